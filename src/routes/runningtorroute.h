// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torroute.h"
#include "settings/routespec.h"

namespace argyle::routes {

/// Through a Tor that somebody else runs. Without a control port it is a SOCKS proxy of which nothing is known.
class RunningTorRoute final : public TorRoute
{
    Q_OBJECT
public:
    RunningTorRoute(const TorMeans &means, settings::RunningTorSpec spec);

    std::optional<observe::TorStatus> tor() const override;
    QString problemWith(const isolation::PortSpec &port) const override;
    std::optional<socks::Endpoint> proxyFor(isolation::PortFlags flags) override;
    void reached(quint64 stream, std::uint16_t sourcePort) override;
    void missed() override;

protected:
    QString torName() const override;

private:
    void answers(bool doesAnswer);

    settings::RunningTorSpec m_spec;
    bool m_answers = true; ///< the SocksPort, as far as was seen
};

} // namespace argyle::routes
