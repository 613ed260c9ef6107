// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

/// Made-up news for tests of models and windows. Times are milliseconds; every test starts at `beginning`.
namespace argyle::tests {

inline constexpr qint64 beginning = 1'700'000'000'000;

/// An open CONNECT by SOCKS5 of the group 1.
inline observe::StreamRecord openStream(quint64 id, const QString &host = QStringLiteral("example.com"))
{
    observe::StreamRecord stream;
    stream.id = id;
    stream.port = QStringLiteral("127.0.0.1:1080");
    stream.group = 1;
    stream.protocol = socks::Protocol::Socks5;
    stream.host = host;
    stream.hostPort = 443;
    stream.state = observe::StreamState::Open;
    stream.reply = 0;
    stream.route = QStringLiteral("direct");
    stream.application = QStringLiteral("firefox");
    stream.openedAt = beginning;
    return stream;
}

inline observe::StreamRecord doneStream(quint64 id, qint64 endedAt = beginning)
{
    observe::StreamRecord stream = openStream(id);
    stream.state = observe::StreamState::Done;
    stream.endedAt = endedAt;
    return stream;
}

inline observe::StreamRecord failedStream(quint64 id, quint8 reply = 0x05)
{
    observe::StreamRecord stream = doneStream(id);
    stream.state = observe::StreamState::Failed;
    stream.reply = reply;
    return stream;
}

inline observe::Delta update(const QList<observe::StreamRecord> &streams, qint64 at = beginning)
{
    observe::Delta delta;
    delta.at = at;
    delta.streams = streams;
    return delta;
}

inline observe::Delta snapshot(const QList<observe::StreamRecord> &streams, qint64 at = beginning)
{
    observe::Delta delta = update(streams, at);
    delta.kind = observe::Delta::Kind::Snapshot;
    return delta;
}

/// `count` open streams with rising ids.
inline QList<observe::StreamRecord> openStreams(quint64 firstId, int count)
{
    QList<observe::StreamRecord> streams;
    streams.reserve(count);
    for (int i = 0; i < count; ++i)
        streams.append(openStream(firstId + static_cast<quint64>(i)));
    return streams;
}

inline observe::GroupRecord group(quint32 id, const QString &name, quint32 streams = 1)
{
    observe::GroupRecord record;
    record.id = id;
    record.name = name;
    record.port = QStringLiteral("127.0.0.1:1080");
    record.streams = streams;
    return record;
}

inline observe::PortRecord port(const QString &address, observe::PortState state = observe::PortState::Open)
{
    observe::PortRecord record;
    record.spec = address;
    record.address = address;
    record.state = state;
    return record;
}

} // namespace argyle::tests
