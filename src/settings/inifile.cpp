// SPDX-License-Identifier: MIT
#include "settings/inifile.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

namespace argyle::settings {

namespace {

/// Calls `use` with the path of a file to work in, in one place after another until it can be used there; whether it could.
bool withScratch(const std::function<bool(const QString &path)> &use)
{
    const QStringList places = scratchPlaces();
    return std::any_of(places.begin(), places.end(), [&use](const QString &place) {
        const QTemporaryDir folder(place + QStringLiteral("/argyle-XXXXXX"));
        return folder.isValid() && use(folder.filePath(QStringLiteral("settings.ini")));
    });
}

/// Lines that begin with # are comments to everybody but QSettings, which knows ; alone.
QByteArray withoutComments(const QByteArray &ini)
{
    QByteArrayList lines = ini.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.trimmed().startsWith('#'); });
    return lines.join('\n');
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

QStringList scratchPlaces()
{
    QStringList places{QDir::tempPath(), qEnvironmentVariable("XDG_RUNTIME_DIR"), QStringLiteral("/dev/shm")};
    places.removeAll(QString()); // as the first is where TMPDIR names no folder
    return places;
}

IniKeys fromIni(const QByteArray &ini)
{
    const QByteArray text = withoutComments(ini);
    IniKeys read{{}, IniError::NoScratch};
    withScratch([&](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
            return false;
        file.close();
        const QSettings reader(path, QSettings::IniFormat);
        const QStringList names = reader.allKeys();
        read.error = reader.status() == QSettings::FormatError ? IniError::Malformed : IniError::None;
        if (read.error == IniError::Malformed)
            return true;
        for (const QString &name : names)
            read.keys.insert(name, reader.value(name));
        return true;
    });
    return read;
}

std::optional<QByteArray> toIni(const QVariantMap &keys)
{
    QByteArray ini;
    const bool isWritten = withScratch([&](const QString &path) {
        QSettings writer(path, QSettings::IniFormat);
        for (auto key = keys.begin(); key != keys.end(); ++key)
            writer.setValue(key.key(), key.value());
        writer.sync();
        QFile file(path);
        if (writer.status() != QSettings::NoError || !file.open(QIODevice::ReadOnly))
            return false;
        ini = file.readAll();
        return isWhole(ini, keys);
    });
    return isWritten ? std::optional(ini) : std::nullopt;
}

} // namespace argyle::settings
