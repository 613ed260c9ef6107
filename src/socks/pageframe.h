// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace argyle::socks {

/// The document around a page's title and body: style, motif and heading, without anything that would have to be fetched.
struct PageFrame
{
    std::string_view beforeTitle;
    std::string_view beforeHeading;
    std::string_view beforeBody;
    std::string_view end;
};

extern const PageFrame pageFrame;

} // namespace argyle::socks
