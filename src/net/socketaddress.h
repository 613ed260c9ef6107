// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/socket.h>

namespace argyle::net {

/// Which family goes first where a name has addresses of both.
enum class Prefer : std::uint8_t { Ipv4, Ipv6 };

/// An IPv4, IPv6 or Unix-domain address as the kernel takes it.
class SocketAddress
{
public:
    SocketAddress() = default;
    SocketAddress(const sockaddr *address, socklen_t size);
    static SocketAddress ipv4(const std::uint8_t (&octets)[4], std::uint16_t port);
    static SocketAddress ipv6(const std::uint8_t (&octets)[16], std::uint16_t port);
    /// An IPv4 (four decimal parts) or IPv6 literal without brackets, with a scope where it has one ("fe80::1%eth0").
    static std::optional<SocketAddress> fromLiteral(std::string_view literal, std::uint16_t port);
    static SocketAddress unixPath(std::string_view path); ///< not valid where the path is empty or too long (108 bytes)
    static SocketAddress localOf(int fd);                 ///< getsockname; not valid where it fails
    static SocketAddress peerOf(int fd);                  ///< getpeername

    bool isValid() const { return m_size != 0; }

    int family() const { return m_storage.ss_family; }

    bool isIpv4() const { return family() == AF_INET; }

    bool isIpv6() const { return family() == AF_INET6; }

    std::uint16_t port() const; ///< 0 for Unix-domain
    void setPort(std::uint16_t port);
    const std::uint8_t *octets() const; ///< 4 or 16 bytes in network order, or nullptr
    /// The IPv4 address that an IPv4-mapped one stands for (RFC 4291 §2.5.5.2); any other address as it is.
    SocketAddress unmapped() const;
    bool isUnspecified() const;   ///< 0.0.0.0 or ::, which stand for any address
    bool isLoopback() const;      ///< never leaves this machine: 127.0.0.0/8, mapped into IPv6 too, ::1, Unix-domain
    std::string hostText() const; ///< "192.0.2.1", "2001:db8::1", "fe80::1%eth0"; a Unix-domain path
    std::string text() const;     ///< "192.0.2.1:80", "[2001:db8::1]:80", "unix:/path"

    const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&m_storage); }

    socklen_t size() const { return m_size; }

    friend bool operator==(const SocketAddress &left, const SocketAddress &right);

private:
    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

} // namespace argyle::net
