// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/fieldreader.h"
#include "socks/handshakemessage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace argyle::socks {

/// A message, and where in its sender's bytes it begins.
struct PlacedMessage
{
    std::size_t at = 0;
    Message message;
};

/// Takes one sender's bytes apart, field after field. A take…() that gives false has come to the end of the bytes, or of
/// what can be read of them: nothing more may be taken then but the rest.
class MessageReader
{
public:
    MessageReader(Sender sender, Bytes input);

    void begin(MessageKind kind);
    /// All fields of the message have come.
    void complete() { m_messages.back().message.isWhole = true; }

    bool atEnd() const { return m_at == m_input.size(); }
    /// The next byte; only where there is one.
    std::byte next() const { return m_input[m_at]; }
    std::string_view restAsText() const;

    /// A field of at most 18 bytes: byte(), port(), address().
    bool takeBytes(FieldKind kind, std::size_t size);
    /// A field of at most 255 bytes, its text is what they are.
    bool takeText(FieldKind kind, std::size_t size);
    /// A field that a zero byte ends; the zero is a field of its own, to be taken next.
    bool takeTerminated(FieldKind kind, std::size_t bound);
    void takeTerminator();
    /// A field of this size, which must be there.
    void takePart(FieldKind kind, std::size_t size, std::string_view text);
    /// What is left, as a field that nobody can read; nothing where nothing is left.
    void takeRest(Sensitivity sensitivity);

    std::uint8_t byte() const { return m_field.byte(0); }
    std::uint16_t port() const { return m_field.port(0); }
    template<typename Address>
    Address address() const
    {
        return m_field.address<Address>(0);
    }
    /// The field that was taken last.
    Field &field() { return m_messages.back().message.fields.back(); }

    std::vector<PlacedMessage> takeMessages() { return std::move(m_messages); }

private:
    bool take(FieldKind kind);
    Field &append(FieldKind kind, std::size_t size);

    Sender m_sender;
    Bytes m_input;
    std::size_t m_at = 0;
    FieldReader m_field;
    std::vector<PlacedMessage> m_messages;
};

} // namespace argyle::socks
