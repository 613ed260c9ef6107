// SPDX-License-Identifier: MIT
#include "net/timerwheel.h"

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QTest>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

using namespace argyle::net;
using namespace std::chrono_literals;

namespace {

class Limit : public Timeout
{
public:
    explicit Limit(std::function<void()> whenExpired = {})
        : m_whenExpired(std::move(whenExpired))
    {}

    int count = 0;

protected:
    void expired() override
    {
        ++count;
        // A copy: the callback may destroy this object.
        if (const auto callback = m_whenExpired)
            callback();
    }

private:
    std::function<void()> m_whenExpired;
};

qsizetype timersOf(QObject *object)
{
    return QAbstractEventDispatcher::instance()->registeredTimers(object).size();
}

} // namespace

class TimerWheelTest : public QObject
{
    Q_OBJECT
private slots:
    void neverFiresEarly_data();
    void neverFiresEarly();
    void firesOnce();
    void firesInTheOrderOfTheTicks();
    void doesNotFireOnceStopped();
    void restartMovesTheLimit();
    void mayBeRestartedWhileItExpires();
    void mayBeDestroyedWhileItExpires();
    void mayDestroyOthersThatAreDueInTheSameTick();
    void runsATimerOnlyWhileSomethingIsInIt();
    void outlivesTheWheel();
    void mayDestroyTheWheelWhileItExpires();
    void firesAfterALongPauseOfTheEventLoop();
    void holdsManyLimits();
};

void TimerWheelTest::neverFiresEarly_data()
{
    QTest::addColumn<int>("after");
    for (const int after : {-5, 0, 1, 99, 100, 101, 250, 399})
        QTest::addRow("%d ms", after) << after;
}

void TimerWheelTest::neverFiresEarly()
{
    QFETCH(int, after);
    TimerWheel wheel;
    QElapsedTimer clock;
    qint64 firedAt = -1; // microseconds
    Limit limit([&] { firedAt = clock.nsecsElapsed() / 1000; });
    clock.start();
    limit.start(wheel, std::chrono::milliseconds(after));
    QVERIFY(limit.isRunning());
    QTRY_VERIFY(firedAt >= 0);
    QVERIFY2(firedAt >= qint64(after) * 1000, qPrintable(QString::number(firedAt)));
    QVERIFY(!limit.isRunning());
}

void TimerWheelTest::firesOnce()
{
    TimerWheel wheel;
    Limit limit;
    Limit later;
    limit.start(wheel, 1ms);
    later.start(wheel, 350ms);
    QTRY_COMPARE(later.count, 1);
    QCOMPARE(limit.count, 1);
}

void TimerWheelTest::firesInTheOrderOfTheTicks()
{
    TimerWheel wheel;
    std::vector<int> order;
    Limit third([&] { order.push_back(3); });
    Limit first([&] { order.push_back(1); });
    Limit second([&] { order.push_back(2); });
    third.start(wheel, 450ms);
    first.start(wheel, 10ms);
    second.start(wheel, 230ms);
    QTRY_COMPARE(order.size(), std::size_t(3));
    QCOMPARE(order, (std::vector<int>{1, 2, 3}));
}

void TimerWheelTest::doesNotFireOnceStopped()
{
    TimerWheel wheel;
    Limit stopped;
    Limit later;
    stopped.start(wheel, 50ms);
    later.start(wheel, 300ms);
    stopped.stop();
    QVERIFY(!stopped.isRunning());
    stopped.stop(); // again: nothing happens
    QTRY_COMPARE(later.count, 1);
    QCOMPARE(stopped.count, 0);
}

void TimerWheelTest::restartMovesTheLimit()
{
    TimerWheel wheel;
    Limit moved;
    Limit between;
    moved.start(wheel, 10ms);
    moved.start(wheel, 500ms);
    between.start(wheel, 200ms);
    QTRY_COMPARE(between.count, 1);
    QCOMPARE(moved.count, 0);
    QTRY_COMPARE(moved.count, 1);
}

void TimerWheelTest::mayBeRestartedWhileItExpires()
{
    TimerWheel wheel;
    Limit *self = nullptr;
    Limit limit([&] {
        if (self->count < 3)
            self->start(wheel, 0ms);
    });
    self = &limit;
    limit.start(wheel, 0ms);
    QTRY_COMPARE(limit.count, 3);
    QVERIFY(!limit.isRunning());
    QTRY_COMPARE(timersOf(&wheel), 0);
}

void TimerWheelTest::mayBeDestroyedWhileItExpires()
{
    TimerWheel wheel;
    std::unique_ptr<Limit> limit;
    limit = std::make_unique<Limit>([&] { limit.reset(); });
    limit->start(wheel, 1ms);
    QTRY_VERIFY(!limit);
    QTRY_COMPARE(timersOf(&wheel), 0);
}

void TimerWheelTest::mayDestroyOthersThatAreDueInTheSameTick()
{
    TimerWheel wheel;
    std::vector<std::unique_ptr<Limit>> limits;
    limits.reserve(8);
    int fired = 0;
    for (int i = 0; i < 8; ++i) {
        limits.push_back(std::make_unique<Limit>([&] {
            ++fired;
            limits.clear();
        }));
    }
    for (const auto &limit : limits)
        limit->start(wheel, 1ms);
    QTRY_COMPARE(timersOf(&wheel), 0);
    QCOMPARE(fired, 1);
}

void TimerWheelTest::runsATimerOnlyWhileSomethingIsInIt()
{
    TimerWheel wheel;
    QCOMPARE(timersOf(&wheel), 0);
    Limit first;
    Limit second;
    first.start(wheel, 1ms);
    second.start(wheel, 1h);
    QCOMPARE(timersOf(&wheel), 1);
    QTRY_COMPARE(first.count, 1);
    QCOMPARE(timersOf(&wheel), 1);
    second.stop();
    QTRY_COMPARE(timersOf(&wheel), 0);
    first.start(wheel, 1ms);
    QCOMPARE(timersOf(&wheel), 1);
    QTRY_COMPARE(first.count, 2);
}

void TimerWheelTest::outlivesTheWheel()
{
    Limit limit;
    Limit other;
    {
        TimerWheel wheel;
        limit.start(wheel, 1ms);
        other.start(wheel, 1h);
    }
    QVERIFY(!limit.isRunning());
    QVERIFY(!other.isRunning());
    TimerWheel another;
    limit.start(another, 1ms);
    QTRY_COMPARE(limit.count, 1);
}

void TimerWheelTest::mayDestroyTheWheelWhileItExpires()
{
    auto wheel = std::make_unique<TimerWheel>();
    Limit first([&] { wheel.reset(); });
    Limit second([&] { wheel.reset(); });
    first.start(*wheel, 1ms);
    second.start(*wheel, 1ms);
    QTRY_VERIFY(!wheel);
    QCOMPARE(first.count + second.count, 1);
    QVERIFY(!first.isRunning());
    QVERIFY(!second.isRunning());
}

void TimerWheelTest::firesAfterALongPauseOfTheEventLoop()
{
    // The loop stands still over several ticks: everything that came due meanwhile fires in the next one.
    TimerWheel wheel;
    std::vector<std::unique_ptr<Limit>> limits;
    int fired = 0;
    limits.reserve(6);
    for (int i = 0; i < 6; ++i) {
        limits.push_back(std::make_unique<Limit>([&] { ++fired; }));
        limits.back()->start(wheel, std::chrono::milliseconds(i * 60));
    }
    Limit later;
    later.start(wheel, 3000ms);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 500) {
    }
    QCoreApplication::processEvents();
    QCOMPARE(fired, 6);
    QCOMPARE(later.count, 0);
    QTRY_COMPARE(later.count, 1);
}

void TimerWheelTest::holdsManyLimits()
{
    TimerWheel wheel;
    int fired = 0;
    std::vector<std::unique_ptr<Limit>> limits;
    limits.reserve(100000);
    for (int i = 0; i < 100000; ++i) {
        limits.push_back(std::make_unique<Limit>([&] { ++fired; }));
        // Beyond one revolution of the wheel for half of them, so that these share slots with what is due.
        limits.back()->start(wheel, i % 2 ? std::chrono::milliseconds(i % 400) : std::chrono::minutes(2 + i % 30));
    }
    QTRY_COMPARE(fired, 50000);
    limits.clear();
    QTRY_COMPARE(timersOf(&wheel), 0);
}

QTEST_GUILESS_MAIN(TimerWheelTest)
#include "tst_timerwheel.moc"
