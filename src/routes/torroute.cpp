// SPDX-License-Identifier: MIT
#include "routes/torroute.h"

#include "routes/torlog.h"

#include <QPointer>

#include <utility>

namespace argyle::routes {

Q_LOGGING_CATEGORY(logTor, "argyle.tor")

TorRoute::TorRoute(const TorMeans &means)
    : m_means(means)
{}

TorRoute::~TorRoute() = default;

TorControl &TorRoute::followControl(TorControl::Where where, const QString &password, TorControl::Rests rests)
{
    m_control = std::make_unique<TorControl>(std::move(where), password, rests);
    connect(m_control.get(), &TorControl::ready, this,
            [this] { m_control->send("SETEVENTS STREAM CIRC STATUS_CLIENT STATUS_GENERAL"); });
    m_circuits = std::make_unique<TorCircuits>(*m_control);
    connect(m_circuits.get(), &TorCircuits::streamAttached, this, &TorRoute::circuitChanged);
    connect(m_circuits.get(), &TorCircuits::circuitClosed, this, &TorRoute::circuitClosed);
    m_state = std::make_unique<TorState>(*m_control);
    connect(m_state.get(), &TorState::changed, this, &TorRoute::changed);
    return *m_control;
}

QString TorRoute::torName() const
{
    const QString version = tor()->version;
    return version.isEmpty() ? tr("Tor") : tr("Tor %1").arg(version);
}

QString TorRoute::inWords() const
{
    const observe::TorStatus status = *tor();
    if (status.isReady)
        return (status.problem.isEmpty() ? tr("%1 (ready)") : tr("%1 (without control port)")).arg(torName());
    if (status.bootstrap)
        return tr("%1 (bootstrapping %2 %)").arg(torName()).arg(*status.bootstrap);
    return status.problem.isEmpty() ? tr("%1 (starting)").arg(torName()) : tr("%1 (not available)").arg(torName());
}

QString TorRoute::waitsFor() const
{
    const observe::TorStatus status = *tor();
    if (!status.problem.isEmpty())
        return status.problem;
    if (status.bootstrap && !status.isReady)
        return tr("Tor was not ready in time: it has bootstrapped %1 %.").arg(*status.bootstrap);
    return tr("Tor was not ready in time.");
}

Begun TorRoute::begin(const Order &order, AttemptOwner *owner)
{
    if (order.request.command == socks::Command::Resolve && !socks::isName(order.request.target.host))
        return order.request.target.host;
    if (const auto failure = hopeless(order.flags))
        return *failure;
    auto attempt = std::make_unique<TorAttempt>(*this, m_means, order, owner);
    owner->attemptReached(Stage::Connecting);
    attempt->proceed();
    return attempt;
}

void TorRoute::newIdentity()
{
    if (m_state)
        m_state->newIdentity();
}

void TorRoute::reached(quint64 stream, std::uint16_t sourcePort)
{
    if (m_circuits)
        m_circuits->expect(stream, sourcePort);
}

void TorRoute::changed()
{
    emit stateChanged();
    // Queued: waking may destroy the route, and with it those that told of the change.
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, &TorRoute::wake, Qt::QueuedConnection);
}

void TorRoute::forget(TorAttempt &attempt)
{
    m_waiting.erase(&attempt);
    m_waking.erase(&attempt);
}

void TorRoute::wake()
{
    // Going on may destroy any attempt, and lets those that still have to wait come back into m_waiting. The route itself may go with
    // the last of its streams.
    const QPointer<TorRoute> self(this);
    m_waking.merge(m_waiting);
    while (self && !m_waking.empty()) {
        TorAttempt *attempt = *m_waking.begin();
        m_waking.erase(m_waking.begin());
        attempt->proceed();
    }
}

} // namespace argyle::routes
