// SPDX-License-Identifier: MIT
#include "routes/torprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>
#include <QSysInfo>

namespace argyle::routes {

namespace {

const QString program = QStringLiteral("tor");

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::TorProgram)
};

/// The command that installs tor on this system, where it is known.
QString installCommand()
{
    const QString system = QSysInfo::productType();
    for (const char *name : {"debian", "ubuntu", "linuxmint", "raspbian", "pop", "kali"}) {
        if (system == QLatin1String(name))
            return QStringLiteral("sudo apt install tor");
    }
    if (system == QLatin1String("fedora"))
        return QStringLiteral("sudo dnf install tor");
    if (system == QLatin1String("arch") || system == QLatin1String("manjaro"))
        return QStringLiteral("sudo pacman -S tor");
    if (system.startsWith(QLatin1String("opensuse")))
        return QStringLiteral("sudo zypper install tor");
    if (system == QLatin1String("macos"))
        return QStringLiteral("brew install tor");
    return {};
}

QString howToInstall()
{
    const QString command = installCommand();
    return command.isEmpty() ? Texts::tr("install the package “tor” of your system, or see https://www.torproject.org")
                             : Texts::tr("install it with: %1").arg(command);
}

} // namespace

QString findTor(const QString &wanted)
{
    if (!wanted.isEmpty()) {
        const QFileInfo file(wanted);
        return file.isFile() && file.isExecutable() ? file.absoluteFilePath() : QString();
    }
    const QStringList path = qEnvironmentVariable("PATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    QStringList folders = path;
    for (const QString &folder : path) {
        if (QFileInfo(folder).fileName() == QLatin1String("bin"))
            folders.append(QDir(folder).filePath(QStringLiteral("../sbin")));
    }
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, folders);
}

std::optional<TorVersion> torVersionIn(const QByteArray &output)
{
    static const QRegularExpression pattern(QStringLiteral("^Tor version (\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)"));
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(output));
    if (!match.hasMatch())
        return std::nullopt;
    return TorVersion{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                      match.captured(4).toInt()};
}

QString textOf(const TorVersion &version)
{
    return QStringLiteral("%1.%2.%3.%4").arg(version[0]).arg(version[1]).arg(version[2]).arg(version[3]);
}

QString torIsMissing(const QString &wanted)
{
    if (!wanted.isEmpty())
        return Texts::tr(
                   "There is no program %1, which is set as the tor to run: choose another one on the page Route of "
                   "the settings.")
            .arg(wanted);
    return Texts::tr("Tor is not installed: %1.").arg(howToInstall());
}

QString torIsTooOld(const QString &path, const TorVersion &version)
{
    return Texts::tr("%1 is Tor %2, but Argyle needs %3 or newer: %4.")
        .arg(path, textOf(version), textOf(oldestTor), howToInstall());
}

} // namespace argyle::routes
