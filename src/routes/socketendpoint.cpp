// SPDX-License-Identifier: MIT
#include "routes/socketendpoint.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace argyle::routes {

net::SocketAddress toSocketAddress(const socks::Endpoint &endpoint)
{
    if (const auto *ipv4 = std::get_if<socks::Ipv4>(&endpoint.host)) {
        std::uint8_t octets[4];
        std::copy(ipv4->octets.begin(), ipv4->octets.end(), octets);
        return net::SocketAddress::ipv4(octets, endpoint.port);
    }
    const auto *ipv6 = std::get_if<socks::Ipv6>(&endpoint.host);
    assert(ipv6 && "a name is no address");
    std::uint8_t octets[16];
    std::copy(ipv6->octets.begin(), ipv6->octets.end(), octets);
    return net::SocketAddress::ipv6(octets, endpoint.port);
}

socks::Endpoint toEndpoint(const net::SocketAddress &address)
{
    static constexpr std::array<std::uint8_t, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (!address.isIpv4() && !address.isIpv6())
        return {};
    const std::uint8_t *octets = address.octets();
    socks::Ipv4 ipv4;
    if (address.isIpv4()) {
        std::copy_n(octets, 4, ipv4.octets.begin());
        return {ipv4, address.port()};
    }
    if (std::equal(mappedPrefix.begin(), mappedPrefix.end(), octets)) {
        std::copy_n(octets + 12, 4, ipv4.octets.begin());
        return {ipv4, address.port()};
    }
    socks::Ipv6 ipv6;
    std::copy_n(octets, 16, ipv6.octets.begin());
    return {ipv6, address.port()};
}

} // namespace argyle::routes
