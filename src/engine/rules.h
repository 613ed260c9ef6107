// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "net/connector.h"
#include "net/resolver.h"
#include "routes/route.h"
#include "socks/request.h"
#include "socks/serverhandshake.h"

#include <optional>

namespace argyle::engine {

/// What a port's flags forbid of a request (tor(1), SocksPort: SafeSocks, NoIPv4Traffic, NoIPv6Traffic, NoDNSRequest,
/// NoOnionTraffic, OnionTrafficOnly), as the reply that says so; nothing where they allow it.
std::optional<routes::Failure> refusalOf(const isolation::PortSpec &spec, const socks::Request &request);

/// The families that a way out, or an answer, may have. SOCKS4 has room for IPv4 in the answer to a RESOLVE only.
net::Families familiesFor(const isolation::PortSpec &spec, const socks::Request &request);
net::Prefer preferenceOf(const isolation::PortSpec &spec);
socks::ServerPolicy policyOf(const isolation::PortSpec &spec);

/// Whether the client looked the name up itself: it sent an address to connect to where it could have sent a name.
bool leaksDns(const socks::Request &request);

} // namespace argyle::engine
