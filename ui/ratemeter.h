// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace argyle::ui {

/// Bytes a second from totals that are looked at now and then. Averages over at least a second, so that numbers can be
/// read; times are milliseconds.
class RateMeter
{
public:
    /// What the totals were at that moment, from which the next rate is counted.
    void begin(qint64 at, quint64 received, quint64 sent);
    /// Takes the totals of now into account where a second has passed. True where a rate changed.
    bool advance(qint64 at, quint64 received, quint64 sent);
    /// Nothing moves any more.
    void stop();

    double down() const { return m_down; } ///< bytes a second
    double up() const { return m_up; }     ///< bytes a second
    /// Whether something moved in the last window, or may have since.
    bool isRunning() const { return m_running; }

private:
    qint64 m_at = 0;
    quint64 m_received = 0;
    quint64 m_sent = 0;
    double m_down = 0;
    double m_up = 0;
    bool m_running = false;
};

} // namespace argyle::ui
