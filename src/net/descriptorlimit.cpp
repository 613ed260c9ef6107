// SPDX-License-Identifier: MIT
#include "net/descriptorlimit.h"

#include "net/descriptor.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include <fcntl.h>
#include <sys/resource.h>

namespace argyle::net {

namespace {

constexpr auto never = std::numeric_limits<rlim_t>::max();
std::atomic<rlim_t> firstOfTheLast{never};
std::atomic<rlim_t> firstOfTheVeryLast{never};

} // namespace

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{limit.rlim_max, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    const rlim_t last = std::min<rlim_t>(limit.rlim_cur / 8, 64);
    firstOfTheLast = limit.rlim_cur - last;
    firstOfTheVeryLast = limit.rlim_cur - last / 2;
}

bool isLastDescriptor(int fd)
{
    return static_cast<rlim_t>(fd) >= firstOfTheLast.load(std::memory_order_relaxed);
}

bool isVeryLastDescriptor(int fd)
{
    return static_cast<rlim_t>(fd) >= firstOfTheVeryLast.load(std::memory_order_relaxed);
}

bool areDescriptorsLeft()
{
    const Descriptor next(::open("/", O_PATH | O_CLOEXEC));
    return next.isValid() && !isLastDescriptor(next.get());
}

} // namespace argyle::net
