// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <chrono>
#include <optional>

namespace argyle::engine {

/// Times the phases of a stream's life into its record, one after the other.
class PhaseClock
{
public:
    /// The record outlives the clock.
    explicit PhaseClock(observe::StreamRecord &record)
        : m_record(record)
    {}

    std::optional<observe::Phase> current() const { return m_current; }
    /// Ends the one that runs.
    void begin(observe::Phase phase);
    void end();

private:
    using Clock = std::chrono::steady_clock;

    observe::StreamRecord &m_record;
    Clock::time_point m_began = Clock::now();
    std::optional<observe::Phase> m_current;
};

} // namespace argyle::engine
