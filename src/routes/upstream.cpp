// SPDX-License-Identifier: MIT
#include "routes/upstream.h"

#include "routes/groupidentity.h"
#include "routes/proxyconversation.h"
#include "routes/socketendpoint.h"
#include "socks/onion.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace argyle::routes {

namespace {

/// A proxy that drops what came behind the first message never answers; after this long the request is put to it step by step,
/// on a second connection, and the first of the two to be answered wins.
constexpr std::chrono::milliseconds pipeliningPatience{1500};

using Pace = UpstreamRoute::Pace;
using Step = socks::ClientPolicy::Pace;

/// One request put to the proxy: on one connection, or on two while it is not known whether the proxy takes pipelining.
class UpstreamAttempt : public Attempt, public ProxyConversationOwner, public net::Timeout
{
public:
    struct Means
    {
        UpstreamRoute &route;
        net::Reactor &reactor;
        net::Resolver &resolver;
        net::TimerWheel &wheel;
    };

    UpstreamAttempt(const Means &means, const Order &order, socks::Credentials credentials, AttemptOwner *owner)
        : m_means(means)
        , m_order(order)
        , m_credentials(std::move(credentials))
        , m_owner(owner)
    {}

    void begin(const socks::Endpoint &proxy);

    void proxyReached(ProxyConversation &conversation) override;
    void proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer) override;
    void proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure) override;

protected:
    void expired() override { talkStepByStep(); }

private:
    void proxyFound(const net::LookupResult &result, std::uint16_t port);
    void talk();
    void talkStepByStep();
    std::unique_ptr<ProxyConversation> conversation(Step step, std::span<const std::byte> early);
    void learnFrom(const ProxyConversation &conversation);

    Means m_means;
    Order m_order;
    socks::Credentials m_credentials;
    AttemptOwner *m_owner;
    std::unique_ptr<net::Resolver::Lookup> m_lookup;
    std::vector<net::SocketAddress> m_proxy;
    std::unique_ptr<ProxyConversation> m_pipelined;
    std::unique_ptr<ProxyConversation> m_stepByStep;
};

void UpstreamAttempt::begin(const socks::Endpoint &proxy)
{
    m_owner->attemptReached(Stage::Connecting);
    if (const auto *name = std::get_if<std::string>(&proxy.host)) {
        m_lookup = m_means.resolver.lookUp(*name, net::Families::Both,
                                           [this, port = proxy.port](const auto &result) { proxyFound(result, port); });
        return;
    }
    m_proxy = {toSocketAddress(proxy)};
    talk();
}

void UpstreamAttempt::proxyFound(const net::LookupResult &result, std::uint16_t port)
{
    if (result.addresses.empty()) {
        m_owner->attemptFailed(
            {socks::Reply::GeneralFailure,
             QCoreApplication::translate("routes", "The name of the proxy itself could not be looked up.")});
        return;
    }
    m_proxy = net::interleaved(result.addresses, net::Prefer::Ipv4);
    for (net::SocketAddress &address : m_proxy)
        address.setPort(port);
    talk();
}

void UpstreamAttempt::talk()
{
    const Pace pace = m_means.route.pace();
    if (pace == Pace::StepByStep) {
        talkStepByStep();
        return;
    }
    // While it may come to a second connection, early data waits for the reply: it must not reach the destination twice.
    m_pipelined = conversation(Step::Pipelined, pace == Pace::Pipelined ? m_order.early : std::span<const std::byte>());
    m_pipelined->begin(m_proxy);
}

void UpstreamAttempt::talkStepByStep()
{
    m_stepByStep = conversation(Step::StepByStep, {});
    m_stepByStep->begin(m_proxy);
}

std::unique_ptr<ProxyConversation> UpstreamAttempt::conversation(Step step, std::span<const std::byte> early)
{
    socks::ClientPolicy policy;
    policy.pace = step;
    if (step == Step::Pipelined)
        policy.authentication = socks::ClientPolicy::Authentication::Required;
    return std::make_unique<ProxyConversation>(m_means.reactor, m_order.request,
                                               ProxyConversation::Terms{m_credentials, policy, early}, this);
}

void UpstreamAttempt::proxyReached(ProxyConversation &conversation)
{
    if (&conversation == m_pipelined.get() && m_means.route.pace() == Pace::Unknown)
        start(m_means.wheel, pipeliningPatience);
}

void UpstreamAttempt::learnFrom(const ProxyConversation &conversation)
{
    m_means.route.learn(&conversation == m_pipelined.get() ? Pace::Pipelined : Pace::StepByStep);
}

void UpstreamAttempt::proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer)
{
    stop();
    learnFrom(conversation);
    if (m_order.request.command == socks::Command::Connect)
        m_owner->attemptOpened(std::move(opened));
    else
        m_owner->attemptResolved(answer);
}

void UpstreamAttempt::proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure)
{
    using Kind = ProxyFailure::Kind;
    if (failure.kind == Kind::Refused) {
        learnFrom(conversation);
    } else if (&conversation == m_pipelined.get() && failure.kind != Kind::Unreachable
               && m_means.route.pace() != Pace::Pipelined) {
        // It may have balked at the pipelining alone.
        stop();
        const bool isAsked = m_stepByStep != nullptr;
        m_pipelined.reset();
        if (!isAsked)
            talkStepByStep();
        return;
    } else if (&conversation == m_stepByStep.get() && m_pipelined) {
        m_stepByStep.reset();
        return;
    }
    stop();
    m_owner->attemptFailed(failure.failure);
}

} // namespace

UpstreamRoute::UpstreamRoute(net::Reactor &reactor, net::Resolver &resolver, net::TimerWheel &wheel,
                             settings::UpstreamSpec spec)
    : m_reactor(reactor)
    , m_resolver(resolver)
    , m_wheel(wheel)
    , m_spec(std::move(spec))
{}

QString UpstreamRoute::inWords() const
{
    return tr("SOCKS proxy %1").arg(QString::fromStdString(socks::toString(m_spec.proxy)));
}

Begun UpstreamRoute::begin(const Order &order, AttemptOwner *owner)
{
    const socks::Request &request = order.request;
    const auto *name = std::get_if<std::string>(&request.target.host);
    if (name && socks::isOnionName(*name))
        return onionNeedsTor();
    if (!name && request.command == socks::Command::Resolve)
        return request.target.host;

    socks::Credentials credentials = m_spec.credentials;
    if (m_spec.identity == settings::UpstreamSpec::Identity::PerGroup) {
        const auto identity = GroupIdentity::of(*order.group);
        credentials = {"argyle", identity->secret()};
    }
    auto attempt = std::make_unique<UpstreamAttempt>(UpstreamAttempt::Means{*this, m_reactor, m_resolver, m_wheel},
                                                     order, std::move(credentials), owner);
    attempt->begin(m_spec.proxy);
    return attempt;
}

} // namespace argyle::routes
