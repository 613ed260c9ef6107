// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QVariantMap>

#include <optional>

namespace argyle::settings {

/// How reading or writing ended.
enum class IniError : quint8 { None, Malformed, NoScratch }; ///< NoScratch: there is no room for a file to work in

struct IniKeys
{
    QVariantMap keys; ///< "group/key"
    IniError error = IniError::None;
};

/// Reads and writes what QSettings calls its INI format. QSettings works on files alone and keeps them open behind one's back,
/// so it is given one of its own each time, in a folder that nobody else may enter.
IniKeys fromIni(const QByteArray &ini);
/// The folders that are tried for that, one after the other.
QStringList scratchPlaces();
/// Nothing where there is no room for the file to work in.
std::optional<QByteArray> toIni(const QVariantMap &keys);

} // namespace argyle::settings
