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
    const auto excess = std::max<qsizetype>(qsizetype(m_records.size()) - m_capacity, 0);
    m_records.erase(m_records.begin(), m_records.begin() + excess);
}

void History::add(StreamRecord record)
{
    if (m_capacity == 0)
        return;
    if (qsizetype(m_records.size()) == m_capacity)
        m_records.pop_front();
    m_records.push_back(std::move(record));
}

StreamRecord *History::find(quint64 id)
{
    constexpr std::ptrdiff_t latest = 256;
    const auto end = m_records.rbegin() + std::min<std::ptrdiff_t>(latest, std::ptrdiff_t(m_records.size()));
    const auto found =
        std::find_if(m_records.rbegin(), end, [id](const StreamRecord &record) { return record.id == id; });
    return found == end ? nullptr : &*found;
}

void History::clear()
{
    m_records.clear();
}

} // namespace argyle::observe
