// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/request.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace argyle::socks {

/// A message of at most 262 bytes (the longest SOCKS5 reply, one with a 255-byte name), without an allocation.
class ReplyBytes
{
public:
    static constexpr std::size_t capacity = 4 + 1 + 255 + 2;

    /// Appends; what would not fit is a programming error (asserted).
    void append(Bytes bytes);
    void append(std::uint8_t byte);
    void appendPort(std::uint16_t port); ///< big-endian

    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    operator Bytes() const { return Bytes(m_bytes.data(), m_size); }

private:
    std::array<std::byte, capacity> m_bytes{};
    std::uint16_t m_size = 0;
};

/// Whether the port that the client came in by has ExtendedErrors.
enum class Errors : std::uint8_t { Plain, Extended };

/// The success reply of a CONNECT: `05 00 00 ATYP BND.ADDR BND.PORT` (RFC 1928 §6), `00 5A PORT IP` for SOCKS4 and 4A,
/// whose address is zeros where `bound` is not IPv4. `bound` is the local end of the way out, or zeros (0.0.0.0:0).
ReplyBytes connectedReply(Protocol protocol, const Endpoint &bound);
/// The success reply of a RESOLVE: the address with port 0 (socks-extensions §2). SOCKS4 takes IPv4 only (asserted).
ReplyBytes resolvedReply(Protocol protocol, const Host &address);
/// The success reply of a RESOLVE_PTR: `05 00 00 03 LEN NAME 00 00`. The name has 1 to 255 bytes.
ReplyBytes pointerReply(std::string_view name);
/// A failure reply: ATYP 01 and zeros; `00 5B 0000 00000000` for SOCKS4.
/// Extended errors become their plain code on ports without ExtendedErrors and for SOCKS4.
ReplyBytes failureReply(Protocol protocol, Reply reply, Errors errors);

} // namespace argyle::socks
