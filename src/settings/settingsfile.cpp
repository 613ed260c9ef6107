// SPDX-License-Identifier: MIT
#include "settings/settingsfile.h"

#include "settings/inifile.h"
#include "settings/settingskeys.h"
#include "settings/wholefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <filesystem>
#include <system_error>
#include <utility>

namespace argyle::settings {

namespace {

/// Of a file that cannot be read: it may have asked for anything.
constexpr Losses everything = Losses(Loss::Route) | Loss::Ports | Loss::NameServers;

} // namespace

QString SettingsFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + QStringLiteral("/argyle/argyle.conf");
}

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{}

bool SettingsFile::isThere() const
{
    std::error_code error;
    return std::filesystem::status(QFile::encodeName(m_path).toStdString(), error).type()
           != std::filesystem::file_type::not_found;
}

QString SettingsFile::language() const
{
    QFile file(m_path);
    const bool isReadTwice = QFileInfo(m_path).isFile();
    return isReadTwice && file.open(QIODevice::ReadOnly) ? languageIn(fromIni(file.readAll()).keys) : QString();
}

SettingsFile::Loaded SettingsFile::load(Broken broken)
{
    QString problem;
    const auto keys = readKeys(broken, problem);
    if (!keys || !problem.isEmpty())
        return {{}, problem, tr("The defaults are used."), {}, everything};
    const ReadSettings read = fromKeys(*keys);
    return {read.settings, read.warnings.join(u' '),
            read.warnings.isEmpty() ? QString()
                                    : tr("The next change of the settings keeps a copy of the file as it is."),
            read.unknown, read.lost};
}

QString SettingsFile::save(const Settings &settings)
{
    const auto failed = [](const QString &reason) { return tr("The settings were not saved: %1").arg(reason); };
    if (const QString problem = problemWith(settings); !problem.isEmpty())
        return failed(problem);
    QString problem;
    const auto old = readKeys(Broken::SetAside, problem);
    if (!old)
        return failed(problem);
    // What could not be taken is not among the settings, and would be gone.
    if (!fromKeys(*old).warnings.isEmpty() && !keepCopy(problem))
        return failed(problem);
    const auto ini = toIni(withUnknownKeys(toKeys(settings), *old));
    if (!ini)
        return failed(noScratch());

    problem = writeWhole(m_path, *ini, Readers::Owner);
    return problem.isEmpty() ? QString() : failed(problem);
}

std::optional<QVariantMap> SettingsFile::readKeys(Broken broken, QString &problem) const
{
    if (!isThere())
        return QVariantMap();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        problem = tr("%1 cannot be read (%2).").arg(QDir::toNativeSeparators(m_path), file.errorString());
        return std::nullopt;
    }
    const IniKeys read = fromIni(file.readAll());
    switch (read.error) {
    case IniError::None:
        return read.keys;
    case IniError::NoScratch:
        problem = tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(m_path), noScratch());
        return std::nullopt;
    case IniError::Malformed:
        break;
    }
    file.close();
    if (broken == Broken::Leave) {
        problem = tr("%1 is broken.").arg(QDir::toNativeSeparators(m_path));
        return std::nullopt;
    }
    return setAside(problem) ? std::optional(QVariantMap()) : std::nullopt;
}

QString SettingsFile::nameAside(const QString &reason) const
{
    const QString time = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    const QString stem = QStringLiteral("%1.%2-%3").arg(m_path, reason, time);
    QString name = stem;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = stem + u'-' + QString::number(number);
    return name;
}

bool SettingsFile::keepCopy(QString &problem) const
{
    QFile file(m_path);
    if (file.copy(nameAside(QStringLiteral("before"))))
        return true;
    problem = tr("%1 holds values that cannot be taken, and cannot be copied (%2).")
                  .arg(QDir::toNativeSeparators(m_path), file.errorString());
    return false;
}

bool SettingsFile::setAside(QString &problem) const
{
    const QString name = nameAside(QStringLiteral("broken"));
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
    return tr("there is no room for a temporary file (in %1).").arg(QLocale().createSeparatedList(scratchPlaces()));
}

} // namespace argyle::settings
