// SPDX-License-Identifier: MIT
#include "tests/bench/ui/madeupengine.h"

#include "tests/ui/records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace argyle::bench {

namespace {

using observe::StreamRecord;
using observe::StreamState;

constexpr std::chrono::milliseconds beatTime{100};
constexpr quint32 groupCount = 40;

// Shared by all records, as an engine shares them.
const QStringList &applications()
{
    static const QStringList names{QStringLiteral("firefox"),     QStringLiteral("curl"), QStringLiteral("git"),
                                   QStringLiteral("thunderbird"), QStringLiteral("ssh"),  QStringLiteral("apt")};
    return names;
}

} // namespace

MadeUpEngine::MadeUpEngine(const Crowd &crowd)
    : m_crowd(crowd)
{
    m_beats.setTimerType(Qt::PreciseTimer);
    m_beats.setInterval(beatTime);
    connect(&m_beats, &QTimer::timeout, this, qOverload<>(&MadeUpEngine::tell));
}

void MadeUpEngine::tellAll()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    observe::Delta delta = tests::snapshot({}, now);
    delta.streams.reserve(m_crowd.ended + m_crowd.open);
    for (int i = 0; i < m_crowd.ended; ++i)
        delta.streams.append(makeEnded(now));
    for (int i = 0; i < m_crowd.open; ++i) {
        m_open.push_back(make(now));
        delta.streams.append(m_open.back());
    }
    delta.portsChanged = true;
    delta.ports = {tests::port(QStringLiteral("127.0.0.1:1080"))};
    tell(std::move(delta));
}

void MadeUpEngine::start()
{
    m_beats.start();
}

void MadeUpEngine::stop()
{
    m_beats.stop();
}

StreamRecord MadeUpEngine::make(qint64 at)
{
    const quint64 id = ++m_id;
    StreamRecord stream = tests::openStream(id, QStringLiteral("host%1.example.com").arg(id * 7919 % 5000));
    stream.application = applications()[static_cast<qsizetype>(id) % applications().size()];
    stream.applicationPid = 4000 + static_cast<qint64>(id % 6);
    stream.group = static_cast<quint32>(id % groupCount) + 1;
    stream.client = QStringLiteral("127.0.0.1:%1").arg(32768 + id % 28000);
    stream.remote = QStringLiteral("203.0.113.%1:443").arg(id % 256);
    stream.openedAt = at;
    stream.phases = {400, 12'300, 31'800, 90, 48'000, -1};
    ++m_counters.accepted;
    return stream;
}

StreamRecord MadeUpEngine::makeEnded(qint64 at)
{
    const qint64 endedAt = at - m_random.bounded(600'000); // not in the order in which they began
    StreamRecord stream = make(endedAt - 5000);
    const bool failed = stream.id % 10 == 0;
    stream.state = failed ? StreamState::Failed : StreamState::Done;
    stream.reply = static_cast<quint8>(failed ? 5 : 0);
    stream.received = failed ? 0 : stream.id * 1733 % 1'000'000;
    stream.sent = stream.received / 9;
    stream.endedAt = endedAt;
    stream.phases[5] = 900'000;
    m_counters.failed += failed ? 1 : 0;
    return stream;
}

void MadeUpEngine::tell()
{
    ++m_beat;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    observe::Delta delta = tests::update({}, now);
    const int fresh = m_crowd.fresh / 10;
    int ending = fresh;
    auto left = static_cast<int>(m_open.size());
    const quint64 share = static_cast<quint64>(std::max(1, m_crowd.open / std::max(1, m_crowd.moving)));
    for (StreamRecord &stream : m_open) {
        if (m_random.bounded(left--) < ending) {
            --ending;
            stream.state = StreamState::Done;
            stream.endedAt = now;
            delta.streams.append(stream);
            continue;
        }
        if ((stream.id + m_beat) % share != 0 || m_crowd.moving == 0)
            continue;
        stream.received += 1000 + stream.id % 50'000;
        stream.sent += 300;
        m_counters.received += 1000 + stream.id % 50'000;
        m_counters.sent += 300;
        delta.streams.append(stream);
    }
    std::erase_if(m_open, [](const StreamRecord &stream) { return stream.isEnded(); });
    for (int i = 0; i < fresh; ++i) {
        m_open.push_back(make(now));
        delta.streams.append(m_open.back());
    }
    tell(std::move(delta));
}

void MadeUpEngine::tell(observe::Delta delta)
{
    complete(delta);
    emit changed(delta, Clock::now());
}

void MadeUpEngine::complete(observe::Delta &delta) const
{
    delta.groupsChanged = true;
    for (quint32 id = 1; id <= groupCount; ++id) {
        observe::GroupRecord record =
            tests::group(id, QStringLiteral("group %1").arg(id), static_cast<quint32>(m_open.size()) / groupCount);
        record.received = m_counters.received / groupCount;
        record.sent = m_counters.sent / groupCount;
        delta.groups.append(record);
    }
    delta.route = QStringLiteral("Direct");
    delta.counters = m_counters;
    delta.counters.open = m_open.size();
}

} // namespace argyle::bench
