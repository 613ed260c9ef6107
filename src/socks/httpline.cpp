// SPDX-License-Identifier: MIT
#include "socks/httpline.h"

namespace argyle::socks {

namespace {

constexpr std::string_view blanks = " \t\r";

} // namespace

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string_view takeWord(std::string_view &line)
{
    line = trimmed(line);
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

std::string_view afterScheme(std::string_view target)
{
    const std::size_t scheme = target.find("://");
    return scheme == std::string_view::npos || target.starts_with('/') ? std::string_view() : target.substr(scheme + 3);
}

} // namespace argyle::socks
