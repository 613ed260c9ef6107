// SPDX-License-Identifier: MIT
#include "socks/handshakemessage.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace argyle::socks {

namespace {

struct MessageRow
{
    MessageKind kind;
    MessageText text;
};

struct FieldRow
{
    FieldKind kind;
    FieldText text;
};

// In the order of their kinds, so that the kind is the row.
constexpr std::array messages{
    MessageRow{MessageKind::Greeting, {QT_TRANSLATE_NOOP("socks", "Greeting"), "RFC 1928 §3"}},
    MessageRow{MessageKind::MethodChoice, {QT_TRANSLATE_NOOP("socks", "Choice of a method"), "RFC 1928 §3"}},
    MessageRow{MessageKind::Credentials, {QT_TRANSLATE_NOOP("socks", "Username and password"), "RFC 1929 §2"}},
    MessageRow{MessageKind::CredentialsStatus,
               {QT_TRANSLATE_NOOP("socks", "Answer to the credentials"), "RFC 1929 §2"}},
    MessageRow{MessageKind::Request, {QT_TRANSLATE_NOOP("socks", "Request"), "RFC 1928 §4"}},
    MessageRow{MessageKind::Reply, {QT_TRANSLATE_NOOP("socks", "Reply"), "RFC 1928 §6"}},
    MessageRow{MessageKind::Socks4Request, {QT_TRANSLATE_NOOP("socks", "Request"), "SOCKS4, SOCKS4A"}},
    MessageRow{MessageKind::Socks4Reply, {QT_TRANSLATE_NOOP("socks", "Reply"), "SOCKS4"}},
    MessageRow{MessageKind::HttpRequest, {QT_TRANSLATE_NOOP("socks", "HTTP request"), "RFC 9112 §2.1"}},
    MessageRow{MessageKind::HttpAnswer,
               {QT_TRANSLATE_NOOP("socks", "Page for a misconfigured browser"), "RFC 9112 §2.1"}},
    MessageRow{MessageKind::Unreadable, {QT_TRANSLATE_NOOP("socks", "Other bytes"), nullptr}},
};

constexpr std::array fields{
    FieldRow{FieldKind::Version, {"VER", QT_TRANSLATE_NOOP("socks", "The version of the protocol: SOCKS5.")}},
    FieldRow{FieldKind::MethodCount,
             {"NMETHODS", QT_TRANSLATE_NOOP("socks", "How many ways to authenticate the client offers.")}},
    FieldRow{FieldKind::OfferedMethod,
             {"METHOD", QT_TRANSLATE_NOOP("socks", "A way to authenticate that the client offers.")}},
    FieldRow{FieldKind::ChosenMethod,
             {"METHOD", QT_TRANSLATE_NOOP("socks", "The way to authenticate that Argyle chose.")}},
    FieldRow{FieldKind::CredentialsVersion,
             {"VER", QT_TRANSLATE_NOOP("socks", "The version of this part of the handshake, which is 1.")}},
    FieldRow{FieldKind::UsernameLength, {"ULEN", QT_TRANSLATE_NOOP("socks", "How many bytes the username has.")}},
    FieldRow{
        FieldKind::Username,
        {"UNAME", QT_TRANSLATE_NOOP("socks", "The username. Argyle keeps clients apart by it and checks nothing.")}},
    FieldRow{FieldKind::PasswordLength, {"PLEN", QT_TRANSLATE_NOOP("socks", "How many bytes the password has.")}},
    FieldRow{
        FieldKind::Password,
        {"PASSWD", QT_TRANSLATE_NOOP("socks", "The password. Argyle keeps clients apart by it and checks nothing.")}},
    FieldRow{FieldKind::CredentialsStatus, {"STATUS", QT_TRANSLATE_NOOP("socks", "Zero accepts the credentials.")}},
    FieldRow{FieldKind::Command, {"CMD", QT_TRANSLATE_NOOP("socks", "What the client wants.")}},
    FieldRow{FieldKind::Reserved, {"RSV", QT_TRANSLATE_NOOP("socks", "Reserved.")}},
    FieldRow{FieldKind::AddressType, {"ATYP", QT_TRANSLATE_NOOP("socks", "The kind of the address that follows.")}},
    FieldRow{FieldKind::NameLength, {"LEN", QT_TRANSLATE_NOOP("socks", "How many bytes the name has.")}},
    FieldRow{FieldKind::TargetHost,
             {"DST.ADDR", QT_TRANSLATE_NOOP("socks", "Where the client wants to go, or what it looks up.")}},
    FieldRow{FieldKind::TargetPort, {"DST.PORT", QT_TRANSLATE_NOOP("socks", "The port there.")}},
    FieldRow{FieldKind::ReplyCode, {"REP", QT_TRANSLATE_NOOP("socks", "How the request went.")}},
    FieldRow{FieldKind::BoundHost,
             {"BND.ADDR", QT_TRANSLATE_NOOP("socks", "The local end of the connection, or what a lookup found.")}},
    FieldRow{FieldKind::BoundPort, {"BND.PORT", QT_TRANSLATE_NOOP("socks", "The port of that end.")}},
    FieldRow{FieldKind::Socks4Version, {"VN", QT_TRANSLATE_NOOP("socks", "The version of the protocol: SOCKS4.")}},
    FieldRow{FieldKind::Socks4Command, {"CD", QT_TRANSLATE_NOOP("socks", "What the client wants.")}},
    FieldRow{FieldKind::Socks4Port,
             {"DSTPORT", QT_TRANSLATE_NOOP("socks", "The port that the client wants to reach.")}},
    FieldRow{FieldKind::Socks4Address, {"DSTIP", QT_TRANSLATE_NOOP("socks", "Where the client wants to go.")}},
    FieldRow{FieldKind::Socks4aMark,
             {"DSTIP", QT_TRANSLATE_NOOP("socks", "No address: it says that a name follows (SOCKS4A).")}},
    FieldRow{
        FieldKind::UserId,
        {"USERID", QT_TRANSLATE_NOOP("socks", "A username. Argyle keeps clients apart by it and checks nothing.")}},
    FieldRow{FieldKind::Socks4aHost,
             {"HOST", QT_TRANSLATE_NOOP("socks", "Where the client wants to go, or what it looks up.")}},
    FieldRow{FieldKind::Terminator, {"NULL", QT_TRANSLATE_NOOP("socks", "Ends the field before it.")}},
    FieldRow{FieldKind::Socks4ReplyVersion,
             {"VN", QT_TRANSLATE_NOOP("socks", "The version of the reply, which is 0.")}},
    FieldRow{FieldKind::Socks4ReplyCode, {"CD", QT_TRANSLATE_NOOP("socks", "How the request went.")}},
    FieldRow{FieldKind::Socks4BoundPort,
             {"DSTPORT", QT_TRANSLATE_NOOP("socks", "The port of the local end of the connection.")}},
    FieldRow{FieldKind::Socks4BoundAddress,
             {"DSTIP", QT_TRANSLATE_NOOP("socks", "The local end of the connection, or what a lookup found.")}},
    FieldRow{FieldKind::HttpMethod,
             {"Method",
              QT_TRANSLATE_NOOP("socks", "What the client asks for in HTTP: it takes this port for an HTTP proxy.")}},
    FieldRow{FieldKind::HttpTarget, {"Target", QT_TRANSLATE_NOOP("socks", "The page that the browser wants.")}},
    FieldRow{FieldKind::HttpTargetCredentials,
             {"Target", QT_TRANSLATE_NOOP("socks", "A username and a password within the page's address.")}},
    FieldRow{FieldKind::HttpVersion, {"Version", QT_TRANSLATE_NOOP("socks", "The version of HTTP.")}},
    FieldRow{FieldKind::HttpStatus, {"Status", QT_TRANSLATE_NOOP("socks", "What the browser is told.")}},
    FieldRow{FieldKind::HttpHeader, {"Header", QT_TRANSLATE_NOOP("socks", "A header of HTTP.")}},
    FieldRow{FieldKind::HttpEnd, {"End", QT_TRANSLATE_NOOP("socks", "An empty line ends the head.")}},
    FieldRow{FieldKind::Unreadable, {"?", QT_TRANSLATE_NOOP("socks", "From here on the bytes make no sense.")}},
};

constexpr bool isInOrder(const auto &rows)
{
    std::size_t place = 0;
    return std::all_of(rows.begin(), rows.end(),
                       [&place](const auto &row) { return static_cast<std::size_t>(row.kind) == place++; });
}
static_assert(isInOrder(messages) && messages.back().kind == MessageKind::Unreadable);
static_assert(isInOrder(fields) && fields.back().kind == FieldKind::Unreadable);

} // namespace

const MessageText &textOf(MessageKind kind)
{
    return messages[static_cast<std::size_t>(kind)].text;
}

const FieldText &textOf(FieldKind kind)
{
    return fields[static_cast<std::size_t>(kind)].text;
}

} // namespace argyle::socks
