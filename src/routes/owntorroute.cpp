// SPDX-License-Identifier: MIT
#include "routes/owntorroute.h"

#include "routes/torportflags.h"

#include <chrono>

namespace argyle::routes {

namespace {

/// A tor that has just been started is soon there.
constexpr TorControl::Rests startingRests{std::chrono::milliseconds(50), std::chrono::milliseconds(1000)};
constexpr socks::Ipv4 loopback{{127, 0, 0, 1}};

} // namespace

OwnTorRoute::OwnTorRoute(const TorMeans &means, const OwnTorTerms &terms, ProcessEndings &endings)
    : TorRoute(means)
    , m_terms(terms)
    , m_process(std::make_unique<TorProcess>(terms, endings))
    , m_tor(followControl([this] { return m_process ? m_process->controlAddress() : std::nullopt; }, {}, startingRests))
    , m_ports(m_tor)
{
    connect(&m_tor, &TorControl::ready, this, &OwnTorRoute::controlReady);
    connect(&m_ports, &TorSocksPorts::changed, this, &OwnTorRoute::changed);
    connect(m_process.get(), &TorProcess::changed, this, &OwnTorRoute::processChanged);
    m_process->start();
}

OwnTorRoute::~OwnTorRoute() = default;

void OwnTorRoute::giveUp()
{
    m_tor.stop();
    m_process.reset();
    changed();
}

void OwnTorRoute::processChanged()
{
    if (m_process->isRunning())
        m_tor.start();
    else
        m_tor.stop();
    changed();
}

void OwnTorRoute::controlReady()
{
    // From now on Tor ends when this connection does, too (control-spec §3.23).
    m_tor.send("TAKEOWNERSHIP");
}

std::optional<observe::TorStatus> OwnTorRoute::tor() const
{
    observe::TorStatus status = state()->status();
    if (!m_process)
        status.problem = tr("This Tor was ended: another one was chosen.");
    else if (!m_process->problem().isEmpty())
        status.problem = m_process->problem();
    return status;
}

std::optional<socks::Endpoint> OwnTorRoute::proxyFor(isolation::PortFlags flags)
{
    if (!state()->status().isReady)
        return std::nullopt;
    if (m_process)
        m_process->proved();
    const auto port = m_ports.portFor(torFlagsOf(flags));
    return port ? std::optional(socks::Endpoint{loopback, *port}) : std::nullopt;
}

std::optional<Failure> OwnTorRoute::hopeless(isolation::PortFlags flags) const
{
    const bool hasTor = m_process && !m_process->isHopeless();
    const QString problem = hasTor ? m_ports.problemWith(torFlagsOf(flags)) : tor()->problem;
    return problem.isEmpty() ? std::nullopt : std::optional(Failure{socks::Reply::GeneralFailure, problem, true});
}

} // namespace argyle::routes
