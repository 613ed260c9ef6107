// SPDX-License-Identifier: MIT
#pragma once

#include "net/timerwheel.h"
#include "routes/route.h"
#include "settings/routespec.h"

#include <cstdint>

namespace argyle::routes {

/// Through another SOCKS5 proxy: names go there unresolved, its reply codes come back.
class UpstreamRoute : public Route
{
    Q_OBJECT
public:
    /// Whether the proxy takes a handshake in one write. Found out with the first stream, then remembered.
    enum class Pace : std::uint8_t { Unknown, Pipelined, StepByStep };

    /// The references must outlive the route.
    UpstreamRoute(net::Reactor &reactor, net::Resolver &resolver, net::TimerWheel &wheel, settings::UpstreamSpec spec);

    QString name() const override { return QStringLiteral("upstream"); }
    QString inWords() const override;
    QString problemWith(const isolation::PortSpec &port) const override;
    Begun begin(const Order &order, AttemptOwner *owner) override;

    Pace pace() const { return m_pace; }
    void learn(Pace pace) { m_pace = pace; }

private:
    net::Reactor &m_reactor;
    net::Resolver &m_resolver;
    net::TimerWheel &m_wheel;
    settings::UpstreamSpec m_spec;
    Pace m_pace = Pace::Unknown;
};

} // namespace argyle::routes
