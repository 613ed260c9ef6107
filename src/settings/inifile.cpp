// SPDX-License-Identifier: MIT
#include "settings/inifile.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

namespace argyle::settings {

namespace {

QString scratchFile(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("settings.ini"));
}

} // namespace

IniKeys fromIni(const QByteArray &ini)
{
    const QTemporaryDir folder;
    QFile file(scratchFile(folder));
    if (!folder.isValid() || !file.open(QIODevice::WriteOnly) || file.write(ini) != ini.size() || !file.flush())
        return {{}, IniError::NoScratch};
    file.close();

    const QSettings reader(file.fileName(), QSettings::IniFormat);
    const QStringList names = reader.allKeys();
    if (reader.status() == QSettings::FormatError)
        return {{}, IniError::Malformed};
    QVariantMap keys;
    for (const QString &name : names)
        keys.insert(name, reader.value(name));
    return {keys, IniError::None};
}

std::optional<QByteArray> toIni(const QVariantMap &keys)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return std::nullopt;
    QSettings writer(scratchFile(folder), QSettings::IniFormat);
    for (auto key = keys.begin(); key != keys.end(); ++key)
        writer.setValue(key.key(), key.value());
    writer.sync();
    QFile file(writer.fileName());
    if (writer.status() != QSettings::NoError || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace argyle::settings
