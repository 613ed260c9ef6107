// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "settings/routespec.h"
#include "socks/clienthandshake.h"

namespace argyle::routes {

/// What is said of oneself to a proxy.
struct ProxyIntroduction
{
    socks::Credentials credentials; ///< empty: none
    socks::ClientPolicy::Authentication authentication = socks::ClientPolicy::Authentication::Optional;
};

/// As the specification wants it for a stream of this group; without a group for one that belongs to none.
ProxyIntroduction introductionTo(const settings::UpstreamSpec &spec, isolation::Group *group);

} // namespace argyle::routes
