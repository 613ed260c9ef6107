// SPDX-License-Identifier: MIT
#pragma once

#include "net/localprocess.h"

namespace argyle::net {

/// The process that listens where a server at `address` would. Empty where nobody does, where it may not be looked into, and on
/// systems other than Linux. Takes a look at every process: for the moment after a failure, not for one on a stream's path.
LocalProcess portHolder(const SocketAddress &address);

} // namespace argyle::net
