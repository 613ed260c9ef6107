// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "net/resolver.h"

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>

namespace argyle::routes {

/// What one isolation group has looked up, so that no group learns from the time an answer takes what another has asked.
/// Bounded: 512 names, an answer for at most ten minutes.
class NameCache : public isolation::GroupState
{
public:
    using Clock = std::chrono::steady_clock;

    /// The answer to an earlier lookup of this name and these families, while it lives.
    const net::LookupResult *find(const std::string &name, net::Families families, Clock::time_point now);
    /// Keeps an answer for its time to live; one without is not kept.
    void insert(const std::string &name, net::Families families, const net::LookupResult &result,
                Clock::time_point now);

private:
    struct Entry
    {
        net::LookupResult result;
        Clock::time_point expires;
    };
    static std::string keyOf(const std::string &name, net::Families families);
    void makeRoom(Clock::time_point now);

    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace argyle::routes
