// SPDX-License-Identifier: MIT
#include "routes/torwords.h"

#include <algorithm>

namespace argyle::routes {

namespace {

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

/// One character behind a backslash; takes what it used off `text`.
char unescaped(std::string_view &text)
{
    const char c = text.front();
    if (isOctal(c)) {
        unsigned value = 0;
        for (int digits = 0; digits < 3 && !text.empty() && isOctal(text.front()); ++digits) {
            value = value * 8 + unsigned(text.front() - '0');
            text.remove_prefix(1);
        }
        return static_cast<char>(value & 0xFF);
    }
    text.remove_prefix(1);
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    default:
        return c;
    }
}

/// What stands between the quote at the beginning of `text` and the next one, which are taken off it. Without a second quote all
/// the rest counts.
std::string takeQuoted(std::string_view &text)
{
    std::string value;
    text.remove_prefix(1);
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '"')
            break;
        value += c == '\\' && !text.empty() ? unescaped(text) : c;
    }
    return value;
}

std::string takeBare(std::string_view &text, std::string_view end)
{
    const std::size_t size = std::min(text.find_first_of(end), text.size());
    std::string word(text.substr(0, size));
    text.remove_prefix(size);
    return word;
}

} // namespace

TorWords::TorWords(std::string_view text)
{
    while (!text.empty()) {
        if (text.front() == ' ') {
            text.remove_prefix(1);
            continue;
        }
        if (text.front() == '"') {
            m_plain.push_back(takeQuoted(text));
            continue;
        }
        std::string word = takeBare(text, " =");
        if (text.empty() || text.front() == ' ') {
            m_plain.push_back(std::move(word));
            continue;
        }
        text.remove_prefix(1);
        std::string value = !text.empty() && text.front() == '"' ? takeQuoted(text) : takeBare(text, " ");
        m_keyed.emplace_back(std::move(word), std::move(value));
    }
}

std::string_view TorWords::at(std::size_t place) const
{
    return place < m_plain.size() ? std::string_view(m_plain[place]) : std::string_view();
}

std::optional<std::string_view> TorWords::valueOf(std::string_view key) const
{
    const auto found = std::ranges::find_if(m_keyed, [key](const auto &word) { return word.first == key; });
    if (found == m_keyed.end())
        return std::nullopt;
    return found->second;
}

std::string torQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\r')
            quoted += "\\r";
        else
            quoted += c;
    }
    return quoted + '"';
}

} // namespace argyle::routes
