// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace argyle::socks {

/// Bytes as they came off the wire or are about to go on it. Never owns them.
using Bytes = std::span<const std::byte>;

} // namespace argyle::socks
