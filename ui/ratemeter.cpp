// SPDX-License-Identifier: MIT
#include "ui/ratemeter.h"

namespace argyle::ui {

namespace {

// A second, less what a timer may be early.
constexpr qint64 shortestSpan = 950;

double perSecond(quint64 before, quint64 now, qint64 elapsed)
{
    return now > before ? static_cast<double>(now - before) * 1000 / static_cast<double>(elapsed) : 0.0;
}

} // namespace

void RateMeter::begin(qint64 at, quint64 received, quint64 sent)
{
    m_at = at;
    m_received = received;
    m_sent = sent;
    m_running = true;
}

bool RateMeter::advance(qint64 at, quint64 received, quint64 sent)
{
    const qint64 elapsed = at - m_at;
    if (!m_running || elapsed < shortestSpan)
        return false;
    const double down = perSecond(m_received, received, elapsed);
    const double up = perSecond(m_sent, sent, elapsed);
    const bool changed = down > m_down || down < m_down || up > m_up || up < m_up;
    m_at = at;
    m_received = received;
    m_sent = sent;
    m_down = down;
    m_up = up;
    m_running = down > 0 || up > 0;
    return changed;
}

void RateMeter::stop()
{
    m_down = 0;
    m_up = 0;
    m_running = false;
}

} // namespace argyle::ui
