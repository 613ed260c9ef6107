// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"
#include "socks/request.h"

#include <QStringList>

#include <vector>

namespace argyle::routes {

/// Between the addresses of the wire protocol and those of the kernel.
/// The endpoint's host must be an address, not a name (asserted).
net::SocketAddress toSocketAddress(const socks::Endpoint &endpoint);
/// 0.0.0.0:0 where the address is neither IPv4 nor IPv6. An IPv4-mapped IPv6 address becomes IPv4.
socks::Endpoint toEndpoint(const net::SocketAddress &address);
/// Of the name servers that the settings name; what is none, which they complain of, is left out.
std::vector<net::SocketAddress> nameServerAddresses(const QStringList &servers);

} // namespace argyle::routes
