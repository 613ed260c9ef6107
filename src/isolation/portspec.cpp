// SPDX-License-Identifier: MIT
#include "isolation/portspec.h"

#include "isolation/portflags.h"
#include "socks/request.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace argyle::isolation {

namespace {

bool isLoopback(const TcpAddress &tcp)
{
    const auto host = socks::parseLiteral(tcp.address.toStdString());
    return host && socks::isLoopback(*host);
}

/// The path as torrc takes it: quoted with C escapes where a bare word would end early.
QString quotedPath(const QString &path)
{
    const bool isBareWord = std::none_of(path.begin(), path.end(),
                                         [](QChar c) { return c == u' ' || c == u'#' || c == u'"' || c == u'\\'; });
    if (isBareWord)
        return path;
    QString quoted = path;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + quoted + u'"';
}

} // namespace

PortFlags PortSpec::defaultFlags()
{
    return PortFlags(PortFlag::IsolateClientAddr) | PortFlag::IsolateSocksAuth | PortFlag::Ipv4Traffic
           | PortFlag::Ipv6Traffic | PortFlag::DnsRequest | PortFlag::OnionTraffic | PortFlag::PreferIpv6Automap;
}

bool PortSpec::isExposed() const
{
    const auto *tcp = std::get_if<TcpAddress>(&address);
    return tcp && !isLoopback(*tcp);
}

QString addressText(const PortSpec &spec)
{
    if (const auto *local = std::get_if<UnixAddress>(&spec.address))
        return QStringLiteral("unix:") + local->path;
    const auto &tcp = std::get<TcpAddress>(spec.address);
    const QString port = tcp.port ? QString::number(tcp.port) : QStringLiteral("auto");
    const bool isIpv6 = tcp.address.contains(u':');
    return (isIpv6 ? u'[' + tcp.address + u']' : tcp.address) + u':' + port;
}

bool choosesPort(const PortSpec &spec)
{
    const auto *tcp = std::get_if<TcpAddress>(&spec.address);
    return tcp && tcp->port == 0;
}

QString toTorrc(const PortSpec &spec)
{
    QStringList words;
    if (const auto *local = std::get_if<UnixAddress>(&spec.address))
        words << QStringLiteral("unix:") + quotedPath(local->path);
    else
        words << addressText(spec);
    const PortFlags changed = spec.flags ^ PortSpec::defaultFlags();
    for (const FlagName &flag : flagNames()) {
        if (!flag.words || !changed.testFlags(flag.flags))
            continue;
        const QString name = QString::fromLatin1(flag.name);
        words << (spec.flags.testFlags(flag.flags) ? name : QStringLiteral("No") + name);
    }
    if (spec.sessionGroup)
        words << QStringLiteral("SessionGroup=%1").arg(*spec.sessionGroup);
    return words.join(u' ');
}

QString flagsInWords(const PortSpec &spec)
{
    QStringList words;
    const PortFlags changed = spec.flags ^ PortSpec::defaultFlags();
    for (const FlagName &flag : flagNames()) {
        if (flag.words && changed.testFlags(flag.flags))
            words << QCoreApplication::translate("argyle::isolation", flag.words);
    }
    if (spec.sessionGroup) {
        //: Ports with the same number share isolation groups.
        words << QCoreApplication::translate("argyle::isolation", "shares session group %1").arg(*spec.sessionGroup);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace argyle::isolation
