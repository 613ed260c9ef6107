// SPDX-License-Identifier: MIT
#include "settings/settingsfile.h"

#include "settings/inifile.h"
#include "settings/settingskeys.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <utility>

namespace argyle::settings {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Makes the folder and those above it that are missing, for the person alone (XDG Base Directory Specification: mode 0700).
bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.exists())
        return folder.isDir();
    return makeFolder(folder.path()) && QDir().mkdir(path, ownerOnly | QFileDevice::ExeOwner);
}

} // namespace

QString SettingsFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + QStringLiteral("/argyle/argyle.conf");
}

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{}

SettingsFile::Loaded SettingsFile::load()
{
    QString problem;
    const auto keys = readKeys(problem);
    if (!keys)
        return {{}, problem + u' ' + tr("The defaults are used.")};
    QStringList warnings;
    if (!problem.isEmpty())
        warnings << problem << tr("The defaults are used.");
    const Settings settings = fromKeys(*keys, warnings);
    return {settings, warnings.join(u' ')};
}

QString SettingsFile::save(const Settings &settings)
{
    const auto failed = [](const QString &reason) { return tr("The settings were not saved: %1").arg(reason); };
    if (const QString problem = problemWith(settings); !problem.isEmpty())
        return failed(problem);
    QString problem;
    const auto old = readKeys(problem);
    if (!old)
        return failed(problem);
    const auto ini = toIni(withUnknownKeys(toKeys(settings), *old));
    if (!ini)
        return failed(noScratch());

    const QString folder = QFileInfo(m_path).absolutePath();
    if (!makeFolder(folder))
        return failed(tr("the folder %1 cannot be made.").arg(QDir::toNativeSeparators(folder)));
    QSaveFile file(m_path);
    const QString name = QDir::toNativeSeparators(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return failed(tr("%1 cannot be written (%2).").arg(name, file.errorString()));
    // A write that is cut short is no error to Qt, and commit() overlooks a flush that fails.
    if (file.write(*ini) != ini->size() || !file.flush())
        return failed(tr("%1 cannot be written whole; the disk may be full.").arg(name));
    if (!file.commit())
        return failed(tr("%1 cannot be replaced (%2).").arg(name, file.errorString()));
    return {};
}

std::optional<QVariantMap> SettingsFile::readKeys(QString &problem) const
{
    QFile file(m_path);
    if (!file.exists())
        return QVariantMap();
    if (!file.open(QIODevice::ReadOnly)) {
        problem = tr("%1 cannot be read (%2).").arg(QDir::toNativeSeparators(m_path), file.errorString());
        return std::nullopt;
    }
    const IniKeys read = fromIni(file.readAll());
    switch (read.error) {
    case IniError::None:
        return read.keys;
    case IniError::NoScratch:
        problem = noScratch();
        return std::nullopt;
    case IniError::Malformed:
        break;
    }
    file.close();
    return setAside(problem) ? std::optional(QVariantMap()) : std::nullopt;
}

bool SettingsFile::setAside(QString &problem) const
{
    const QString stem = m_path + QDateTime::currentDateTime().toString(QStringLiteral(".'broken'-yyyyMMdd-hhmmss"));
    QString name = stem;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = stem + u'-' + QString::number(number);
    QFile file(m_path);
    if (!file.rename(name)) {
        problem =
            tr("%1 is broken and cannot be set aside (%2).").arg(QDir::toNativeSeparators(m_path), file.errorString());
        return false;
    }
    problem =
        tr("%1 is broken and was set aside as %2.").arg(QDir::toNativeSeparators(m_path), QFileInfo(name).fileName());
    return true;
}

QString SettingsFile::noScratch()
{
    return tr("there is no room for a temporary file in %1.").arg(QDir::toNativeSeparators(QDir::tempPath()));
}

} // namespace argyle::settings
