// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "net/socketaddress.h"

#include <cstdint>
#include <span>
#include <vector>

namespace argyle::net {

/// The two ends of a TCP connection, as one of its sockets sees them.
struct SocketEnds
{
    SocketAddress local;
    SocketAddress remote;
};

/// The TCP sockets of this machine (Linux). May block for a moment: not for a thread that relays.
class LocalSockets
{
public:
    enum class Source : std::uint8_t {
        Kernel,    ///< sock_diag(7), one exact question each; what it does not answer is looked up in the files
        ProcFiles, ///< /proc/net/tcp and tcp6, read whole
    };
    explicit LocalSockets(Source source = Source::Kernel);

    /// The inode of each socket; 0 where this machine has no such one, or nobody holds it any more.
    std::vector<std::uint64_t> inodesOf(std::span<const SocketEnds> sockets);

    /// The inode of the socket that listens where a server at `address` would: there, or at any address. 0 where there is none.
    static std::uint64_t listenerAt(const SocketAddress &address);

private:
    enum class Answer : std::uint8_t { Given, None };
    Answer askKernel(const SocketEnds &socket, std::uint64_t &inode);

    Descriptor m_netlink;
    std::uint32_t m_sequence = 0;
    bool m_kernelKnows = false; ///< it has found one: then "none" is no lack of a kernel module
};

} // namespace argyle::net
