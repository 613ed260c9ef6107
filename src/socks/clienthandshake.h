// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/fieldreader.h"
#include "socks/request.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace argyle::socks {

/// How a request is put to another SOCKS5 proxy.
struct ClientPolicy
{
    /// Pipelined sends everything in one message: a round trip instead of two or three. Tor and Argyle take it, some proxies do not.
    enum class Pace : std::uint8_t { StepByStep, Pipelined } pace = Pace::StepByStep;
    /// Whether a request that has credentials offers to do without. Where they isolate (Tor), they must not be left out.
    /// A pipelined request is always Required: it cannot wait for the proxy's choice.
    enum class Authentication : std::uint8_t { Optional, Required } authentication = Authentication::Optional;
};

/// The client side of SOCKS5 (RFC 1928, RFC 1929, socks-extensions) as a value: answers in; messages and the result out.
/// No socket, no clock. Lenient where proxies differ: a failure counts from its code on, whatever follows it.
class ClientHandshake
{
public:
    enum class Outcome : std::uint8_t {
        NeedMore,  ///< send takeMessage() if it is not empty, then read on
        Succeeded, ///< bound() is what the proxy answered; what follows belongs to the stream
        Failed,    ///< reply() and cause() say why; the connection is of no more use
    };
    struct Progress
    {
        Outcome outcome = Outcome::NeedMore;
        std::size_t consumed = 0;
    };

    /// Why it failed.
    enum class Cause : std::uint8_t {
        None,
        Unsendable,         ///< a name or credentials that have no room in a message: empty, or over 255 bytes
        NoAcceptableMethod, ///< the proxy wants credentials that were not given, or a method that nobody offered
        CredentialsRefused,
        ProxyReply,     ///< the request was refused with reply()
        NotSocks5,      ///< the first byte of an answer is another protocol's
        MalformedReply, ///< a success that does not hold what was asked for
        Ended,          ///< the stream ended before the answer was complete
    };

    /// Asks for `wanted.command` and `wanted.target`, with `wanted.credentials` where they are not empty.
    /// outcome() is Failed at once where they cannot be sent.
    ClientHandshake(Request wanted, ClientPolicy policy);

    /// What is to be sent now; empty afterwards. Early data may follow in the same write once isRequestSent().
    std::vector<std::byte> takeMessage();
    /// Whether the request itself is in a message that was given out by takeMessage() or will be by the next.
    bool isRequestSent() const { return m_isRequestSent; }

    /// Takes what it can of `input`, in pieces of any size. After Succeeded or Failed it must not be called again.
    Progress receive(Bytes input);
    /// The proxy ended the stream: Failed, unless the outcome stood already.
    Outcome ended();

    /// The proxy asked for the credentials, and took them.
    bool hasAuthenticated() const { return m_hasAuthenticated; }
    Outcome outcome() const { return m_outcome; }
    Cause cause() const { return m_cause; }
    /// Succeeded after success. After a failure the proxy's own code, extended and unassigned ones included; NotAllowed where
    /// it refused method or credentials, GeneralFailure for what is not its code.
    Reply reply() const { return m_reply; }
    /// BND.ADDR and BND.PORT: the proxy's end of a CONNECT, the address of a RESOLVE, the name of a RESOLVE_PTR (well-formed).
    const Endpoint &bound() const { return m_bound; }

private:
    using Step = void (ClientHandshake::*)();

    void expectBytes(std::size_t size, Step then);
    void appendByte(std::uint8_t byte);
    void appendText(std::string_view text);
    void appendGreeting();
    void appendCredentials();
    void appendRequest();
    bool isSendable() const;
    bool mustAuthenticate() const;
    bool isPipelined() const { return m_policy.pace == ClientPolicy::Pace::Pipelined; }

    void receivedMethod();
    void receivedCredentialsStatus();
    void receivedReplyCode();
    void receivedAddressType();
    void receivedIpv4AndPort();
    void receivedIpv6AndPort();
    void receivedNameLength();
    void receivedName();
    void receivedPort();
    void receivedAnswer();

    void fail(Cause cause, Reply reply);

    Request m_wanted;
    ClientPolicy m_policy;
    std::vector<std::byte> m_message;
    FieldReader m_field;
    Step m_step = &ClientHandshake::receivedMethod;
    Endpoint m_bound;
    bool m_isRequestSent = false;
    bool m_hasAuthenticated = false;
    Outcome m_outcome = Outcome::NeedMore;
    Cause m_cause = Cause::None;
    Reply m_reply = Reply::Succeeded;
};

} // namespace argyle::socks
