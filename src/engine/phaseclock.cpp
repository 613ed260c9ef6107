// SPDX-License-Identifier: MIT
#include "engine/phaseclock.h"

namespace argyle::engine {

void PhaseClock::begin(observe::Phase phase)
{
    end();
    m_current = phase;
}

void PhaseClock::end()
{
    const Clock::time_point now = Clock::now();
    if (m_current) {
        m_record.phases[std::size_t(*m_current)] =
            std::chrono::duration_cast<std::chrono::microseconds>(now - m_began).count();
    }
    m_current.reset();
    m_began = now;
}

} // namespace argyle::engine
