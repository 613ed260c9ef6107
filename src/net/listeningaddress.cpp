// SPDX-License-Identifier: MIT
#include "net/listeningaddress.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace argyle::net {

namespace {

struct Known
{
    std::mutex mutex;
    std::vector<SocketAddress> addresses;
};

Known &known()
{
    static Known known;
    return known;
}

/// Without its port, and an IPv4-mapped one as the IPv4 address that it stands for.
SocketAddress hostOf(const SocketAddress &address)
{
    SocketAddress host = address.unmapped();
    host.setPort(0);
    return host;
}

} // namespace

ListeningAddress::ListeningAddress(const SocketAddress &address)
    : m_address(address)
{
    const std::lock_guard lock(known().mutex);
    known().addresses.push_back(m_address);
}

ListeningAddress::~ListeningAddress()
{
    const std::lock_guard lock(known().mutex);
    const auto own = std::find(known().addresses.begin(), known().addresses.end(), m_address);
    known().addresses.erase(own);
}

bool ListeningAddress::isReachedBy(const SocketAddress &local, const SocketAddress &remote)
{
    const SocketAddress host = hostOf(remote);
    // A connection to an address of this machine's own has it at both ends, but for those that are loopback's.
    const bool isOwnHost = host.isLoopback() || host == hostOf(local);
    const std::lock_guard lock(known().mutex);
    return std::any_of(known().addresses.begin(), known().addresses.end(), [&](const SocketAddress &address) {
        return address.port() == remote.port() && (address.isUnspecified() ? isOwnHost : hostOf(address) == host);
    });
}

} // namespace argyle::net
