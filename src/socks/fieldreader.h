// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace argyle::socks {

/// Collects one field of a message after another from pieces of any size. Bounded: it takes what was expected and no more.
class FieldReader
{
public:
    enum class State : std::uint8_t { Incomplete, Complete, TooLong };

    /// A fixed number of bytes, at most an IPv6 address and a port: byte(), port(), address().
    void expectBytes(std::size_t size);
    /// As many bytes as a length byte before them said, at most 255: text().
    void expectText(std::size_t size);
    /// Bytes up to a zero, which is not kept: text(). More than `bound` bytes without a zero are TooLong at once.
    void expectTerminated(std::size_t bound);

    /// Takes what is still due from `input`. Gives how many bytes that was.
    std::size_t receive(Bytes input);
    State state() const { return m_state; }

    std::uint8_t byte(std::size_t at) const { return std::to_integer<std::uint8_t>(m_bytes[at]); }
    std::uint16_t port(std::size_t at) const; ///< big-endian
    template<typename Address>
    Address address(std::size_t at) const
    {
        Address address;
        for (std::uint8_t &octet : address.octets)
            octet = byte(at++);
        return address;
    }
    const std::string &text() const { return m_text; }
    std::string takeText();

private:
    enum class Kind : std::uint8_t { Fixed, Counted, Terminated };

    void expect(Kind kind, std::size_t size);
    std::size_t receiveCounted(Bytes input);
    std::size_t receiveTerminated(Bytes input);

    std::string m_text;
    std::array<std::byte, 16 + 2> m_bytes{};
    std::uint16_t m_due = 0; ///< bytes to come, or that may come before the zero
    std::uint8_t m_size = 0; ///< of m_bytes
    Kind m_kind = Kind::Fixed;
    State m_state = State::Incomplete;
};

} // namespace argyle::socks
