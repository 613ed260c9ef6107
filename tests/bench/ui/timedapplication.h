// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/latencies.h"

#include <QApplication>
#include <QBasicTimer>
#include <QHash>
#include <QString>

#include <chrono>
#include <vector>

namespace argyle::bench {

/// An application that takes the time of all that its main thread does.
class TimedApplication : public QApplication
{
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::duration<double, std::milli>;

    /// What took time: an event by its type and its receiver's class.
    struct Spent
    {
        QString what;
        int times = 0;
        Milliseconds longest{};
        Milliseconds all{};
    };

    TimedApplication(int &count, char **words);

    /// The widget whose painting counts as repaint.
    void setPainted(const QObject *widget) { m_painted = widget; }
    /// News told at that time has been applied: it waits for its repaint.
    void addNews(Clock::time_point told) { m_news.push_back(told); }

    /// Forgets what was measured so far.
    void clear();
    /// How long the event loop left a timer waiting that was due, at worst.
    Milliseconds longestStall() const { return m_longestStall; }
    /// From the telling of news to the end of the repaint that shows it.
    Latencies &repaints() { return m_repaints; }
    bool isNewsWaiting() const { return !m_news.empty(); }
    /// The most costly first.
    std::vector<Spent> spent() const;

    bool notify(QObject *receiver, QEvent *event) override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    QBasicTimer m_heart;
    Clock::time_point m_lastBeat;
    Milliseconds m_longestStall{};

    const QObject *m_painted = nullptr;
    bool m_wasPainted = false;
    std::vector<Clock::time_point> m_news;
    Latencies m_repaints;

    int m_depth = 0;
    QHash<QString, Spent> m_spent;
};

} // namespace argyle::bench
