// SPDX-License-Identifier: MIT
#include "socks/onion.h"

#include "socks/ascii.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>

namespace argyle::socks {

namespace {

constexpr std::string_view onionLabel = "onion";
constexpr std::size_t addressLength = 56;
constexpr std::size_t keySize = 32;
constexpr std::uint8_t onionVersion = 3;

/// PUBKEY | CHECKSUM | VERSION (Tor's rend-spec-v3 §6).
using OnionAddress = std::array<std::uint8_t, keySize + 2 + 1>;
static_assert(std::tuple_size_v<OnionAddress> * 8 == addressLength * 5);

std::string_view lastLabel(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string_view withoutTrailingDot(std::string_view name)
{
    return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
}

/// The five bits of a base32 character (RFC 4648 §6), in either case.
std::optional<unsigned> base32Value(char c)
{
    c = lowered(c);
    if (c >= 'a' && c <= 'z')
        return static_cast<unsigned>(c - 'a');
    if (c >= '2' && c <= '7')
        return static_cast<unsigned>(c - '2') + 26;
    return std::nullopt;
}

/// 56 characters are 280 bits: the address comes out even, without padding.
std::optional<OnionAddress> decodeBase32(std::string_view label)
{
    if (label.size() != addressLength)
        return std::nullopt;
    OnionAddress address{};
    std::size_t at = 0;
    unsigned bits = 0;
    unsigned bitCount = 0;
    for (const char c : label) {
        const std::optional<unsigned> value = base32Value(c);
        if (!value)
            return std::nullopt;
        bits = (bits << 5 | *value) & 0xFFFF;
        bitCount += 5;
        if (bitCount >= 8) {
            bitCount -= 8;
            address[at++] = static_cast<std::uint8_t>(bits >> bitCount & 0xFF);
        }
    }
    return address;
}

/// CHECKSUM = SHA3-256(".onion checksum" | PUBKEY | VERSION)[:2].
bool hasItsChecksum(const OnionAddress &address)
{
    QByteArray material(".onion checksum");
    // The bytes of the key, as Qt's hash takes them.
    material.append(reinterpret_cast<const char *>(address.data()), keySize);
    material.append(static_cast<char>(onionVersion));
    const QByteArray digest = QCryptographicHash::hash(material, QCryptographicHash::RealSha3_256);
    return static_cast<std::uint8_t>(digest[0]) == address[keySize]
           && static_cast<std::uint8_t>(digest[1]) == address[keySize + 1];
}

} // namespace

bool isOnionName(std::string_view name)
{
    return isSame(lastLabel(withoutTrailingDot(name)), onionLabel);
}

bool isValidOnionName(std::string_view name)
{
    if (!isOnionName(name))
        return false;
    name = withoutTrailingDot(name);
    if (name.size() <= onionLabel.size() + 1)
        return false;
    name.remove_suffix(onionLabel.size() + 1);
    const std::optional<OnionAddress> address = decodeBase32(lastLabel(name));
    return address && address->back() == onionVersion && hasItsChecksum(*address);
}

} // namespace argyle::socks
