// SPDX-License-Identifier: MIT
#include "routes/proxyintroduction.h"

#include "routes/groupidentity.h"

namespace argyle::routes {

ProxyIntroduction introductionTo(const settings::UpstreamSpec &spec, isolation::Group *group)
{
    if (spec.identity == settings::UpstreamSpec::Identity::Shared)
        return {spec.credentials};
    // A proxy that offers to do without would not keep the groups apart.
    return {group ? GroupIdentity::of(*group)->forProxy() : GroupIdentity().forProxy(),
            socks::ClientPolicy::Authentication::Required};
}

} // namespace argyle::routes
