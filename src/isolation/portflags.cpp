// SPDX-License-Identifier: MIT
#include "isolation/portflags.h"

#include <QByteArrayView>
#include <QtGlobal>

#include <algorithm>

namespace argyle::isolation {

namespace {

// Tor 0.4.9 takes these words on a SocksPort line (tor(1), SocksPort); IsolateClientProcess and SafeSocks (an option of
// its own in Tor) are Argyle's. RelaxDirModeCheck is documented for control ports alone, but Tor takes it on any
// Unix-domain port.
constexpr FlagName names[] = {
    {"IsolateClientAddr", PortFlag::IsolateClientAddr,
     QT_TRANSLATE_NOOP("argyle::isolation", "client addresses not kept apart")},
    {"IsolateSOCKSAuth", PortFlag::IsolateSocksAuth,
     QT_TRANSLATE_NOOP("argyle::isolation", "credentials not kept apart")},
    {"IsolateClientProtocol", PortFlag::IsolateClientProtocol,
     QT_TRANSLATE_NOOP("argyle::isolation", "protocols kept apart")},
    {"IsolateDestPort", PortFlag::IsolateDestPort,
     QT_TRANSLATE_NOOP("argyle::isolation", "destination ports kept apart")},
    {"IsolateDestAddr", PortFlag::IsolateDestAddr,
     QT_TRANSLATE_NOOP("argyle::isolation", "destination addresses kept apart")},
    {"IsolateClientProcess", PortFlag::IsolateClientProcess,
     QT_TRANSLATE_NOOP("argyle::isolation", "applications kept apart")},
    {"KeepAliveIsolateSOCKSAuth", PortFlag::KeepAliveIsolateSocksAuth,
     QT_TRANSLATE_NOOP("argyle::isolation", "circuits with credentials kept alive")},
    {"IPv4Traffic", PortFlag::Ipv4Traffic, QT_TRANSLATE_NOOP("argyle::isolation", "IPv4 off")},
    {"IPv6Traffic", PortFlag::Ipv6Traffic, QT_TRANSLATE_NOOP("argyle::isolation", "IPv6 off")},
    {"PreferIPv6", PortFlag::PreferIpv6, QT_TRANSLATE_NOOP("argyle::isolation", "IPv6 preferred")},
    {"DNSRequest", PortFlag::DnsRequest, QT_TRANSLATE_NOOP("argyle::isolation", "no name lookups")},
    {"OnionTraffic", PortFlag::OnionTraffic, QT_TRANSLATE_NOOP("argyle::isolation", "no onion services")},
    {"OnionTrafficOnly", PortFlag::OnionTrafficOnly, QT_TRANSLATE_NOOP("argyle::isolation", "only onion services")},
    {"SafeSocks", PortFlag::SafeSocks, QT_TRANSLATE_NOOP("argyle::isolation", "names only")},
    {"PreferSOCKSNoAuth", PortFlag::PreferSocksNoAuth,
     QT_TRANSLATE_NOOP("argyle::isolation", "no authentication preferred")},
    {"ExtendedErrors", PortFlag::ExtendedErrors, QT_TRANSLATE_NOOP("argyle::isolation", "extended errors")},
    {"GroupWritable", PortFlag::GroupWritable, QT_TRANSLATE_NOOP("argyle::isolation", "open to its group")},
    {"WorldWritable", PortFlag::WorldWritable, QT_TRANSLATE_NOOP("argyle::isolation", "open to every user")},
    {"RelaxDirModeCheck", PortFlag::RelaxDirModeCheck,
     QT_TRANSLATE_NOOP("argyle::isolation", "folder may be readable by others")},
    {"CacheIPv4DNS", PortFlag::CacheIpv4Dns, QT_TRANSLATE_NOOP("argyle::isolation", "IPv4 answers remembered by Tor")},
    {"CacheIPv6DNS", PortFlag::CacheIpv6Dns, QT_TRANSLATE_NOOP("argyle::isolation", "IPv6 answers remembered by Tor")},
    {"UseIPv4Cache", PortFlag::UseIpv4Cache,
     QT_TRANSLATE_NOOP("argyle::isolation", "remembered IPv4 answers used by Tor")},
    {"UseIPv6Cache", PortFlag::UseIpv6Cache,
     QT_TRANSLATE_NOOP("argyle::isolation", "remembered IPv6 answers used by Tor")},
    {"PreferIPv6Automap", PortFlag::PreferIpv6Automap,
     QT_TRANSLATE_NOOP("argyle::isolation", "IPv4 preferred for mapped names")},
    {"CacheDNS", PortFlags(PortFlag::CacheIpv4Dns) | PortFlag::CacheIpv6Dns, nullptr},
    {"UseDNSCache", PortFlags(PortFlag::UseIpv4Cache) | PortFlag::UseIpv6Cache, nullptr},
};

} // namespace

std::span<const FlagName> flagNames()
{
    return names;
}

const FlagName *findFlag(std::string_view name)
{
    const QByteArrayView wanted(name.data(), qsizetype(name.size()));
    const auto *found = std::ranges::find_if(names, [wanted](const FlagName &flag) {
        return wanted.compare(QByteArrayView(flag.name), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(names) ? nullptr : found;
}

} // namespace argyle::isolation
