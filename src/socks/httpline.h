// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace argyle::socks {

// How the head of an HTTP message is taken apart. What is taken stays a part of the text that it was taken from.

/// The text without blanks around it.
std::string_view trimmed(std::string_view text);
/// Takes the next line off `text`, without its end: RFC 9112 §2.2 has a recipient accept a bare LF.
std::string_view takeLine(std::string_view &text);
/// Takes the next word off `line`, without the blanks before it.
std::string_view takeWord(std::string_view &line);
/// What stands behind "//" in an absolute-form target (RFC 9112 §3.2.2), or nothing.
std::string_view afterScheme(std::string_view target);

} // namespace argyle::socks
