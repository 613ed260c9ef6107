// SPDX-License-Identifier: MIT
#pragma once

#include "control/source.h"

#include <QList>
#include <QMetaObject>
#include <QObject>

#include <functional>
#include <utility>
#include <vector>

namespace argyle::tests {

/// A source without an engine: knows the streams and groups of its snapshot, and answers in a later turn of the event loop, or
/// when it is told to.
class FakeSource : public control::Source
{
public:
    observe::Delta snapshot;
    QList<quint64> closed;
    QList<quint32> renewed;
    int identities = 0;
    int snapshots = 0;
    bool holdsBack = false; ///< answers wait for release()

    void takeSnapshot(std::function<void(const observe::Delta &)> taken) override
    {
        ++snapshots;
        later([this, taken = std::move(taken)] { taken(snapshot); });
    }

    void closeStream(quint64 id, std::function<void(bool)> done) override
    {
        closed.append(id);
        bool known = false;
        for (const observe::StreamRecord &stream : std::as_const(snapshot.streams))
            known = known || (stream.id == id && !stream.isEnded());
        later([done = std::move(done), known] { done(known); });
    }

    void newCircuit(quint32 group, std::function<void(bool)> done) override
    {
        renewed.append(group);
        bool known = false;
        for (const observe::GroupRecord &each : std::as_const(snapshot.groups))
            known = known || each.id == group;
        later([done = std::move(done), known] { done(known); });
    }

    void newIdentity() override { ++identities; }

    void release()
    {
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

private:
    void later(std::function<void()> answer)
    {
        if (holdsBack)
            m_held.push_back(std::move(answer));
        else
            QMetaObject::invokeMethod(&m_context, std::move(answer), Qt::QueuedConnection);
    }

    std::vector<std::function<void()>> m_held;
    QObject m_context;
};

/// An open stream, a failed one and a lookup that is done, a group and two ports.
inline observe::Delta someSnapshot()
{
    observe::Delta snapshot;
    snapshot.kind = observe::Delta::Kind::Snapshot;
    observe::StreamRecord open;
    open.id = 118;
    open.port = QStringLiteral("127.0.0.1:1080");
    open.group = 3;
    open.protocol = socks::Protocol::Socks5;
    open.host = QStringLiteral("secret.example");
    open.hostPort = 443;
    open.state = observe::StreamState::Open;
    open.reply = 0x00;
    open.route = QStringLiteral("direct");
    open.application = QStringLiteral("firefox");
    open.received = 9'100'000;
    open.sent = 84'000;
    open.openedAt = 1'700'000'000'000;
    observe::StreamRecord failed = open;
    failed.id = 117;
    failed.host = QStringLiteral("2001:db8::7");
    failed.state = observe::StreamState::Failed;
    failed.reply = 0x05;
    failed.problem = QStringLiteral("Nobody listens there.");
    failed.received = failed.sent = 0;
    failed.endedAt = failed.openedAt + 2100;
    observe::StreamRecord lookup = failed;
    lookup.id = 116;
    lookup.group = 0;
    lookup.protocol = socks::Protocol::Socks4a;
    lookup.command = socks::Command::Resolve;
    lookup.host = QStringLiteral("name.example");
    lookup.hostPort = 0;
    lookup.state = observe::StreamState::Done;
    lookup.reply = 0x5A;
    lookup.problem.clear();
    lookup.answer = QStringLiteral("192.0.2.34");
    lookup.endedAt = lookup.openedAt + 38;
    snapshot.streams = {lookup, failed, open};

    observe::GroupRecord group;
    group.id = 3;
    group.name = QStringLiteral("firefox");
    group.port = open.port;
    group.streams = 1;
    snapshot.groups = {group};

    observe::PortRecord port;
    port.spec = QStringLiteral("127.0.0.1:1080 ExtendedErrors");
    port.address = open.port;
    port.state = observe::PortState::Open;
    port.streams = 1;
    observe::PortRecord taken;
    taken.spec = taken.address = QStringLiteral("127.0.0.1:9050");
    taken.state = observe::PortState::Failed;
    taken.error = QStringLiteral("Someone else listens there.");
    snapshot.ports = {port, taken};
    snapshot.route = QStringLiteral("Direct");
    snapshot.counters.open = 1;
    snapshot.counters.repliesByPort = {{QStringLiteral("127.0.0.1:1080"), {{0x00, 12}, {0x05, 3}, {0x5A, 1}}}};
    return snapshot;
}

} // namespace argyle::tests
