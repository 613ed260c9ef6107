// SPDX-License-Identifier: MIT
#pragma once

#include "net/resolver.h"
#include "net/socketaddress.h"
#include "socks/request.h"

#include <functional>
#include <memory>
#include <vector>

namespace argyle::routes {

/// The addresses of a proxy, in the order in which they are to be tried.
using ProxyAddresses = std::vector<net::SocketAddress>;

/// Finds a proxy: at once, inside this, where it is given by its address; later, unless the lookup is destroyed, where by a name. No
/// addresses: the name is not known.
[[nodiscard]] std::unique_ptr<net::Resolver::Lookup> findProxy(net::Resolver &resolver, const socks::Endpoint &proxy,
                                                               std::function<void(const ProxyAddresses &)> found);

} // namespace argyle::routes
