// SPDX-License-Identifier: MIT
#include "socks/serverhandshake.h"

#include "socks/http.h"
#include "socks/onion.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace argyle::socks {

namespace {

constexpr std::uint8_t socks4Version = 0x04;
constexpr std::uint8_t socks5Version = 0x05;
constexpr std::uint8_t credentialsVersion = 0x01; // RFC 1929 §2
constexpr std::uint8_t credentialsAccepted = 0x00;

constexpr std::size_t maximumUserId = 512;
constexpr std::size_t maximumSocks4aHost = 255;

/// A username that begins so has a format byte behind it; format 0 is the only one that is known here (tor(1), SocksPort).
constexpr std::string_view formatPrefix = "<torS0X>";
constexpr std::string_view knownFormat = "0";

bool hasUnknownFormat(std::string_view username)
{
    return username.starts_with(formatPrefix) && username.substr(formatPrefix.size()) != knownFormat;
}

std::string_view asText(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// SOCKS4A: 0.0.0.x with x other than zero says that a name follows.
bool announcesName(const Ipv4 &address)
{
    const auto &octets = address.octets;
    return octets[0] == 0 && octets[1] == 0 && octets[2] == 0 && octets[3] != 0;
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
}

ServerHandshake::Progress ServerHandshake::receive(Bytes input)
{
    Q_ASSERT(m_outcome == Outcome::NeedMore);
    const std::size_t kept = std::min(input.size(), m_first.size() - m_firstSize);
    std::copy_n(input.begin(), kept, m_first.begin() + m_firstSize);
    m_firstSize = static_cast<std::uint8_t>(m_firstSize + kept);

    std::size_t consumed = 0;
    while (m_outcome == Outcome::NeedMore) {
        consumed += collect(input.subspan(consumed));
        if (!m_isCollected)
            break;
        (this->*m_step)();
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

void ServerHandshake::expectField(std::size_t size, Step then)
{
    Q_ASSERT(size <= m_field.size());
    m_collecting = Collecting::Field;
    m_fieldSize = 0;
    m_due = static_cast<std::uint16_t>(size);
    m_step = then;
}

void ServerHandshake::expectText(std::size_t size, Step then)
{
    m_collecting = Collecting::Text;
    m_text.clear();
    m_text.reserve(size);
    m_due = static_cast<std::uint16_t>(size);
    m_step = then;
}

void ServerHandshake::expectTerminated(std::size_t bound, Step then)
{
    m_collecting = Collecting::Terminated;
    m_text.clear();
    m_due = static_cast<std::uint16_t>(bound);
    m_step = then;
}

std::size_t ServerHandshake::collect(Bytes input)
{
    if (m_collecting == Collecting::Terminated)
        return collectTerminated(input);

    const Bytes taken = input.first(std::min<std::size_t>(input.size(), m_due));
    if (m_collecting == Collecting::Field) {
        std::copy(taken.begin(), taken.end(), m_field.begin() + m_fieldSize);
        m_fieldSize = static_cast<std::uint8_t>(m_fieldSize + taken.size());
    } else {
        m_text.append(asText(taken));
    }
    m_due = static_cast<std::uint16_t>(m_due - taken.size());
    m_isCollected = m_due == 0;
    return taken.size();
}

std::size_t ServerHandshake::collectTerminated(Bytes input)
{
    // One byte beyond the bound must be the zero.
    const Bytes window = input.first(std::min<std::size_t>(input.size(), m_due + std::size_t{1}));
    const auto zero = std::find(window.begin(), window.end(), std::byte{0});
    const auto length = static_cast<std::size_t>(zero - window.begin());
    m_isCollected = zero != window.end();
    if (!m_isCollected && length > m_due) {
        refuse(Reply::GeneralFailure);
        return length;
    }
    m_text.append(asText(window.first(length)));
    m_due = static_cast<std::uint16_t>(m_due - length);
    return m_isCollected ? length + 1 : length;
}

void ServerHandshake::receivedFirstByte()
{
    switch (fieldByte(0)) {
    case socks4Version:
        m_request.protocol = Protocol::Socks4;
        expectField(1 + 2 + 4, &ServerHandshake::receivedSocks4Header);
        return;
    case socks5Version:
        m_request.protocol = Protocol::Socks5;
        expectField(1, &ServerHandshake::receivedMethodCount);
        return;
    default:
        break;
    }
    if (looksLikeHttp(m_field[0])) {
        m_request.protocol = Protocol::Http;
        m_outcome = Outcome::Http;
    } else {
        m_outcome = Outcome::Unknown;
    }
}

// RFC 1928 §3, RFC 1929: the method and the credentials.

void ServerHandshake::receivedMethodCount()
{
    expectText(fieldByte(0), &ServerHandshake::receivedMethods);
}

void ServerHandshake::receivedMethods()
{
    const auto offers = [this](Method method) { return m_text.find(static_cast<char>(method)) != std::string::npos; };
    const bool offersNone = offers(Method::NoAuthentication);
    const bool prefersNone = m_policy.preference == ServerPolicy::Preference::NoAuthentication;
    // Credentials isolate: a client that can send some is asked for them.
    if (offers(Method::UsernamePassword) && !(offersNone && prefersNone)) {
        answer(socks5Version, static_cast<std::uint8_t>(Method::UsernamePassword));
        expectField(1, &ServerHandshake::receivedCredentialsVersion);
    } else if (offersNone) {
        answer(socks5Version, static_cast<std::uint8_t>(Method::NoAuthentication));
        expectField(1, &ServerHandshake::receivedVersionOrCredentials);
    } else {
        answer(socks5Version, static_cast<std::uint8_t>(Method::NoAcceptable));
        m_refusal = Reply::NotAllowed;
        m_outcome = Outcome::Refused;
    }
}

void ServerHandshake::receivedCredentialsVersion()
{
    if (fieldByte(0) != credentialsVersion)
        refuse(Reply::GeneralFailure);
    else
        expectField(1, &ServerHandshake::receivedUsernameLength);
}

void ServerHandshake::receivedUsernameLength()
{
    expectText(fieldByte(0), &ServerHandshake::receivedUsername);
}

void ServerHandshake::receivedUsername()
{
    m_request.credentials.username = std::exchange(m_text, {});
    expectField(1, &ServerHandshake::receivedPasswordLength);
}

void ServerHandshake::receivedPasswordLength()
{
    expectText(fieldByte(0), &ServerHandshake::receivedPassword);
}

void ServerHandshake::receivedPassword()
{
    m_request.credentials.password = std::exchange(m_text, {});
    if (hasUnknownFormat(m_request.credentials.username)) {
        refuse(Reply::GeneralFailure);
        return;
    }
    answer(credentialsVersion, credentialsAccepted);
    expectField(1, &ServerHandshake::receivedVersion);
}

// RFC 1928 §4: the request.

void ServerHandshake::receivedVersionOrCredentials()
{
    // Broken clients send credentials though none were asked for (socks-extensions §1.1): told from a request by this byte.
    if (fieldByte(0) == credentialsVersion)
        expectField(1, &ServerHandshake::receivedUsernameLength);
    else
        receivedVersion();
}

void ServerHandshake::receivedVersion()
{
    if (fieldByte(0) != socks5Version)
        refuse(Reply::GeneralFailure);
    else
        expectField(3, &ServerHandshake::receivedCommandAndAddressType);
}

void ServerHandshake::receivedCommandAndAddressType()
{
    m_request.command = static_cast<Command>(fieldByte(0));
    if (fieldByte(1) != 0)
        note(Reply::GeneralFailure);
    if (!isSupported(m_request.command, m_request.protocol))
        note(Reply::CommandNotSupported);

    // The rest is read even where the request is refused already, so that none of it is taken for data.
    switch (static_cast<AddressType>(fieldByte(2))) {
    case AddressType::Ipv4:
        expectField(sizeof(Ipv4) + 2, &ServerHandshake::receivedIpv4AndPort);
        return;
    case AddressType::Ipv6:
        expectField(sizeof(Ipv6) + 2, &ServerHandshake::receivedIpv6AndPort);
        return;
    case AddressType::DomainName:
        expectField(1, &ServerHandshake::receivedNameLength);
        return;
    }
    // Nobody knows how long the rest is.
    note(Reply::AddressTypeNotSupported);
    refuse(m_fault);
}

void ServerHandshake::receivedIpv4AndPort()
{
    m_request.askedAs = AskedAs::Address;
    m_request.target = {fieldAddress<Ipv4>(0), fieldPort(sizeof(Ipv4))};
    receivedRequest();
}

void ServerHandshake::receivedIpv6AndPort()
{
    m_request.askedAs = AskedAs::Address;
    m_request.target = {fieldAddress<Ipv6>(0), fieldPort(sizeof(Ipv6))};
    receivedRequest();
}

void ServerHandshake::receivedNameLength()
{
    expectText(fieldByte(0), &ServerHandshake::receivedName);
}

void ServerHandshake::receivedName()
{
    takeName();
    expectField(2, &ServerHandshake::receivedPort);
}

void ServerHandshake::receivedPort()
{
    m_request.target.port = fieldPort(0);
    receivedRequest();
}

// The SOCKS4 and SOCKS4A notes: CD DSTPORT DSTIP USERID 00 [HOST 00].

void ServerHandshake::receivedSocks4Header()
{
    m_request.command = static_cast<Command>(fieldByte(0));
    if (!isSupported(m_request.command, m_request.protocol))
        note(Reply::CommandNotSupported);
    m_request.target.port = fieldPort(1);

    const auto address = fieldAddress<Ipv4>(3);
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
    m_request.credentials.username = std::exchange(m_text, {});
    if (m_request.protocol == Protocol::Socks4a)
        expectTerminated(maximumSocks4aHost, &ServerHandshake::receivedSocks4aHost);
    else
        receivedRequest();
}

void ServerHandshake::receivedSocks4aHost()
{
    takeName();
    receivedRequest();
}

std::uint16_t ServerHandshake::fieldPort(std::size_t at) const
{
    return static_cast<std::uint16_t>(fieldByte(at) << 8 | fieldByte(at + 1));
}

template<typename Address>
Address ServerHandshake::fieldAddress(std::size_t at) const
{
    Address address;
    for (std::uint8_t &octet : address.octets)
        octet = fieldByte(at++);
    return address;
}

void ServerHandshake::takeName()
{
    if (std::optional<Host> literal = parseLiteral(m_text)) {
        m_request.target.host = *std::move(literal);
        return;
    }
    const bool isWellFormed = isWellFormedName(m_text);
    if (m_request.command == Command::ResolvePtr)
        note(Reply::AddressTypeNotSupported);
    else if (!isWellFormed)
        note(Reply::GeneralFailure);
    if (isWellFormed)
        m_request.target.host = std::exchange(m_text, {});
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
    if (isSocks4 && host == Host(Ipv4{}))
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
