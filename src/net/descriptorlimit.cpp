// SPDX-License-Identifier: MIT
#include "net/descriptorlimit.h"

#include <sys/resource.h>

namespace argyle::net {

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace argyle::net
