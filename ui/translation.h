// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

/// The languages that Argyle speaks. Main thread only.
namespace argyle::ui::translation {

struct Language
{
    QString code; ///< as settings::Settings::language has it
    QString name; ///< in the language itself
};

/// English, which the texts are written in, and every translation that has texts.
QList<Language> languages();

/// Puts a language on the application, Qt's own texts included: a code of languages(), empty for the system's. Windows
/// that exist keep the language they were made in.
void install(const QString &code);

} // namespace argyle::ui::translation
