// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "socks/transcript.h"

#include <deque>

namespace argyle::observe {

/// The latest ended streams, in memory only, bounded: the oldest make room.
class History
{
public:
    /// A stream and the bytes of its handshake, which leave with it.
    struct Entry
    {
        StreamRecord record;
        socks::Transcript transcript;
    };

    explicit History(qsizetype capacity);
    /// Drops the oldest where there are more.
    void setCapacity(qsizetype capacity);
    void add(StreamRecord record, socks::Transcript transcript);
    /// A record among the latest 256, for what is learnt late; nullptr where it is not there.
    StreamRecord *find(quint64 id);
    /// Of any record, for who asks now and then; nullptr where there is none. Ends with the next change.
    const socks::Transcript *transcriptOf(quint64 id) const;
    void clear();
    const std::deque<Entry> &entries() const { return m_entries; }

private:
    qsizetype m_capacity;
    std::deque<Entry> m_entries;
};

} // namespace argyle::observe
