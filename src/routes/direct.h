// SPDX-License-Identifier: MIT
#pragma once

#include "routes/route.h"

namespace argyle::routes {

class NameCache;

/// Connects from this machine: looks names up itself, each isolation group with a cache of its own.
class DirectRoute : public Route
{
    Q_OBJECT
public:
    enum class Caching : std::uint8_t { Off, On };
    /// Both must outlive the route.
    DirectRoute(net::Reactor &reactor, net::Resolver &resolver, Caching caching);

    QString name() const override { return QStringLiteral("direct"); }
    QString inWords() const override;
    Begun begin(const Order &order, AttemptOwner *owner) override;

private:
    std::shared_ptr<NameCache> cacheOf(const std::shared_ptr<isolation::Group> &group) const;

    net::Reactor &m_reactor;
    net::Resolver &m_resolver;
    Caching m_caching;
};

} // namespace argyle::routes
