// SPDX-License-Identifier: MIT
#include "isolation/group.h"
#include "isolation/groupkey.h"

#include <map>
#include <string_view>
#include <unordered_map>

namespace argyle::isolation {

namespace {

constexpr std::size_t idleGroupsKept = 1024;

} // namespace

struct GroupRegistry::Private
{
    std::map<std::uint32_t, std::shared_ptr<Group>> byId;
    std::unordered_map<std::string_view, std::shared_ptr<Group>> byKey; ///< views of the groups' own keys
    std::list<Group *> idle;                                            ///< the longest idle first
    std::string key;                                                    ///< kept between lookups for its storage
    std::uint32_t lastId = 0;
    std::uint32_t firstEpoch = 0; ///< what groups made now begin with

    std::shared_ptr<Group> make(const PortSpec &spec, const StreamFacts &facts);
    void forget(const Group &group);
};

GroupRegistry::GroupRegistry()
    : d(std::make_unique<Private>())
{}

GroupRegistry::~GroupRegistry() = default;

std::shared_ptr<Group> GroupRegistry::join(const PortSpec &spec, const StreamFacts &facts)
{
    writeGroupKey(d->key, spec, facts);
    const auto found = d->byKey.find(d->key);
    if (found == d->byKey.end())
        return d->make(spec, facts);
    const std::shared_ptr<Group> &group = found->second;
    if (group->m_openStreams++ == 0)
        d->idle.erase(group->m_idlePlace);
    return group;
}

void GroupRegistry::leave(const std::shared_ptr<Group> &group)
{
    Q_ASSERT(group->m_openStreams > 0);
    if (--group->m_openStreams > 0)
        return;
    group->m_idlePlace = d->idle.insert(d->idle.end(), group.get());
    if (d->idle.size() > idleGroupsKept) {
        const Group *longestIdle = d->idle.front();
        d->idle.pop_front();
        d->forget(*longestIdle);
    }
}

bool GroupRegistry::newCircuit(std::uint32_t groupId)
{
    const auto group = find(groupId);
    if (!group)
        return false;
    ++group->m_epoch;
    group->m_state.reset();
    return true;
}

void GroupRegistry::newIdentity()
{
    ++d->firstEpoch;
    for (const auto &[id, group] : d->byId) {
        ++group->m_epoch;
        group->m_state.reset();
    }
}

std::shared_ptr<Group> GroupRegistry::find(std::uint32_t groupId) const
{
    const auto found = d->byId.find(groupId);
    return found == d->byId.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<Group>> GroupRegistry::groups() const
{
    std::vector<std::shared_ptr<Group>> all;
    all.reserve(d->byId.size());
    for (const auto &[id, group] : d->byId)
        all.push_back(group);
    return all;
}

std::shared_ptr<Group> GroupRegistry::Private::make(const PortSpec &spec, const StreamFacts &facts)
{
    auto group = std::make_shared<Group>();
    group->m_id = ++lastId;
    group->m_epoch = firstEpoch;
    group->m_openStreams = 1;
    group->m_portKey = facts.portKey;
    group->m_key = key;
    group->m_isolation = isolationFlags(spec);
    if (group->m_isolation.testFlag(PortFlag::IsolateClientProcess)) // then all of its streams are that application's
        group->addApplication(QString::fromStdString(facts.clientProcess));
    byId.emplace_hint(byId.end(), group->m_id, group);
    byKey.emplace(group->m_key, group);
    return group;
}

void GroupRegistry::Private::forget(const Group &group)
{
    const auto id = group.m_id;
    byKey.erase(group.m_key);
    byId.erase(id);
}

} // namespace argyle::isolation
