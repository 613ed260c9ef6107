// SPDX-License-Identifier: MIT
#pragma once

#include "net/timerwheel.h"
#include "routes/direct.h"
#include "routes/owntorroute.h"
#include "routes/route.h"
#include "settings/routespec.h"

#include <memory>

namespace argyle::routes {

/// What routes are made of. It outlives them.
struct RouteMeans
{
    net::Reactor &reactor;
    net::Resolver &resolver;
    net::TimerWheel &wheel;
    DirectRoute::Caching caching = DirectRoute::Caching::On;
    OwnTorTerms ownTor;
    ProcessEndings &endings; ///< of the tors of our own that were left
    /// The last own tor's route: as long as somebody has a share of it, it is the one in the folder.
    std::weak_ptr<OwnTorRoute> &lastOwnTor;
};

/// The route that the specification names.
std::shared_ptr<Route> makeRoute(const settings::RouteSpec &spec, const RouteMeans &means);

} // namespace argyle::routes
