// SPDX-License-Identifier: MIT
#include "socks/request.h"

#include "socks/versions.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>
#include <system_error>
#include <utility>

namespace argyle::socks {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/// The number that `text` is, whole, in the given base; nothing where it is not one of at most `maximumDigits` digits.
std::optional<unsigned> parseNumber(std::string_view text, int base, std::size_t maximumDigits)
{
    if (text.empty() || text.size() > maximumDigits)
        return std::nullopt;
    unsigned value = 0;
    const char *const end = text.data() + text.size();
    const auto [parsed, error] = std::from_chars(text.data(), end, value, base);
    if (error != std::errc{} || parsed != end)
        return std::nullopt;
    return value;
}

/// Four decimal numbers. A leading zero is refused: some systems would read the number as octal.
std::optional<Ipv4> parseIpv4(std::string_view text)
{
    Ipv4 address;
    for (std::size_t i = 0; i < address.octets.size(); ++i) {
        const bool isLast = i + 1 == address.octets.size();
        const std::size_t end = isLast ? text.size() : text.find('.');
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view part = text.substr(0, end);
        const std::optional<unsigned> octet = parseNumber(part, 10, 3);
        if (!octet || *octet > 255 || (part.size() > 1 && part.front() == '0'))
            return std::nullopt;
        address.octets[i] = static_cast<std::uint8_t>(*octet);
        text.remove_prefix(isLast ? end : end + 1);
    }
    return address;
}

/// A run of 16-bit groups with nothing left out, the last of which may be a dotted IPv4 address (RFC 4291 §2.2).
struct Groups
{
    std::array<std::uint8_t, 16> octets{};
    std::size_t size = 0;

    void append(unsigned octet) { octets[size++] = static_cast<std::uint8_t>(octet); }
};

std::optional<Groups> parseGroups(std::string_view text)
{
    Groups groups;
    if (text.empty())
        return groups;
    for (;;) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        if (colon == std::string_view::npos && part.find('.') != std::string_view::npos) {
            const std::optional<Ipv4> tail = parseIpv4(part);
            if (!tail || groups.size + tail->octets.size() > groups.octets.size())
                return std::nullopt;
            for (const std::uint8_t octet : tail->octets)
                groups.append(octet);
            return groups;
        }
        const std::optional<unsigned> group = parseNumber(part, 16, 4);
        if (!group || groups.size + 2 > groups.octets.size())
            return std::nullopt;
        groups.append(*group >> 8);
        groups.append(*group & 0xFF);
        if (colon == std::string_view::npos)
            return groups;
        text.remove_prefix(colon + 1);
    }
}

/// RFC 4291 §2.2, without a zone: a zone means nothing on another host.
std::optional<Ipv6> parseIpv6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    if (gap == std::string_view::npos) {
        const std::optional<Groups> groups = parseGroups(text);
        if (!groups || groups->size != groups->octets.size())
            return std::nullopt;
        return Ipv6{groups->octets};
    }
    const std::string_view before = text.substr(0, gap);
    const std::optional<Groups> head = parseGroups(before);
    const std::optional<Groups> tail = parseGroups(text.substr(gap + 2));
    // "::" stands for one group at least; a dotted IPv4 address may only come last.
    if (!head || !tail || head->size + tail->size > 14 || before.find('.') != std::string_view::npos)
        return std::nullopt;
    Ipv6 address;
    std::copy_n(head->octets.begin(), head->size, address.octets.begin());
    std::copy_n(tail->octets.begin(), tail->size, address.octets.end() - static_cast<std::ptrdiff_t>(tail->size));
    return address;
}

/// RFC 4291 §2.5.5.2: an IPv4 address in the clothes of an IPv6 one.
bool isMapped(const Ipv6 &address)
{
    constexpr std::array<std::uint8_t, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    return std::equal(prefix.begin(), prefix.end(), address.octets.begin());
}

void appendNumber(std::string &text, unsigned number, int base)
{
    std::array<char, 8> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number, base);
    text.append(digits.data(), end);
}

std::string toText(std::span<const std::uint8_t, 4> octets)
{
    std::string text;
    for (const std::uint8_t octet : octets) {
        if (!text.empty())
            text += '.';
        appendNumber(text, octet, 10);
    }
    return text;
}

/// The longest run of zero groups, the first of equals; a single group is not shortened (RFC 5952 §4.2).
std::pair<std::size_t, std::size_t> longestGap(const std::array<unsigned, 8> &groups)
{
    std::size_t start = 0;
    std::size_t length = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t end = i;
        while (end < groups.size() && groups[end] == 0)
            ++end;
        if (end - i > length && end - i > 1) {
            start = i;
            length = end - i;
        }
        i = std::max(i, end);
    }
    return {start, length};
}

std::string toText(const Ipv6 &address)
{
    const std::span octets(address.octets);
    // RFC 5952 §5: it reads better with its dotted part.
    if (isMapped(address))
        return "::ffff:" + toText(octets.last<4>());

    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = static_cast<unsigned>(octets[2 * i]) << 8 | octets[2 * i + 1];
    const auto [gapStart, gapLength] = longestGap(groups);

    std::string text;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (gapLength != 0 && i == gapStart) {
            text += "::";
            i += gapLength - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        appendNumber(text, groups[i], 16);
    }
    return text;
}

} // namespace

bool isWellFormedName(std::string_view text)
{
    if (text.empty() || text.size() > maximumTextLength)
        return false;
    if (text.back() == '.')
        text.remove_suffix(1);
    // No label is empty: neither ".", "a..b" nor ".a" name anything.
    char previous = '.';
    for (const char c : text) {
        if (c == '.' ? previous == '.' : !isNameCharacter(c))
            return false;
        previous = c;
    }
    return previous != '.';
}

std::optional<Host> parseLiteral(std::string_view text)
{
    if (const std::optional<Ipv4> address = parseIpv4(text))
        return *address;
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    if (const std::optional<Ipv6> address = parseIpv6(text))
        return *address;
    return std::nullopt;
}

std::optional<Host> parseHost(std::string_view text)
{
    if (std::optional<Host> literal = parseLiteral(text))
        return literal;
    if (isWellFormedName(text))
        return std::string(text);
    return std::nullopt;
}

std::optional<Endpoint> parseEndpoint(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view before = text.substr(0, colon);
    const std::optional<Host> host = parseHost(before);
    const std::optional<unsigned> port = parseNumber(text.substr(colon + 1), 10, 5);
    // Without its brackets an IPv6 address does not tell its last group from a port.
    if (!host || isIpv6(*host) != before.starts_with('[') || !port || *port == 0 || *port > 0xFFFF)
        return std::nullopt;
    return Endpoint{*host, static_cast<std::uint16_t>(*port)};
}

std::string toString(const Host &host)
{
    if (const auto *ipv4 = std::get_if<Ipv4>(&host))
        return toText(std::span(ipv4->octets));
    if (const auto *ipv6 = std::get_if<Ipv6>(&host))
        return toText(*ipv6);
    return std::get<std::string>(host);
}

std::string toString(const Endpoint &endpoint)
{
    std::string text = toString(endpoint.host);
    if (isIpv6(endpoint.host))
        text = '[' + text + ']';
    text += ':';
    appendNumber(text, endpoint.port, 10);
    return text;
}

bool announcesName(const Ipv4 &address)
{
    const auto &octets = address.octets;
    return octets[0] == 0 && octets[1] == 0 && octets[2] == 0 && octets[3] != 0;
}

bool isIpv4(const Host &host)
{
    return std::holds_alternative<Ipv4>(host);
}

bool isIpv6(const Host &host)
{
    return std::holds_alternative<Ipv6>(host);
}

bool isName(const Host &host)
{
    return std::holds_alternative<std::string>(host);
}

Host unmapped(const Host &host)
{
    const auto *ipv6 = std::get_if<Ipv6>(&host);
    if (!ipv6 || !isMapped(*ipv6))
        return host;
    Ipv4 address;
    std::copy(ipv6->octets.end() - 4, ipv6->octets.end(), address.octets.begin());
    return address;
}

bool isLoopback(const Host &host)
{
    constexpr Ipv6 loopback{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    const Host plain = unmapped(host);
    if (const auto *ipv4 = std::get_if<Ipv4>(&plain))
        return ipv4->octets[0] == 127;
    return plain == Host(loopback);
}

} // namespace argyle::socks
