// SPDX-License-Identifier: MIT
#pragma once

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace argyle::net {

class TimerWheel;

/// A time limit that costs no QTimer: embedded in what it limits, hashed into a wheel. Firing is late by up to one tick (100 ms), never early.
class Timeout
{
public:
    Timeout() = default;
    virtual ~Timeout();
    Timeout(const Timeout &) = delete;
    Timeout &operator=(const Timeout &) = delete;

    void start(TimerWheel &wheel, std::chrono::milliseconds after); ///< restarts where it runs
    void stop();
    bool isRunning() const { return m_wheel != nullptr; }

protected:
    /// It has stopped before this is called; what it is embedded in may be destroyed here.
    virtual void expired() = 0;

private:
    friend class TimerWheel;
    TimerWheel *m_wheel = nullptr;
    Timeout *m_next = nullptr;
    Timeout *m_previous = nullptr;
    std::uint64_t m_dueTick = 0;
    std::uint32_t m_slot = 0;
};

/// The wheel of one thread. Its own timer runs only while something is in it.
class TimerWheel : public QObject
{
    Q_OBJECT
public:
    explicit TimerWheel(QObject *parent = nullptr);
    ~TimerWheel() override;

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    friend class Timeout;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace argyle::net
