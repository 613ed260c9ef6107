// SPDX-License-Identifier: MIT
#include "routes/proxyaddresses.h"

#include "net/connector.h"
#include "routes/socketendpoint.h"

#include <string>
#include <utility>
#include <variant>

namespace argyle::routes {

std::unique_ptr<net::Resolver::Lookup> findProxy(net::Resolver &resolver, const socks::Endpoint &proxy,
                                                 std::function<void(const ProxyAddresses &)> found)
{
    const auto *name = std::get_if<std::string>(&proxy.host);
    if (!name) {
        found({toSocketAddress(proxy)});
        return nullptr;
    }
    return resolver.lookUp(*name, net::Families::Both, net::Prefer::Ipv4,
                           [port = proxy.port, found = std::move(found)](const net::LookupResult &result) {
                               ProxyAddresses addresses = net::interleaved(result.addresses, net::Prefer::Ipv4);
                               for (net::SocketAddress &address : addresses)
                                   address.setPort(port);
                               found(addresses);
                           });
}

} // namespace argyle::routes
