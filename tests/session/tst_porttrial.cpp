// SPDX-License-Identifier: MIT
#include "session/porttrial.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using session::PortTrial;

namespace {

/// Waits until so many bytes were sent, and takes them.
QByteArray take(QIODevice &peer, qint64 size)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        if (peer.bytesAvailable() == 0 && !QTest::qWaitFor([&peer] { return peer.bytesAvailable() > 0; }))
            break;
        bytes += peer.read(size - bytes.size());
    }
    return bytes;
}

const QByteArray request = QByteArray::fromHex("050100030b") + "example.com" + QByteArray::fromHex("0050");
const QByteArray granted = QByteArray::fromHex("05000001000000000000");

} // namespace

class TestPortTrial : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void asksByNameAndTellsOfTheAnswer();
    void goesThroughAUnixSocket();
    void tellsTheReplyInWords_data();
    void tellsTheReplyInWords();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void tellsWhereNobodyListens();
    void aNewTrialEndsTheLast();

private:
    QTcpSocket *acceptTrial(PortTrial &trial);

    QTcpServer m_server;
    QString m_name;
};

void TestPortTrial::init()
{
    if (!m_server.isListening())
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_name = QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort());
}

QTcpSocket *TestPortTrial::acceptTrial(PortTrial &trial)
{
    trial.startTcp(QStringLiteral("127.0.0.1"), m_server.serverPort(), m_name);
    if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }))
        qFatal("The trial did not come");
    return m_server.nextPendingConnection();
}

void TestPortTrial::asksByNameAndTellsOfTheAnswer()
{
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    QTcpSocket *peer = acceptTrial(trial);
    QCOMPARE(take(*peer, 3), QByteArray::fromHex("050100"));
    peer->write(QByteArray::fromHex("0500"));
    QCOMPARE(take(*peer, request.size()), request);
    peer->write(granted);
    const QByteArray head = "HEAD / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n";
    QCOMPARE(take(*peer, head.size()), head);
    QCOMPARE(finished.count(), 0);
    peer->write("HTTP/1.1 200 OK\r\n\r\n");
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][0].toString(), QStringLiteral("example.com answered through %1.").arg(m_name));
    QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState); // it keeps nothing open
}

void TestPortTrial::goesThroughAUnixSocket()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("socks"));
    QLocalServer server;
    QVERIFY(server.listen(path));
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    trial.startUnix(path);
    QTRY_VERIFY(server.hasPendingConnections());
    QLocalSocket *peer = server.nextPendingConnection();
    QCOMPARE(take(*peer, 3), QByteArray::fromHex("050100"));
    peer->write(QByteArray::fromHex("0500") + granted + "HTTP/1.1 200 OK\r\n");
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][0].toString(), QStringLiteral("example.com answered through %1.").arg(path));
}

void TestPortTrial::tellsTheReplyInWords_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("end");
    const auto reply = [](const char *code) {
        return QByteArray::fromHex("0500"
                                   "05")
               + QByteArray::fromHex(code) + QByteArray::fromHex("0001000000000000");
    };
    QTest::newRow("unreachable") << reply("04") << "works, but example.com was not reached: 04 host unreachable.";
    QTest::newRow("refused") << reply("05") << "works, but example.com was not reached: 05 connection refused.";
    QTest::newRow("not SOCKS5") << QByteArray("HTTP/1.0 400\r\n") << " did not answer as a SOCKS5 port does.";
    QTest::newRow("no method") << QByteArray::fromHex("05ff") << " did not answer as a SOCKS5 port does.";
}

void TestPortTrial::tellsTheReplyInWords()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, end);
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    acceptTrial(trial)->write(answer);
    QVERIFY(finished.wait());
    const QString sentence = finished[0][0].toString();
    QVERIFY2(sentence.contains(m_name) && sentence.endsWith(end), qPrintable(sentence));
}

void TestPortTrial::tellsHowItEnded_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("at once") << QByteArray() << "%1 closed the connection before it answered the request.";
    QTest::newRow("after the reply")
        << QByteArray::fromHex("0500") + granted
        << "example.com was reached through %1, and closed the connection without an answer.";
}

void TestPortTrial::tellsHowItEnded()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, sentence);
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    QTcpSocket *peer = acceptTrial(trial);
    QCOMPARE(take(*peer, 3).size(), 3);
    peer->write(before);
    peer->disconnectFromHost();
    QVERIFY(finished.wait());
    QCOMPARE(finished[0][0].toString(), sentence.arg(m_name));
}

void TestPortTrial::tellsWhereNobodyListens()
{
    m_server.close();
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    trial.startTcp(QStringLiteral("127.0.0.1"), quint16(m_name.section(u':', 1).toUInt()), m_name);
    QVERIFY(finished.wait());
    QVERIFY(finished[0][0].toString().startsWith(QStringLiteral("Nobody answers at %1: ").arg(m_name)));
}

void TestPortTrial::aNewTrialEndsTheLast()
{
    PortTrial trial;
    QSignalSpy finished(&trial, &PortTrial::finished);
    QTcpSocket *first = acceptTrial(trial);
    QTcpSocket *second = acceptTrial(trial);
    QTRY_COMPARE(first->state(), QAbstractSocket::UnconnectedState);
    second->write(QByteArray::fromHex("0500") + granted + "HTTP/1.1 200 OK\r\n");
    QVERIFY(finished.wait());
    QCOMPARE(finished.count(), 1);
}

QTEST_GUILESS_MAIN(TestPortTrial)
#include "tst_porttrial.moc"
