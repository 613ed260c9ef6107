// SPDX-License-Identifier: MIT
#include "socks/serverhandshake.h"

#include "socks/http.h"
#include "socks/onion.h"
#include "socks/versions.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace argyle::socks {

namespace {

/// A username that begins so has a format byte behind it; format 0 is the only one that is known here (tor(1), SocksPort).
constexpr std::string_view formatPrefix = "<torS0X>";
constexpr std::string_view knownFormat = "0";

bool hasUnknownFormat(std::string_view username)
{
    return username.starts_with(formatPrefix) && username.substr(formatPrefix.size()) != knownFormat;
}

bool isSupported(Command command, Protocol protocol)
{
    switch (command) {
    case Command::Connect:
    case Command::Resolve:
        return true;
    case Command::ResolvePtr:
        return protocol == Protocol::Socks5; // socks-extensions §2
    case Command::Bind:
    case Command::UdpAssociate:
    case Command::ConnectDir:
        break;
    }
    return false;
}

} // namespace

ServerHandshake::ServerHandshake(ServerPolicy policy)
    : m_policy(policy)
{
    m_request.target.host = std::string();
    m_field.expectBytes(1);
}

ServerHandshake::Progress ServerHandshake::receive(Bytes input)
{
    Q_ASSERT(m_outcome == Outcome::NeedMore || m_outcome == Outcome::Unknown);
    const std::size_t kept = std::min(input.size(), m_first.size() - m_firstSize);
    std::copy_n(input.begin(), kept, m_first.begin() + m_firstSize);
    m_firstSize = static_cast<std::uint8_t>(m_firstSize + kept);

    std::size_t consumed = 0;
    while (m_outcome == Outcome::NeedMore) {
        consumed += m_field.receive(input.subspan(consumed));
        if (m_field.state() == FieldReader::State::TooLong)
            refuse(Reply::GeneralFailure);
        else if (m_field.state() == FieldReader::State::Complete)
            (this->*m_step)();
        else
            break;
    }
    const bool isForeign = m_outcome == Outcome::Http || m_outcome == Outcome::Unknown;
    return {m_outcome, isForeign ? 0 : consumed};
}

ReplyBytes ServerHandshake::takeAnswer()
{
    ReplyBytes bytes;
    bytes.append(Bytes(m_answer.data(), m_answerSize));
    m_answerSize = 0;
    return bytes;
}

void ServerHandshake::expectBytes(std::size_t size, Step then)
{
    m_field.expectBytes(size);
    m_step = then;
}

void ServerHandshake::expectText(std::size_t size, Step then)
{
    m_field.expectText(size);
    m_step = then;
}

void ServerHandshake::expectTerminated(std::size_t bound, Step then)
{
    m_field.expectTerminated(bound);
    m_step = then;
}

void ServerHandshake::receivedFirstByte()
{
    switch (m_field.byte(0)) {
    case socks4Version:
        m_request.protocol = Protocol::Socks4;
        expectBytes(1 + 2 + 4, &ServerHandshake::receivedSocks4Header);
        return;
    case socks5Version:
        m_request.protocol = Protocol::Socks5;
        expectBytes(1, &ServerHandshake::receivedMethodCount);
        return;
    default:
        break;
    }
    if (looksLikeHttp(m_first[0])) {
        m_request.protocol = Protocol::Http;
        m_outcome = Outcome::Http;
    } else {
        m_outcome = Outcome::Unknown;
    }
}

// RFC 1928 §3, RFC 1929: the method and the credentials.

void ServerHandshake::receivedMethodCount()
{
    expectText(m_field.byte(0), &ServerHandshake::receivedMethods);
}

void ServerHandshake::receivedMethods()
{
    const auto offers = [this](Method method) {
        return m_field.text().find(static_cast<char>(method)) != std::string::npos;
    };
    const bool offersNone = offers(Method::NoAuthentication);
    const bool prefersNone = m_policy.preference == ServerPolicy::Preference::NoAuthentication;
    // Credentials isolate: a client that can send some is asked for them.
    if (offers(Method::UsernamePassword) && !(offersNone && prefersNone)) {
        answer(socks5Version, static_cast<std::uint8_t>(Method::UsernamePassword));
        expectBytes(1, &ServerHandshake::receivedCredentialsVersion);
    } else if (offersNone) {
        answer(socks5Version, static_cast<std::uint8_t>(Method::NoAuthentication));
        expectBytes(1, &ServerHandshake::receivedVersionOrCredentials);
    } else {
        answer(socks5Version, static_cast<std::uint8_t>(Method::NoAcceptable));
        m_refusal = Reply::NotAllowed;
        m_outcome = Outcome::Refused;
    }
}

void ServerHandshake::receivedCredentialsVersion()
{
    if (m_field.byte(0) != credentialsVersion)
        refuse(Reply::GeneralFailure);
    else
        expectBytes(1, &ServerHandshake::receivedUsernameLength);
}

void ServerHandshake::receivedUsernameLength()
{
    expectText(m_field.byte(0), &ServerHandshake::receivedUsername);
}

void ServerHandshake::receivedUsername()
{
    m_request.credentials.username = m_field.takeText();
    expectBytes(1, &ServerHandshake::receivedPasswordLength);
}

void ServerHandshake::receivedPasswordLength()
{
    expectText(m_field.byte(0), &ServerHandshake::receivedPassword);
}

void ServerHandshake::receivedPassword()
{
    m_request.credentials.password = m_field.takeText();
    if (hasUnknownFormat(m_request.credentials.username)) {
        refuse(Reply::GeneralFailure);
        return;
    }
    answer(credentialsVersion, credentialsAccepted);
    expectBytes(1, &ServerHandshake::receivedVersion);
}

// RFC 1928 §4: the request.

void ServerHandshake::receivedVersionOrCredentials()
{
    // Broken clients send credentials though none were asked for (socks-extensions §1.1): told from a request by this byte.
    if (m_field.byte(0) == credentialsVersion)
        expectBytes(1, &ServerHandshake::receivedUsernameLength);
    else
        receivedVersion();
}

void ServerHandshake::receivedVersion()
{
    if (m_field.byte(0) != socks5Version)
        refuse(Reply::GeneralFailure);
    else
        expectBytes(3, &ServerHandshake::receivedCommandAndAddressType);
}

void ServerHandshake::receivedCommandAndAddressType()
{
    m_request.command = static_cast<Command>(m_field.byte(0));
    if (m_field.byte(1) != reservedByte)
        note(Reply::GeneralFailure);
    if (!isSupported(m_request.command, m_request.protocol))
        note(Reply::CommandNotSupported);

    // The rest is read even where the request is refused already, so that none of it is taken for data.
    switch (static_cast<AddressType>(m_field.byte(2))) {
    case AddressType::Ipv4:
        expectBytes(sizeof(Ipv4) + 2, &ServerHandshake::receivedIpv4AndPort);
        return;
    case AddressType::Ipv6:
        expectBytes(sizeof(Ipv6) + 2, &ServerHandshake::receivedIpv6AndPort);
        return;
    case AddressType::DomainName:
        expectBytes(1, &ServerHandshake::receivedNameLength);
        return;
    }
    // Nobody knows how long the rest is.
    note(Reply::AddressTypeNotSupported);
    refuse(m_fault);
}

void ServerHandshake::receivedIpv4AndPort()
{
    m_request.askedAs = AskedAs::Address;
    m_request.target = {m_field.address<Ipv4>(0), m_field.port(sizeof(Ipv4))};
    receivedRequest();
}

void ServerHandshake::receivedIpv6AndPort()
{
    m_request.askedAs = AskedAs::Address;
    m_request.target = {m_field.address<Ipv6>(0), m_field.port(sizeof(Ipv6))};
    receivedRequest();
}

void ServerHandshake::receivedNameLength()
{
    expectText(m_field.byte(0), &ServerHandshake::receivedName);
}

void ServerHandshake::receivedName()
{
    takeName();
    expectBytes(2, &ServerHandshake::receivedPort);
}

void ServerHandshake::receivedPort()
{
    m_request.target.port = m_field.port(0);
    receivedRequest();
}

// The SOCKS4 and SOCKS4A notes: CD DSTPORT DSTIP USERID 00 [HOST 00].

void ServerHandshake::receivedSocks4Header()
{
    m_request.command = static_cast<Command>(m_field.byte(0));
    if (!isSupported(m_request.command, m_request.protocol))
        note(Reply::CommandNotSupported);
    m_request.target.port = m_field.port(1);

    const auto address = m_field.address<Ipv4>(3);
    if (announcesName(address)) {
        m_request.protocol = Protocol::Socks4a;
    } else {
        m_request.askedAs = AskedAs::Address;
        m_request.target.host = address;
    }
    expectTerminated(maximumUserId, &ServerHandshake::receivedUserId);
}

void ServerHandshake::receivedUserId()
{
    m_request.credentials.username = m_field.takeText();
    if (m_request.protocol == Protocol::Socks4a)
        expectTerminated(maximumTextLength, &ServerHandshake::receivedSocks4aHost);
    else
        receivedRequest();
}

void ServerHandshake::receivedSocks4aHost()
{
    takeName();
    receivedRequest();
}

void ServerHandshake::takeName()
{
    std::string_view text = m_field.text();
    std::optional<Host> literal = parseLiteral(text);
    if (!literal && text.ends_with('.')) {
        // With the root's dot an IPv4 address is one all the same.
        text.remove_suffix(1);
        literal = parseLiteral(text);
        if (literal && !isIpv4(*literal))
            literal.reset();
    }
    if (literal) {
        m_request.target.host = *std::move(literal);
        return;
    }
    const bool isWellFormed = isWellFormedName(m_field.text());
    if (m_request.command == Command::ResolvePtr)
        note(Reply::AddressTypeNotSupported);
    else if (!isWellFormed)
        note(Reply::GeneralFailure);
    if (isWellFormed)
        m_request.target.host = m_field.takeText();
}

void ServerHandshake::note(Reply fault)
{
    if (m_fault == Reply::Succeeded)
        m_fault = fault;
}

void ServerHandshake::receivedRequest()
{
    const Host &host = m_request.target.host;
    const bool isSocks4 = m_request.protocol != Protocol::Socks5;
    if (m_request.command == Command::Connect && m_request.target.port == 0)
        note(Reply::GeneralFailure);
    if (isSocks4 && unmapped(host) == Host(Ipv4{}))
        note(Reply::GeneralFailure);
    // A SOCKS4 reply has no room for the answer.
    if (isSocks4 && m_request.command == Command::Resolve && isIpv6(host))
        note(Reply::AddressTypeNotSupported);
    if (const auto *name = std::get_if<std::string>(&host); name && isOnionName(*name) && !isValidOnionName(*name))
        note(Reply::OnionInvalidAddress);

    if (m_fault != Reply::Succeeded)
        refuse(m_fault);
    else
        m_outcome = Outcome::Request;
}

void ServerHandshake::answer(std::uint8_t first, std::uint8_t second)
{
    Q_ASSERT(m_answerSize + 2U <= m_answer.size());
    m_answer[m_answerSize++] = std::byte{first};
    m_answer[m_answerSize++] = std::byte{second};
}

void ServerHandshake::refuse(Reply reply)
{
    const ReplyBytes message = failureReply(m_request.protocol, reply, m_policy.errors);
    const Bytes bytes = message;
    Q_ASSERT(m_answerSize + bytes.size() <= m_answer.size());
    std::copy(bytes.begin(), bytes.end(), m_answer.begin() + m_answerSize);
    m_answerSize = static_cast<std::uint8_t>(m_answerSize + bytes.size());
    m_refusal = reply;
    m_outcome = Outcome::Refused;
}

} // namespace argyle::socks
