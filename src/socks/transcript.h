// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/versions.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace argyle::socks {

/// Whose bytes they are.
enum class Sender : std::uint8_t { Client, Argyle };

/// The bytes of a handshake, both ways, in the order in which they went. One small allocation, and bounded: the longest
/// SOCKS handshake fits, an HTTP head may not. Holds credentials in the clear: it belongs in memory, and nowhere else.
class Transcript
{
public:
    /// How many bytes of each sender are kept: of the client the longest greeting (RFC 1928 §3), credentials (RFC 1929
    /// §2) and request (RFC 1928 §4), of Argyle the head of the page for HTTP clients.
    static constexpr std::array<std::size_t, 2> atMost{
        (2 + maximumTextLength) + (3 + 2 * maximumTextLength) + (4 + 1 + maximumTextLength + 2), 512};

    /// A run of bytes of one sender. Ends with the transcript, and with the next add().
    struct Piece
    {
        Sender sender;
        Bytes bytes;
    };

    void add(Sender sender, Bytes bytes);
    std::vector<Piece> pieces() const;
    bool isEmpty() const { return m_bytes.empty(); }
    /// Whether bytes of that sender found no room.
    bool isCut(Sender sender) const { return m_isCut[static_cast<std::size_t>(sender)]; }

private:
    std::vector<std::byte>
        m_bytes; ///< pieces, each behind two bytes: the sender in the top bit, the size in the others
    std::array<std::uint16_t, 2> m_sizes{};
    std::array<bool, 2> m_isCut{};
    std::uint16_t m_last = 0; ///< where the last piece begins
};

} // namespace argyle::socks
