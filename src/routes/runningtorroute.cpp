// SPDX-License-Identifier: MIT
#include "routes/runningtorroute.h"

#include "routes/torportflags.h"

#include <utility>

namespace argyle::routes {

RunningTorRoute::RunningTorRoute(const TorMeans &means, settings::RunningTorSpec spec)
    : TorRoute(means)
    , m_spec(std::move(spec))
{
    std::optional<TorControlAddress> address;
    if (const auto *endpoint = std::get_if<socks::Endpoint>(&m_spec.control))
        address = *endpoint;
    else if (const auto *path = std::get_if<QString>(&m_spec.control))
        address = *path;
    if (address)
        followControl([address] { return address; }, m_spec.password, TorControl::Rests()).start();
}

std::optional<observe::TorStatus> RunningTorRoute::tor() const
{
    observe::TorStatus status;
    if (state())
        status = state()->status();
    // Where the control port does not tell, the SocksPort alone counts.
    if (!status.bootstrap)
        status.isReady = m_answers;
    if (!m_answers) {
        status.isReady = false;
        status.problem =
            tr("Nothing answers at %1: is Tor running?").arg(QString::fromStdString(socks::toString(m_spec.socks)));
    }
    return status;
}

QString RunningTorRoute::problemWith(const isolation::PortSpec &port) const
{
    const QString words = torFlagWords(torFlagsOf(port.flags));
    if (words.isEmpty())
        return {};
    return tr("only a Tor that Argyle runs itself can do this for one port: %1; remove that from the port, or choose "
              "the route tor")
        .arg(words);
}

std::optional<socks::Endpoint> RunningTorRoute::proxyFor(isolation::PortFlags)
{
    const bool isBootstrapping = state() && state()->status().bootstrap && !state()->status().isReady;
    return isBootstrapping ? std::nullopt : std::optional(m_spec.socks);
}

void RunningTorRoute::reached(quint64 stream, std::uint16_t sourcePort)
{
    TorRoute::reached(stream, sourcePort);
    answers(true);
}

void RunningTorRoute::missed()
{
    answers(false);
}

void RunningTorRoute::answers(bool doesAnswer)
{
    if (std::exchange(m_answers, doesAnswer) != doesAnswer)
        emit stateChanged();
}

QString RunningTorRoute::torName() const
{
    if (state() && !state()->status().version.isEmpty())
        return TorRoute::torName();
    return tr("Tor at %1").arg(QString::fromStdString(socks::toString(m_spec.socks)));
}

} // namespace argyle::routes
