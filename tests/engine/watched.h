// SPDX-License-Identifier: MIT
#pragma once

#include "engine/enginethread.h"
#include "isolation/portspec.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

/// A running engine, its clients and the servers that they want, for tests.
namespace argyle::tests {

inline settings::Settings settingsWith(const QStringList &ports)
{
    settings::Settings settings;
    settings.ports.clear();
    for (const QString &port : ports)
        settings.ports.append({*isolation::parsePortSpec(port).spec, settings::Port::Switch::On});
    return settings;
}

/// An engine with what it has told so far, merged as a screen would.
class Watched
{
public:
    explicit Watched(const settings::Settings &settings)
    {
        QObject::connect(&thread, &engine::EngineThread::changed, &thread,
                         [this](const observe::Delta &delta) { merge(delta); });
        thread.setWatching(engine::EngineThread::Watching::On);
        apply(settings);
    }

    QList<observe::PortRecord> apply(const settings::Settings &settings)
    {
        QSignalSpy applied(&thread, &engine::EngineThread::applied);
        thread.apply(settings);
        if (!applied.wait())
            return {};
        ports = applied.first().first().value<QList<observe::PortRecord>>();
        return ports;
    }

    quint16 port(qsizetype index = 0) const { return ports.at(index).address.section(u':', -1).toUShort(); }
    observe::StreamRecord last() const { return streams.isEmpty() ? observe::StreamRecord() : streams.last(); }

    engine::EngineThread thread;
    QList<observe::PortRecord> ports;
    QMap<quint64, observe::StreamRecord> streams;
    QList<observe::GroupRecord> groups;
    observe::Counters counters;
    int snapshots = 0;

private:
    void merge(const observe::Delta &delta)
    {
        if (delta.kind == observe::Delta::Kind::Snapshot) {
            streams.clear();
            ++snapshots;
        }
        for (const observe::StreamRecord &record : delta.streams)
            streams.insert(record.id, record);
        if (delta.groupsChanged)
            groups = delta.groups;
        counters = delta.counters;
    }
};

/// A server that keeps the connections it is given.
class Destination
{
public:
    Destination()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server,
                         [this] { socket = server.nextPendingConnection(); });
    }
    quint16 port() const { return server.serverPort(); }

    QTcpServer server;
    QTcpSocket *socket = nullptr;
};

inline QByteArray connectMessage(quint16 port, const QByteArray &greeting = QByteArray::fromHex("050100"))
{
    return greeting + QByteArray::fromHex("050100017f000001") + char(port >> 8) + char(port & 0xff);
}

/// A client that has sent these bytes.
inline std::unique_ptr<QTcpSocket> clientOf(const Watched &watched, const QByteArray &bytes, qsizetype port = 0)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, watched.port(port));
    socket->write(bytes);
    return socket;
}

} // namespace argyle::tests
