// SPDX-License-Identifier: MIT
#pragma once

#include "net/localprocess.h"

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace argyle::net {

/// The processes of this machine as /proc shows them (Linux). Finding a holder takes a look at every open file of every process
/// that may be looked into: not for a thread that relays.
class ProcessTable
{
public:
    using Inodes = std::unordered_set<std::uint64_t>;

    /// Which process holds each socket. Those that nobody holds, or only processes that may not be looked into, are left out.
    /// Processes that held one lately are looked into first, since it is the same few that open most connections; then the newest,
    /// which may not be there for long.
    std::unordered_map<std::uint64_t, qint64> holdersOf(Inodes sockets);

    static LocalProcess describe(qint64 pid);

private:
    using Holders = std::unordered_map<std::uint64_t, qint64>;
    /// Whether there is such a process and its files may be seen.
    static bool lookInto(qint64 pid, Inodes &sockets, Holders &holders);
    void remember(qint64 pid);

    std::deque<qint64> m_recent; ///< the latest first
};

} // namespace argyle::net
