// SPDX-License-Identifier: MIT
#include "routes/routefactory.h"

#include "routes/upstream.h"

namespace argyle::routes {

std::shared_ptr<Route> makeRoute(const settings::RouteSpec &spec, const RouteMeans &means)
{
    if (const auto *upstream = std::get_if<settings::UpstreamSpec>(&spec))
        return std::make_shared<UpstreamRoute>(means.reactor, means.resolver, means.wheel, *upstream);
    return std::make_shared<DirectRoute>(means.reactor, means.resolver, means.caching);
}

} // namespace argyle::routes
