// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <deque>

namespace argyle::observe {

/// The latest ended streams, in memory only, bounded: the oldest make room.
class History
{
public:
    explicit History(qsizetype capacity);
    /// Drops the oldest where there are more.
    void setCapacity(qsizetype capacity);
    void add(StreamRecord record);
    /// A record among the latest 256, for what is learnt late; nullptr where it is not there.
    StreamRecord *find(quint64 id);
    void clear();
    const std::deque<StreamRecord> &records() const { return m_records; }

private:
    qsizetype m_capacity;
    std::deque<StreamRecord> m_records;
};

} // namespace argyle::observe
