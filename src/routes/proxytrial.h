// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"
#include "net/resolver.h"
#include "routes/proxyaddresses.h"
#include "routes/proxyconversation.h"
#include "routes/proxyintroduction.h"
#include "routes/routetrial.h"
#include "socks/request.h"

#include <QTimer>

#include <cstdint>
#include <memory>

namespace argyle::routes {

/// Asks a SOCKS5 proxy whether it lets us in, and how it takes requests. The request that is put to it looks up an address, which
/// a proxy that knows lookups answers by itself, and any other refuses.
class ProxyTrial final : public TrialPart, public ProxyConversationOwner
{
    Q_OBJECT
public:
    /// Whether it is worth knowing that the proxy takes a handshake in one write.
    enum class Pipelining : std::uint8_t { Untried, Tried };
    struct Terms
    {
        socks::Endpoint proxy;
        ProxyIntroduction introduction;
        Pipelining pipelining = Pipelining::Tried;
    };

    ProxyTrial(net::Reactor &reactor, net::Resolver &resolver, Terms terms);
    ~ProxyTrial() override;

    void begin() override;
    QString waitsFor() const override;

    void proxyReached(ProxyConversation &conversation) override;
    void proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer) override;
    void proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure) override;

private:
    void proxyFound(const ProxyAddresses &addresses);
    void talk(socks::ClientPolicy::Pace pace);
    void tellHandshake();
    void answered(const QString &lookups, observe::TrialFinding::Outcome outcome);
    void endedAtRequest();
    void tellPace(socks::ClientPolicy::Pace taken);

    net::Reactor &m_reactor;
    net::Resolver &m_resolver;
    Terms m_terms;
    socks::Request m_request;
    std::unique_ptr<net::Resolver::Lookup> m_lookup;
    ProxyAddresses m_addresses;
    std::unique_ptr<ProxyConversation> m_conversation;
    bool m_isPipelined = false; ///< m_conversation is
    bool m_isReached = false;
    QTimer m_pipeliningPatience;
};

} // namespace argyle::routes
