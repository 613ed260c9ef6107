// SPDX-License-Identifier: MIT
#include "routes/routetrial.h"

#include "routes/groupidentity.h"
#include "routes/proxytrial.h"
#include "routes/runningtorroute.h"
#include "routes/socketendpoint.h"
#include "routes/torcontroltrial.h"
#include "routes/torprogramtrial.h"
#include "settings/routespec.h"

#include <utility>

namespace argyle::routes {

using Outcome = observe::TrialFinding::Outcome;
using Authentication = socks::ClientPolicy::Authentication;

void TrialPart::pass(const QString &text)
{
    emit found({Outcome::Passed, text});
}

void TrialPart::note(const QString &text)
{
    emit found({Outcome::Noted, text});
}

void TrialPart::fail(const QString &text)
{
    emit found({Outcome::Failed, text});
}

RouteTrial::RouteTrial(const settings::Settings &settings, net::Reactor &reactor, std::chrono::milliseconds patience)
{
    m_resolver.setServers(nameServerAddresses(settings.nameServers));
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &RouteTrial::expired);

    const settings::RouteSpec spec = settings::parseRoute(settings.route).spec.value_or(settings::DirectSpec{});
    if (const auto *upstream = std::get_if<settings::UpstreamSpec>(&spec)) {
        addPart(std::make_unique<ProxyTrial>(reactor, m_resolver,
                                             ProxyTrial::Terms{upstream->proxy, introductionTo(*upstream, nullptr)}));
    } else if (const auto *running = std::get_if<settings::RunningTorSpec>(&spec)) {
        if (const auto control = controlAddressOf(*running))
            addPart(std::make_unique<TorControlTrial>(*control, running->password, running->socks.port));
        addPart(std::make_unique<ProxyTrial>(reactor, m_resolver,
                                             ProxyTrial::Terms{running->socks,
                                                               {GroupIdentity().forTor(), Authentication::Required},
                                                               ProxyTrial::Pipelining::Untried}));
    } else if (std::holds_alternative<settings::OwnTorSpec>(spec)) {
        addPart(std::make_unique<TorProgramTrial>(settings.torProgram, settings.torrcExtra));
    }
}

RouteTrial::~RouteTrial() = default;

void RouteTrial::addPart(std::unique_ptr<TrialPart> part)
{
    connect(part.get(), &TrialPart::found, this,
            [this](const observe::TrialFinding &finding) { m_findings.append(finding); });
    connect(part.get(), &TrialPart::finished, this, &RouteTrial::partFinished);
    m_parts.push_back(std::move(part));
}

void RouteTrial::begin()
{
    QMetaObject::invokeMethod(this, &RouteTrial::next, Qt::QueuedConnection);
}

void RouteTrial::partFinished()
{
    m_patience.stop();
    m_parts[m_next - 1]->disconnect(this);
    // Queued: the part is still at work.
    QMetaObject::invokeMethod(this, &RouteTrial::next, Qt::QueuedConnection);
}

void RouteTrial::next()
{
    if (m_next > 0)
        m_parts[m_next - 1].reset();
    if (m_next == m_parts.size()) {
        emit finished(m_findings);
        return;
    }
    m_patience.start();
    m_parts[m_next++]->begin();
}

void RouteTrial::expired()
{
    m_findings.append({Outcome::Failed, m_parts[m_next - 1]->waitsFor()});
    partFinished();
}

} // namespace argyle::routes
