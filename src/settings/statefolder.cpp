// SPDX-License-Identifier: MIT
#include "settings/statefolder.h"

#include <QDir>

namespace argyle::settings {

QString stateFolder()
{
    // QStandardPaths knows the state folder from Qt 6.7 on.
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    // A relative path is to be ignored (XDG Base Directory Specification).
    if (!QDir::isAbsolutePath(state))
        state = QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(state).filePath(QStringLiteral("argyle"));
}

} // namespace argyle::settings
