// SPDX-License-Identifier: MIT
#include "control/socketfolder.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace argyle::control {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::control::SocketFolder)
};

bool isFolderOfOurs(const QString &path)
{
    struct stat status
    {};
    return stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISDIR(status.st_mode)
           && status.st_uid == geteuid();
}

} // namespace

QString socketFolder(const QString &runtimeFolder, const QString &temporaryFolder)
{
    if (runtimeFolder.startsWith(QLatin1Char('/')) && isFolderOfOurs(runtimeFolder))
        return runtimeFolder + QStringLiteral("/argyle");
    return temporaryFolder + QStringLiteral("/argyle-%1").arg(geteuid());
}

QString socketPath(const QString &folder)
{
    return folder + QStringLiteral("/control");
}

QString problemWithFolder(const QString &folder, Missing missing)
{
    const QByteArray path = QFile::encodeName(folder);
    if (missing == Missing::Make && mkdir(path.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return Texts::tr("the folder %1 cannot be made: %2").arg(folder, qt_error_string(errno));
    // Not stat(): a symbolic link may lead anywhere.
    struct stat status
    {};
    if (lstat(path.constData(), &status) != 0)
        return Texts::tr("there is no folder %1").arg(folder);
    if (!S_ISDIR(status.st_mode))
        return Texts::tr("%1 is not a folder").arg(folder);
    if (status.st_uid != geteuid())
        return Texts::tr("the folder %1 belongs to someone else").arg(folder);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0 && chmod(path.constData(), S_IRWXU) != 0)
        return Texts::tr("others may enter the folder %1, and that cannot be changed: %2")
            .arg(folder, qt_error_string(errno));
    return {};
}

} // namespace argyle::control
