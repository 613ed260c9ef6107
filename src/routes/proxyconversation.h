// SPDX-License-Identifier: MIT
#pragma once

#include "net/connector.h"
#include "net/reactor.h"
#include "net/socketaddress.h"
#include "routes/route.h"
#include "socks/clienthandshake.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace argyle::routes {

/// A proxy that drops what came behind the first message never answers: for how long a pipelined request is taken to be under way.
inline constexpr std::chrono::milliseconds pipeliningPatience{1500};

class ProxyConversation;

/// How a conversation with a proxy failed.
struct ProxyFailure
{
    enum class Kind : std::uint8_t {
        Unreachable, ///< no connection to the proxy itself
        Ended,       ///< it ended, or was reset, before the answer
        Broken,      ///< the answer makes no sense
        Declined,    ///< the proxy wants other credentials, or another method
        Refused,     ///< the proxy answered the request with a failure code
    };
    Kind kind = Kind::Ended;
    Failure failure;
};

/// Told how a conversation goes. One of succeeded and failed comes last, never from inside begin(); the conversation may be destroyed in it.
class ProxyConversationOwner
{
public:
    /// The connection to the proxy stands and the request, if it is pipelined, is on its way.
    virtual void proxyReached(ProxyConversation &conversation) = 0;
    /// `opened` is complete for a CONNECT; for a lookup `answer` is the host that was found.
    virtual void proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer) = 0;
    virtual void proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure) = 0;

protected:
    ~ProxyConversationOwner() = default;
};

/// One connection to another SOCKS5 proxy, and one request that is put to it. Lives in the reactor's thread.
class ProxyConversation final : public net::LinkOwner
{
public:
    struct Terms
    {
        socks::Credentials credentials; ///< empty: none
        socks::ClientPolicy policy;
        std::span<const std::byte> early; ///< goes with the request; must stay valid
    };

    ProxyConversation(net::Reactor &reactor, const socks::Request &request, Terms terms, ProxyConversationOwner *owner);

    /// Connects to the proxy at one of these addresses.
    void begin(std::vector<net::SocketAddress> proxy);
    /// Our end of the connection, from proxyReached() on.
    std::uint16_t localPort() const { return m_localPort; }
    /// The proxy has let us come as far as the request, and whether it asked for the credentials before.
    bool isRequestSent() const { return m_handshake.isRequestSent(); }
    bool hasAuthenticated() const { return m_handshake.hasAuthenticated(); }
    void linkReady(net::Link &link) override;

private:
    void connected(net::Connector::Connected opened);
    void send();
    void read();
    void succeed(socks::Bytes rest);
    void fail(ProxyFailure::Kind kind, Failure failure);
    void failHandshake();
    void takeMessage();

    net::Reactor &m_reactor;
    Terms m_terms;
    ProxyConversationOwner *m_owner;
    socks::Command m_command;
    socks::ClientHandshake m_handshake;
    std::optional<net::Connector> m_connector;
    std::unique_ptr<net::Link> m_link;
    std::vector<std::byte> m_message; ///< what is to be sent, early data included once the request is in it
    std::uint16_t m_localPort = 0;
    std::size_t m_sent = 0;
    std::size_t m_earlyTaken = 0; ///< bytes of early data that are in m_message, at its end
};

} // namespace argyle::routes
