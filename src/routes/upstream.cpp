// SPDX-License-Identifier: MIT
#include "routes/upstream.h"

#include "routes/proxyaddresses.h"
#include "routes/proxyconversation.h"
#include "routes/proxyintroduction.h"
#include "socks/onion.h"

#include <QCoreApplication>

#include <utility>

namespace argyle::routes {

namespace {

using Pace = UpstreamRoute::Pace;
using Step = socks::ClientPolicy::Pace;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::Upstream)
};

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

    UpstreamAttempt(const Means &means, const Order &order, ProxyIntroduction introduction, AttemptOwner *owner)
        : m_means(means)
        , m_order(order)
        , m_introduction(std::move(introduction))
        , m_owner(owner)
    {}

    void begin(const socks::Endpoint &proxy);
    QString waitsFor() const override;

    void proxyReached(ProxyConversation &conversation) override;
    void proxySucceeded(ProxyConversation &conversation, Opened opened, const socks::Host &answer) override;
    void proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure) override;

protected:
    void expired() override { talkStepByStep(); }

private:
    void proxyFound(const ProxyAddresses &addresses);
    void talk();
    void talkStepByStep();
    std::unique_ptr<ProxyConversation> conversation(Step step, std::span<const std::byte> early);
    void learnFrom(const ProxyConversation &conversation);
    bool goesOnWithout(const ProxyConversation &conversation, ProxyFailure::Kind kind);
    bool isNewManner(ProxyFailure::Kind kind) const;

    Means m_means;
    Order m_order;
    ProxyIntroduction m_introduction;
    AttemptOwner *m_owner;
    std::unique_ptr<net::Resolver::Lookup> m_lookup;
    ProxyAddresses m_proxy;
    std::unique_ptr<ProxyConversation> m_pipelined;
    std::unique_ptr<ProxyConversation> m_stepByStep;
    Pace m_pace = Pace::Unknown; ///< of the route as this began: what it learns meanwhile does not call early data back
    bool m_isReached = false;    ///< the proxy took a connection
};

void UpstreamAttempt::begin(const socks::Endpoint &proxy)
{
    m_owner->attemptReached(Stage::Connecting);
    m_lookup = findProxy(m_means.resolver, proxy, [this](const ProxyAddresses &found) { proxyFound(found); });
}

void UpstreamAttempt::proxyFound(const ProxyAddresses &addresses)
{
    if (addresses.empty()) {
        m_owner->attemptFailed(
            {socks::Reply::GeneralFailure, Texts::tr("The name of the proxy itself could not be looked up."), true});
        return;
    }
    m_proxy = addresses;
    talk();
}

void UpstreamAttempt::talk()
{
    m_pace = m_means.route.pace();
    if (m_pace == Pace::StepByStep) {
        talkStepByStep();
        return;
    }
    // While it may come to a second connection, early data waits for the reply: it must not reach the destination twice.
    m_pipelined =
        conversation(Step::Pipelined, m_pace == Pace::Pipelined ? m_order.early : std::span<const std::byte>());
    m_pipelined->begin(m_proxy);
}

void UpstreamAttempt::talkStepByStep()
{
    // A proxy that drops what comes behind a message would drop early data with the request.
    m_stepByStep = conversation(Step::StepByStep, {});
    m_stepByStep->begin(m_proxy);
}

std::unique_ptr<ProxyConversation> UpstreamAttempt::conversation(Step step, std::span<const std::byte> early)
{
    const socks::ClientPolicy policy{step, m_introduction.authentication};
    return std::make_unique<ProxyConversation>(
        m_means.reactor, m_order.request, ProxyConversation::Terms{m_introduction.credentials, policy, early}, this);
}

void UpstreamAttempt::proxyReached(ProxyConversation &conversation)
{
    m_isReached = true;
    // Without an answer it is put to the proxy step by step, too: the first of the two to be answered wins.
    if (&conversation == m_pipelined.get() && m_pace == Pace::Unknown)
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
    if (failure.kind == ProxyFailure::Kind::Refused)
        learnFrom(conversation);
    else if (goesOnWithout(conversation, failure.kind))
        return;
    else if (failure.kind == ProxyFailure::Kind::Unreachable || isNewManner(failure.kind))
        m_means.route.learn(Pace::Unknown); // what is at that address next, or now, may be another proxy
    stop();
    Failure told = failure.failure;
    told.isRouteAtFault = failure.kind != ProxyFailure::Kind::Refused;
    m_owner->attemptFailed(told);
}

/// Whether the request is put to the proxy some other way than by this conversation, which has failed.
bool UpstreamAttempt::goesOnWithout(const ProxyConversation &conversation, ProxyFailure::Kind kind)
{
    using Kind = ProxyFailure::Kind;
    if (&conversation == m_pipelined.get()) {
        // It may have balked at the pipelining alone. A second try must not bring early data to the destination twice.
        if (kind == Kind::Unreachable || m_pace == Pace::Pipelined)
            return false;
        stop();
        m_pipelined.reset();
        if (!m_stepByStep)
            talkStepByStep();
        return true;
    }
    // Nothing that the proxy said step by step will be otherwise for the request that it has in one piece.
    const bool saidNothing = kind == Kind::Unreachable || kind == Kind::Ended;
    if (!saidNothing || !m_pipelined)
        return false;
    m_stepByStep.reset();
    return true;
}

/// Whether a proxy that used to take pipelining does not do so any more, as it seems.
bool UpstreamAttempt::isNewManner(ProxyFailure::Kind kind) const
{
    // Some proxies end the connection where they do not know a command; that says nothing.
    const bool isUnknownCommand =
        kind == ProxyFailure::Kind::Ended && m_order.request.command != socks::Command::Connect;
    // What other streams have found out since then stays.
    return m_pace == Pace::Pipelined && m_means.route.pace() == m_pace && !isUnknownCommand;
}

QString UpstreamAttempt::waitsFor() const
{
    if (m_isReached)
        return Texts::tr("The proxy took the connection but did not answer the request in time.");
    if (m_pipelined || m_stepByStep)
        return Texts::tr("The proxy itself did not answer in time.");
    return Texts::tr("The name of the proxy itself was not looked up in time.");
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
    return Texts::tr("SOCKS proxy %1").arg(QString::fromStdString(socks::toString(m_spec.proxy)));
}

QString UpstreamRoute::problemWith(const isolation::PortSpec &port) const
{
    using isolation::PortFlag;
    if (port.has(PortFlag::Ipv4Traffic) && port.has(PortFlag::Ipv6Traffic) && !port.has(PortFlag::PreferIpv6))
        return {};
    return Texts::tr("the other proxy looks names up, and decides alone between IPv4 and IPv6; remove NoIPv4Traffic, "
                     "NoIPv6Traffic and PreferIPv6 from the port, or choose the route direct or tor");
}

Begun UpstreamRoute::begin(const Order &order, AttemptOwner *owner)
{
    const socks::Request &request = order.request;
    const auto *name = std::get_if<std::string>(&request.target.host);
    if (name && socks::isOnionName(*name))
        return onionNeedsTor();
    if (!name && request.command == socks::Command::Resolve)
        return request.target.host;

    auto attempt = std::make_unique<UpstreamAttempt>(UpstreamAttempt::Means{*this, m_reactor, m_resolver, m_wheel},
                                                     order, introductionTo(m_spec, order.group.get()), owner);
    attempt->begin(m_spec.proxy);
    return attempt;
}

} // namespace argyle::routes
