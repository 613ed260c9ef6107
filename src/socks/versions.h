// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace argyle::socks {

// The bytes that messages begin with and are filled with.
inline constexpr std::uint8_t socks4Version = 0x04;
inline constexpr std::uint8_t socks4ReplyVersion = 0x00; ///< VN of a SOCKS4 reply
inline constexpr std::uint8_t socks5Version = 0x05;      ///< VER of RFC 1928
inline constexpr std::uint8_t credentialsVersion = 0x01; ///< VER of RFC 1929 §2
inline constexpr std::uint8_t credentialsAccepted = 0x00;
inline constexpr std::uint8_t reservedByte = 0x00; ///< RSV of RFC 1928 §4 and §6

/// What a length byte can say at most.
inline constexpr std::size_t maximumTextLength = 255;
/// Of a SOCKS4 request, which names no bound: ours.
inline constexpr std::size_t maximumUserId = 512;

} // namespace argyle::socks
