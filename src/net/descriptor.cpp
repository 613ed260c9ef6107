// SPDX-License-Identifier: MIT
#include "net/descriptor.h"

#include <unistd.h>

namespace argyle::net {

void Descriptor::reset(int fd)
{
    const int old = std::exchange(m_fd, fd);
    // Not repeated on EINTR: Linux has released the number by then, and another thread may own it already.
    if (old >= 0 && old != fd)
        ::close(old);
}

} // namespace argyle::net
