// SPDX-License-Identifier: MIT
#include "routes/torportflags.h"

#include "isolation/portflags.h"

#include <QStringList>

namespace argyle::routes {

using isolation::PortFlag;
using isolation::PortFlags;
using isolation::PortSpec;

namespace {

constexpr PortFlags trafficFlags = PortFlags(PortFlag::Ipv4Traffic) | PortFlag::Ipv6Traffic | PortFlag::PreferIpv6;
constexpr PortFlags onlyTorsFlags = trafficFlags | PortFlag::CacheIpv4Dns | PortFlag::CacheIpv6Dns
                                    | PortFlag::UseIpv4Cache | PortFlag::UseIpv6Cache | PortFlag::PreferIpv6Automap
                                    | PortFlag::KeepAliveIsolateSocksAuth;

/// With or without the word for it: Argyle itself refuses all else, and Tor no IP traffic where names may be looked up.
bool areForOnionServicesAlone(PortFlags flags)
{
    const PortFlags ipTraffic = PortFlags(PortFlag::Ipv4Traffic) | PortFlag::Ipv6Traffic;
    return flags.testFlag(PortFlag::OnionTrafficOnly) || !(flags & ipTraffic);
}

} // namespace

PortFlags torFlagsOf(PortFlags flags)
{
    const PortFlags taken = areForOnionServicesAlone(flags) ? onlyTorsFlags & ~trafficFlags : onlyTorsFlags;
    return (flags & taken) | (PortSpec::defaultFlags() & onlyTorsFlags & ~taken);
}

QString torFlagWords(PortFlags torFlags)
{
    const PortFlags differing = (torFlags ^ PortSpec::defaultFlags()) & onlyTorsFlags;
    QStringList words;
    for (const isolation::FlagName &flag : isolation::flagNames()) {
        const bool isShort = !flag.words; // for several flags, which have names of their own
        if (isShort || !(flag.flags & differing))
            continue;
        const QString name = QString::fromLatin1(flag.name);
        words << (torFlags & flag.flags ? name : QStringLiteral("No") + name);
    }
    return words.join(u' ');
}

QString torSocksPortWords(PortFlags torFlags)
{
    const QString words = torFlagWords(torFlags);
    const QString always = QStringLiteral("ExtendedErrors SessionGroup=1");
    return words.isEmpty() ? always : always + u' ' + words;
}

} // namespace argyle::routes
