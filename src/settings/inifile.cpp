// SPDX-License-Identifier: MIT
#include "settings/inifile.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>

namespace argyle::settings {

namespace {

QString scratchFile(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("settings.ini"));
}

/// Whether a value says the same once it is text: numbers and switches are read back as texts, a list of one as that one.
bool sayTheSame(const QVariant &one, const QVariant &other)
{
    return one == other || one.toStringList() == other.toStringList();
}

/// QSettings takes no notice of a write that a full disk has cut short: what it wrote counts once it has been read back.
bool isWhole(const QByteArray &ini, const QVariantMap &keys)
{
    const IniKeys read = fromIni(ini);
    return read.error == IniError::None
           && std::equal(keys.keyValueBegin(), keys.keyValueEnd(), read.keys.keyValueBegin(), read.keys.keyValueEnd(),
                         [](const auto &one, const auto &other) {
                             return one.first == other.first && sayTheSame(one.second, other.second);
                         });
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
    const QByteArray ini = file.readAll();
    return isWhole(ini, keys) ? std::optional(ini) : std::nullopt;
}

} // namespace argyle::settings
