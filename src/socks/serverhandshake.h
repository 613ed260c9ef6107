// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"
#include "socks/fieldreader.h"
#include "socks/reply.h"
#include "socks/request.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace argyle::socks {

/// What of a port's settings bears on the handshake itself.
struct ServerPolicy
{
    /// Whether `00` wins over `02` where a client offers both (PreferSOCKSNoAuth, or NoIsolateSOCKSAuth).
    enum class Preference : std::uint8_t {
        UsernamePassword,
        NoAuthentication
    } preference = Preference::UsernamePassword;
    Errors errors = Errors::Plain;
};

/// The server side of SOCKS4, 4A and 5 as a value: bytes in; answers and the request out. No socket, no clock.
///
/// Feed it what was read, in pieces of any size. It takes no more than the handshake's own bytes: what follows the
/// request is the client's optimistic data and is left (Progress::consumed says where).
class ServerHandshake
{
public:
    enum class Outcome : std::uint8_t {
        NeedMore, ///< send answer() if it is not empty, then read on
        Request,  ///< send answer() if it is not empty; request() is complete and fit to be carried out
        Refused,  ///< send answer() (which holds the failure), shut down sending, linger; refusal() says why
        Http,     ///< the first byte is an HTTP method's; nothing was consumed. socks::HttpRequestReader goes on
        Unknown, ///< neither SOCKS nor HTTP: nothing was consumed; close without a word; firstBytes() for the record. More may be received,
                 ///< until hasFirstBytes()
    };
    struct Progress
    {
        Outcome outcome = Outcome::NeedMore;
        std::size_t consumed = 0;
    };

    explicit ServerHandshake(ServerPolicy policy);

    /// Takes what it can of `input`. After an outcome other than NeedMore and Unknown it must not be called again.
    Progress receive(Bytes input);

    /// What is to be sent now; empty afterwards. Never more than method reply, RFC 1929 reply and a failure reply together.
    ReplyBytes takeAnswer();

    /// What is known of the request so far: protocol from the first byte on, and so on. While the host is not known, or
    /// where it was malformed, it is an empty name.
    const Request &request() const { return m_request; }
    Request takeRequest() { return std::move(m_request); }

    /// Why an outcome is Refused, in terms of SOCKS5 replies (also for SOCKS4 and for refused methods: NotAllowed
    /// where no method was acceptable, GeneralFailure where a message was malformed).
    Reply refusal() const { return m_refusal; }

    /// The first bytes that came, at most 8.
    Bytes firstBytes() const { return Bytes(m_first.data(), m_firstSize); }
    bool hasFirstBytes() const { return m_firstSize == m_first.size(); }
    bool isUnknown() const { return m_outcome == Outcome::Unknown; }
    /// Whether a single byte has come.
    bool hasBegun() const { return m_firstSize != 0; }

private:
    using Step = void (ServerHandshake::*)();

    void expectBytes(std::size_t size, Step then);
    void expectText(std::size_t size, Step then);
    void expectTerminated(std::size_t bound, Step then);

    void receivedFirstByte();

    void receivedMethodCount();
    void receivedMethods();
    void receivedCredentialsVersion();
    void receivedUsernameLength();
    void receivedUsername();
    void receivedPasswordLength();
    void receivedPassword();

    void receivedVersionOrCredentials();
    void receivedVersion();
    void receivedCommandAndAddressType();
    void receivedIpv4AndPort();
    void receivedIpv6AndPort();
    void receivedNameLength();
    void receivedName();
    void receivedPort();

    void receivedSocks4Header();
    void receivedUserId();
    void receivedSocks4aHost();

    /// Takes the name in m_field as the target's host, notes a fault where it is none.
    void takeName();
    /// The first fault is the one that is answered, once the whole request has come.
    void note(Reply fault);
    void receivedRequest();
    void answer(std::uint8_t first, std::uint8_t second);
    void refuse(Reply reply);

    Request m_request;
    FieldReader m_field;
    Step m_step = &ServerHandshake::receivedFirstByte;
    ServerPolicy m_policy;
    Outcome m_outcome = Outcome::NeedMore;
    Reply m_fault = Reply::Succeeded;
    Reply m_refusal = Reply::Succeeded;
    std::array<std::byte, 14> m_answer{}; ///< method, RFC 1929 status, failure reply
    std::uint8_t m_answerSize = 0;
    std::uint8_t m_firstSize = 0;
    std::array<std::byte, 8> m_first{};
};

} // namespace argyle::socks
