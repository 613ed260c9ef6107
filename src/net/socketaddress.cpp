// SPDX-License-Identifier: MIT
#include "net/socketaddress.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace argyle::net {

namespace {

template<typename Kind>
const Kind &as(const sockaddr *address)
{
    return *reinterpret_cast<const Kind *>(address);
}

const std::uint8_t *bytesOf(const sockaddr *address)
{
    switch (address->sa_family) {
    case AF_INET:
        return reinterpret_cast<const std::uint8_t *>(&as<sockaddr_in>(address).sin_addr);
    case AF_INET6:
        return as<sockaddr_in6>(address).sin6_addr.s6_addr;
    default:
        return nullptr;
    }
}

// RFC 4007 §11: a zone is an interface's name or its number.
std::optional<std::uint32_t> scopeOf(const std::string &zone)
{
    if (zone.empty())
        return std::nullopt;
    if (const unsigned index = if_nametoindex(zone.c_str()); index != 0)
        return index;
    std::uint32_t number = 0;
    const char *end = zone.data() + zone.size();
    const auto [stop, error] = std::from_chars(zone.data(), end, number);
    if (error != std::errc() || stop != end || number == 0)
        return std::nullopt;
    return number;
}

std::string scopeText(std::uint32_t scope)
{
    std::array<char, IF_NAMESIZE> name{};
    if (if_indextoname(scope, name.data()))
        return name.data();
    return std::to_string(scope);
}

// As inet_ntop() would write it, which goes through printf() and takes a seventh of our own time for a stream.
std::string ipv4Text(const std::uint8_t *octets)
{
    std::array<char, INET_ADDRSTRLEN> text{};
    char *end = text.data();
    for (int i = 0; i < 4; ++i) {
        if (i > 0)
            *end++ = '.';
        end = std::to_chars(end, text.data() + text.size(), octets[i]).ptr;
    }
    return {text.data(), end};
}

std::string unixText(const sockaddr *address, socklen_t size)
{
    const auto &local = as<sockaddr_un>(address);
    const std::size_t room = size - std::min<std::size_t>(size, offsetof(sockaddr_un, sun_path));
    if (room == 0)
        return {};                 // an unnamed socket: every client's
    if (local.sun_path[0] == '\0') // Linux's abstract names, written as ss(8) does
        return "@" + std::string(local.sun_path + 1, room - 1);
    return {local.sun_path, strnlen(local.sun_path, room)};
}

} // namespace

SocketAddress::SocketAddress(const sockaddr *address, socklen_t size)
{
    if (!address || size < sizeof(sa_family_t) || size > sizeof(m_storage))
        return;
    std::memcpy(&m_storage, address, size);
    m_size = size;
}

SocketAddress SocketAddress::ipv4(const std::uint8_t (&octets)[4], std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    std::memcpy(&address.sin_addr, octets, sizeof(octets));
    return {reinterpret_cast<const sockaddr *>(&address), sizeof(address)};
}

SocketAddress SocketAddress::ipv6(const std::uint8_t (&octets)[16], std::uint16_t port)
{
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    std::memcpy(&address.sin6_addr, octets, sizeof(octets));
    return {reinterpret_cast<const sockaddr *>(&address), sizeof(address)};
}

std::optional<SocketAddress> SocketAddress::fromLiteral(std::string_view literal, std::uint16_t port)
{
    if (literal.find('\0') != std::string_view::npos)
        return std::nullopt;
    const std::size_t percent = literal.find('%');
    const std::string host(literal.substr(0, percent));

    std::uint8_t octets4[4];
    if (percent == std::string_view::npos && inet_pton(AF_INET, host.c_str(), octets4) == 1)
        return ipv4(octets4, port);

    std::uint8_t octets6[16];
    if (inet_pton(AF_INET6, host.c_str(), octets6) != 1)
        return std::nullopt;
    SocketAddress address = ipv6(octets6, port);
    if (percent != std::string_view::npos) {
        const auto scope = scopeOf(std::string(literal.substr(percent + 1)));
        if (!scope)
            return std::nullopt;
        reinterpret_cast<sockaddr_in6 *>(&address.m_storage)->sin6_scope_id = *scope;
    }
    return address;
}

SocketAddress SocketAddress::unixPath(std::string_view path)
{
    sockaddr_un address{};
    if (path.empty() || path.size() >= sizeof(address.sun_path) || path.find('\0') != std::string_view::npos)
        return {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    const std::size_t size = offsetof(sockaddr_un, sun_path) + path.size() + 1;
    return {reinterpret_cast<const sockaddr *>(&address), static_cast<socklen_t>(size)};
}

SocketAddress SocketAddress::localOf(int fd)
{
    SocketAddress address;
    socklen_t size = sizeof(address.m_storage);
    if (getsockname(fd, reinterpret_cast<sockaddr *>(&address.m_storage), &size) == 0)
        address.m_size = size;
    return address;
}

SocketAddress SocketAddress::peerOf(int fd)
{
    SocketAddress address;
    socklen_t size = sizeof(address.m_storage);
    if (getpeername(fd, reinterpret_cast<sockaddr *>(&address.m_storage), &size) == 0)
        address.m_size = size;
    return address;
}

std::uint16_t SocketAddress::port() const
{
    switch (family()) {
    case AF_INET:
        return ntohs(as<sockaddr_in>(data()).sin_port);
    case AF_INET6:
        return ntohs(as<sockaddr_in6>(data()).sin6_port);
    default:
        return 0;
    }
}

void SocketAddress::setPort(std::uint16_t port)
{
    if (isIpv4())
        reinterpret_cast<sockaddr_in *>(&m_storage)->sin_port = htons(port);
    else if (isIpv6())
        reinterpret_cast<sockaddr_in6 *>(&m_storage)->sin6_port = htons(port);
}

const std::uint8_t *SocketAddress::octets() const
{
    return bytesOf(data());
}

SocketAddress SocketAddress::unmapped() const
{
    if (!isIpv6() || !IN6_IS_ADDR_V4MAPPED(&as<sockaddr_in6>(data()).sin6_addr))
        return *this;
    const std::uint8_t *const bytes = octets() + 12;
    return ipv4({bytes[0], bytes[1], bytes[2], bytes[3]}, port());
}

bool SocketAddress::isUnspecified() const
{
    switch (family()) {
    case AF_INET:
        return as<sockaddr_in>(data()).sin_addr.s_addr == INADDR_ANY;
    case AF_INET6:
        return IN6_IS_ADDR_UNSPECIFIED(&as<sockaddr_in6>(data()).sin6_addr);
    default:
        return false;
    }
}

bool SocketAddress::isLoopback() const
{
    switch (family()) {
    case AF_INET:
        return octets()[0] == 127; // RFC 1122 §3.2.1.3
    case AF_INET6: {
        const in6_addr &address = as<sockaddr_in6>(data()).sin6_addr;
        return IN6_IS_ADDR_LOOPBACK(&address) || (IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[12] == 127);
    }
    case AF_UNIX:
        return true;
    default:
        return false;
    }
}

std::string SocketAddress::hostText() const
{
    if (family() == AF_UNIX)
        return unixText(data(), m_size);
    if (isIpv4())
        return ipv4Text(octets());
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (!octets() || !inet_ntop(family(), octets(), text.data(), text.size()))
        return {};
    std::string host = text.data();
    if (isIpv6()) {
        if (const std::uint32_t scope = as<sockaddr_in6>(data()).sin6_scope_id; scope != 0)
            host += '%' + scopeText(scope);
    }
    return host;
}

std::string SocketAddress::text() const
{
    switch (family()) {
    case AF_INET:
        return hostText() + ':' + std::to_string(port());
    case AF_INET6:
        return '[' + hostText() + "]:" + std::to_string(port());
    case AF_UNIX:
        return "unix:" + hostText();
    default:
        return {};
    }
}

bool operator==(const SocketAddress &left, const SocketAddress &right)
{
    if (left.family() != right.family() || left.isValid() != right.isValid())
        return false;
    switch (left.family()) {
    case AF_INET:
        return left.port() == right.port() && std::equal(left.octets(), left.octets() + 4, right.octets());
    case AF_INET6:
        return left.port() == right.port() && std::equal(left.octets(), left.octets() + 16, right.octets())
               && as<sockaddr_in6>(left.data()).sin6_scope_id == as<sockaddr_in6>(right.data()).sin6_scope_id;
    default:
        return left.hostText() == right.hostText();
    }
}

} // namespace argyle::net
