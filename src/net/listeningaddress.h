// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

namespace argyle::net {

/// A TCP address that this process listens at, as long as this object lives. Whoever goes through another proxy asks here, so that
/// streams do not come back in and go in circles. From any thread.
class ListeningAddress
{
public:
    explicit ListeningAddress(const SocketAddress &address);
    ~ListeningAddress();
    ListeningAddress(const ListeningAddress &) = delete;
    ListeningAddress &operator=(const ListeningAddress &) = delete;

    /// Whether a connection with these ends has led to this very process.
    static bool isReachedBy(const SocketAddress &local, const SocketAddress &remote);

private:
    SocketAddress m_address;
};

} // namespace argyle::net
