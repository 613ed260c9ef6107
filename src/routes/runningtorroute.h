// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torroute.h"
#include "settings/routespec.h"

#include <QStringList>

#include <cstdint>
#include <string>

namespace argyle::routes {

/// Through a Tor that somebody else runs. Without a control port it is a SOCKS proxy of which nothing is known.
class RunningTorRoute final : public TorRoute
{
    Q_OBJECT
public:
    RunningTorRoute(const TorMeans &means, settings::RunningTorSpec spec);

    QString inWords() const override;
    std::optional<observe::TorStatus> tor() const override;
    QString problemWith(const isolation::PortSpec &port) const override;
    std::optional<socks::Endpoint> proxyFor(isolation::PortFlags flags) override;
    void reached(quint64 stream, std::uint16_t sourcePort) override;
    void missed() override;

protected:
    QString torName() const override;

private:
    enum class SocksPort : std::uint8_t { Untried, Answers, IsSilent };

    void noteSocksPort(SocksPort now);
    void configurationTold(const TorReply &reply);

    settings::RunningTorSpec m_spec;
    QStringList m_lacks;                        ///< what its SocksPort was found not to do, as sentences
    SocksPort m_socksPort = SocksPort::Untried; ///< as far as was seen since its control connection was lost
};

/// Where its control port is; nothing where it has none.
std::optional<TorControlAddress> controlAddressOf(const settings::RunningTorSpec &spec);

/// What a SocksPort with this port, of an answer to GETCONF SocksPort, does not do for us, as sentences.
QStringList whatSocksPortLacks(const TorReply &configuration, std::uint16_t port);

} // namespace argyle::routes
