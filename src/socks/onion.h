// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace argyle::socks {

/// Whether a name lies under .onion (RFC 7686), in either case, with or without a trailing dot. "onion" itself counts.
bool isOnionName(std::string_view name);

/// Whether the label before .onion is a version 3 address: 56 base32 characters, version byte 3, and the checksum of
/// Tor's rend-spec-v3 §6 [ONIONADDRESS]. Labels before it (subdomains) are allowed.
bool isValidOnionName(std::string_view name);

} // namespace argyle::socks
