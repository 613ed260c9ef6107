// SPDX-License-Identifier: MIT
#include "routes/namecache.h"

#include "socks/ascii.h"

#include <algorithm>

namespace argyle::routes {

static constexpr std::size_t capacity = 512;
static constexpr std::chrono::seconds longestLife{600};

const net::LookupResult *NameCache::find(const std::string &name, net::Families families, Clock::time_point now)
{
    const auto found = m_entries.find(keyOf(name, families));
    if (found == m_entries.end())
        return nullptr;
    if (found->second.expires <= now) {
        m_entries.erase(found);
        return nullptr;
    }
    return &found->second.result;
}

void NameCache::insert(const std::string &name, net::Families families, const net::LookupResult &result,
                       Clock::time_point now)
{
    if (result.timeToLive.count() <= 0 || result.addresses.empty())
        return;
    makeRoom(now);
    m_entries[keyOf(name, families)] = Entry{result, now + std::min(result.timeToLive, longestLife)};
}

std::string NameCache::keyOf(const std::string &name, net::Families families)
{
    // Names differ in case only by a client's taste (RFC 4343).
    std::string key(1, static_cast<char>(families));
    key.reserve(name.size() + 1);
    for (char c : name)
        key += socks::lowered(c);
    return key;
}

void NameCache::makeRoom(Clock::time_point now)
{
    if (m_entries.size() < capacity)
        return;
    std::erase_if(m_entries, [now](const auto &entry) { return entry.second.expires <= now; });
    if (m_entries.size() >= capacity)
        m_entries.erase(m_entries.begin());
}

} // namespace argyle::routes
