// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/codes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace argyle::socks {

/// Network byte order.
struct Ipv4
{
    std::array<std::uint8_t, 4> octets{};
    auto operator<=>(const Ipv4 &) const = default;
};

/// Network byte order.
struct Ipv6
{
    std::array<std::uint8_t, 16> octets{};
    auto operator<=>(const Ipv6 &) const = default;
};

/// An address, or a name as the client spelt it (1 to 255 bytes of letters, digits, '-', '_', '.').
using Host = std::variant<Ipv4, Ipv6, std::string>;

struct Endpoint
{
    Host host = Ipv4{};
    std::uint16_t port = 0;
    bool operator==(const Endpoint &) const = default;
};

/// RFC 1929 username and password, or a SOCKS4 USERID as the username. Absent and empty are the same.
/// Secret: never printed, logged or saved.
struct Credentials
{
    std::string username;
    std::string password;
    bool isEmpty() const { return username.empty() && password.empty(); }
    auto operator<=>(const Credentials &) const = default;
};

/// How the client named its destination: an address field on the wire, or a name field (even if it held a literal).
enum class AskedAs : std::uint8_t { Address, Name };

/// What a client asked for. Filled as far as the handshake got, also where it was refused.
struct Request
{
    Protocol protocol = Protocol::Unknown;
    Command command = Command::Connect;
    Endpoint target;
    AskedAs askedAs = AskedAs::Name;
    Credentials credentials;
};

/// Reads a host as a client may send it in a name field: a name, a dotted IPv4 literal, a bare or bracketed IPv6
/// literal. One trailing dot is allowed and kept. Nothing where it is malformed (empty, over 255 bytes, any other byte).
std::optional<Host> parseHost(std::string_view text);
/// The IPv4 or IPv6 (bare or bracketed) literal in `text`; nothing where it is not one.
std::optional<Host> parseLiteral(std::string_view text);
/// Whether `text` is 1 to 255 bytes of letters, digits, '-', '_' and '.', without an empty label; one trailing dot is allowed.
bool isWellFormedName(std::string_view text);

/// Reads what toString(Endpoint) writes: "host:port", with an IPv6 address in brackets; the port is 1 to 65535.
std::optional<Endpoint> parseEndpoint(std::string_view text);

/// "192.0.2.1", "2001:db8::1" (RFC 5952), or the name.
std::string toString(const Host &host);
/// "host:port", with an IPv6 address in brackets.
std::string toString(const Endpoint &endpoint);

/// SOCKS4A: 0.0.0.x with x other than zero says that a name follows.
bool announcesName(const Ipv4 &address);

bool isIpv4(const Host &host);
bool isIpv6(const Host &host);
bool isName(const Host &host);
/// The IPv4 address that an IPv4-mapped one stands for (RFC 4291 §2.5.5.2); any other host as it is.
Host unmapped(const Host &host);
/// An address of this machine alone: 127.0.0.0/8 (RFC 1122 §3.2.1.3), also mapped to IPv6, and ::1.
bool isLoopback(const Host &host);

} // namespace argyle::socks
