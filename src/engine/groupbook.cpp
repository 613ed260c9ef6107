// SPDX-License-Identifier: MIT
#include "engine/groupbook.h"

namespace argyle::engine {

GroupBook::GroupBook(const isolation::GroupRegistry &registry)
    : m_registry(registry)
{}

void GroupBook::count(const isolation::Group &group, quint64 received, quint64 sent)
{
    Bytes &bytes = m_bytes[group.id()];
    bytes.received += received;
    bytes.sent += sent;
    m_isChanged = true;
}

QList<observe::GroupRecord> GroupBook::records()
{
    QList<observe::GroupRecord> records;
    std::unordered_map<std::uint32_t, Bytes> known;
    for (const auto &group : m_registry.groups()) {
        const Bytes bytes = m_bytes[group->id()];
        known.emplace(group->id(), bytes);
        observe::GroupRecord record;
        record.id = group->id();
        record.name = group->name();
        record.port = QString::fromStdString(group->portKey());
        record.streams = group->openStreams();
        record.epoch = group->epoch();
        for (const isolation::GroupField &field : group->fields())
            record.fields.append({field.name, field.value});
        record.received = bytes.received;
        record.sent = bytes.sent;
        records.append(std::move(record));
    }
    m_bytes = std::move(known);
    return records;
}

} // namespace argyle::engine
