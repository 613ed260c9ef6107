// SPDX-License-Identifier: MIT
#include "routes/socketendpoint.h"

#include "settings/settings.h"

#include <algorithm>

namespace argyle::routes {

net::SocketAddress toSocketAddress(const socks::Endpoint &endpoint)
{
    if (const auto *ipv4 = std::get_if<socks::Ipv4>(&endpoint.host)) {
        std::uint8_t octets[4];
        std::copy(ipv4->octets.begin(), ipv4->octets.end(), octets);
        return net::SocketAddress::ipv4(octets, endpoint.port);
    }
    const auto *ipv6 = std::get_if<socks::Ipv6>(&endpoint.host);
    Q_ASSERT(ipv6); // a name is no address
    std::uint8_t octets[16];
    std::copy(ipv6->octets.begin(), ipv6->octets.end(), octets);
    return net::SocketAddress::ipv6(octets, endpoint.port);
}

socks::Endpoint toEndpoint(const net::SocketAddress &address)
{
    const net::SocketAddress plain = address.unmapped();
    if (plain.isIpv4()) {
        socks::Ipv4 ipv4;
        std::copy_n(plain.octets(), ipv4.octets.size(), ipv4.octets.begin());
        return {ipv4, plain.port()};
    }
    if (!plain.isIpv6())
        return {};
    socks::Ipv6 ipv6;
    std::copy_n(plain.octets(), ipv6.octets.size(), ipv6.octets.begin());
    return {ipv6, plain.port()};
}

std::vector<net::SocketAddress> nameServerAddresses(const QStringList &servers)
{
    std::vector<net::SocketAddress> addresses;
    for (const QString &server : servers) {
        if (const auto endpoint = settings::parseNameServer(server))
            addresses.push_back(toSocketAddress(*endpoint));
    }
    return addresses;
}

} // namespace argyle::routes
