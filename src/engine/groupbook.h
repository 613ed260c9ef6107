// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "observe/records.h"

#include <unordered_map>

namespace argyle::engine {

/// What is told of the isolation groups: their bytes are counted here, everything else is the registry's.
class GroupBook
{
public:
    explicit GroupBook(const isolation::GroupRegistry &registry);

    void count(const isolation::Group &group, quint64 received, quint64 sent);
    /// Every group that the registry knows, in the order of their ids; those that it forgot are forgotten here too.
    QList<observe::GroupRecord> records();
    /// Something may have changed since takeChanged() was last called.
    void markChanged() { m_isChanged = true; }
    bool takeChanged() { return std::exchange(m_isChanged, false); }

private:
    struct Bytes
    {
        quint64 received = 0;
        quint64 sent = 0;
    };
    const isolation::GroupRegistry &m_registry;
    std::unordered_map<std::uint32_t, Bytes> m_bytes;
    bool m_isChanged = false;
};

} // namespace argyle::engine
