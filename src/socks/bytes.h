// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace argyle::socks {

/// Bytes as they came off the wire or are about to go on it. Never owns them.
using Bytes = std::span<const std::byte>;

/// A text's bytes, which belong to the text.
inline Bytes asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// The other way round.
inline std::string_view asText(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace argyle::socks
