// SPDX-License-Identifier: MIT
#include "tests/bench/ui/timedapplication.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <QTimerEvent>

#include <algorithm>

namespace argyle::bench {

namespace {

constexpr std::chrono::milliseconds heartbeat{2};

} // namespace

TimedApplication::TimedApplication(int &count, char **words)
    : QApplication(count, words)
    , m_lastBeat(Clock::now())
{
    m_heart.start(static_cast<int>(heartbeat.count()), Qt::PreciseTimer, this);
}

void TimedApplication::clear()
{
    m_longestStall = {};
    m_lastBeat = Clock::now();
    m_repaints.clear();
    m_spent.clear();
}

std::vector<TimedApplication::Spent> TimedApplication::spent() const
{
    std::vector<Spent> all(m_spent.begin(), m_spent.end());
    std::sort(all.begin(), all.end(), [](const Spent &one, const Spent &other) { return one.all > other.all; });
    return all;
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events through the application too.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    if (receiver == m_painted && event->type() == QEvent::Paint)
        m_wasPainted = true;
    // The receiver may not outlive the event.
    const bool isOutermost = m_depth == 0;
    const QEvent::Type type = event->type();
    const QString receiverClass = isOutermost ? QString::fromLatin1(receiver->metaObject()->className()) : QString();
    const Clock::time_point begin = Clock::now();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    if (!isOutermost)
        return result;

    const Clock::time_point end = Clock::now();
    const QString typeName = QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type));
    Spent &spent = m_spent[typeName + QStringLiteral(" to ") + receiverClass];
    spent.what = typeName + QStringLiteral(" to ") + receiverClass;
    ++spent.times;
    spent.longest = std::max<Milliseconds>(spent.longest, end - begin);
    spent.all += end - begin;
    if (m_wasPainted) {
        for (const Clock::time_point told : m_news)
            m_repaints.add(end - told);
        m_news.clear();
        m_wasPainted = false;
    }
    return result;
}

void TimedApplication::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_heart.timerId()) {
        QApplication::timerEvent(event);
        return;
    }
    const Clock::time_point now = Clock::now();
    m_longestStall = std::max<Milliseconds>(m_longestStall, now - m_lastBeat - heartbeat);
    m_lastBeat = now;
}

} // namespace argyle::bench
