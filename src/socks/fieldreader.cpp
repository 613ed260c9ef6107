// SPDX-License-Identifier: MIT
#include "socks/fieldreader.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>
#include <utility>

namespace argyle::socks {

void FieldReader::expectBytes(std::size_t size)
{
    Q_ASSERT(size <= m_bytes.size());
    m_size = 0;
    expect(Kind::Fixed, size);
}

void FieldReader::expectText(std::size_t size)
{
    expect(Kind::Counted, size);
    m_text.reserve(size);
}

void FieldReader::expectTerminated(std::size_t bound)
{
    expect(Kind::Terminated, bound);
}

void FieldReader::expect(Kind kind, std::size_t size)
{
    m_kind = kind;
    m_due = static_cast<std::uint16_t>(size);
    m_text.clear();
    m_state = State::Incomplete;
}

std::size_t FieldReader::receive(Bytes input)
{
    return m_kind == Kind::Terminated ? receiveTerminated(input) : receiveCounted(input);
}

std::size_t FieldReader::receiveCounted(Bytes input)
{
    const Bytes taken = input.first(std::min<std::size_t>(input.size(), m_due));
    if (m_kind == Kind::Fixed) {
        std::copy(taken.begin(), taken.end(), m_bytes.begin() + m_size);
        m_size = static_cast<std::uint8_t>(m_size + taken.size());
    } else {
        m_text.append(asText(taken));
    }
    m_due = static_cast<std::uint16_t>(m_due - taken.size());
    if (m_due == 0)
        m_state = State::Complete;
    return taken.size();
}

std::size_t FieldReader::receiveTerminated(Bytes input)
{
    // The byte behind the bound can only be the zero.
    const Bytes window = input.first(std::min<std::size_t>(input.size(), m_due + std::size_t{1}));
    const auto zero = std::find(window.begin(), window.end(), std::byte{0});
    const auto length = static_cast<std::size_t>(zero - window.begin());
    if (length > m_due) {
        m_state = State::TooLong;
        return length;
    }
    m_text.append(asText(window.first(length)));
    m_due = static_cast<std::uint16_t>(m_due - length);
    if (zero == window.end())
        return length;
    m_state = State::Complete;
    return length + 1;
}

std::uint16_t FieldReader::port(std::size_t at) const
{
    return static_cast<std::uint16_t>(byte(at) << 8 | byte(at + 1));
}

std::string FieldReader::takeText()
{
    return std::exchange(m_text, {});
}

} // namespace argyle::socks
