// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"
#include "net/resolver.h"
#include "net/timerwheel.h"
#include "routes/proxyaddresses.h"
#include "routes/proxyconversation.h"
#include "routes/route.h"

#include <memory>

namespace argyle::routes {

class TorRoute;

/// What a Tor route's attempts are made of. It outlives them.
struct TorMeans
{
    net::Reactor &reactor;
    net::Resolver &resolver; ///< for the name of the SocksPort itself, never for a destination
    net::TimerWheel &wheel;
};

/// One request put to Tor. Where Tor is not ready, or away, it waits, and tries again: the stream's own time limit bounds that.
class TorAttempt final : public Attempt, public ProxyConversationOwner, public net::Timeout
{
public:
    TorAttempt(TorRoute &route, const TorMeans &means, const Order &order, AttemptOwner *owner);
    ~TorAttempt() override;

    /// Goes on as far as it can now. The owner may be told of the end in it, except the first time.
    void proceed();
    QString waitsFor() const override;

    void proxyReached(ProxyConversation &conversation) override;
    void proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer) override;
    void proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure) override;

protected:
    void expired() override { proceed(); }

private:
    void proxyFound(const ProxyAddresses &addresses);
    bool mayTryAgain(const ProxyConversation &conversation, ProxyFailure::Kind kind);

    TorRoute &m_route;
    TorMeans m_means;
    Order m_order;
    socks::Credentials m_credentials;
    AttemptOwner *m_owner;
    std::unique_ptr<net::Resolver::Lookup> m_lookup;
    std::unique_ptr<ProxyConversation> m_conversation;
    int m_ended = 0; ///< conversations that Tor ended without an answer
};

} // namespace argyle::routes
