// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <vector>

namespace argyle::bench {

using Clock = std::chrono::steady_clock;

/// How much the made-up engine has to tell of.
struct Crowd
{
    int open = 10'000;
    int ended = 50'000;
    int fresh = 1000;  ///< streams that are opened in a second; as many end
    int moving = 1000; ///< open streams of which each batch tells that they moved bytes
};

/// Tells what an engine tells that is busy, as often as it does, and as it does from a thread of its own.
class MadeUpEngine : public QObject
{
    Q_OBJECT
public:
    explicit MadeUpEngine(const Crowd &crowd);

public slots:
    /// Tells of all streams at once, as to a window that was just opened.
    void tellAll();
    /// Ten batches a second, until stop().
    void start();
    void stop();

signals:
    /// `told` is when it was told.
    void changed(const argyle::observe::Delta &delta, argyle::bench::Clock::time_point told);

private:
    observe::StreamRecord make(qint64 at);
    observe::StreamRecord makeEnded(qint64 at);
    void tell();
    void tell(observe::Delta delta);
    void complete(observe::Delta &delta) const;

    Crowd m_crowd;
    std::vector<observe::StreamRecord> m_open; ///< in the order of their ids
    QRandomGenerator m_random{1};              ///< the same for every run
    quint64 m_id = 0;
    quint64 m_beat = 0;
    observe::Counters m_counters;
    QTimer m_beats{this};
};

} // namespace argyle::bench

Q_DECLARE_METATYPE(argyle::bench::Clock::time_point)
