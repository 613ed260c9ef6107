// SPDX-License-Identifier: MIT
#pragma once

#include "settings/loss.h"
#include "settings/settings.h"

#include <QStringList>
#include <QVariantMap>

namespace argyle::settings {

/// The settings as the keys of their file ("ports/1/line"), without credentials. Every key of this version is there.
QVariantMap toKeys(const Settings &settings);

struct ReadSettings
{
    Settings settings;
    QStringList warnings; ///< a sentence about each value that was malformed or out of range
    QStringList unknown;  ///< keys that this version does not know, but for those of a list's entries
    Losses lost;          ///< which of these matter
};
/// Reads them back. What is missing has its default; so has what could not be taken, but for hideDestinations, which is on then.
ReadSettings fromKeys(const QVariantMap &keys);

/// The language among them; empty where there is none.
QString languageIn(const QVariantMap &keys);

/// `keys` with those of `old` added that this version does not know. What stands beside a port or beside an application's
/// page goes with it, and is gone where it stands beside none.
QVariantMap withUnknownKeys(QVariantMap keys, const QVariantMap &old);

} // namespace argyle::settings
