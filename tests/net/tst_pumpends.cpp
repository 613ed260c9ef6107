// SPDX-License-Identifier: MIT
#include "net/pipepool.h"
#include "net/pump.h"
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

    void goesOnWhereOnlyReadingWasShut_data();
    void goesOnWhereOnlyReadingWasShut();

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
