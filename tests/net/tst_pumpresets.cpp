// SPDX-License-Identifier: MIT
#include "net/pump.h"
#include "tests/net/pumptest.h"

#include <QTest>

#include <sys/socket.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

/// Before the event loop runs again.
void sendAtOnce(const Peer &peer, const QByteArray &bytes)
{
    QCOMPARE(::send(peer.fd(), bytes.constData(), std::size_t(bytes.size()), MSG_DONTWAIT), ssize_t(bytes.size()));
}

/// Starts it, and has each side say "hi" to the other.
bool isUnderWay(Relay &relay)
{
    relay.start();
    relay.client->send("hi");
    relay.remote->send("hi");
    return eventually([&] { return relay.client->received() == "hi" && relay.remote->received() == "hi"; });
}

/// Rows for what only TCP has, with who does it as the column "byClient".
void addTcp()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<bool>("byClient");
    QTest::newRow("epoll, client") << Reactor::Kind::Epoll << Wire::Tcp << true;
    QTest::newRow("epoll, remote") << Reactor::Kind::Epoll << Wire::Tcp << false;
    QTest::newRow("notifiers, client") << Reactor::Kind::Notifier << Wire::Tcp << true;
    QTest::newRow("notifiers, remote") << Reactor::Kind::Notifier << Wire::Tcp << false;
}

} // namespace

class TestPumpResets : public PumpTest
{
    Q_OBJECT
private slots:
    void deliversWhatPrecedesAReset_data();
    void deliversWhatPrecedesAReset();
    void deliversWhatPrecedesAResetThatAWriteFinds_data();
    void deliversWhatPrecedesAResetThatAWriteFinds();
    void deliversAnAnswerWhoseSenderWasNotReadOut_data();
    void deliversAnAnswerWhoseSenderWasNotReadOut();
    void passesOnAReset_data();
    void passesOnAReset();
    void passesOnAResetWhileTheOtherSideDoesNotRead_data();
    void passesOnAResetWhileTheOtherSideDoesNotRead();
    void passesOnAResetThatCameBeforeItStarts_data();
    void passesOnAResetThatCameBeforeItStarts();
    void passesOnTheRemotesResetAfterTheClientsEnd_data();
    void passesOnTheRemotesResetAfterTheClientsEnd();
    void passesOnAResetAtAClosedPeer_data();
    void passesOnAResetAtAClosedPeer();
    void deliversAnAnswerWhoseSenderHasClosed_data();
    void deliversAnAnswerWhoseSenderHasClosed();
    void abortResetsBothAndTellsNobody_data();
    void abortResetsBothAndTellsNobody();
    void resetsWhatItCutsOffWhenDestroyed_data();
    void resetsWhatItCutsOffWhenDestroyed();
};

void TestPumpResets::deliversWhatPrecedesAReset_data()
{
    addTcp();
}

void TestPumpResets::deliversWhatPrecedesAReset()
{
    QFETCH(bool, byClient);
    const QByteArray bytes = randomBytes(30'000, 23);
    Relay relay(*m_reactor, m_wire);
    Peer &resetter = byClient ? *relay.client : *relay.remote;
    Peer &other = byClient ? *relay.remote : *relay.client;
    QVERIFY(isUnderWay(relay));
    sendAtOnce(resetter, bytes);
    resetter.resetNow();
    QVERIFY(eventually([&] { return relay.end && other.error() != 0; }));
    QCOMPARE(other.receivedHash(), hashOf("hi" + bytes));
    QVERIFY(other.isReset());
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
}

void TestPumpResets::deliversWhatPrecedesAResetThatAWriteFinds_data()
{
    addTcp();
}

void TestPumpResets::deliversWhatPrecedesAResetThatAWriteFinds()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor, m_wire);
    Peer &resetter = byClient ? *relay.client : *relay.remote;
    Peer &other = byClient ? *relay.remote : *relay.client;
    QVERIFY(isUnderWay(relay));
    // The other side is heard first, and what it says meets the reset.
    sendAtOnce(other, "more");
    sendAtOnce(resetter, "goodbye");
    resetter.resetNow();
    QVERIFY(eventually([&] { return relay.end && other.error() != 0; }));
    QCOMPARE(other.received(), QByteArray("higoodbye"));
    QVERIFY(other.isReset());
}

void TestPumpResets::deliversAnAnswerWhoseSenderWasNotReadOut_data()
{
    addTcp();
}

// A server that answers and closes while a part of the request is still unread: its system sends a reset behind the answer.
void TestPumpResets::deliversAnAnswerWhoseSenderWasNotReadOut()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor, m_wire);
    Peer &closer = byClient ? *relay.client : *relay.remote;
    Peer &other = byClient ? *relay.remote : *relay.client;
    QVERIFY(isUnderWay(relay));
    closer.pauseReading();
    other.send(" request");
    QVERIFY(eventually([&] { return (byClient ? relay.pump->received() : relay.pump->sent()) == 10; }));
    sendAtOnce(closer, " answer");
    closer.closeNow();
    QVERIFY(eventually([&] { return relay.end && (other.error() != 0 || other.hasEnd()); }));
    QCOMPARE(other.received(), QByteArray("hi answer"));
    QVERIFY(other.isReset());
}

void TestPumpResets::passesOnAReset_data()
{
    addTcp();
}

void TestPumpResets::passesOnAReset()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor);
    relay.start();
    relay.client->send("hello");
    relay.remote->send("hello");
    QVERIFY(eventually([&] { return relay.client->receivedSize() == 5 && relay.remote->receivedSize() == 5; }));
    (byClient ? relay.client : relay.remote)->resetNow();
    const Peer &other = byClient ? *relay.remote : *relay.client;
    QVERIFY(eventually([&] { return relay.end && other.error() != 0; }));
    QCOMPARE(other.error(), ECONNRESET);
    QVERIFY(!other.hasEnd());
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
}

void TestPumpResets::passesOnAResetWhileTheOtherSideDoesNotRead_data()
{
    addTcp();
}

void TestPumpResets::passesOnAResetWhileTheOtherSideDoesNotRead()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor, Wire::Tcp, 16 * 1024);
    Peer &resetter = byClient ? *relay.client : *relay.remote;
    Peer &other = byClient ? *relay.remote : *relay.client;
    other.pauseReading();
    relay.start();
    resetter.send(randomBytes(8 * mebibyte, 16));
    QVERIFY(settles([&] { return resetter.sentSize(); })); // everything between the two is full
    QVERIFY(!resetter.allSent());
    resetter.resetNow();
    QVERIFY(eventually([&] { return relay.end.has_value(); })); // although nothing can be written
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
    other.resumeReading();
    QVERIFY(eventually([&] { return other.error() != 0; }));
    QCOMPARE(other.error(), ECONNRESET);
}

void TestPumpResets::passesOnAResetThatCameBeforeItStarts_data()
{
    addTcp();
}

void TestPumpResets::passesOnAResetThatCameBeforeItStarts()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor);
    (byClient ? relay.client : relay.remote)->resetNow();
    const Peer &other = byClient ? *relay.remote : *relay.client;
    relay.start("early", "reply");
    QVERIFY(eventually([&] { return relay.end && other.error() != 0; }));
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
    QCOMPARE(other.error(), ECONNRESET);
}

void TestPumpResets::passesOnTheRemotesResetAfterTheClientsEnd_data()
{
    addTcp();
}

void TestPumpResets::passesOnTheRemotesResetAfterTheClientsEnd()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor);
    Peer &ending = byClient ? *relay.remote : *relay.client;
    Peer &resetter = byClient ? *relay.client : *relay.remote;
    relay.start();
    ending.send("request");
    ending.endSending();
    QVERIFY(eventually([&] { return resetter.hasEnd(); }));
    resetter.resetNow();
    QVERIFY(eventually([&] { return relay.end && ending.error() != 0; }));
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
    QVERIFY(!ending.hasEnd());
}

void TestPumpResets::passesOnAResetAtAClosedPeer_data()
{
    addTcp();
}

// The peer has closed altogether and all it said has arrived: whoever goes on sending learns that nobody is there.
void TestPumpResets::passesOnAResetAtAClosedPeer()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor);
    Peer &closing = byClient ? *relay.client : *relay.remote;
    Peer &sending = byClient ? *relay.remote : *relay.client;
    relay.start();
    closing.send("bye");
    QVERIFY(eventually([&] { return sending.receivedSize() == 3; }));
    closing.closeNow();
    QVERIFY(eventually([&] { return sending.hasEnd(); }));
    QVERIFY(!relay.end);
    QVERIFY(eventually([&] {
        sending.send("anyone?");
        return relay.end.has_value();
    }));
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
    QVERIFY(eventually([&] {
        sending.send("anyone?");
        return sending.isReset();
    }));
}

void TestPumpResets::deliversAnAnswerWhoseSenderHasClosed_data()
{
    addTcp();
}

// A server that answers, closes, and does not care for what the client still sends: the answer must arrive, although the server's
// system resets what comes afterwards.
void TestPumpResets::deliversAnAnswerWhoseSenderHasClosed()
{
    QFETCH(bool, byClient);
    Relay relay(*m_reactor, Wire::Tcp, 16 * 1024);
    Peer &closing = byClient ? *relay.client : *relay.remote;
    Peer &reading = byClient ? *relay.remote : *relay.client;
    const QByteArray answer = randomBytes(40'000, 17);
    reading.pauseReading();
    relay.start();
    closing.send(answer);
    QVERIFY(eventually([&] { return closing.allSent(); }));
    closing.closeNow();
    QVERIFY(passes(10));
    reading.send(QByteArray(1000, 'x'));
    QVERIFY(passes(20)); // reaches a socket that is gone, and comes back as a reset
    reading.send(QByteArray(1000, 'y'));
    QVERIFY(passes(20));
    reading.setChunks(1000, 700, 18);
    reading.resumeReading();
    QVERIFY(eventually([&] { return reading.hasEnd(); }));
    QCOMPARE(reading.receivedHash(), hashOf(answer));
    reading.endSending();
    QVERIFY(eventually([&] { return relay.end.has_value(); }));
    QCOMPARE(*relay.end, byClient ? PumpEnd::ResetByClient : PumpEnd::ResetByRemote);
}

void TestPumpResets::abortResetsBothAndTellsNobody_data()
{
    addTcp();
}

void TestPumpResets::abortResetsBothAndTellsNobody()
{
    Relay relay(*m_reactor);
    relay.remote->pauseReading();
    relay.start();
    relay.client->send(randomBytes(16 * mebibyte, 21));
    QVERIFY(eventually([&] { return relay.pump->sent() > mebibyte; }));
    const auto sent = relay.pump->sent();
    relay.pump->abort();
    relay.remote->resumeReading();
    QVERIFY(eventually([&] { return relay.client->error() != 0 && relay.remote->error() != 0; }));
    QVERIFY(relay.client->isReset());
    QVERIFY(relay.remote->isReset());
    QVERIFY(!relay.end);
    QCOMPARE(relay.pump->sent(), sent); // the counts stay
    relay.pump->abort();                // once more does no harm
}

void TestPumpResets::resetsWhatItCutsOffWhenDestroyed_data()
{
    addTcp();
}

void TestPumpResets::resetsWhatItCutsOffWhenDestroyed()
{
    Relay relay(*m_reactor);
    relay.start();
    relay.remote->send("the whole of it");
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd(); }));
    relay.client->send("a part");
    QVERIFY(eventually([&] { return relay.remote->received() == "a part"; }));
    relay.pump.reset();
    QVERIFY(eventually([&] { return relay.remote->error() != 0; }));
    QVERIFY(relay.remote->isReset());
    QCOMPARE(relay.client->received(), QByteArray("the whole of it"));
    QVERIFY(!relay.client->isReset());
}

QTEST_GUILESS_MAIN(TestPumpResets)
#include "tst_pumpresets.moc"
