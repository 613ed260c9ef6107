// SPDX-License-Identifier: MIT
#pragma once

#include <QFlags>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace argyle::isolation {

/// The flags of a port, named as in tor(1), SocksPort. A set bit means the flag is in force, whether by default or by
/// name: Tor's "NoIPv4Traffic" is the absence of Ipv4Traffic here.
enum class PortFlag : quint32 {
    IsolateClientAddr = 1u << 0, ///< on by default
    IsolateSocksAuth = 1u << 1,  ///< on by default
    IsolateClientProtocol = 1u << 2,
    IsolateDestPort = 1u << 3,
    IsolateDestAddr = 1u << 4,
    KeepAliveIsolateSocksAuth = 1u << 5,
    IsolateClientProcess = 1u << 6, ///< Argyle's own
    Ipv4Traffic = 1u << 7,          ///< on by default
    Ipv6Traffic = 1u << 8,          ///< on by default
    PreferIpv6 = 1u << 9,
    DnsRequest = 1u << 10,       ///< on by default
    OnionTraffic = 1u << 11,     ///< on by default
    OnionTrafficOnly = 1u << 12, ///< outweighs Ipv4Traffic, Ipv6Traffic and DnsRequest, which keep their bits beside it
    PreferSocksNoAuth = 1u << 13,
    ExtendedErrors = 1u << 14,
    SafeSocks = 1u << 15,
    GroupWritable = 1u << 16, ///< Unix-domain ports only
    WorldWritable = 1u << 17, ///< Unix-domain ports only
    // Only a Tor can honour these; they are kept and passed on.
    CacheIpv4Dns = 1u << 18,
    CacheIpv6Dns = 1u << 19,
    UseIpv4Cache = 1u << 20,
    UseIpv6Cache = 1u << 21,
    PreferIpv6Automap = 1u << 22, ///< on by default, as in Tor
    RelaxDirModeCheck = 1u << 23, ///< Unix-domain ports only
};
Q_DECLARE_FLAGS(PortFlags, PortFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(PortFlags)

/// A TCP address to listen on. Port 0 here means "choose one" (torrc's `auto`).
struct TcpAddress
{
    QString address = QStringLiteral("127.0.0.1"); ///< an IPv4 or IPv6 literal, without brackets
    quint16 port = 0;
    bool operator==(const TcpAddress &) const = default;
};

/// A Unix-domain socket to listen on: an absolute path.
struct UnixAddress
{
    QString path;
    bool operator==(const UnixAddress &) const = default;
};

/// One listening port as a torrc SocksPort line describes it.
struct PortSpec
{
    std::variant<TcpAddress, UnixAddress> address = TcpAddress{};
    PortFlags flags = defaultFlags();
    std::optional<int> sessionGroup; ///< SessionGroup=N

    static PortFlags defaultFlags();

    bool has(PortFlag flag) const { return flags.testFlag(flag); }

    bool isUnix() const { return std::holds_alternative<UnixAddress>(address); }

    /// Whether anyone but this machine could reach it: a TCP address that is not loopback.
    bool isExposed() const;
    bool operator==(const PortSpec &) const = default;
};

/// Reads `[address:]port|[address:]auto|unix:path` followed by flags, as torrc's SocksPort takes it (flag names in any
/// case, `unix:"path with spaces"` quoted with C escapes, `#` begins a comment). Flags are processed left to right and
/// the last of a kind wins, as in Tor; what contradicts itself in the end is an error, and so is an unknown flag. Port
/// 0 is an error here: "no port" is the caller's to understand. The error, where there is one, is a sentence for a
/// person that names the offending word.
struct ParsedPort
{
    std::optional<PortSpec> spec;
    QString error;
};

ParsedPort parsePortSpec(const QString &line);

/// What is wrong with a value that was put together without parsePortSpec(), as the same sentence; empty where it is
/// fine.
QString problemWith(const PortSpec &spec);

/// The line that parsePortSpec() reads back to an equal value: the address, then only the flags that differ from the
/// defaults, in a fixed order.
QString toTorrc(const PortSpec &spec);
/// The address part alone, as a person reads it: "127.0.0.1:1080", "[::1]:auto", "unix:/run/x" (a path is never quoted
/// here).
QString addressText(const PortSpec &spec);

/// Whether its number is the system's to choose (torrc's `auto`): only then may two ports have the same address.
bool choosesPort(const PortSpec &spec);

/// The flags that differ from the defaults, in a few words for a person ("IPv6 off, extended errors").
QString flagsInWords(const PortSpec &spec);

} // namespace argyle::isolation

Q_DECLARE_METATYPE(argyle::isolation::PortSpec)
