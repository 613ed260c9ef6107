// SPDX-License-Identifier: MIT
#include "socks/clienthandshake.h"

#include "socks/versions.h"

#include <QtGlobal>

#include <string>
#include <utility>
#include <variant>

namespace argyle::socks {

ClientHandshake::ClientHandshake(Request wanted, ClientPolicy policy)
    : m_wanted(std::move(wanted))
    , m_policy(policy)
{
    if (!isSendable()) {
        fail(Cause::Unsendable, Reply::GeneralFailure);
        return;
    }
    appendGreeting();
    if (isPipelined()) {
        if (!m_wanted.credentials.isEmpty())
            appendCredentials();
        appendRequest();
    }
    expectBytes(2, &ClientHandshake::receivedMethod);
}

std::vector<std::byte> ClientHandshake::takeMessage()
{
    return std::exchange(m_message, {});
}

ClientHandshake::Progress ClientHandshake::receive(Bytes input)
{
    Q_ASSERT(m_outcome == Outcome::NeedMore);
    std::size_t consumed = 0;
    while (m_outcome == Outcome::NeedMore) {
        consumed += m_field.receive(input.subspan(consumed));
        if (m_field.state() != FieldReader::State::Complete)
            break;
        (this->*m_step)();
    }
    return {m_outcome, consumed};
}

ClientHandshake::Outcome ClientHandshake::ended()
{
    if (m_outcome == Outcome::NeedMore) {
        // RFC 1929 §2 has a proxy close where it does not like the credentials; some do not say so first.
        if (m_step == &ClientHandshake::receivedCredentialsStatus)
            fail(Cause::CredentialsRefused, Reply::NotAllowed);
        else
            fail(Cause::Ended, Reply::GeneralFailure);
    }
    return m_outcome;
}

void ClientHandshake::expectBytes(std::size_t size, Step then)
{
    m_field.expectBytes(size);
    m_step = then;
}

void ClientHandshake::appendByte(std::uint8_t byte)
{
    m_message.push_back(std::byte{byte});
}

/// A length byte and the text.
void ClientHandshake::appendText(std::string_view text)
{
    appendByte(static_cast<std::uint8_t>(text.size()));
    const Bytes bytes = asBytes(text);
    m_message.insert(m_message.end(), bytes.begin(), bytes.end());
}

void ClientHandshake::appendGreeting()
{
    const bool offersNone = !mustAuthenticate();
    const bool offersCredentials = !m_wanted.credentials.isEmpty();
    appendByte(socks5Version);
    appendByte(static_cast<std::uint8_t>(offersNone + offersCredentials));
    if (offersNone)
        appendByte(static_cast<std::uint8_t>(Method::NoAuthentication));
    if (offersCredentials)
        appendByte(static_cast<std::uint8_t>(Method::UsernamePassword));
}

void ClientHandshake::appendCredentials()
{
    appendByte(credentialsVersion);
    appendText(m_wanted.credentials.username);
    appendText(m_wanted.credentials.password);
}

void ClientHandshake::appendRequest()
{
    const auto appendAddress = [this](AddressType type, std::span<const std::uint8_t> octets) {
        appendByte(static_cast<std::uint8_t>(type));
        for (const std::uint8_t octet : octets)
            appendByte(octet);
    };
    appendByte(socks5Version);
    appendByte(static_cast<std::uint8_t>(m_wanted.command));
    appendByte(reservedByte);
    const Host &host = m_wanted.target.host;
    if (const auto *ipv4 = std::get_if<Ipv4>(&host)) {
        appendAddress(AddressType::Ipv4, ipv4->octets);
    } else if (const auto *ipv6 = std::get_if<Ipv6>(&host)) {
        appendAddress(AddressType::Ipv6, ipv6->octets);
    } else {
        appendByte(static_cast<std::uint8_t>(AddressType::DomainName));
        appendText(std::get<std::string>(host));
    }
    appendByte(static_cast<std::uint8_t>(m_wanted.target.port >> 8));
    appendByte(static_cast<std::uint8_t>(m_wanted.target.port & 0xFF));
    m_isRequestSent = true;
}

bool ClientHandshake::mustAuthenticate() const
{
    const bool isRequired = isPipelined() || m_policy.authentication == ClientPolicy::Authentication::Required;
    return isRequired && !m_wanted.credentials.isEmpty();
}

bool ClientHandshake::isSendable() const
{
    const auto *name = std::get_if<std::string>(&m_wanted.target.host);
    const bool hasSendableHost = !name || (!name->empty() && name->size() <= maximumTextLength);
    return hasSendableHost && m_wanted.credentials.username.size() <= maximumTextLength
           && m_wanted.credentials.password.size() <= maximumTextLength;
}

void ClientHandshake::receivedMethod()
{
    if (m_field.byte(0) != socks5Version) {
        fail(Cause::NotSocks5, Reply::GeneralFailure);
        return;
    }
    const auto method = static_cast<Method>(m_field.byte(1));
    if (method == Method::UsernamePassword && !m_wanted.credentials.isEmpty()) {
        if (!isPipelined())
            appendCredentials();
        expectBytes(2, &ClientHandshake::receivedCredentialsStatus);
    } else if (method == Method::NoAuthentication && !mustAuthenticate()) {
        if (!isPipelined())
            appendRequest();
        expectBytes(2, &ClientHandshake::receivedReplyCode);
    } else {
        fail(Cause::NoAcceptableMethod, Reply::NotAllowed);
    }
}

void ClientHandshake::receivedCredentialsStatus()
{
    // RFC 1929's version is 1, but some proxies put SOCKS's own there.
    if (m_field.byte(0) != credentialsVersion && m_field.byte(0) != socks5Version) {
        fail(Cause::NotSocks5, Reply::GeneralFailure);
        return;
    }
    if (m_field.byte(1) != credentialsAccepted) {
        fail(Cause::CredentialsRefused, Reply::NotAllowed);
        return;
    }
    m_hasAuthenticated = true;
    if (!isPipelined())
        appendRequest();
    expectBytes(2, &ClientHandshake::receivedReplyCode);
}

void ClientHandshake::receivedReplyCode()
{
    const auto reply = static_cast<Reply>(m_field.byte(1));
    if (m_field.byte(0) != socks5Version)
        fail(Cause::NotSocks5, Reply::GeneralFailure);
    else if (reply != Reply::Succeeded)
        fail(Cause::ProxyReply,
             reply); // what follows says nothing: address type 0 from Tor, or nothing at all from others
    else
        expectBytes(2, &ClientHandshake::receivedAddressType);
}

void ClientHandshake::receivedAddressType()
{
    switch (static_cast<AddressType>(m_field.byte(1))) {
    case AddressType::Ipv4:
        expectBytes(sizeof(Ipv4) + 2, &ClientHandshake::receivedIpv4AndPort);
        return;
    case AddressType::Ipv6:
        expectBytes(sizeof(Ipv6) + 2, &ClientHandshake::receivedIpv6AndPort);
        return;
    case AddressType::DomainName:
        expectBytes(1, &ClientHandshake::receivedNameLength);
        return;
    }
    fail(Cause::MalformedReply, Reply::GeneralFailure);
}

void ClientHandshake::receivedIpv4AndPort()
{
    m_bound = {m_field.address<Ipv4>(0), m_field.port(sizeof(Ipv4))};
    receivedAnswer();
}

void ClientHandshake::receivedIpv6AndPort()
{
    m_bound = {m_field.address<Ipv6>(0), m_field.port(sizeof(Ipv6))};
    receivedAnswer();
}

void ClientHandshake::receivedNameLength()
{
    m_field.expectText(m_field.byte(0));
    m_step = &ClientHandshake::receivedName;
}

void ClientHandshake::receivedName()
{
    // A pointer's name stays one even where it looks like an address. Anybody can put anything into a pointer record.
    if (m_wanted.command == Command::ResolvePtr && isWellFormedName(m_field.text()))
        m_bound.host = m_field.takeText();
    else if (std::optional<Host> host = parseHost(m_field.text()))
        m_bound.host = *std::move(host);
    expectBytes(2, &ClientHandshake::receivedPort);
}

void ClientHandshake::receivedPort()
{
    m_bound.port = m_field.port(0);
    receivedAnswer();
}

void ClientHandshake::receivedAnswer()
{
    const bool isUseless = (m_wanted.command == Command::Resolve && isName(m_bound.host))
                           || (m_wanted.command == Command::ResolvePtr && !isName(m_bound.host));
    if (isUseless)
        fail(Cause::MalformedReply, Reply::GeneralFailure);
    else
        m_outcome = Outcome::Succeeded;
}

void ClientHandshake::fail(Cause cause, Reply reply)
{
    m_cause = cause;
    m_reply = reply;
    m_outcome = Outcome::Failed;
}

} // namespace argyle::socks
