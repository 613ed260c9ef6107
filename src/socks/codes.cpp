// SPDX-License-Identifier: MIT
#include "socks/codes.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace argyle::socks {

namespace {

// What a person who sees the code in a table or a tooltip wants to know. Tor's own words for F0 to F7 are in tor(1),
// SocksPort, ExtendedErrors.
constexpr std::array replies{
    CodeText{0x00, QT_TRANSLATE_NOOP("socks", "succeeded"), QT_TRANSLATE_NOOP("socks", "The request was carried out."),
             QT_TRANSLATE_NOOP("socks", "The connection is up, or the name was resolved."),
             QT_TRANSLATE_NOOP("socks", "Nothing needs to be done.")},
    CodeText{
        0x01, QT_TRANSLATE_NOOP("socks", "general failure"),
        QT_TRANSLATE_NOOP("socks", "The request could not be carried out, and no other code says why."),
        QT_TRANSLATE_NOOP("socks", "The client sent a malformed request, a malformed name or port 0, or the proxy ran "
                                   "into a limit of its own, such as the number of open connections."),
        QT_TRANSLATE_NOOP("socks", "Check the host name and the port in the application. If many streams fail at once, "
                                   "close some and try again.")},
    CodeText{0x02, QT_TRANSLATE_NOOP("socks", "not allowed by rule"),
             QT_TRANSLATE_NOOP("socks", "A rule of this port or of a proxy on the way forbids the connection."),
             QT_TRANSLATE_NOOP("socks",
                               "The port refuses bare addresses, name lookups, onion services or everything else, or "
                               "another proxy did not accept the credentials."),
             QT_TRANSLATE_NOOP(
                 "socks", "Look at the port's names and addresses settings. Where bare addresses are refused, have "
                          "the application send names instead.")},
    CodeText{0x03, QT_TRANSLATE_NOOP("socks", "network unreachable"),
             QT_TRANSLATE_NOOP("socks", "There is no way to the destination's network."),
             QT_TRANSLATE_NOOP("socks",
                               "This computer is offline, or it has no IPv6 connection and the destination has only "
                               "IPv6 addresses."),
             QT_TRANSLATE_NOOP("socks",
                               "Check the network connection. If only some destinations fail, try them over IPv4.")},
    CodeText{0x04, QT_TRANSLATE_NOOP("socks", "host unreachable"),
             QT_TRANSLATE_NOOP("socks", "The destination could not be reached, or its name does not resolve."),
             QT_TRANSLATE_NOOP(
                 "socks", "The name is misspelt or does not exist, the name server does not answer, or the host is "
                          "switched off. Onion services can be reached through Tor only."),
             QT_TRANSLATE_NOOP("socks",
                               "Check the spelling and try the name elsewhere. For an onion service, choose Tor as the "
                               "route.")},
    CodeText{0x05, QT_TRANSLATE_NOOP("socks", "connection refused"),
             QT_TRANSLATE_NOOP("socks", "The destination answered that it does not take connections on this port."),
             QT_TRANSLATE_NOOP("socks", "Nothing listens on the port, or a firewall rejects the connection."),
             QT_TRANSLATE_NOOP("socks", "Check the port number, and whether the service is running.")},
    CodeText{
        0x06, QT_TRANSLATE_NOOP("socks", "timed out"),
        QT_TRANSLATE_NOOP("socks", "The destination or the name server did not answer in time."),
        QT_TRANSLATE_NOOP("socks", "The host is down or overloaded, or a firewall drops the packets without a word."),
        QT_TRANSLATE_NOOP("socks",
                          "Try again later. If it is always this destination, it may block connections from here.")},
    CodeText{0x07, QT_TRANSLATE_NOOP("socks", "command not supported"),
             QT_TRANSLATE_NOOP("socks", "The client asked for something other than to connect or to look up a name."),
             QT_TRANSLATE_NOOP(
                 "socks", "The application wants to accept connections (BIND) or to send datagrams (UDP ASSOCIATE), "
                          "as some file transfer, game and call programs do."),
             QT_TRANSLATE_NOOP("socks",
                               "Switch such features off in the application, or choose a passive or TCP mode there.")},
    CodeText{0x08, QT_TRANSLATE_NOOP("socks", "address type not supported"),
             QT_TRANSLATE_NOOP("socks", "The kind of address cannot be used for this request."),
             QT_TRANSLATE_NOOP(
                 "socks", "The port does not take IPv4 or IPv6 traffic, or a name was sent where the request needs "
                          "an address."),
             QT_TRANSLATE_NOOP(
                 "socks", "Have the application use the other kind of address, or allow it in the port's settings.")},
    CodeText{0xF0, QT_TRANSLATE_NOOP("socks", "onion service descriptor not found"),
             QT_TRANSLATE_NOOP("socks", "The onion service has not published where it can be reached."),
             QT_TRANSLATE_NOOP(
                 "socks", "The service is offline or gone for good, the address is mistyped, or the route is not Tor."),
             QT_TRANSLATE_NOOP(
                 "socks", "Check the address, and that the route is Tor. Try again later: the service may come back.")},
    CodeText{0xF1, QT_TRANSLATE_NOOP("socks", "onion service descriptor is invalid"),
             QT_TRANSLATE_NOOP("socks", "What the onion service published could not be read or verified."),
             QT_TRANSLATE_NOOP("socks",
                               "The service or this Tor is too old or faulty, or the clock of one of them is wrong."),
             QT_TRANSLATE_NOOP("socks", "Check this computer's clock, update Tor, or tell the service's operator.")},
    CodeText{0xF2, QT_TRANSLATE_NOOP("socks", "onion service introduction failed"),
             QT_TRANSLATE_NOOP("socks", "No introduction point passed the request on to the onion service."),
             QT_TRANSLATE_NOOP("socks", "The service went offline a short while ago, or it is overloaded."),
             QT_TRANSLATE_NOOP("socks", "Wait a minute and try again, or choose New circuit.")},
    CodeText{0xF3, QT_TRANSLATE_NOOP("socks", "onion service rendezvous failed"),
             QT_TRANSLATE_NOOP("socks", "The onion service and this Tor did not meet at the relay that was agreed on."),
             QT_TRANSLATE_NOOP("socks", "The service is overloaded, or a relay on the way failed."),
             QT_TRANSLATE_NOOP("socks", "Try again, or choose New circuit.")},
    CodeText{
        0xF4, QT_TRANSLATE_NOOP("socks", "onion service needs client authorization"),
        QT_TRANSLATE_NOOP("socks", "The onion service lets in only clients that hold a key, and Tor has none for it."),
        QT_TRANSLATE_NOOP("socks", "The service is private, and its key was not given to this Tor."),
        QT_TRANSLATE_NOOP("socks",
                          "Ask the service's operator for a key, and add it to Tor's client authorization keys.")},
    CodeText{0xF5, QT_TRANSLATE_NOOP("socks", "wrong onion service client authorization"),
             QT_TRANSLATE_NOOP("socks", "The onion service did not accept the key that Tor has for it."),
             QT_TRANSLATE_NOOP("socks", "The key is mistyped, belongs to another service, or was withdrawn."),
             QT_TRANSLATE_NOOP("socks", "Compare the key with the one that the operator gave, or ask for a new one.")},
    CodeText{0xF6, QT_TRANSLATE_NOOP("socks", "invalid onion address"),
             QT_TRANSLATE_NOOP("socks", "The name ends in .onion but is not the address of an onion service."),
             QT_TRANSLATE_NOOP("socks",
                               "A character is wrong or missing, or it is an old address of 16 characters (version 2), "
                               "which no longer works."),
             QT_TRANSLATE_NOOP("socks", "Copy the whole address again: 56 characters before .onion.")},
    CodeText{0xF7, QT_TRANSLATE_NOOP("socks", "onion service introduction timed out"),
             QT_TRANSLATE_NOOP("socks", "The onion service did not answer at its introduction points in time."),
             QT_TRANSLATE_NOOP("socks", "The service is overloaded or under attack, or the network is slow."),
             QT_TRANSLATE_NOOP("socks", "Try again later, or choose New circuit.")},
};

constexpr CodeText unassignedReply{
    0xFF, QT_TRANSLATE_NOOP("socks", "unassigned code"),
    QT_TRANSLATE_NOOP("socks", "No SOCKS specification gives this code a meaning."),
    QT_TRANSLATE_NOOP("socks", "Another proxy on the way uses a code of its own, or it does not speak SOCKS."),
    QT_TRANSLATE_NOOP("socks", "Check the other proxy's address and port, and its documentation.")};

constexpr std::array socks4Replies{
    CodeText{0x5A, QT_TRANSLATE_NOOP("socks", "granted"), QT_TRANSLATE_NOOP("socks", "The request was carried out."),
             QT_TRANSLATE_NOOP("socks", "The connection is up, or the name was resolved."),
             QT_TRANSLATE_NOOP("socks", "Nothing needs to be done.")},
    CodeText{0x5B, QT_TRANSLATE_NOOP("socks", "rejected or failed"),
             QT_TRANSLATE_NOOP("socks", "The request was refused or failed; SOCKS4 has no room to say why."),
             QT_TRANSLATE_NOOP("socks",
                               "The destination refused or did not answer, the name does not resolve or has only IPv6 "
                               "addresses, the request was malformed, or a rule of the port forbids it."),
             QT_TRANSLATE_NOOP("socks", "Use SOCKS5 in the application if it can: it is told the reason.")},
    CodeText{0x5C, QT_TRANSLATE_NOOP("socks", "ident service unreachable"),
             QT_TRANSLATE_NOOP("socks", "The proxy wanted to ask this computer who the person is and could not."),
             QT_TRANSLATE_NOOP("socks",
                               "Another proxy on the way insists on an ident service (identd). Argyle never sends this "
                               "code."),
             QT_TRANSLATE_NOOP("socks", "Use another proxy, or SOCKS5 with a username and password.")},
    CodeText{0x5D, QT_TRANSLATE_NOOP("socks", "ident does not match"),
             QT_TRANSLATE_NOOP(
                 "socks", "The proxy asked this computer who the person is and got another name than the request's."),
             QT_TRANSLATE_NOOP(
                 "socks", "The user name in the application's proxy settings is not the one on this computer. Argyle "
                          "never sends this code."),
             QT_TRANSLATE_NOOP("socks", "Correct the user name, or use SOCKS5 with a username and password.")},
};

const CodeText &find(std::span<const CodeText> texts, std::uint8_t code)
{
    const auto found = std::lower_bound(texts.begin(), texts.end(), code,
                                        [](const CodeText &text, std::uint8_t wanted) { return text.code < wanted; });
    return found != texts.end() && found->code == code ? *found : unassignedReply;
}

} // namespace

std::span<const CodeText> replyTexts()
{
    return replies;
}

std::span<const CodeText> socks4ReplyTexts()
{
    return socks4Replies;
}

const CodeText &textOf(Reply reply)
{
    return find(replies, static_cast<std::uint8_t>(reply));
}

const CodeText &textOf(Socks4Reply reply)
{
    return find(socks4Replies, static_cast<std::uint8_t>(reply));
}

bool isLookup(Command command)
{
    return command == Command::Resolve || command == Command::ResolvePtr;
}

const char *nameOf(Command command)
{
    switch (command) {
    case Command::Connect:
        return "CONNECT";
    case Command::Bind:
        return "BIND";
    case Command::UdpAssociate:
        return "UDP ASSOCIATE";
    case Command::Resolve:
        return "RESOLVE";
    case Command::ResolvePtr:
        return "RESOLVE_PTR";
    case Command::ConnectDir:
        return "CONNECT_DIR";
    }
    return nullptr;
}

const char *nameOf(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Socks4:
        return "4";
    case Protocol::Socks4a:
        return "4A";
    case Protocol::Socks5:
        return "5";
    case Protocol::Http:
        return "HTTP";
    case Protocol::Unknown:
        break;
    }
    return "unknown";
}

bool isExtended(Reply reply)
{
    return reply >= Reply::OnionDescriptorNotFound && reply <= Reply::OnionIntroductionTimedOut;
}

Reply withoutExtension(Reply reply)
{
    if (!isExtended(reply))
        return reply;
    return reply == Reply::OnionInvalidAddress ? Reply::GeneralFailure : Reply::HostUnreachable;
}

Socks4Reply toSocks4(Reply reply)
{
    return reply == Reply::Succeeded ? Socks4Reply::Granted : Socks4Reply::Rejected;
}

} // namespace argyle::socks
