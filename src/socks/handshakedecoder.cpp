// SPDX-License-Identifier: MIT
#include "socks/handshakedecoder.h"

#include "socks/codes.h"
#include "socks/http.h"
#include "socks/httpmessages.h"
#include "socks/messagereader.h"
#include "socks/request.h"
#include "socks/versions.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

namespace argyle::socks {

namespace {

constexpr const char *noName = QT_TRANSLATE_NOOP("socks", "It is neither a name nor an address.");
constexpr const char *wrongVersion =
    QT_TRANSLATE_NOOP("socks", "It is not this protocol's version: nobody knows what follows.");

/// What one side's bytes have to know of the other's.
struct Conversation
{
    Protocol protocol = Protocol::Unknown;
    Command command = Command::Connect;
    std::optional<Method> method; ///< that Argyle chose
};

void say(Field &field, unsigned number)
{
    field.text = std::to_string(number);
}

const char *wordFor(Method method)
{
    switch (method) {
    case Method::NoAuthentication:
        return QT_TRANSLATE_NOOP("socks", "no authentication");
    case Method::Gssapi:
        return QT_TRANSLATE_NOOP("socks", "GSSAPI");
    case Method::UsernamePassword:
        return QT_TRANSLATE_NOOP("socks", "username and password");
    case Method::NoAcceptable:
        return QT_TRANSLATE_NOOP("socks", "none that was offered");
    }
    return QT_TRANSLATE_NOOP("socks", "another method");
}

const char *wordFor(AddressType type)
{
    switch (type) {
    case AddressType::Ipv4:
        return QT_TRANSLATE_NOOP("socks", "IPv4 address");
    case AddressType::DomainName:
        return QT_TRANSLATE_NOOP("socks", "name");
    case AddressType::Ipv6:
        return QT_TRANSLATE_NOOP("socks", "IPv6 address");
    }
    return nullptr;
}

bool takeVersion(MessageReader &reader, FieldKind kind, std::uint8_t version)
{
    if (!reader.takeBytes(kind, 1))
        return false;
    say(reader.field(), reader.byte());
    if (reader.byte() == version)
        return true;
    reader.field().fault = wrongVersion;
    return false;
}

bool takeLength(MessageReader &reader, FieldKind kind)
{
    if (!reader.takeBytes(kind, 1))
        return false;
    say(reader.field(), reader.byte());
    return true;
}

bool takePort(MessageReader &reader, FieldKind kind)
{
    if (!reader.takeBytes(kind, 2))
        return false;
    say(reader.field(), reader.port());
    return true;
}

template<typename Address>
bool takeAddress(MessageReader &reader, FieldKind kind)
{
    if (!reader.takeBytes(kind, sizeof(Address)))
        return false;
    reader.field().text = toString(Host(reader.address<Address>()));
    return true;
}

void judgeName(Field &field)
{
    if (!parseHost(field.text))
        field.fault = noName;
}

/// RSV ATYP ADDR PORT, alike in requests and replies (RFC 1928 §4, §6).
bool takeEndpoint(MessageReader &reader, FieldKind host, FieldKind port)
{
    if (!reader.takeBytes(FieldKind::Reserved, 1))
        return false;
    if (reader.byte() != reservedByte)
        reader.field().fault = QT_TRANSLATE_NOOP("socks", "It must be zero.");
    if (!reader.takeBytes(FieldKind::AddressType, 1))
        return false;
    const auto type = static_cast<AddressType>(reader.byte());
    reader.field().word = wordFor(type);
    switch (type) {
    case AddressType::Ipv4:
        return takeAddress<Ipv4>(reader, host) && takePort(reader, port);
    case AddressType::Ipv6:
        return takeAddress<Ipv6>(reader, host) && takePort(reader, port);
    case AddressType::DomainName:
        if (!takeLength(reader, FieldKind::NameLength) || !reader.takeText(host, reader.byte()))
            return false;
        judgeName(reader.field());
        return takePort(reader, port);
    }
    reader.field().fault =
        QT_TRANSLATE_NOOP("socks", "There is no such kind of address: nobody knows how long the rest is.");
    return false;
}

/// RFC 1929 §2.
bool takeCredentials(MessageReader &reader)
{
    reader.begin(MessageKind::Credentials);
    if (!takeVersion(reader, FieldKind::CredentialsVersion, credentialsVersion)
        || !takeLength(reader, FieldKind::UsernameLength) || !reader.takeText(FieldKind::Username, reader.byte())
        || !takeLength(reader, FieldKind::PasswordLength) || !reader.takeText(FieldKind::Password, reader.byte()))
        return false;
    reader.complete();
    return true;
}

/// VER NMETHODS METHODS of RFC 1928 §3.
bool takeGreeting(MessageReader &reader)
{
    reader.begin(MessageKind::Greeting);
    if (!takeVersion(reader, FieldKind::Version, socks5Version) || !takeLength(reader, FieldKind::MethodCount))
        return false;
    for (unsigned left = reader.byte(); left > 0; --left) {
        if (!reader.takeBytes(FieldKind::OfferedMethod, 1))
            return false;
        reader.field().word = wordFor(static_cast<Method>(reader.byte()));
    }
    reader.complete();
    return true;
}

void takeCommand(MessageReader &reader, Conversation &conversation)
{
    conversation.command = static_cast<Command>(reader.byte());
    if (const char *name = nameOf(conversation.command))
        reader.field().text = name;
    else
        reader.field().word = QT_TRANSLATE_NOOP("socks", "another command");
}

void noteTargetPort(MessageReader &reader, const Conversation &conversation)
{
    if (conversation.command == Command::Connect && reader.port() == 0)
        reader.field().fault = QT_TRANSLATE_NOOP("socks", "Nothing can be reached at port 0.");
}

void readSocks5Client(MessageReader &reader, Conversation &conversation)
{
    if (!takeGreeting(reader) || reader.atEnd())
        return;
    // Without being asked, broken clients send credentials too: told from a request by this byte.
    const bool wereAsked = conversation.method == Method::UsernamePassword;
    const bool areCredentials = wereAsked || std::to_integer<std::uint8_t>(reader.next()) == credentialsVersion;
    if (areCredentials && (!takeCredentials(reader) || reader.atEnd()))
        return;
    reader.begin(MessageKind::Request);
    if (!takeVersion(reader, FieldKind::Version, socks5Version) || !reader.takeBytes(FieldKind::Command, 1))
        return;
    takeCommand(reader, conversation);
    if (!takeEndpoint(reader, FieldKind::TargetHost, FieldKind::TargetPort))
        return;
    noteTargetPort(reader, conversation);
    reader.complete();
}

/// VN CD DSTPORT DSTIP USERID 00 [HOST 00] of the SOCKS4 and SOCKS4A notes.
void readSocks4Client(MessageReader &reader, Conversation &conversation)
{
    reader.begin(MessageKind::Socks4Request);
    if (!takeVersion(reader, FieldKind::Socks4Version, socks4Version) || !reader.takeBytes(FieldKind::Socks4Command, 1))
        return;
    takeCommand(reader, conversation);
    if (!takePort(reader, FieldKind::Socks4Port))
        return;
    noteTargetPort(reader, conversation);
    if (!takeAddress<Ipv4>(reader, FieldKind::Socks4Address))
        return;
    const bool isSocks4a = announcesName(reader.address<Ipv4>());
    if (isSocks4a) {
        conversation.protocol = Protocol::Socks4a;
        reader.field().kind = FieldKind::Socks4aMark;
        reader.field().sensitivity = Sensitivity::Open;
    }
    if (!reader.takeTerminated(FieldKind::UserId, maximumUserId))
        return;
    reader.takeTerminator();
    if (isSocks4a) {
        if (!reader.takeTerminated(FieldKind::Socks4aHost, maximumTextLength))
            return;
        judgeName(reader.field());
        reader.takeTerminator();
    }
    reader.complete();
}

void readClient(MessageReader &reader, Conversation &conversation)
{
    switch (conversation.protocol) {
    case Protocol::Socks4:
    case Protocol::Socks4a:
        readSocks4Client(reader, conversation);
        break;
    case Protocol::Socks5:
        readSocks5Client(reader, conversation);
        break;
    case Protocol::Http:
        readHttpRequest(reader);
        break;
    case Protocol::Unknown:
        reader.takeRest(Sensitivity::Open);
        break;
    }
    // What stands where no message can be read may be anything, a password too.
    reader.takeRest(Sensitivity::Secret);
}

bool takeMethodChoice(MessageReader &reader)
{
    reader.begin(MessageKind::MethodChoice);
    if (!takeVersion(reader, FieldKind::Version, socks5Version) || !reader.takeBytes(FieldKind::ChosenMethod, 1))
        return false;
    reader.field().word = wordFor(static_cast<Method>(reader.byte()));
    reader.complete();
    return true;
}

bool takeCredentialsStatus(MessageReader &reader)
{
    reader.begin(MessageKind::CredentialsStatus);
    if (!takeVersion(reader, FieldKind::CredentialsVersion, credentialsVersion)
        || !reader.takeBytes(FieldKind::CredentialsStatus, 1))
        return false;
    reader.field().word = reader.byte() == credentialsAccepted ? QT_TRANSLATE_NOOP("socks", "accepted")
                                                               : QT_TRANSLATE_NOOP("socks", "refused");
    reader.complete();
    return true;
}

/// What a lookup found tells of the destination as much as the question does.
void hideAnswer(Message &message)
{
    for (Field &field : message.fields) {
        if (field.kind == FieldKind::BoundHost || field.kind == FieldKind::Socks4BoundAddress)
            field.sensitivity = Sensitivity::Destination;
    }
}

void readSocks5Argyle(MessageReader &reader)
{
    if (!takeMethodChoice(reader) || reader.atEnd())
        return;
    const bool isStatus = std::to_integer<std::uint8_t>(reader.next()) == credentialsVersion;
    if (isStatus && (!takeCredentialsStatus(reader) || reader.atEnd()))
        return;
    reader.begin(MessageKind::Reply);
    if (!takeVersion(reader, FieldKind::Version, socks5Version) || !reader.takeBytes(FieldKind::ReplyCode, 1))
        return;
    reader.field().word = textOf(static_cast<Reply>(reader.byte())).name;
    if (takeEndpoint(reader, FieldKind::BoundHost, FieldKind::BoundPort))
        reader.complete();
}

void readSocks4Argyle(MessageReader &reader)
{
    reader.begin(MessageKind::Socks4Reply);
    if (!takeVersion(reader, FieldKind::Socks4ReplyVersion, socks4ReplyVersion)
        || !reader.takeBytes(FieldKind::Socks4ReplyCode, 1))
        return;
    reader.field().word = textOf(static_cast<Socks4Reply>(reader.byte())).name;
    if (takePort(reader, FieldKind::Socks4BoundPort) && takeAddress<Ipv4>(reader, FieldKind::Socks4BoundAddress))
        reader.complete();
}

void readArgyle(MessageReader &reader, const Conversation &conversation)
{
    if (reader.atEnd())
        return;
    switch (conversation.protocol) {
    case Protocol::Socks4:
    case Protocol::Socks4a:
        readSocks4Argyle(reader);
        break;
    case Protocol::Socks5:
        readSocks5Argyle(reader);
        break;
    case Protocol::Http:
        readHttpAnswer(reader);
        break;
    case Protocol::Unknown:
        break;
    }
    reader.takeRest(Sensitivity::Secret);
}

Protocol protocolOf(Bytes client)
{
    if (client.empty())
        return Protocol::Unknown;
    const auto first = std::to_integer<std::uint8_t>(client.front());
    if (first == socks4Version)
        return Protocol::Socks4;
    if (first == socks5Version)
        return Protocol::Socks5;
    return looksLikeHttp(client.front()) ? Protocol::Http : Protocol::Unknown;
}

std::vector<std::byte> bytesOf(const std::vector<Transcript::Piece> &pieces, Sender sender)
{
    std::vector<std::byte> bytes;
    for (const Transcript::Piece &piece : pieces) {
        if (piece.sender == sender)
            bytes.insert(bytes.end(), piece.bytes.begin(), piece.bytes.end());
    }
    return bytes;
}

/// Turns a place among one sender's bytes into the place among all of them.
std::size_t placeAmongAll(const std::vector<Transcript::Piece> &pieces, Sender sender, std::size_t at)
{
    std::size_t place = 0;
    for (const Transcript::Piece &piece : pieces) {
        if (piece.sender == sender) {
            if (at < piece.bytes.size())
                return place + at;
            at -= piece.bytes.size();
        }
        place += piece.bytes.size();
    }
    return place;
}

} // namespace

std::vector<Message> decode(const Transcript &transcript)
{
    const std::vector<Transcript::Piece> pieces = transcript.pieces();
    const std::vector<std::byte> fromClient = bytesOf(pieces, Sender::Client);
    const std::vector<std::byte> fromArgyle = bytesOf(pieces, Sender::Argyle);

    Conversation conversation;
    conversation.protocol = protocolOf(fromClient);
    if (conversation.protocol == Protocol::Socks5 && fromArgyle.size() > 1)
        conversation.method = static_cast<Method>(fromArgyle[1]);
    MessageReader client(Sender::Client, fromClient);
    readClient(client, conversation);
    MessageReader argyle(Sender::Argyle, fromArgyle);
    readArgyle(argyle, conversation);

    std::vector<PlacedMessage> messages = client.takeMessages();
    std::vector<PlacedMessage> answers = argyle.takeMessages();
    std::move(answers.begin(), answers.end(), std::back_inserter(messages));
    for (PlacedMessage &message : messages) {
        message.at = placeAmongAll(pieces, message.message.sender, message.at);
        if (isLookup(conversation.command) && message.message.sender == Sender::Argyle)
            hideAnswer(message.message);
    }
    std::stable_sort(messages.begin(), messages.end(), [](const auto &a, const auto &b) { return a.at < b.at; });

    std::vector<Message> decoded;
    decoded.reserve(messages.size());
    for (PlacedMessage &message : messages)
        decoded.push_back(std::move(message.message));
    return decoded;
}

} // namespace argyle::socks
