// SPDX-License-Identifier: MIT
#include "net/pipepool.h"
#include "net/pump.h"
#include "net/reactor.h"
#include "net/socketoptions.h"
#include "tests/net/peer.h"

#include <QTest>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

constexpr qsizetype mebibyte = 1024 * 1024;

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

std::vector<std::byte> toBytes(const QByteArray &bytes)
{
    const auto view = std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return {view.begin(), view.end()};
}

/// Bytes that have been put into a socket and not been read at the other end, both kernels' buffers together, are bounded by these.
void limitBuffers(int fd, int bytes)
{
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
}

/// That the kernel has taken for this TCP socket, acknowledgements included.
std::uint32_t segmentsReceived(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_segs_in : 0;
}

/// A client, a destination and the pump between them.
class Relay final : public PumpOwner
{
public:
    explicit Relay(Reactor &reactor, Wire wire = Wire::Tcp, int buffers = 0)
    {
        Ends clientEnds = connected(wire);
        Ends remoteEnds = connected(wire);
        if (buffers > 0) {
            for (const int fd :
                 {clientEnds.near.get(), clientEnds.far.get(), remoteEnds.near.get(), remoteEnds.far.get()})
                limitBuffers(fd, buffers);
        }
        client = std::make_unique<Peer>(std::move(clientEnds.far));
        remote = std::make_unique<Peer>(std::move(remoteEnds.far));
        pump = std::make_unique<Pump>(std::make_unique<Link>(reactor, std::move(clientEnds.near), nullptr),
                                      std::make_unique<Link>(reactor, std::move(remoteEnds.near), nullptr), this);
    }

    void start(const QByteArray &toRemote = {}, const QByteArray &toClient = {},
               Pump::ClientSide side = Pump::ClientSide::Open)
    {
        isInsideStart = true;
        pump->start(toBytes(toRemote), toBytes(toClient), side);
        isInsideStart = false;
    }

    void pumpEnded(PumpEnd how) override
    {
        QVERIFY(!end);
        QVERIFY(!isInsideStart);
        end = how;
        if (onEnd)
            onEnd();
    }

    void pumpMoved() override { ++movedCalls; }

    std::unique_ptr<Peer> client;
    std::unique_ptr<Peer> remote;
    std::unique_ptr<Pump> pump;
    std::optional<PumpEnd> end;
    std::function<void()> onEnd;
    int movedCalls = 0;
    bool isInsideStart = false;
};

bool passes(int milliseconds)
{
    bool hasPassed = false;
    QTimer::singleShot(milliseconds, qApp, [&] { hasPassed = true; });
    return eventually([&] { return hasPassed; });
}

// Runs the event loop until the value has stood still for a while.
bool settles(const std::function<qint64()> &value)
{
    for (int round = 0; round < 100; ++round) {
        const qint64 before = value();
        if (!passes(100))
            return false;
        if (value() == before)
            return true;
    }
    return false;
}

} // namespace

class TestPump : public QObject
{
    Q_OBJECT
private slots:
    void init();

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

    void stopsReadingWhatItCannotWrite_data();
    void stopsReadingWhatItCannotWrite();
    void abortResetsBothAndTellsNobody_data();
    void abortResetsBothAndTellsNobody();
    void mayBeDestroyedInsideItsEnd_data() { addKindsAndWires(); }
    void resetsWhatItCutsOffWhenDestroyed_data();
    void resetsWhatItCutsOffWhenDestroyed();
    void mayBeDestroyedInsideItsEnd();
    void mayBeDestroyedAtAnyTime_data() { addKindsAndWires(); }
    void mayBeDestroyedAtAnyTime();
    void tellsOfMovementOncePerClearing_data() { addKindsAndWires(); }
    void tellsOfMovementOncePerClearing();
    void bulkLeavesTurnsToOthers_data() { addKindsAndWires(); }
    void bulkLeavesTurnsToOthers();
    void keepsUrgentDataInASplicedStream();

private:
    void addTcp();
    std::unique_ptr<Reactor> m_reactor;
    Wire m_wire = Wire::Tcp;
};

// Rows for what only TCP has.
void TestPump::addTcp()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<bool>("byClient");
    QTest::newRow("epoll, client") << Reactor::Kind::Epoll << Wire::Tcp << true;
    QTest::newRow("epoll, remote") << Reactor::Kind::Epoll << Wire::Tcp << false;
    QTest::newRow("notifiers, client") << Reactor::Kind::Notifier << Wire::Tcp << true;
    QTest::newRow("notifiers, remote") << Reactor::Kind::Notifier << Wire::Tcp << false;
}

void TestPump::init()
{
    // Tests without rows run over the kind that matters most.
    const QByteArray row = QTest::currentDataTag();
    m_wire = row.contains("Unix") ? Wire::Unix : Wire::Tcp;
    const auto kind = row.startsWith("notifiers") ? Reactor::Kind::Notifier : Reactor::Kind::Epoll;
    m_reactor = Reactor::create(kind);
    QVERIFY(m_reactor);
}

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
    QVERIFY(m_reactor->pipes().open() <= PipePool::defaultMost);
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

void TestPump::passesOnTheClientsEnd()
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

void TestPump::passesOnTheRemotesEnd()
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

void TestPump::passesOnTheEndInOneSegmentWithTheLastBytes()
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

void TestPump::deliversAllBeforeTheEnd()
{
    const QByteArray upload = randomBytes(3 * mebibyte, 14);
    Relay relay(*m_reactor, m_wire);
    relay.remote->pauseReading();
    relay.start();
    relay.client->send(upload);
    relay.client->endSending();
    QVERIFY(passes(20));
    QVERIFY(!relay.remote->hasEnd());
    relay.remote->setChunks(1, 10'000, 15);
    relay.remote->resumeReading();
    QVERIFY(eventually([&] { return relay.remote->hasEnd(); }));
    QCOMPARE(relay.remote->receivedHash(), hashOf(upload));
}

void TestPump::tellsTheEndOnceBothHaveEnded()
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

void TestPump::bothEndedBeforeItStarts()
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

void TestPump::passesOnAReset_data()
{
    addTcp();
}

void TestPump::passesOnAReset()
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

void TestPump::passesOnAResetWhileTheOtherSideDoesNotRead_data()
{
    addTcp();
}

void TestPump::passesOnAResetWhileTheOtherSideDoesNotRead()
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

void TestPump::passesOnAResetThatCameBeforeItStarts_data()
{
    addTcp();
}

void TestPump::passesOnAResetThatCameBeforeItStarts()
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

void TestPump::passesOnTheRemotesResetAfterTheClientsEnd_data()
{
    addTcp();
}

void TestPump::passesOnTheRemotesResetAfterTheClientsEnd()
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

void TestPump::passesOnAResetAtAClosedPeer_data()
{
    addTcp();
}

// The peer has closed altogether and all it said has arrived: whoever goes on sending learns that nobody is there.
void TestPump::passesOnAResetAtAClosedPeer()
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

void TestPump::deliversAnAnswerWhoseSenderHasClosed_data()
{
    addTcp();
}

// A server that answers, closes, and does not care for what the client still sends: the answer must arrive, although the server's
// system resets what comes afterwards.
void TestPump::deliversAnAnswerWhoseSenderHasClosed()
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

void TestPump::goesOnWhereOnlyReadingWasShut_data()
{
    addKindsAndWires();
}

void TestPump::goesOnWhereOnlyReadingWasShut()
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

void TestPump::abortResetsBothAndTellsNobody_data()
{
    addTcp();
}

void TestPump::abortResetsBothAndTellsNobody()
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

void TestPump::resetsWhatItCutsOffWhenDestroyed_data()
{
    addTcp();
}

void TestPump::resetsWhatItCutsOffWhenDestroyed()
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

void TestPump::mayBeDestroyedInsideItsEnd()
{
    Relay relay(*m_reactor, m_wire);
    relay.onEnd = [&] { relay.pump.reset(); };
    relay.start("x", "y", Pump::ClientSide::Ended);
    relay.remote->endSending();
    QVERIFY(eventually([&] { return relay.end.has_value(); }));
    QVERIFY(!relay.pump);
    QVERIFY(passes(5));
}

void TestPump::mayBeDestroyedAtAnyTime()
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
