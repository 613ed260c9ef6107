// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "isolation/portspec.h"

#include <optional>
#include <string>
#include <string_view>

namespace argyle::isolation {

/// The flags of a port that are part of its groups' tuples: those that bring a field in, and KeepAliveIsolateSOCKSAuth,
/// which brings none: it says how a Tor that carries the group keeps its circuit, so it must be one and the same for
/// all streams of a group. (Here a group that has streams is always kept, with or without the flag.)
PortFlags isolationFlags(const PortSpec &spec);

/// A group's tuple as bytes: equal exactly where every field is equal. The port (or SessionGroup) and the flags come
/// first, then the field of each flag in the order of the bits. Appends to `key`, which is cleared first, so that a
/// caller who keeps the string spends no allocation on a lookup.
void writeGroupKey(std::string &key, const PortSpec &spec, const StreamFacts &facts);

/// The session group that a key begins with, where it begins with one.
std::optional<int> sessionGroupIn(std::string_view key);
/// The field of a flag that is in the key's set of flags, as it was written. Never copied: a view into `key`.
std::string_view fieldIn(std::string_view key, PortFlag flag);
/// Username and password, out of the field of IsolateSocksAuth.
socks::Credentials credentialsIn(std::string_view field);

} // namespace argyle::isolation
