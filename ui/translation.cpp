// SPDX-License-Identifier: MIT
#include "ui/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace argyle::ui::translation {

namespace {

const QString folder = QStringLiteral(":/translations");
const QString prefix = QStringLiteral("argyle_");
const QString english = QStringLiteral("en");

bool hasTexts(const QString &code)
{
    QTranslator translator;
    return translator.load(prefix + code, folder) && !translator.isEmpty();
}

QString nameOf(const QString &code)
{
    QString name = QLocale(code).nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper(); // some languages write their names small, a list does not
    return name;
}

} // namespace

QList<Language> languages()
{
    QList<Language> found{{english, QStringLiteral("English")}};
    const QStringList files = QDir(folder).entryList({prefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString code = file.mid(prefix.size()).section(QLatin1Char('.'), 0, 0);
        if (hasTexts(code))
            found.append({code, nameOf(code)});
    }
    return found;
}

void install(const QString &code)
{
    static std::array<QTranslator, 2> translators;
    for (QTranslator &translator : translators)
        QCoreApplication::removeTranslator(&translator);
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    if (code == english)
        return;
    auto &[ours, qts] = translators;
    // Qt's own texts in a language that ours are not in would make two languages in one window.
    if (!ours.load(locale, prefix.chopped(1), QStringLiteral("_"), folder) || ours.isEmpty())
        return;
    QCoreApplication::installTranslator(&ours);
    if (qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
}

} // namespace argyle::ui::translation
