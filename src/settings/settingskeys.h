// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QStringList>
#include <QVariantMap>

namespace argyle::settings {

/// The settings as the keys of their file ("ports/1/line"), without credentials. Every key of this version is there.
QVariantMap toKeys(const Settings &settings);

/// Reads them back. What is missing has its default; so has what is malformed or out of range, with a sentence about each.
Settings fromKeys(const QVariantMap &keys, QStringList &warnings);

/// The language among them; empty where there is none.
QString languageIn(const QVariantMap &keys);

/// Whether the route that they ask for, or the default, can be taken.
bool hasRoute(const QVariantMap &keys);

/// `keys` with those of `old` added that this version does not know. What stands beside a port or beside an application's
/// page goes with it.
QVariantMap withUnknownKeys(QVariantMap keys, const QVariantMap &old);

} // namespace argyle::settings
