// SPDX-License-Identifier: MIT
#include "engine/groupbook.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace argyle::engine {

namespace {

/// An application with several identities has several groups: the tags of their credentials tell them apart.
void tellApart(QList<observe::GroupRecord> &groups, const QStringList &tags)
{
    QHash<QString, int> counts;
    for (const observe::GroupRecord &group : std::as_const(groups))
        ++counts[group.name];
    for (qsizetype i = 0; i < groups.size(); ++i) {
        QString &name = groups[i].name;
        if (counts.value(name) > 1 && !tags[i].isEmpty() && tags[i] != name)
            name += QLatin1Char(' ') + tags[i];
    }
}

} // namespace

GroupBook::GroupBook(const isolation::GroupRegistry &registry)
    : m_registry(registry)
{}

void GroupBook::count(const isolation::Group &group, quint64 received, quint64 sent)
{
    Entry &entry = entryOf(group);
    entry.received += received;
    entry.sent += sent;
    m_isChanged = true;
}

void GroupBook::setCircuit(const isolation::Group &group, quint32 epoch, const observe::Circuit &circuit)
{
    // A stream of an earlier epoch says nothing of the circuit that the group has now.
    if (epoch != group.epoch())
        return;
    Entry &entry = entryOf(group);
    entry.circuit = circuit;
    entry.circuitEpoch = epoch;
    m_isChanged = true;
}

// Where nobody asks for records the registry forgets groups unheard.
GroupBook::Entry &GroupBook::entryOf(const isolation::Group &group)
{
    if (m_entries.size() >= m_mostEntries) {
        std::erase_if(m_entries, [this](const auto &each) { return !m_registry.find(each.first); });
        m_mostEntries = std::max(leastPruned, 2 * m_entries.size());
    }
    return m_entries[group.id()];
}

void GroupBook::forgetCircuit(const QString &id)
{
    for (auto &[group, entry] : m_entries) {
        if (entry.circuit.id != id)
            continue;
        entry.circuit = {};
        m_isChanged = true;
    }
}

void GroupBook::forgetCircuits()
{
    for (auto &[group, entry] : m_entries)
        entry.circuit = {};
    m_isChanged = true;
}

QList<observe::GroupRecord> GroupBook::records()
{
    QList<observe::GroupRecord> records;
    QStringList tags;
    std::unordered_map<std::uint32_t, Entry> known;
    for (const auto &group : m_registry.groups()) {
        const Entry entry = m_entries[group->id()];
        known.emplace(group->id(), entry);
        observe::GroupRecord record;
        record.id = group->id();
        record.name = group->name();
        record.applications = group->applications();
        record.port = QString::fromStdString(group->portKey());
        record.streams = group->openStreams();
        record.epoch = group->epoch();
        for (const isolation::GroupField &field : group->fields())
            record.fields.append({field.name, field.value});
        if (entry.circuitEpoch == group->epoch())
            record.circuit = entry.circuit;
        record.received = entry.received;
        record.sent = entry.sent;
        records.append(std::move(record));
        tags.append(group->credentialsTag());
    }
    tellApart(records, tags);
    m_entries = std::move(known);
    return records;
}

} // namespace argyle::engine
