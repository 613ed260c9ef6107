// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace argyle::socks {

/// What the client speaks, told from its first byte; SOCKS4A from its request.
enum class Protocol : std::uint8_t { Unknown, Socks4, Socks4a, Socks5, Http };

/// CMD of RFC 1928 §4 and of the SOCKS4 note, with Tor's additions (socks-extensions §2, §3).
/// Any other byte is a valid value of this type: it is carried as it came and refused.
enum class Command : std::uint8_t {
    Connect = 0x01,
    Bind = 0x02,
    UdpAssociate = 0x03,
    Resolve = 0xF0,
    ResolvePtr = 0xF1,
    ConnectDir = 0xF2,
};
/// Whether it asks for a name or an address instead of a connection.
bool isLookup(Command command);

/// METHOD of RFC 1928 §3.
enum class Method : std::uint8_t {
    NoAuthentication = 0x00,
    Gssapi = 0x01,
    UsernamePassword = 0x02,
    NoAcceptable = 0xFF
};

/// ATYP of RFC 1928 §5.
enum class AddressType : std::uint8_t { Ipv4 = 0x01, DomainName = 0x03, Ipv6 = 0x04 };

/// REP of RFC 1928 §6 and Tor's extended errors (tor(1), SocksPort, ExtendedErrors).
/// Every failure inside Argyle is one of these; SOCKS4 clients are told what toSocks4() makes of it.
enum class Reply : std::uint8_t {
    Succeeded = 0x00,
    GeneralFailure = 0x01,
    NotAllowed = 0x02,
    NetworkUnreachable = 0x03,
    HostUnreachable = 0x04,
    ConnectionRefused = 0x05,
    TimedOut = 0x06, ///< "TTL expired" in RFC 1928
    CommandNotSupported = 0x07,
    AddressTypeNotSupported = 0x08,
    OnionDescriptorNotFound = 0xF0,
    OnionDescriptorInvalid = 0xF1,
    OnionIntroductionFailed = 0xF2,
    OnionRendezvousFailed = 0xF3,
    OnionMissingClientAuthorization = 0xF4,
    OnionWrongClientAuthorization = 0xF5,
    OnionInvalidAddress = 0xF6,
    OnionIntroductionTimedOut = 0xF7,
};

/// REP of SOCKS4. Argyle sends Granted and Rejected; the ident codes are known for what an upstream may say.
enum class Socks4Reply : std::uint8_t {
    Granted = 0x5A,
    Rejected = 0x5B,
    IdentUnreachable = 0x5C,
    IdentMismatch = 0x5D
};

/// What a person reads about a code. The texts are English sources for translation (context "socks").
struct CodeText
{
    std::uint8_t code;
    const char *name;    ///< short, in words: "connection refused"
    const char *meaning; ///< one sentence
    const char *causes;  ///< likely causes, one or two sentences
    const char *advice;  ///< what to try next
};

/// All SOCKS5 reply codes, extended ones included, in ascending order.
std::span<const CodeText> replyTexts();
/// All SOCKS4 reply codes, in ascending order.
std::span<const CodeText> socks4ReplyTexts();
/// The text of a SOCKS5 reply; a code that nobody assigned gets a text that says so.
const CodeText &textOf(Reply reply);
const CodeText &textOf(Socks4Reply reply);

/// The name that RFC 1928, the SOCKS4 note or Tor gives the command: "CONNECT", "RESOLVE_PTR"; "command 09" has none: nullptr.
const char *nameOf(Command command);
/// "4", "4A", "5", "HTTP", "unknown".
const char *nameOf(Protocol protocol);

/// Whether the code is one of Tor's F0…F7.
bool isExtended(Reply reply);
/// The RFC 1928 code that stands for an extended error where the port has no ExtendedErrors: F6 is 01, the others 04.
/// Any other code is returned as it is.
Reply withoutExtension(Reply reply);
Socks4Reply toSocks4(Reply reply);

} // namespace argyle::socks
