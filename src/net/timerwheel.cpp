// SPDX-License-Identifier: MIT
#include "net/timerwheel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimerEvent>

#include <algorithm>
#include <array>
#include <utility>

namespace argyle::net {

namespace {

constexpr qint64 tickLength = 100; // milliseconds
// One revolution is 51.2 s: the usual limits (60 s for a handshake, 120 s for a connect) are looked at once or twice
// before they are due.
constexpr std::uint32_t slotCount = 512;
// The list behind the wheel's slots: what is due in this tick. A timeout that waits there can be stopped like any
// other.
constexpr std::uint32_t dueSlot = slotCount;

} // namespace

struct TimerWheel::Private
{
    QBasicTimer timer;
    QElapsedTimer clock;
    std::uint64_t tick = 0; ///< the last one that was worked off
    std::size_t count = 0;
    std::array<Timeout *, slotCount + 1> heads{};

    void link(Timeout &timeout, std::uint32_t slot);
    void unlink(Timeout &timeout);
    void collect(std::uint32_t slot, std::uint64_t now);
};

void TimerWheel::Private::link(Timeout &timeout, std::uint32_t slot)
{
    timeout.m_slot = slot;
    timeout.m_previous = nullptr;
    timeout.m_next = heads[slot];
    if (timeout.m_next)
        timeout.m_next->m_previous = &timeout;
    heads[slot] = &timeout;
}

void TimerWheel::Private::unlink(Timeout &timeout)
{
    if (timeout.m_next)
        timeout.m_next->m_previous = timeout.m_previous;
    if (timeout.m_previous)
        timeout.m_previous->m_next = timeout.m_next;
    else
        heads[timeout.m_slot] = timeout.m_next;
    timeout.m_next = nullptr;
    timeout.m_previous = nullptr;
}

/// Moves what is due from a slot to the due list; what is due in a later revolution stays.
void TimerWheel::Private::collect(std::uint32_t slot, std::uint64_t now)
{
    for (Timeout *timeout = heads[slot]; timeout;) {
        Timeout *const next = timeout->m_next;
        if (timeout->m_dueTick <= now) {
            unlink(*timeout);
            link(*timeout, dueSlot);
        }
        timeout = next;
    }
}

Timeout::~Timeout()
{
    stop();
}

void Timeout::start(TimerWheel &wheel, std::chrono::milliseconds after)
{
    stop();
    TimerWheel::Private &d = *wheel.d;
    if (!d.timer.isActive()) {
        // The ticks are counted from here, so that the timer's events fall on them and no limit is late by two.
        d.clock.start();
        d.tick = 0;
        d.timer.start(int(tickLength), Qt::PreciseTimer, &wheel);
    }
    // Rounded up, since a limit never fires early: 1 ms more for the part that elapsed() cuts off.
    const qint64 due = d.clock.elapsed() + 1 + std::max<qint64>(after.count(), 0);
    m_dueTick = std::max(std::uint64_t((due + tickLength - 1) / tickLength), d.tick + 1);
    m_wheel = &wheel;
    ++d.count;
    d.link(*this, std::uint32_t(m_dueTick % slotCount));
}

void Timeout::stop()
{
    if (!m_wheel)
        return;
    // The wheel's timer goes on to its next tick: a limit that is restarted at each turn would otherwise start and stop
    // it each time.
    TimerWheel::Private &d = *std::exchange(m_wheel, nullptr)->d;
    d.unlink(*this);
    --d.count;
}

TimerWheel::TimerWheel(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{}

TimerWheel::~TimerWheel()
{
    for (Timeout *head : d->heads) {
        while (head) {
            Timeout *const next = head->m_next;
            head->stop();
            head = next;
        }
    }
}

void TimerWheel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != d->timer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    const auto now = std::uint64_t(d->clock.elapsed() / tickLength);
    // After a long pause of the event loop one revolution sees every slot.
    const std::uint64_t ticks = std::min<std::uint64_t>(now - d->tick, slotCount);
    for (std::uint64_t i = 1; i <= ticks; ++i)
        d->collect(std::uint32_t((d->tick + i) % slotCount), now);
    d->tick = now;
    const QPointer<TimerWheel> alive(this);
    while (Timeout *const timeout = d->heads[dueSlot]) {
        timeout->stop();
        timeout->expired();
        if (!alive)
            return;
    }
    if (d->count == 0)
        d->timer.stop();
}

} // namespace argyle::net
