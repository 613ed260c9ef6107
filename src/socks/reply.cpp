// SPDX-License-Identifier: MIT
#include "socks/reply.h"

#include "socks/versions.h"

#include <QtGlobal>

#include <algorithm>
#include <string>
#include <variant>

namespace argyle::socks {

namespace {

bool isSocks4(Protocol protocol)
{
    return protocol == Protocol::Socks4 || protocol == Protocol::Socks4a;
}

template<std::size_t Size>
void appendOctets(ReplyBytes &message, const std::array<std::uint8_t, Size> &octets)
{
    message.append(std::as_bytes(std::span(octets)));
}

/// VN CD DSTPORT DSTIP of the SOCKS4 note.
ReplyBytes socks4Message(Socks4Reply reply, const Ipv4 &address, std::uint16_t port)
{
    ReplyBytes message;
    message.append(socks4ReplyVersion);
    message.append(static_cast<std::uint8_t>(reply));
    message.appendPort(port);
    appendOctets(message, address.octets);
    return message;
}

void appendAddress(ReplyBytes &message, const Host &host)
{
    if (const auto *ipv4 = std::get_if<Ipv4>(&host)) {
        message.append(static_cast<std::uint8_t>(AddressType::Ipv4));
        appendOctets(message, ipv4->octets);
    } else if (const auto *ipv6 = std::get_if<Ipv6>(&host)) {
        message.append(static_cast<std::uint8_t>(AddressType::Ipv6));
        appendOctets(message, ipv6->octets);
    } else {
        const std::string_view name = std::get<std::string>(host);
        Q_ASSERT(!name.empty() && name.size() <= maximumTextLength);
        message.append(static_cast<std::uint8_t>(AddressType::DomainName));
        message.append(static_cast<std::uint8_t>(name.size()));
        message.append(asBytes(name));
    }
}

/// VER REP RSV ATYP BND.ADDR BND.PORT of RFC 1928 §6.
ReplyBytes socks5Message(Reply reply, const Host &host, std::uint16_t port)
{
    ReplyBytes message;
    message.append(socks5Version);
    message.append(static_cast<std::uint8_t>(reply));
    message.append(reservedByte);
    appendAddress(message, host);
    message.appendPort(port);
    return message;
}

/// A code that has a meaning to a client; what another proxy made up does not.
Reply assigned(Reply reply)
{
    const bool isAssigned = reply != Reply::Succeeded && (reply <= Reply::AddressTypeNotSupported || isExtended(reply));
    return isAssigned ? reply : Reply::GeneralFailure;
}

} // namespace

void ReplyBytes::append(Bytes bytes)
{
    Q_ASSERT(bytes.size() <= capacity - m_size);
    std::copy(bytes.begin(), bytes.end(), m_bytes.begin() + m_size);
    m_size = static_cast<std::uint16_t>(m_size + bytes.size());
}

void ReplyBytes::append(std::uint8_t byte)
{
    Q_ASSERT(m_size < capacity);
    m_bytes[m_size++] = std::byte{byte};
}

void ReplyBytes::appendPort(std::uint16_t port)
{
    append(static_cast<std::uint8_t>(port >> 8));
    append(static_cast<std::uint8_t>(port & 0xFF));
}

ReplyBytes connectedReply(Protocol protocol, const Endpoint &bound)
{
    if (!isSocks4(protocol))
        return socks5Message(Reply::Succeeded, bound.host, bound.port);
    if (const auto *ipv4 = std::get_if<Ipv4>(&bound.host))
        return socks4Message(Socks4Reply::Granted, *ipv4, bound.port);
    return socks4Message(Socks4Reply::Granted, {}, 0);
}

ReplyBytes resolvedReply(Protocol protocol, const Host &address)
{
    if (!isSocks4(protocol))
        return socks5Message(Reply::Succeeded, address, 0);
    const auto *ipv4 = std::get_if<Ipv4>(&address);
    Q_ASSERT(ipv4);
    return socks4Message(Socks4Reply::Granted, *ipv4, 0);
}

ReplyBytes pointerReply(std::string_view name)
{
    return socks5Message(Reply::Succeeded, std::string(name), 0);
}

ReplyBytes failureReply(Protocol protocol, Reply reply, Errors errors)
{
    Q_ASSERT(reply != Reply::Succeeded);
    if (isSocks4(protocol))
        return socks4Message(toSocks4(assigned(reply)), {}, 0);
    const Reply sent = errors == Errors::Extended ? reply : withoutExtension(reply);
    return socks5Message(assigned(sent), Ipv4{}, 0);
}

} // namespace argyle::socks
