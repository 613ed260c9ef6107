// SPDX-License-Identifier: MIT
#pragma once

#include "engine/port.h"
#include "net/descriptor.h"
#include "net/link.h"
#include "net/pump.h"
#include "net/socketaddress.h"
#include "socks/http.h"
#include "socks/serverhandshake.h"
#include "socks/transcript.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace argyle::engine {

/// A client from accept to its reply: what it says until then, which is read and kept, and what its handshake is answered. Lives in
/// the engine's thread.
class Arrival
{
public:
    /// The owner is told when there is something to listen to, or to keep.
    Arrival(net::Reactor &reactor, net::Descriptor client, net::LinkOwner *owner, const Port &port,
            const net::SocketAddress &peer);

    enum class Heard : quint8 {
        NotAll,     ///< more has to come
        Request,    ///< takeRequest() is fit to be carried out
        Refused,    ///< refusal() says why, takeAnswer() tells the client
        HttpBegins, ///< the first byte is an HTTP method's: listen on
        HttpHead,   ///< httpRequest() is complete, or nothing more comes
        NoProtocol, ///< it is neither SOCKS nor HTTP, and firstBytes() are fewer than are kept: listen on
        FirstBytes, ///< the same, and there are as many, or no more come
        Left,       ///< it closed, or was reset, before it had said what it wants
    };
    /// Reads on. HttpBegins and NoProtocol come once at most.
    Heard listen(socks::Transcript &transcript);

    const socks::Request &request() const { return m_handshake.request(); }
    socks::Request takeRequest() { return m_handshake.takeRequest(); }
    socks::Reply refusal() const { return m_handshake.refusal(); }
    socks::ReplyBytes takeAnswer() { return m_handshake.takeAnswer(); }
    bool isHttp() const { return m_http.has_value(); }
    socks::HttpRequest httpRequest() const { return m_http->request(); }
    bool isUnknown() const { return m_handshake.isUnknown(); }
    socks::Bytes firstBytes() const { return m_handshake.firstBytes(); }
    /// Whether a single byte has come.
    bool hasBegun() const { return m_handshake.hasBegun(); }

    /// Reads what follows the request, up to a bound beyond which the client is not read. False: the client is gone.
    bool keepOptimisticData();
    /// Optimistic data so far. It stays where it is: what comes later is kept apart.
    std::span<const std::byte> lendEarly();
    /// All of it without its first `sent` bytes, which are on their way already.
    std::vector<std::byte> takeEarly(std::size_t sent);
    net::Pump::ClientSide clientSide() const { return m_clientSide; }

    net::Link &link() const { return *m_client; }
    std::unique_ptr<net::Link> takeLink() { return std::move(m_client); }
    const net::SocketAddress &peer() const { return m_peer; }

private:
    Heard take(socks::Bytes bytes, socks::Transcript &transcript);
    Heard takeHttpHead(socks::Bytes bytes, socks::Transcript &transcript);
    Heard answered(Heard heard, net::Link::More more, socks::Transcript &transcript);
    Heard ended() const;
    net::IoResult read(std::size_t atMost);
    socks::Bytes received(const net::IoResult &result) const;

    net::SocketAddress m_peer;
    std::unique_ptr<net::Link> m_client;
    socks::ServerHandshake m_handshake;
    std::optional<socks::HttpRequestReader> m_http;
    std::vector<std::byte> m_early; ///< up to lendEarly(); lent, hence not touched afterwards
    std::vector<std::byte> m_late;  ///< what came after that
    net::Pump::ClientSide m_clientSide = net::Pump::ClientSide::Open;
};

} // namespace argyle::engine
