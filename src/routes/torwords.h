// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace argyle::routes {

/// The words of a reply line of Tor's control port: positional ones, and KEY=VALUE with the value bare or quoted (control-spec
/// §2.1.1). Never fails: what cannot be a quoted string is taken as it stands.
class TorWords
{
public:
    explicit TorWords(std::string_view text);

    /// The words that are no KEY=VALUE, in order; empty where there are not that many.
    std::string_view at(std::size_t place) const;
    std::size_t count() const { return m_plain.size(); }
    /// Nothing where the key is not there; the first one where it is there twice.
    std::optional<std::string_view> valueOf(std::string_view key) const;

private:
    std::vector<std::string> m_plain;
    std::vector<std::pair<std::string, std::string>> m_keyed;
};

/// As a QuotedString of the control protocol.
std::string torQuoted(std::string_view text);

} // namespace argyle::routes
