// SPDX-License-Identifier: MIT
#include "socks/messagereader.h"

#include <QtGlobal>

namespace argyle::socks {

namespace {

Sensitivity sensitivityOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::UsernameLength: // how long a password is tells of it
    case FieldKind::Username:
    case FieldKind::PasswordLength:
    case FieldKind::Password:
    case FieldKind::UserId:
    case FieldKind::HttpTargetCredentials:
        return Sensitivity::Secret;
    case FieldKind::NameLength:
    case FieldKind::TargetHost:
    case FieldKind::Socks4Address:
    case FieldKind::Socks4aHost:
    case FieldKind::HttpTarget:
        return Sensitivity::Destination;
    default:
        return Sensitivity::Open;
    }
}

} // namespace

MessageReader::MessageReader(Sender sender, Bytes input)
    : m_sender(sender)
    , m_input(input)
{}

void MessageReader::begin(MessageKind kind)
{
    m_messages.push_back({m_at, {kind, m_sender, {}, {}, false}});
}

std::string_view MessageReader::restAsText() const
{
    return asText(m_input.subspan(m_at));
}

bool MessageReader::takeBytes(FieldKind kind, std::size_t size)
{
    m_field.expectBytes(size);
    return take(kind);
}

bool MessageReader::takeText(FieldKind kind, std::size_t size)
{
    m_field.expectText(size);
    if (!take(kind))
        return false;
    field().text = m_field.takeText();
    return true;
}

bool MessageReader::takeTerminated(FieldKind kind, std::size_t bound)
{
    m_field.expectTerminated(bound);
    const std::size_t size = m_field.receive(m_input.subspan(m_at));
    const bool isComplete = m_field.state() == FieldReader::State::Complete;
    if (size == 0) // not even the zero
        return false;
    Field &field = append(kind, isComplete ? size - 1 : size);
    field.text = m_field.takeText();
    if (isComplete)
        return true;
    field.fault = m_field.state() == FieldReader::State::TooLong
                      ? QT_TRANSLATE_NOOP("socks", "It is longer than it may be.")
                      : QT_TRANSLATE_NOOP("socks", "The bytes end before the zero that ends this field.");
    return false;
}

void MessageReader::takeTerminator()
{
    append(FieldKind::Terminator, 1);
}

void MessageReader::takePart(FieldKind kind, std::size_t size, std::string_view text)
{
    append(kind, size).text = text;
}

void MessageReader::takeRest(Sensitivity sensitivity)
{
    if (atEnd())
        return;
    if (m_messages.empty() || m_messages.back().message.isWhole)
        begin(MessageKind::Unreadable);
    append(FieldKind::Unreadable, m_input.size() - m_at).sensitivity = sensitivity;
}

bool MessageReader::take(FieldKind kind)
{
    const std::size_t size = m_field.receive(m_input.subspan(m_at));
    if (m_field.state() == FieldReader::State::Complete) {
        append(kind, size);
        return true;
    }
    if (size != 0)
        append(kind, size).fault = QT_TRANSLATE_NOOP("socks", "The bytes end inside this field.");
    return false;
}

Field &MessageReader::append(FieldKind kind, std::size_t size)
{
    Message &message = m_messages.back().message;
    Field field;
    field.kind = kind;
    field.sensitivity = sensitivityOf(kind);
    field.offset = message.bytes.size();
    field.length = size;
    const Bytes bytes = m_input.subspan(m_at, size);
    message.bytes.insert(message.bytes.end(), bytes.begin(), bytes.end());
    m_at += size;
    message.fields.push_back(std::move(field));
    return message.fields.back();
}

} // namespace argyle::socks
