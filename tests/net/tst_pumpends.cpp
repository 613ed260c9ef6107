// SPDX-License-Identifier: MIT
#include "net/pipepool.h"
#include "net/pump.h"
#include "net/socketoptions.h"
#include "tests/net/pumptest.h"

#include <QTest>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

/// That the kernel has taken for this TCP socket, acknowledgements included.
std::uint32_t segmentsReceived(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_segs_in : 0;
}

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

class TestPumpEnds : public PumpTest
{
    Q_OBJECT
private slots:
    void passesOnTheClientsEnd_data() { addKindsAndWires(); }
    void passesOnTheClientsEnd();
    void passesOnTheRemotesEnd_data() { addKindsAndWires(); }
    void passesOnTheRemotesEnd();
    void passesOnTheEndInOneSegmentWithTheLastBytes();
    void deliversAllBeforeTheEnd_data() { addKindsAndWires(); }
    void deliversAllBeforeTheEnd();
    void tellsTheEndOnceBothHaveEnded_data() { addKindsAndWires(); }
    void tellsTheEndOnceBothHaveEnded();
    void bothEndedBeforeItStarts_data() { addKindsAndWires(); }
    void bothEndedBeforeItStarts();

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
    void goesOnWhereOnlyReadingWasShut_data();
    void goesOnWhereOnlyReadingWasShut();

    void abortResetsBothAndTellsNobody_data();
    void abortResetsBothAndTellsNobody();
    void resetsWhatItCutsOffWhenDestroyed_data();
    void resetsWhatItCutsOffWhenDestroyed();
    void mayBeDestroyedInsideItsEnd_data() { addKindsAndWires(); }
    void mayBeDestroyedInsideItsEnd();
    void mayBeDestroyedAtAnyTime_data() { addKindsAndWires(); }
    void mayBeDestroyedAtAnyTime();
};

void TestPumpEnds::passesOnTheClientsEnd()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.client->send("request");
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QVERIFY(!relay.end);
    // The other direction goes on, for long.
    const QByteArray answer = randomBytes(5 * mebibyte, 12);
    relay.remote->send(answer);
    QVERIFY(eventually([&] { return relay.client->receivedSize() == answer.size(); }));
    QVERIFY(!relay.client->hasEnd());
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd() && relay.end; }));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
    QCOMPARE(relay.client->receivedHash(), hashOf(answer));
}

void TestPumpEnds::passesOnTheRemotesEnd()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.remote->send("banner");
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd(); }));
    QVERIFY(!relay.end);
    const QByteArray upload = randomBytes(5 * mebibyte, 13);
    relay.client->send(upload);
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.remote->hasEnd() && relay.end; }));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
    QCOMPARE(relay.remote->receivedHash(), hashOf(upload));
}

void TestPumpEnds::passesOnTheEndInOneSegmentWithTheLastBytes()
{
    Relay relay(*m_reactor);
    relay.start();
    relay.remote->send("over");
    QVERIFY(eventually([&] { return relay.client->receivedSize() == 4; }));
    const std::uint32_t before = segmentsReceived(relay.client->fd());
    // Both before the pump has its turn.
    QCOMPARE(::send(relay.remote->fd(), "and out", 7, MSG_NOSIGNAL), 7);
    QCOMPARE(::shutdown(relay.remote->fd(), SHUT_WR), 0);
    QVERIFY(eventually([&] { return relay.client->hasEnd(); }));
    QCOMPARE(relay.client->received(), QByteArray("overand out"));
    QCOMPARE(segmentsReceived(relay.client->fd()) - before, 1U);
}

void TestPumpEnds::deliversAllBeforeTheEnd()
{
    const QByteArray upload = randomBytes(3 * mebibyte, 14);
    Relay relay(*m_reactor, m_wire);
    relay.remote->pauseReading();
    relay.start();
    relay.client->send(upload);
    relay.client->endSending();
    QVERIFY(settles([&] { return relay.client->sentSize(); }));
    QVERIFY(!relay.end);
    relay.remote->setChunks(1, 10'000, 15);
    relay.remote->resumeReading();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedHash(), hashOf(upload));
}

void TestPumpEnds::tellsTheEndOnceBothHaveEnded()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.client->endSending();
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.end && relay.client->hasEnd() && relay.remote->hasEnd(); }));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
    QVERIFY(!relay.client->error());
    QVERIFY(!relay.remote->error());
}

void TestPumpEnds::bothEndedBeforeItStarts()
{
    Relay relay(*m_reactor, m_wire);
    relay.remote->send("all");
    relay.remote->endSending();
    QVERIFY(passes(5));
    relay.start("early", {}, Pump::ClientSide::Ended);
    QVERIFY(eventually([&] { return relay.end.has_value(); }));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
    QVERIFY(eventually([&] { return relay.client->hasEnd() && relay.remote->hasEnd(); }));
    QCOMPARE(relay.client->received(), QByteArray("all"));
    QCOMPARE(relay.remote->received(), QByteArray("early"));
}

void TestPumpEnds::deliversWhatPrecedesAReset_data()
{
    addTcp();
}

void TestPumpEnds::deliversWhatPrecedesAReset()
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

void TestPumpEnds::deliversWhatPrecedesAResetThatAWriteFinds_data()
{
    addTcp();
}

void TestPumpEnds::deliversWhatPrecedesAResetThatAWriteFinds()
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

void TestPumpEnds::deliversAnAnswerWhoseSenderWasNotReadOut_data()
{
    addTcp();
}

// A server that answers and closes while a part of the request is still unread: its system sends a reset behind the answer.
void TestPumpEnds::deliversAnAnswerWhoseSenderWasNotReadOut()
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

void TestPumpEnds::passesOnAReset_data()
{
    addTcp();
}

void TestPumpEnds::passesOnAReset()
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

void TestPumpEnds::passesOnAResetWhileTheOtherSideDoesNotRead_data()
{
    addTcp();
}

void TestPumpEnds::passesOnAResetWhileTheOtherSideDoesNotRead()
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

void TestPumpEnds::passesOnAResetThatCameBeforeItStarts_data()
{
    addTcp();
}

void TestPumpEnds::passesOnAResetThatCameBeforeItStarts()
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

void TestPumpEnds::passesOnTheRemotesResetAfterTheClientsEnd_data()
{
    addTcp();
}

void TestPumpEnds::passesOnTheRemotesResetAfterTheClientsEnd()
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

void TestPumpEnds::passesOnAResetAtAClosedPeer_data()
{
    addTcp();
}

// The peer has closed altogether and all it said has arrived: whoever goes on sending learns that nobody is there.
void TestPumpEnds::passesOnAResetAtAClosedPeer()
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

void TestPumpEnds::deliversAnAnswerWhoseSenderHasClosed_data()
{
    addTcp();
}

// A server that answers, closes, and does not care for what the client still sends: the answer must arrive, although the server's
// system resets what comes afterwards.
void TestPumpEnds::deliversAnAnswerWhoseSenderHasClosed()
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

void TestPumpEnds::goesOnWhereOnlyReadingWasShut_data()
{
    addKindsAndWires();
}

void TestPumpEnds::goesOnWhereOnlyReadingWasShut()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.client->send("x");
    QVERIFY(eventually([&] { return relay.remote->receivedSize() == 1; }));
    relay.remote->pauseReading();
    ::shutdown(relay.remote->fd(), SHUT_RD);
    // Nobody wants it. A Unix-domain socket says so, TCP takes as much as its buffer holds.
    relay.client->send(randomBytes(m_wire == Wire::Unix ? 2 * mebibyte : 10'000, 19));
    relay.remote->send("still here");
    QVERIFY(eventually([&] { return relay.client->received() == "still here"; }));
    QVERIFY(!relay.end);
    relay.remote->endSending();
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd() && relay.end; }));
}

void TestPumpEnds::abortResetsBothAndTellsNobody_data()
{
    addTcp();
}

void TestPumpEnds::abortResetsBothAndTellsNobody()
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

void TestPumpEnds::resetsWhatItCutsOffWhenDestroyed_data()
{
    addTcp();
}

void TestPumpEnds::resetsWhatItCutsOffWhenDestroyed()
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

void TestPumpEnds::mayBeDestroyedInsideItsEnd()
{
    Relay relay(*m_reactor, m_wire);
    relay.onEnd = [&] { relay.pump.reset(); };
    relay.start("x", "y", Pump::ClientSide::Ended);
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.end.has_value(); }));
    QVERIFY(!relay.pump);
    QVERIFY(passes(5));
}

void TestPumpEnds::mayBeDestroyedAtAnyTime()
{
    for (unsigned round = 0; round < 10; ++round) {
        Relay relay(*m_reactor, m_wire);
        relay.start();
        relay.client->send(randomBytes(4 * mebibyte, round + 1));
        relay.remote->send(randomBytes(4 * mebibyte, round + 1));
        QVERIFY(eventually([&] { return relay.pump->sent() > round * 300'000; }));
        relay.pump.reset();
        QVERIFY(eventually([&] {
            return (relay.client->hasEnd() || relay.client->error() != 0)
                   && (relay.remote->hasEnd() || relay.remote->error() != 0);
        }));
        QVERIFY(!relay.end);
    }
    QCOMPARE(m_reactor->pipes().waiting(), m_reactor->pipes().open());
}

QTEST_GUILESS_MAIN(TestPumpEnds)
#include "tst_pumpends.moc"
