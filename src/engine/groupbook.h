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
    /// The group's newest stream goes through this circuit, of this epoch of the group's.
    void setCircuit(const isolation::Group &group, quint32 epoch, const observe::Circuit &circuit);
    /// The circuit is no more.
    void forgetCircuit(const QString &id);
    /// Later streams go another way out.
    void forgetCircuits();
    /// Every group that the registry knows, in the order of their ids; those that it forgot are forgotten here too.
    QList<observe::GroupRecord> records();
    /// Something may have changed since takeChanged() was last called.
    void markChanged() { m_isChanged = true; }
    bool takeChanged() { return std::exchange(m_isChanged, false); }
    /// Of how many groups something is kept: at most twice as many as the registry knows, or leastPruned.
    std::size_t size() const { return m_entries.size(); }

    static constexpr std::size_t leastPruned = 2048;

private:
    struct Entry
    {
        quint64 received = 0;
        quint64 sent = 0;
        observe::Circuit circuit;
        quint32 circuitEpoch = 0; ///< of the group when it got the circuit: another epoch has none yet
    };
    Entry &entryOf(const isolation::Group &group);

    const isolation::GroupRegistry &m_registry;
    std::unordered_map<std::uint32_t, Entry> m_entries;
    std::size_t m_mostEntries = leastPruned; ///< then those are looked for that the registry has forgotten
    bool m_isChanged = false;
};

} // namespace argyle::engine
