// SPDX-License-Identifier: MIT
#include "routes/routefactory.h"

#include "routes/runningtorroute.h"
#include "routes/upstream.h"

namespace argyle::routes {

static std::shared_ptr<Route> makeOwnTorRoute(const RouteMeans &means, const TorMeans &torMeans)
{
    const std::shared_ptr<OwnTorRoute> last = means.lastOwnTor.lock();
    if (last && last->terms() == means.ownTor)
        return last;
    if (last)
        last->giveUp();
    auto route = std::make_shared<OwnTorRoute>(torMeans, means.ownTor, means.endings);
    means.lastOwnTor = route;
    return route;
}

std::shared_ptr<Route> makeRoute(const settings::RouteSpec &spec, const RouteMeans &means)
{
    if (const auto *upstream = std::get_if<settings::UpstreamSpec>(&spec))
        return std::make_shared<UpstreamRoute>(means.reactor, means.resolver, means.wheel, *upstream);
    const TorMeans torMeans{means.reactor, means.resolver, means.wheel};
    if (const auto *running = std::get_if<settings::RunningTorSpec>(&spec))
        return std::make_shared<RunningTorRoute>(torMeans, *running);
    if (std::holds_alternative<settings::OwnTorSpec>(spec))
        return makeOwnTorRoute(means, torMeans);
    return std::make_shared<DirectRoute>(means.reactor, means.resolver, means.caching);
}

} // namespace argyle::routes
