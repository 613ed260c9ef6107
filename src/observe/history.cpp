// SPDX-License-Identifier: MIT
#include "observe/history.h"

#include <algorithm>
#include <utility>

namespace argyle::observe {

History::History(qsizetype capacity)
    : m_capacity(std::max<qsizetype>(capacity, 0))
{}

void History::setCapacity(qsizetype capacity)
{
    m_capacity = std::max<qsizetype>(capacity, 0);
    const auto excess = std::max<qsizetype>(qsizetype(m_entries.size()) - m_capacity, 0);
    m_entries.erase(m_entries.begin(), m_entries.begin() + excess);
}

void History::add(StreamRecord record, socks::Transcript transcript)
{
    if (m_capacity == 0)
        return;
    if (qsizetype(m_entries.size()) == m_capacity)
        m_entries.pop_front();
    m_entries.push_back({std::move(record), std::move(transcript)});
}

StreamRecord *History::find(quint64 id)
{
    constexpr std::ptrdiff_t latest = 256;
    const auto end = m_entries.rbegin() + std::min<std::ptrdiff_t>(latest, std::ptrdiff_t(m_entries.size()));
    const auto found =
        std::find_if(m_entries.rbegin(), end, [id](const Entry &entry) { return entry.record.id == id; });
    return found == end ? nullptr : &found->record;
}

const socks::Transcript *History::transcriptOf(quint64 id) const
{
    const auto found =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [id](const Entry &entry) { return entry.record.id == id; });
    return found == m_entries.rend() ? nullptr : &found->transcript;
}

void History::clear()
{
    m_entries.clear();
}

} // namespace argyle::observe
