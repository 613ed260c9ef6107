// SPDX-License-Identifier: MIT
#include "engine/enginethread.h"

#include "tests/engine/watched.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using engine::EngineThread;
using observe::Delta;
using observe::PortState;
using observe::StreamState;

class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void carriesBytesBothWaysAndTellsOfIt()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        Destination destination;
        const auto client = clientOf(watched, connectMessage(destination.port()) + "early");
        QTRY_VERIFY(destination.socket && destination.socket->bytesAvailable() == 5);
        QCOMPARE(destination.socket->readAll(), QByteArray("early"));
        destination.socket->write("answer");
        QTRY_COMPARE(client->bytesAvailable(), 2 + 10 + 6);
        const QByteArray all = client->readAll();
        QCOMPARE(all.left(8), QByteArray::fromHex("0500050000017f00"));
        QCOMPARE(all.right(6), QByteArray("answer"));
        QTRY_COMPARE(watched.last().received, 6u);
        QCOMPARE(watched.last().sent, 5u);
        QCOMPARE(watched.last().state, StreamState::Open);
        QCOMPARE(watched.last().reply, std::optional<quint8>(0));
        QCOMPARE(watched.last().hostPort, destination.port());
        QVERIFY(watched.last().phases[std::size_t(observe::Phase::Connect)] >= 0);

        client->disconnectFromHost();
        destination.socket->disconnectFromHost();
        QTRY_COMPARE(watched.last().state, StreamState::Done);
        QCOMPARE(watched.counters.open, 0u);
        QCOMPARE(watched.counters.received, 6u);
        QCOMPARE(watched.counters.replies().value(0), 1u);
    }

    void countsStreamsOfAPortThatWasClosedAndOpenedAgain()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        const settings::Settings here = settingsWith({watched.ports.at(0).address});
        watched.apply(here);
        Destination destination;
        const auto client = clientOf(watched, connectMessage(destination.port()));
        QTRY_COMPARE(client->bytesAvailable(), 12);
        watched.apply(settingsWith({}));
        QCOMPARE(watched.apply(here).at(0).streams, 1u);
        const auto another = clientOf(watched, connectMessage(destination.port()));
        QTRY_COMPARE(another->bytesAvailable(), 12);
        QCOMPARE(watched.apply(here).at(0).streams, 2u);
        client->abort();
        QTRY_COMPARE(watched.apply(here).at(0).streams, 1u);
    }

    void saysWhyAPortCannotBeOpenedAndOpensTheOthers()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        Watched watched(
            settingsWith({QStringLiteral("127.0.0.1:%1").arg(taken.serverPort()), QStringLiteral("127.0.0.1:auto")}));
        QCOMPARE(watched.ports.at(0).state, PortState::Failed);
        QVERIFY(!watched.ports.at(0).error.isEmpty());
        QCOMPARE(watched.ports.at(1).state, PortState::Open);
    }

    void keepsStreamsOfAPortThatIsClosedAndPortsThatDidNotChange()
    {
        Watched watched(
            settingsWith({QStringLiteral("127.0.0.1:auto"), QStringLiteral("127.0.0.1:auto ExtendedErrors")}));
        const QString kept = watched.ports.at(1).address;
        Destination destination;
        const auto client = clientOf(watched, connectMessage(destination.port()));
        QTRY_COMPARE(client->bytesAvailable(), 12);
        client->readAll();

        watched.apply(settingsWith({QStringLiteral("127.0.0.1:auto ExtendedErrors")}));
        QCOMPARE(watched.ports.size(), 1);
        QCOMPARE(watched.ports.at(0).address, kept);
        destination.socket->write("still");
        QTRY_COMPARE(client->bytesAvailable(), 5);
        QCOMPARE(client->readAll(), QByteArray("still"));
    }

    void opensAUnixPortAndRemovesItsSocket()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("socks"));
        {
            Watched watched(settingsWith({QStringLiteral("unix:") + path + QStringLiteral(" GroupWritable")}));
            QCOMPARE(watched.ports.at(0).state, PortState::Open);
            QVERIFY(QFile::exists(path));
            const auto mode = QFile::permissions(path);
            QVERIFY(mode.testFlag(QFile::WriteGroup));
            QVERIFY(!mode.testFlag(QFile::WriteOther));
        }
        QVERIFY(!QFile::exists(path));
    }

    void keepsStreamsOfDifferentCredentialsInDifferentGroups()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        Destination destination;
        const QByteArray alice = QByteArray::fromHex("050102") + QByteArray::fromHex("0105") + "alice" + char(1) + "x";
        const QByteArray bob = QByteArray::fromHex("050102") + QByteArray::fromHex("0103") + "bob" + char(1) + "x";
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (const QByteArray &greeting : {alice, bob, alice})
            clients.push_back(clientOf(watched, connectMessage(destination.port(), greeting)));
        const auto groupOf = [&watched](quint64 id) { return watched.streams.value(id).group; };
        QTRY_VERIFY(groupOf(1) && groupOf(2) && groupOf(3));
        QSet<quint32> groups{groupOf(1), groupOf(2), groupOf(3)};
        QCOMPARE(groups.size(), 2);
        QTRY_COMPARE(watched.groups.size(), 2);
        static const QRegularExpression tag(QStringLiteral("^tag [0-9a-f]{4}$"));
        for (const observe::StreamRecord &record : std::as_const(watched.streams)) {
            QVERIFY2(tag.match(record.credentialsTag).hasMatch(), qPrintable(record.credentialsTag));
        }
    }

    void raisesTheEpochOfAGroupByNewCircuit()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        Destination destination;
        const auto first = clientOf(watched, connectMessage(destination.port()));
        QTRY_COMPARE(first->bytesAvailable(), 12);
        QTRY_VERIFY(watched.last().group != 0);
        const quint32 group = watched.last().group;

        std::optional<bool> known;
        watched.thread.newCircuit(group, [&known](bool isKnown) { known = isKnown; });
        QTRY_VERIFY(known.has_value());
        QVERIFY(*known);
        const auto second = clientOf(watched, connectMessage(destination.port()));
        QTRY_VERIFY(watched.streams.size() == 2 && watched.last().group == group);
        QCOMPARE(watched.last().epoch, 1u);
        QCOMPARE(watched.streams.first().epoch, 0u);
        QCOMPARE(watched.streams.first().state, StreamState::Open);

        known.reset();
        watched.thread.newCircuit(group + 1000, [&known](bool isKnown) { known = isKnown; });
        QTRY_VERIFY(known.has_value());
        QVERIFY(!*known);
    }

    void resetsBothEndsOfAStreamThatThePersonCloses()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        Destination destination;
        const auto client = clientOf(watched, connectMessage(destination.port()));
        QTRY_COMPARE(client->bytesAvailable(), 12);
        QTRY_VERIFY(!watched.streams.isEmpty());
        watched.thread.closeStreams({watched.last().id});
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(destination.socket->state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(watched.last().state, StreamState::Done);
        QVERIFY(!watched.last().problem.isEmpty());
    }

    void recordsAClientThatSpeaksNeitherSocksNorHttp()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        const auto client = clientOf(watched, QByteArray::fromHex("160301020001000001fc"));
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client->readAll(), QByteArray());
        QTRY_COMPARE(watched.last().state, StreamState::Failed);
        QVERIFY2(watched.last().problem.contains(QLatin1String("16 03 01 02 00 01 00 00")),
                 qPrintable(watched.last().problem));
    }

    void closesAClientThatDoesNotFinishItsHandshakeInTime()
    {
        settings::Settings settings = settingsWith({QStringLiteral("127.0.0.1:auto")});
        settings.handshakeTimeout = std::chrono::seconds(1);
        Watched watched(settings);
        const auto client = clientOf(watched, QByteArray::fromHex("0501"));
        QTRY_COMPARE(client->state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client->readAll(), QByteArray());
        QTRY_COMPARE(watched.last().state, StreamState::Failed);
    }

    void answersAnHttpClientThatStallsInsideItsHead()
    {
        Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        const auto client = clientOf(watched, "G");
        QTRY_VERIFY(client->bytesAvailable() > 100);
        QVERIFY(client->readAll().startsWith("HTTP/1.0 501 "));
        QTRY_COMPARE(watched.last().protocol, socks::Protocol::Http);
    }

    void beginsWithASnapshotThatHoldsEndedStreams()
    {
        EngineThread thread;
        QSignalSpy applied(&thread, &EngineThread::applied);
        thread.apply(settingsWith({QStringLiteral("127.0.0.1:auto")}));
        QVERIFY(applied.wait());
        const auto ports = applied.first().first().value<QList<observe::PortRecord>>();
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, ports.first().address.section(u':', -1).toUShort());
        client.write(QByteArray::fromHex("050100"
                                         "05020001010203040050")); // BIND
        QTRY_COMPARE(client.bytesAvailable(), 12);

        QSignalSpy changed(&thread, &EngineThread::changed);
        thread.setWatching(EngineThread::Watching::On);
        QVERIFY(changed.wait());
        const auto delta = changed.first().first().value<Delta>();
        QCOMPARE(delta.kind, Delta::Kind::Snapshot);
        QCOMPARE(delta.streams.size(), 1);
        QCOMPARE(delta.streams.first().state, StreamState::Failed);
        QCOMPARE(delta.streams.first().reply, std::optional<quint8>(7));
        QCOMPARE(delta.counters.failed, 1u);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
