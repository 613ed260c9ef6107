// SPDX-License-Identifier: MIT
#include "routes/torattempt.h"

#include "routes/groupidentity.h"
#include "routes/torroute.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace argyle::routes {

namespace {

constexpr std::chrono::milliseconds restBeforeRetry{500};
/// A Tor that is about to end drops what it has; one that drops every request will not get better.
constexpr int endingsBorne = 3;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::TorAttempt)
};

} // namespace

TorAttempt::TorAttempt(TorRoute &route, const TorMeans &means, const Order &order, AttemptOwner *owner)
    : m_route(route)
    , m_means(means)
    , m_order(order)
    , m_credentials(GroupIdentity::of(*order.group)->forTor())
    , m_owner(owner)
{}

TorAttempt::~TorAttempt()
{
    m_route.forget(*this);
}

void TorAttempt::proceed()
{
    stop();
    m_lookup.reset();
    m_conversation.reset();
    if (const auto failure = m_route.hopeless(m_order.flags)) {
        m_owner->attemptFailed(*failure);
        return;
    }
    const auto proxy = m_route.proxyFor(m_order.flags);
    if (!proxy) {
        m_route.await(*this);
        return;
    }
    m_lookup = findProxy(m_means.resolver, *proxy, [this](const ProxyAddresses &found) { proxyFound(found); });
}

void TorAttempt::proxyFound(const ProxyAddresses &addresses)
{
    if (addresses.empty()) {
        start(m_means.wheel, restBeforeRetry);
        return;
    }
    // Tor forgets its answer to the greeting where the credentials come in the same message. Step by step it is a moment on this
    // machine; early data goes with the request all the same.
    const socks::ClientPolicy policy{socks::ClientPolicy::Pace::StepByStep,
                                     socks::ClientPolicy::Authentication::Required};
    m_conversation = std::make_unique<ProxyConversation>(
        m_means.reactor, m_order.request, ProxyConversation::Terms{m_credentials, policy, m_order.early}, this);
    m_conversation->begin(addresses);
}

void TorAttempt::proxyReached(ProxyConversation &conversation)
{
    m_route.reached(m_order.stream, conversation.localPort());
}

void TorAttempt::proxySucceeded(ProxyConversation &, Opened opened, const socks::Host &answer)
{
    if (m_order.request.command == socks::Command::Connect)
        m_owner->attemptOpened(std::move(opened));
    else
        m_owner->attemptResolved(answer);
}

void TorAttempt::proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure)
{
    using Kind = ProxyFailure::Kind;
    if (failure.kind == Kind::Unreachable)
        m_route.missed();
    if (mayTryAgain(conversation, failure.kind)) {
        m_conversation.reset();
        start(m_means.wheel, restBeforeRetry);
        return;
    }
    Failure told = failure.failure;
    told.isRouteAtFault = failure.kind != Kind::Refused;
    if (failure.kind == Kind::Refused) {
        const char *name = socks::textOf(told.reply).name;
        told.problem = Texts::tr("Tor answered: %1.").arg(QCoreApplication::translate("socks", name));
    }
    m_owner->attemptFailed(told);
}

bool TorAttempt::mayTryAgain(const ProxyConversation &conversation, ProxyFailure::Kind kind)
{
    if (kind == ProxyFailure::Kind::Unreachable)
        return true;
    // Early data, which goes with the request, may have reached the destination already: it must not get there twice.
    const bool mayHaveArrived = conversation.isRequestSent() && !m_order.early.empty();
    return kind == ProxyFailure::Kind::Ended && !mayHaveArrived && ++m_ended < endingsBorne;
}

QString TorAttempt::waitsFor() const
{
    return m_conversation ? QString() : m_route.waitsFor();
}

} // namespace argyle::routes
