// SPDX-License-Identifier: MIT
#include "isolation/groupkey.h"

#include "socks/ascii.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstring>

namespace argyle::isolation {

namespace {

/// The flags that bring a field into the tuple, in the order of the fields.
constexpr std::array fieldFlags{PortFlag::IsolateClientAddr,     PortFlag::IsolateSocksAuth,
                                PortFlag::IsolateClientProtocol, PortFlag::IsolateDestPort,
                                PortFlag::IsolateDestAddr,       PortFlag::IsolateClientProcess};

constexpr char portTag = 'P';
constexpr char sessionTag = 'S';

using Number = std::uint32_t; // in the machine's own byte order: a key never leaves the process

void appendNumber(std::string &key, Number value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    key.append(bytes, sizeof value);
}

Number numberAt(std::string_view key, std::size_t offset)
{
    Number value = 0;
    Q_ASSERT(offset + sizeof value <= key.size());
    std::memcpy(&value, key.data() + offset, sizeof value);
    return value;
}

void appendField(std::string &key, std::string_view field)
{
    appendNumber(key, Number(field.size()));
    key.append(field);
}

void appendCredentials(std::string &key, const socks::Credentials &credentials)
{
    appendNumber(key, Number(sizeof(Number) + credentials.username.size() + credentials.password.size()));
    appendField(key, credentials.username);
    key.append(credentials.password);
}

/// The destination as the client gave it: a name never equals an address, not even the one it resolves to.
void appendHost(std::string &key, const socks::Host &host)
{
    if (const auto *ipv4 = std::get_if<socks::Ipv4>(&host)) {
        appendField(key, {reinterpret_cast<const char *>(ipv4->octets.data()), ipv4->octets.size()});
    } else if (const auto *ipv6 = std::get_if<socks::Ipv6>(&host)) {
        appendField(key, {reinterpret_cast<const char *>(ipv6->octets.data()), ipv6->octets.size()});
    } else {
        // A zero byte, which no name holds, tells a name of 4 or 16 bytes from an address.
        const auto &name = std::get<std::string>(host);
        appendNumber(key, Number(name.size() + 1));
        key += '\0';
        std::transform(name.begin(), name.end(), std::back_inserter(key), socks::lowered);
    }
}

/// 4A is 4 with a name: the same protocol to isolation.
char protocolByte(socks::Protocol protocol)
{
    return char(protocol == socks::Protocol::Socks4a ? socks::Protocol::Socks4 : protocol);
}

void appendFieldOf(std::string &key, PortFlag flag, const StreamFacts &facts)
{
    const socks::Request &request = *facts.request;
    switch (flag) {
    case PortFlag::IsolateClientAddr:
        return appendField(key, facts.clientAddress);
    case PortFlag::IsolateSocksAuth:
        return appendCredentials(key, request.credentials);
    case PortFlag::IsolateClientProtocol: {
        const char byte = protocolByte(request.protocol);
        return appendField(key, {&byte, 1});
    }
    case PortFlag::IsolateDestPort:
        appendNumber(key, sizeof(Number));
        return appendNumber(key, request.target.port);
    case PortFlag::IsolateDestAddr:
        return appendHost(key, request.target.host);
    default:
        return appendField(key, facts.clientProcess);
    }
}

/// Where the field that begins at `offset` ends and the next one begins.
std::size_t skipField(std::string_view key, std::size_t offset)
{
    return offset + sizeof(Number) + numberAt(key, offset);
}

/// Tag, port or session group, flags: where the first field begins.
std::size_t flagsOffset(std::string_view key)
{
    return key.front() == sessionTag ? 1 + sizeof(Number) : skipField(key, 1);
}

} // namespace

PortFlags isolationFlags(const PortSpec &spec)
{
    constexpr auto all = PortFlags(PortFlag::IsolateClientAddr) | PortFlag::IsolateSocksAuth
                         | PortFlag::IsolateClientProtocol | PortFlag::IsolateDestPort | PortFlag::IsolateDestAddr
                         | PortFlag::IsolateClientProcess | PortFlag::KeepAliveIsolateSocksAuth;
    PortFlags flags = spec.flags & all;
    if (spec.isUnix()) // its clients have no address (tor(1): "force-disabled when using Unix domain sockets")
        flags.setFlag(PortFlag::IsolateClientAddr, false);
    return flags;
}

void writeGroupKey(std::string &key, const PortSpec &spec, const StreamFacts &facts)
{
    Q_ASSERT(facts.request);
    key.clear();
    if (spec.sessionGroup) {
        key += sessionTag;
        appendNumber(key, Number(*spec.sessionGroup));
    } else {
        key += portTag;
        appendField(key, facts.portKey);
    }
    const PortFlags flags = isolationFlags(spec);
    appendNumber(key, flags.toInt());
    for (const PortFlag flag : fieldFlags) {
        if (flags.testFlag(flag))
            appendFieldOf(key, flag, facts);
    }
}

std::optional<int> sessionGroupIn(std::string_view key)
{
    if (key.front() != sessionTag)
        return std::nullopt;
    return int(numberAt(key, 1));
}

std::string_view fieldIn(std::string_view key, PortFlag flag)
{
    std::size_t offset = flagsOffset(key);
    const auto flags = PortFlags::fromInt(numberAt(key, offset));
    offset += sizeof(Number);
    for (const PortFlag candidate : fieldFlags) {
        if (!flags.testFlag(candidate))
            continue;
        if (candidate == flag)
            return key.substr(offset + sizeof(Number), numberAt(key, offset));
        offset = skipField(key, offset);
    }
    return {};
}

socks::Credentials credentialsIn(std::string_view field)
{
    const std::size_t usernameEnd = skipField(field, 0);
    return {std::string(field.substr(sizeof(Number), usernameEnd - sizeof(Number))),
            std::string(field.substr(usernameEnd))};
}

} // namespace argyle::isolation
