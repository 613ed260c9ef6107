// SPDX-License-Identifier: MIT
#include "net/portholder.h"

#ifdef Q_OS_LINUX
#    include "net/localsockets.h"
#    include "net/processtable.h"
#endif

namespace argyle::net {

LocalProcess portHolder([[maybe_unused]] const SocketAddress &address)
{
#ifdef Q_OS_LINUX
    if (const std::uint64_t inode = LocalSockets::listenerAt(address)) {
        ProcessTable processes;
        const auto holders = processes.holdersOf({inode});
        if (const auto found = holders.find(inode); found != holders.end())
            return ProcessTable::describe(found->second);
    }
#endif
    return {};
}

} // namespace argyle::net
