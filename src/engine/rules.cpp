// SPDX-License-Identifier: MIT
#include "engine/rules.h"

#include "socks/onion.h"

#include <QCoreApplication>

namespace argyle::engine {

using isolation::PortFlag;
using socks::Command;
using socks::Reply;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::engine::Rules)
};

} // namespace

std::optional<routes::Failure> refusalOf(const isolation::PortSpec &spec, const socks::Request &request)
{
    const socks::Host &host = request.target.host;
    const auto *name = std::get_if<std::string>(&host);
    const bool isOnion = name && socks::isOnionName(*name);
    const bool connects = request.command == Command::Connect;

    if (spec.has(PortFlag::SafeSocks) && request.askedAs == socks::AskedAs::Address
        && request.command != Command::ResolvePtr)
        return routes::Failure{Reply::NotAllowed,
                               Texts::tr("This port refuses clients that resolve names themselves (SafeSocks).")};
    if (spec.has(PortFlag::OnionTrafficOnly) && !isOnion)
        return routes::Failure{Reply::NotAllowed,
                               Texts::tr("This port lets through onion services only (OnionTrafficOnly).")};
    if (isOnion && !spec.has(PortFlag::OnionTraffic))
        return routes::Failure{Reply::NotAllowed, Texts::tr("This port refuses onion services (NoOnionTraffic).")};
    const bool looksUp = request.command == Command::ResolvePtr || (name && !isOnion);
    if (looksUp && !spec.has(PortFlag::DnsRequest))
        return routes::Failure{Reply::NotAllowed, Texts::tr("This port refuses name lookups (NoDNSRequest).")};
    const socks::Host address = socks::unmapped(host);
    if (connects && socks::isIpv4(address) && !spec.has(PortFlag::Ipv4Traffic))
        return routes::Failure{Reply::NotAllowed, Texts::tr("This port refuses IPv4 destinations (NoIPv4Traffic).")};
    if (connects && socks::isIpv6(address) && !spec.has(PortFlag::Ipv6Traffic))
        return routes::Failure{Reply::AddressTypeNotSupported,
                               Texts::tr("This port refuses IPv6 destinations (NoIPv6Traffic).")};
    return std::nullopt;
}

net::Families familiesFor(const isolation::PortSpec &spec, const socks::Request &request)
{
    const bool answersInSocks4 = request.command == Command::Resolve && request.protocol != socks::Protocol::Socks5;
    if (!spec.has(PortFlag::Ipv6Traffic) || answersInSocks4)
        return net::Families::Ipv4;
    return spec.has(PortFlag::Ipv4Traffic) ? net::Families::Both : net::Families::Ipv6;
}

net::Prefer preferenceOf(const isolation::PortSpec &spec)
{
    return spec.has(PortFlag::PreferIpv6) ? net::Prefer::Ipv6 : net::Prefer::Ipv4;
}

socks::ServerPolicy policyOf(const isolation::PortSpec &spec)
{
    using Preference = socks::ServerPolicy::Preference;
    const bool noAuthWins = spec.has(PortFlag::PreferSocksNoAuth) || !spec.has(PortFlag::IsolateSocksAuth);
    return {noAuthWins ? Preference::NoAuthentication : Preference::UsernamePassword,
            spec.has(PortFlag::ExtendedErrors) ? socks::Errors::Extended : socks::Errors::Plain};
}

bool leaksDns(const socks::Request &request)
{
    // An address of this machine was hardly looked up; SOCKS4 without A cannot send a name, but 4A can.
    return request.command == Command::Connect && request.askedAs == socks::AskedAs::Address
           && !socks::isLoopback(request.target.host);
}

} // namespace argyle::engine
