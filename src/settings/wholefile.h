// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace argyle::settings {

/// Who may read a file that is written.
enum class Readers : quint8 {
    Owner,    ///< mode 0600
    AsBefore, ///< as the file that it replaces; a new one as the person's umask has it
};

/// Replaces a file in one go: whoever reads it finds the old content or the new. Folders that are missing are made for the person
/// alone (XDG Base Directory Specification: mode 0700). Empty where it was done, else a sentence that says why not; then the old
/// file is as it was.
QString writeWhole(const QString &path, const QByteArray &content, Readers readers);

} // namespace argyle::settings
