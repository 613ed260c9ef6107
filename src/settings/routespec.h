// SPDX-License-Identifier: MIT
#pragma once

#include "socks/request.h"

#include <QString>

#include <optional>
#include <variant>

namespace argyle::settings {

/// Straight from this machine.
struct DirectSpec
{
    bool operator==(const DirectSpec &) const = default;
};

/// Another SOCKS5 proxy.
struct UpstreamSpec
{
    socks::Endpoint proxy;
    socks::Credentials credentials; ///< empty: none
    /// Whether each isolation group goes by credentials of its own, where none are given.
    enum class Identity : quint8 { Shared, PerGroup } identity = Identity::Shared;
    bool operator==(const UpstreamSpec &) const = default;
};

/// A tor of our own, run as a child process.
struct OwnTorSpec
{
    bool operator==(const OwnTorSpec &) const = default;
};

/// A tor that runs already.
struct RunningTorSpec
{
    socks::Endpoint socks;
    std::variant<std::monostate, socks::Endpoint, QString> control; ///< none, TCP, or the path of a Unix-domain socket
    QString password;                                               ///< of the control port; empty: by cookie, or none
    bool operator==(const RunningTorSpec &) const = default;
};

using RouteSpec = std::variant<DirectSpec, UpstreamSpec, OwnTorSpec, RunningTorSpec>;

/// Reads `direct`, `socks5://[user:pass@]host:port` (user and pass percent-encoded, as in a URL; without them `?isolate` may
/// follow, which gives each isolation group credentials of its own), `tor`, or
/// `tor:socks=host:port[,control=host:port|unix:path][,password=…]` (the password comes last and may hold commas).
/// The error, where there is one, is a sentence without its full stop, to stand behind a colon. It repeats no credential.
struct ParsedRoute
{
    std::optional<RouteSpec> spec;
    QString error;
};
ParsedRoute parseRoute(const QString &text);

/// The route's name in the records of its streams: "direct", "upstream", "tor".
QString nameOf(const RouteSpec &spec);

/// The text that parseRoute() reads back. Withheld leaves credentials and passwords out: for a screen, a log or a file.
enum class Secrets : quint8 { Told, Withheld };
QString toText(const RouteSpec &spec, Secrets secrets);

} // namespace argyle::settings
