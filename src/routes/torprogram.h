// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace argyle::routes {

/// The tor that is to be run: the one asked for (a path), or else the system's. Empty where there is none. Debian keeps it in
/// /usr/sbin, which is not on everybody's PATH: the "sbin" beside each "bin" of PATH is searched too.
QString findTor(const QString &wanted);

/// The first three numbers count: 0.4.3 is the first that tells why an onion service failed (ExtendedErrors).
using TorVersion = std::array<int, 4>;
inline constexpr TorVersion oldestTor{0, 4, 3, 1};
/// "0.4.9.11"
QString textOf(const TorVersion &version);
/// What `tor --version` prints: "Tor version 0.4.9.11."; nothing where it is something else.
std::optional<TorVersion> torVersionIn(const QByteArray &output);

/// Sentences for a person, with how to get a tor on this system.
QString torIsMissing(const QString &wanted);
QString torIsTooOld(const QString &path, const TorVersion &version);

} // namespace argyle::routes
