// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

namespace argyle::socks {

// Letters as protocols compare them: ASCII alone, whatever the locale.

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char raised(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Whether `text` is `lowerCase`, in either case.
constexpr bool isSame(std::string_view text, std::string_view lowerCase)
{
    return std::equal(text.begin(), text.end(), lowerCase.begin(), lowerCase.end(),
                      [](char c, char expected) { return lowered(c) == expected; });
}

} // namespace argyle::socks
