// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QString>

#include <optional>
#include <span>

namespace argyle::ui {

/// Where an application on this machine reaches a port.
struct ProxyAddress
{
    QString host;     ///< a literal without brackets; loopback where the port listens everywhere
    quint16 port = 0; ///< 0: a Unix-domain socket
    QString path;     ///< of the Unix-domain socket

    bool isUnix() const { return port == 0; }
    bool operator==(const ProxyAddress &) const = default;
};

/// What can be told how to use a port.
enum class ProxyClient : quint8 { Curl, Git, Ssh, Firefox, Chromium, Environment, PacUrl };

/// The address as its record spells it: "127.0.0.1:1080", "[::1]:1080", "unix:/path". Nothing where it cannot be read.
std::optional<ProxyAddress> proxyAddress(const QString &text);
/// The port that the stream came in by where it is open, else the first open one; nothing where none is.
std::optional<ProxyAddress> proxyAddress(const observe::StreamRecord &stream, const QList<observe::PortRecord> &ports);
/// The first open port; nothing where none is.
std::optional<ProxyAddress> proxyAddress(const QList<observe::PortRecord> &ports);
/// The same of the ports that are no Unix-domain sockets, for what knows TCP alone.
std::optional<ProxyAddress> tcpProxyAddress(const QList<observe::PortRecord> &ports);
/// "127.0.0.1:1080", "[::1]:1080", or the path.
QString addressText(const ProxyAddress &address);
/// "socks5h://127.0.0.1:1080": names are resolved by the proxy.
QString proxyUrl(const ProxyAddress &address);

/// Those that can use such an address, in the order of a menu.
std::span<const ProxyClient> clientsFor(const ProxyAddress &address);
/// For a menu: "curl", "Environment".
QString clientName(ProxyClient client);
/// What a person pastes: command lines for a POSIX shell, lines of a settings file, a URL.
QString settingsText(ProxyClient client, const ProxyAddress &address);

/// Whether curl can ask for what the stream asked for: not where that was a lookup, or a request that is no SOCKS at all.
bool isForCurl(const observe::StreamRecord &stream);
/// The command that asks for the stream's destination through the proxy, in a POSIX shell.
QString curlCommand(const observe::StreamRecord &stream, const ProxyAddress &address);

} // namespace argyle::ui
