// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torprocess.h"
#include "routes/torroute.h"
#include "routes/torsocksports.h"

#include <memory>

namespace argyle::routes {

/// Through a Tor of our own, which runs as long as the route is there.
class OwnTorRoute final : public TorRoute
{
    Q_OBJECT
public:
    /// As TorProcess.
    OwnTorRoute(const TorMeans &means, const OwnTorTerms &terms, ProcessEndings &endings);
    ~OwnTorRoute() override;

    const OwnTorTerms &terms() const { return m_terms; }
    /// Ends Tor, and with it all streams of the route: another one is to live in its folder.
    void giveUp();

    std::optional<observe::TorStatus> tor() const override;
    std::optional<socks::Endpoint> proxyFor(isolation::PortFlags flags) override;
    std::optional<Failure> hopeless(isolation::PortFlags flags) const override;

private:
    void processChanged();
    void controlReady();

    OwnTorTerms m_terms;
    std::unique_ptr<TorProcess> m_process;
    TorControl &m_tor;
    TorSocksPorts m_ports;
};

} // namespace argyle::routes
