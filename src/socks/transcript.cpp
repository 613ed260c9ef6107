// SPDX-License-Identifier: MIT
#include "socks/transcript.h"

#include <algorithm>

namespace argyle::socks {

namespace {

constexpr std::size_t headerSize = 2;
constexpr unsigned sizeMask = 0x7FFF;
/// Most handshakes with their headers.
constexpr std::size_t usualSize = 64;

unsigned headerAt(Bytes bytes, std::size_t at)
{
    return std::to_integer<unsigned>(bytes[at]) << 8 | std::to_integer<unsigned>(bytes[at + 1]);
}

Sender senderOf(unsigned header)
{
    return header > sizeMask ? Sender::Argyle : Sender::Client;
}

} // namespace

void Transcript::add(Sender sender, Bytes bytes)
{
    const auto who = static_cast<std::size_t>(sender);
    const Bytes kept = bytes.first(std::min(bytes.size(), atMost[who] - m_sizes[who]));
    m_isCut[who] = m_isCut[who] || kept.size() < bytes.size();
    if (kept.empty())
        return;
    if (m_bytes.empty())
        m_bytes.reserve(usualSize);
    // A client that sends byte by byte makes one piece.
    unsigned header = m_bytes.empty() ? 0 : headerAt(m_bytes, m_last);
    if (m_bytes.empty() || senderOf(header) != sender) {
        m_last = static_cast<std::uint16_t>(m_bytes.size());
        m_bytes.resize(m_bytes.size() + headerSize);
        header = sender == Sender::Argyle ? sizeMask + 1 : 0;
    }
    header += static_cast<unsigned>(kept.size());
    m_bytes[m_last] = static_cast<std::byte>(header >> 8);
    m_bytes[m_last + std::size_t{1}] = static_cast<std::byte>(header & 0xFF);
    m_bytes.insert(m_bytes.end(), kept.begin(), kept.end());
    m_sizes[who] = static_cast<std::uint16_t>(m_sizes[who] + kept.size());
}

std::vector<Transcript::Piece> Transcript::pieces() const
{
    std::vector<Piece> pieces;
    const Bytes bytes = m_bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned header = headerAt(bytes, at);
        const std::size_t size = header & sizeMask;
        pieces.push_back({senderOf(header), bytes.subspan(at + headerSize, size)});
        at += headerSize + size;
    }
    return pieces;
}

} // namespace argyle::socks
