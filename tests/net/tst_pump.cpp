// SPDX-License-Identifier: MIT
#include "net/pipepool.h"
#include "net/pump.h"
#include "net/reactor.h"
#include "net/socketoptions.h"
#include "tests/net/pumptest.h"

#include <QCryptographicHash>
#include <QTest>

#include <deque>
#include <memory>
#include <random>
#include <vector>

#include <sys/socket.h>

using namespace argyle::net;
using namespace argyle::net::test;

class TestPump : public PumpTest
{
    Q_OBJECT
private slots:
    void isSmall();
    void movesBothWaysByteForByte_data();
    void movesBothWaysByteForByte();
    void splicesWhatIsBulky_data();
    void splicesWhatIsBulky();
    void changesBetweenTinyAndHugeWrites_data() { addKindsAndWires(); }
    void changesBetweenTinyAndHugeWrites();
    void copiesWhereNoPipeCanBeHad_data() { addKindsAndWires(); }
    void copiesWhereNoPipeCanBeHad();
    void manyPumpsShareFewPipes();

    void sendsOptimisticDataFirst_data() { addKindsAndWires(); }
    void sendsOptimisticDataFirst();
    void losesNothingOfOptimisticDataLargerThanTheBuffers_data() { addKindsAndWires(); }
    void losesNothingOfOptimisticDataLargerThanTheBuffers();
    void givesTheClientWhatWasReadBefore_data() { addKindsAndWires(); }
    void givesTheClientWhatWasReadBefore();
    void takesAClientThatHasEndedAlready_data() { addKindsAndWires(); }
    void takesAClientThatHasEndedAlready();

    void stopsReadingWhatItCannotWrite_data();
    void stopsReadingWhatItCannotWrite();
    void tellsOfMovementOncePerClearing_data() { addKindsAndWires(); }
    void tellsOfMovementOncePerClearing();
    void bulkLeavesTurnsToOthers_data() { addKindsAndWires(); }
    void bulkLeavesTurnsToOthers();
    void keepsUrgentDataInASplicedStream();
};

void TestPump::isSmall()
{
    // All that an idle stream owns here is one of these and two links.
    QVERIFY2(sizeof(Pump) + 2 * sizeof(Link) <= 224,
             qPrintable(QStringLiteral("Pump %1, Link %2").arg(sizeof(Pump)).arg(sizeof(Link))));
}

void TestPump::movesBothWaysByteForByte_data()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<int>("mostWritten");
    QTest::addColumn<int>("mostRead");
    QTest::addColumn<int>("size");
    struct Shape
    {
        const char *name;
        int mostWritten;
        int mostRead;
        int size;
    };
    for (const Shape &shape :
         {Shape{"byte by byte", 1, 1, 3000}, Shape{"small", 700, 900, 300'000},
          Shape{"fast writer, slow reader", 1 << 20, 500, 2'000'000},
          Shape{"slow writer, fast reader", 500, 1 << 20, 1'000'000}, Shape{"bulk", 1 << 20, 1 << 20, 8'000'000}}) {
        for (const auto &[kindName, kind] :
             {std::pair{"epoll", Reactor::Kind::Epoll}, std::pair{"notifiers", Reactor::Kind::Notifier}}) {
            for (const auto &[wireName, wire] : {std::pair{"TCP", Wire::Tcp}, std::pair{"Unix-domain", Wire::Unix}}) {
                QTest::addRow("%s, %s, %s", kindName, wireName, shape.name)
                    << kind << wire << shape.mostWritten << shape.mostRead << shape.size;
            }
        }
    }
}

void TestPump::movesBothWaysByteForByte()
{
    QFETCH(int, mostWritten);
    QFETCH(int, mostRead);
    QFETCH(int, size);
    const QByteArray up = randomBytes(size, 1);
    const QByteArray down = randomBytes(size + 17, 2);
    Relay relay(*m_reactor, m_wire);
    relay.client->setChunks(mostWritten, mostRead, 3);
    relay.remote->setChunks(mostWritten, mostRead, 4);
    relay.start();
    relay.client->send(up);
    relay.remote->send(down);
    relay.client->endSending();
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.end && relay.client->hasEnd() && relay.remote->hasEnd(); }));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
    QCOMPARE(relay.remote->receivedHash(), hashOf(up));
    QCOMPARE(relay.client->receivedHash(), hashOf(down));
    QCOMPARE(relay.pump->sent(), std::uint64_t(up.size()));
    QCOMPARE(relay.pump->received(), std::uint64_t(down.size()));
}

void TestPump::splicesWhatIsBulky_data()
{
    addKindsAndWires();
}

void TestPump::splicesWhatIsBulky()
{
    const QByteArray bytes = randomBytes(64 * mebibyte, 5);
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.client->send(QByteArray("small"));
    QVERIFY(eventually([&] { return relay.remote->received() == "small"; }));
    QCOMPARE(m_reactor->pipes().open(), std::size_t(0));
    relay.remote->send(bytes);
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd(); }));
    QCOMPARE(relay.client->receivedHash(), hashOf(bytes));
    QVERIFY(m_reactor->pipes().open() > 0);
    QCOMPARE(m_reactor->pipes().waiting(), m_reactor->pipes().open()); // given back
    QCOMPARE(relay.pump->received(), std::uint64_t(bytes.size()));
}

void TestPump::changesBetweenTinyAndHugeWrites()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    QCryptographicHash sent(QCryptographicHash::Sha1);
    qint64 total = 0;
    std::minstd_rand random(6);
    for (unsigned round = 0; round < 40; ++round) {
        const QByteArray part = randomBytes(round % 3 == 0 ? 2 * mebibyte : 1 + qsizetype(random() % 50), round + 1);
        sent.addData(part);
        total += part.size();
        relay.client->send(part);
        if (round % 4 == 0)
            QVERIFY(eventually([&] { return relay.remote->receivedSize() == total; }));
    }
    QVERIFY(eventually([&] { return relay.remote->receivedSize() == total; }));
    QCOMPARE(relay.remote->receivedHash(), sent.result());
    QCOMPARE(relay.pump->sent(), std::uint64_t(total));
}

void TestPump::copiesWhereNoPipeCanBeHad()
{
    // Every pipe that the pool may open is taken.
    std::vector<std::unique_ptr<Pipe>> taken;
    while (auto pipe = m_reactor->pipes().take())
        taken.push_back(std::move(pipe));
    QVERIFY(!taken.empty());
    const QByteArray bytes = randomBytes(8 * mebibyte, 7);
    Relay relay(*m_reactor, m_wire);
    relay.start();
    relay.client->send(bytes);
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedHash(), hashOf(bytes));
    QCOMPARE(m_reactor->pipes().open(), taken.size());
}

void TestPump::manyPumpsShareFewPipes()
{
    const QByteArray bytes = randomBytes(2 * mebibyte, 8);
    std::deque<Relay> relays;
    for (int i = 0; i < 24; ++i) {
        Relay &relay = relays.emplace_back(*m_reactor);
        relay.start();
        relay.remote->send(bytes);
        relay.remote->endSending();
    }
    for (Relay &relay : relays)
        QVERIFY(eventually([&] { return relay.client->hasEnd(); }));
    for (Relay &relay : relays)
        QCOMPARE(relay.client->receivedHash(), hashOf(bytes));
    QVERIFY(m_reactor->pipes().open() < relays.size());
    QCOMPARE(m_reactor->pipes().waiting(), m_reactor->pipes().open());
}

void TestPump::sendsOptimisticDataFirst()
{
    Relay relay(*m_reactor, m_wire);
    relay.client->send("third");
    QVERIFY(eventually([&] { return relay.client->allSent(); }));
    relay.start("first second ");
    QVERIFY(eventually([&] { return relay.remote->receivedSize() == 18; }));
    QCOMPARE(relay.remote->received(), QByteArray("first second third"));
    QCOMPARE(relay.pump->sent(), std::uint64_t(18));
}

void TestPump::losesNothingOfOptimisticDataLargerThanTheBuffers()
{
    const QByteArray early = randomBytes(4 * mebibyte, 9);
    const QByteArray late = randomBytes(mebibyte, 10);
    Relay relay(*m_reactor, m_wire, 16 * 1024);
    relay.remote->pauseReading();
    relay.client->send(late);
    relay.client->endSending();
    relay.start(early);
    QVERIFY(passes(20));
    QVERIFY(relay.pump->sent() < std::uint64_t(early.size()));
    relay.remote->resumeReading();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedHash(), hashOf(early + late));
    QCOMPARE(relay.pump->sent(), std::uint64_t(early.size() + late.size()));
}

void TestPump::givesTheClientWhatWasReadBefore()
{
    const QByteArray reply = randomBytes(3 * mebibyte, 11);
    Relay relay(*m_reactor, m_wire, 16 * 1024);
    relay.remote->send("payload");
    relay.start({}, reply);
    QVERIFY(eventually([&] { return relay.client->receivedSize() == reply.size() + 7; }));
    QCOMPARE(relay.client->receivedHash(), hashOf(reply + "payload"));
    QCOMPARE(relay.pump->received(), std::uint64_t(7)); // the reply is none of the destination's bytes
}

void TestPump::takesAClientThatHasEndedAlready()
{
    Relay relay(*m_reactor, m_wire);
    relay.start("request", {}, Pump::ClientSide::Ended);
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->received(), QByteArray("request"));
    relay.remote->send("answer");
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.client->hasEnd() && relay.end; }));
    QCOMPARE(relay.client->received(), QByteArray("answer"));
    QCOMPARE(*relay.end, PumpEnd::BothEnded);
}

void TestPump::stopsReadingWhatItCannotWrite_data()
{
    addKindsAndWires();
}

void TestPump::stopsReadingWhatItCannotWrite()
{
    constexpr qint64 much = 16 * mebibyte;
    const QByteArray bytes = randomBytes(much, 20);
    Relay relay(*m_reactor, m_wire, 64 * 1024);
    relay.remote->pauseReading();
    relay.start();
    relay.client->send(bytes);
    QVERIFY(settles([&] { return relay.client->sentSize(); }));
    const qint64 sent = relay.client->sentSize();
    QVERIFY2(sent < much / 2, qPrintable(QString::number(sent))); // the sender is held
    // What the pump itself holds back is at most one scratch or one pipe; the rest lies in the four sockets' buffers.
    const qint64 queued = unsentBytes(relay.client->fd());
    const qint64 between = sent - queued - static_cast<qint64>(relay.pump->sent());
    QVERIFY2(between <= 2 * mebibyte, qPrintable(QString::number(between)));
    // The other direction is not held.
    relay.remote->send("free");
    QVERIFY(eventually([&] { return relay.client->received() == "free"; }));
    relay.remote->resumeReading();
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedHash(), hashOf(bytes));
}

void TestPump::tellsOfMovementOncePerClearing()
{
    Relay relay(*m_reactor, m_wire);
    relay.start();
    QVERIFY(passes(5));
    QCOMPARE(relay.movedCalls, 0);
    relay.client->send("one");
    QVERIFY(eventually([&] { return relay.remote->receivedSize() == 3; }));
    QCOMPARE(relay.movedCalls, 1);
    relay.client->send("two");
    relay.remote->send("three");
    QVERIFY(eventually([&] { return relay.remote->receivedSize() == 6 && relay.client->receivedSize() == 5; }));
    QCOMPARE(relay.movedCalls, 1);
    relay.pump->clearMoved();
    QVERIFY(passes(5));
    QCOMPARE(relay.movedCalls, 1); // nothing moved since
    relay.remote->send("four");
    QVERIFY(eventually([&] { return relay.client->receivedSize() == 9; }));
    QCOMPARE(relay.movedCalls, 2);
}

void TestPump::bulkLeavesTurnsToOthers()
{
    // A few that never run dry, and one with a question now and then: it does not wait for more than a few turns of theirs.
    std::deque<Relay> bulk;
    const QByteArray bytes = randomBytes(4 * mebibyte, 22);
    for (int i = 0; i < 4; ++i)
        bulk.emplace_back(*m_reactor, m_wire).start();
    const auto bulkMoved = [&] {
        qint64 moved = 0;
        for (Relay &relay : bulk) {
            if (relay.client->allSent())
                relay.client->send(bytes);
            moved += static_cast<qint64>(relay.pump->sent());
        }
        return moved;
    };
    Relay small(*m_reactor, m_wire);
    small.start();
    QVERIFY(eventually([&] { return bulkMoved() > 8 * mebibyte; }));
    for (int answered = 1; answered <= 5; ++answered) {
        const qint64 before = bulkMoved();
        small.client->send("?");
        QVERIFY(eventually([&] { return bulkMoved() > 0 && small.remote->receivedSize() == answered; }));
        small.remote->send("!");
        QVERIFY(eventually([&] { return bulkMoved() > 0 && small.client->receivedSize() == answered; }));
        const qint64 meanwhile = bulkMoved() - before;
        QVERIFY2(meanwhile < 128 * mebibyte, qPrintable(QString::number(meanwhile)));
    }
}

void TestPump::keepsUrgentDataInASplicedStream()
{
    const QByteArray before = randomBytes(4 * mebibyte, 23);
    const QByteArray after = randomBytes(mebibyte, 24);
    Relay relay(*m_reactor);
    relay.start();
    relay.client->send(before);
    QVERIFY(eventually([&] { return relay.client->allSent(); }));
    QVERIFY(eventually([&] { return ::send(relay.client->fd(), "!", 1, MSG_OOB | MSG_DONTWAIT) == 1; }));
    relay.client->send(after);
    relay.client->endSending();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedSize(), before.size() + 1 + after.size());
    QCOMPARE(relay.remote->receivedHash(), hashOf(before + "!" + after));
}

QTEST_GUILESS_MAIN(TestPump)
#include "tst_pump.moc"
