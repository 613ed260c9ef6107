// SPDX-License-Identifier: MIT
#pragma once

#include "socks/transcript.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace argyle::socks {

/// The messages of a handshake, of every dialect that a client may speak to a SOCKS port.
enum class MessageKind : std::uint8_t {
    Greeting,
    MethodChoice,
    Credentials,
    CredentialsStatus,
    Request,
    Reply,
    Socks4Request,
    Socks4Reply,
    HttpRequest,
    HttpAnswer,
    Unreadable, ///< bytes that belong to no message
};

enum class FieldKind : std::uint8_t {
    Version,
    MethodCount,
    OfferedMethod,
    ChosenMethod,
    CredentialsVersion,
    UsernameLength,
    Username,
    PasswordLength,
    Password,
    CredentialsStatus,
    Command,
    Reserved,
    AddressType,
    NameLength,
    TargetHost,
    TargetPort,
    ReplyCode,
    BoundHost,
    BoundPort,
    Socks4Version,
    Socks4Command,
    Socks4Port,
    Socks4Address,
    Socks4aMark, ///< the address that announces a name
    UserId,
    Socks4aHost,
    Terminator,
    Socks4ReplyVersion,
    Socks4ReplyCode,
    Socks4BoundPort,
    Socks4BoundAddress,
    HttpMethod,
    HttpTarget,
    HttpTargetCredentials,
    HttpVersion,
    HttpStatus,
    HttpHeader,
    HttpEnd,
    Unreadable,
};

/// What a person reads about a message or a field. The names are the specifications' own; the other texts are English
/// sources for translation (context "socks").
struct MessageText
{
    const char *name;
    const char *clause; ///< where it is specified: "RFC 1928 §3"; nullptr where nowhere
};
struct FieldText
{
    const char *name;
    const char *meaning; ///< one sentence
};
const MessageText &textOf(MessageKind kind);
const FieldText &textOf(FieldKind kind);

/// Who may see a field.
enum class Sensitivity : std::uint8_t {
    Open,
    Destination, ///< tells where the client wants to go
    Secret,      ///< a credential, or tells of one
};

struct Field
{
    FieldKind kind = FieldKind::Unreadable;
    Sensitivity sensitivity = Sensitivity::Open;
    std::size_t offset = 0;      ///< in the message
    std::size_t length = 0;      ///< may be zero: an empty name, user or password
    std::string label;           ///< where the field brings a name of its own: that of an HTTP header
    std::string text;            ///< what the bytes say, as it stands; may hold any byte
    const char *word = nullptr;  ///< what they say in words, an English source; stands in for the text
    const char *fault = nullptr; ///< why the field does not fit, an English source; nullptr where it does
};

/// The fields follow each other and cover every byte of the message once.
struct Message
{
    MessageKind kind = MessageKind::Unreadable;
    Sender sender = Sender::Client;
    std::vector<std::byte> bytes;
    std::vector<Field> fields;
    bool isWhole = false; ///< false: the bytes end, or make no sense any more, before the message does
};

} // namespace argyle::socks
