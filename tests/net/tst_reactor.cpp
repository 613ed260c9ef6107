// SPDX-License-Identifier: MIT
#include "net/reactor.h"
#include "net/socketoptions.h"
#include "tests/net/peer.h"

#include <QTest>
#include <QTimer>

#include <array>
#include <functional>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

/// Does what a test says.
class Owner final : public LinkOwner
{
public:
    void linkReady(Link &link) override
    {
        ++calls;
        if (onReady)
            onReady(link);
    }

    std::function<void(Link &)> onReady;
    int calls = 0;
};

/// Reads all there is, as an owner should.
struct Reader
{
    QByteArray bytes;
    int readCalls = 0;
    bool hasEnd = false;
    int error = 0;

    void readFrom(Link &link)
    {
        std::array<std::byte, 64> room{};
        while (link.mayRead() && !hasEnd && error == 0) {
            ++readCalls;
            const IoResult result = link.read(room);
            bytes.append(reinterpret_cast<const char *>(room.data()), static_cast<qsizetype>(result.count));
            hasEnd = result.status == IoResult::Status::End;
            error = result.error;
        }
    }
};

void sendNow(int fd, const QByteArray &bytes, int flags = 0)
{
    QCOMPARE(::send(fd, bytes.constData(), static_cast<std::size_t>(bytes.size()), flags), ssize_t(bytes.size()));
}

std::span<const std::byte> asBytes(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

class TestReactor : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void tellsOfWhatCameBeforeItWatched_data() { addKindsAndWires(); }
    void tellsOfWhatCameBeforeItWatched();
    void tellsEachTimeMoreComes_data() { addKindsAndWires(); }
    void tellsEachTimeMoreComes();
    void findsTheEndRightBehindData_data() { addKindsAndWires(); }
    void findsTheEndRightBehindData();
    void shortReadSavesTheCallThatFindsNothing();
    void tellsWhenWritingGoesOn_data() { addKindsAndWires(); }
    void tellsWhenWritingGoesOn();
    void tellsOfAResetToWhoeverDoesNotRead_data();
    void tellsOfAResetToWhoeverDoesNotRead();
    void keepsAnErrorThatTheKernelTellsOnce_data();
    void keepsAnErrorThatTheKernelTellsOnce();
    void againComesInALaterTurn_data() { addKindsAndWires(); }
    void againComesInALaterTurn();
    void againStarvesNobody_data() { addKindsAndWires(); }
    void againStarvesNobody();
    void idleLinksCostNoTurns_data() { addKindsAndWires(); }
    void idleLinksCostNoTurns();
    void linksMayBeDestroyedInsideACall_data() { addKindsAndWires(); }
    void linksMayBeDestroyedInsideACall();
    void linkMayDestroyItselfInsideACall_data() { addKindsAndWires(); }
    void linkMayDestroyItselfInsideACall();
    void destroyedLinkIsNotCalledAgain_data() { addKindsAndWires(); }
    void destroyedLinkIsNotCalledAgain();
    void reusedDescriptorGetsNoOldEvent_data() { addKindsAndWires(); }
    void reusedDescriptorGetsNoOldEvent();
    void outlivesASocketThatAChildStillHolds();
    void newOwnerIsTold_data() { addKindsAndWires(); }
    void newOwnerIsTold();
    void urgentDataKeepsItsPlace_data();
    void urgentDataKeepsItsPlace();
    void tellsWhereADescriptorCannotBeWatched();
    void lendsScratchMemory();

private:
    std::unique_ptr<Reactor> m_reactor;
    Ends m_ends;
    Owner m_owner;
};

void TestReactor::init()
{
    m_owner = Owner();
    const auto *kind = QTest::currentDataTag() ? static_cast<const char *>(QTest::currentDataTag()) : "epoll, TCP";
    m_reactor = Reactor::create(qstrncmp(kind, "epoll", 5) == 0 ? Reactor::Kind::Epoll : Reactor::Kind::Notifier);
    QVERIFY(m_reactor);
    m_ends = connected(strstr(kind, "Unix") ? Wire::Unix : Wire::Tcp);
}

void TestReactor::tellsOfWhatCameBeforeItWatched()
{
    sendNow(m_ends.far.get(), "hello");
    Reader reader;
    m_owner.onReady = [&](Link &link) { reader.readFrom(link); };
    Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(!link.mayRead());
    QCOMPARE(m_owner.calls, 0); // never from inside the constructor
    QVERIFY(eventually([&] { return reader.bytes == "hello" && link.mayWrite(); }));
    QVERIFY(!link.mayRead());
    QVERIFY(!reader.hasEnd);
}

void TestReactor::tellsEachTimeMoreComes()
{
    Reader reader;
    m_owner.onReady = [&](Link &link) { reader.readFrom(link); };
    Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QByteArray all;
    for (int round = 0; round < 50; ++round) {
        const QByteArray part = randomBytes(1 + round * 7, static_cast<unsigned>(round) + 1);
        all += part;
        sendNow(m_ends.far.get(), part);
        QVERIFY(eventually([&] { return reader.bytes == all; }));
    }
    ::shutdown(m_ends.far.get(), SHUT_WR);
    QVERIFY(eventually([&] { return reader.hasEnd; }));
    QCOMPARE(reader.bytes, all);
}

void TestReactor::findsTheEndRightBehindData()
{
    sendNow(m_ends.far.get(), "last words");
    ::shutdown(m_ends.far.get(), SHUT_WR);
    Reader reader;
    m_owner.onReady = [&](Link &link) { reader.readFrom(link); };
    const Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return reader.hasEnd; }));
    QCOMPARE(reader.bytes, QByteArray("last words"));
}

void TestReactor::shortReadSavesTheCallThatFindsNothing()
{
    sendNow(m_ends.far.get(), "hello");
    Reader reader;
    m_owner.onReady = [&](Link &link) { reader.readFrom(link); };
    const Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return reader.bytes == "hello"; }));
    QCOMPARE(reader.readCalls, 1);
}

void TestReactor::tellsWhenWritingGoesOn()
{
    const QByteArray chunk = randomBytes(100'000, 1);
    Peer far(std::move(m_ends.far));
    far.pauseReading();
    Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    qint64 written = 0;
    m_owner.onReady = [&](Link &ready) {
        while (ready.mayWrite())
            written += static_cast<qint64>(ready.write(asBytes(chunk)).count);
    };
    QVERIFY(eventually([&] { return m_owner.calls > 0; }));
    QVERIFY(!link.mayWrite());
    const qint64 full = written;
    QVERIFY(full > 0);
    far.resumeReading();
    QVERIFY(eventually([&] { return written > full && far.receivedSize() > 0; }));
}

void TestReactor::tellsOfAResetToWhoeverDoesNotRead_data()
{
    // Unix-domain sockets know no reset while nothing is unread.
    QTest::addColumn<int>("unused");
    QTest::newRow("epoll, TCP") << 0;
    QTest::newRow("notifiers, TCP") << 0;
}

void TestReactor::tellsOfAResetToWhoeverDoesNotRead()
{
    sendNow(m_ends.far.get(), "unread");
    const Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return link.mayRead() && link.mayWrite(); }));
    setResetOnClose(m_ends.far.get());
    m_ends.far.reset();
    QVERIFY(eventually([&] { return link.hasError(); }));
}

void TestReactor::keepsAnErrorThatTheKernelTellsOnce_data()
{
    tellsOfAResetToWhoeverDoesNotRead_data();
}

void TestReactor::keepsAnErrorThatTheKernelTellsOnce()
{
    Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    setResetOnClose(m_ends.far.get());
    m_ends.far.reset();
    QVERIFY(eventually([&] { return link.mayRead(); }));
    std::array<std::byte, 8> room{};
    for (int time = 0; time < 2; ++time) {
        QCOMPARE(link.read(room).status, IoResult::Status::Failed);
        QCOMPARE(link.read(room).error, ECONNRESET);
        QCOMPARE(link.write(room).error, ECONNRESET);
        QCOMPARE(link.takeError(), ECONNRESET);
    }
}

void TestReactor::againComesInALaterTurn()
{
    Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return link.mayWrite(); }));
    const int before = m_owner.calls;
    bool isInside = false;
    m_owner.onReady = [&](Link &ready) {
        QVERIFY(!isInside);
        isInside = true;
        if (m_owner.calls < before + 5) {
            ready.again();
            ready.again(); // counts once
        }
        isInside = false;
    };
    link.again();
    QCOMPARE(m_owner.calls, before); // not from inside
    QVERIFY(eventually([&] { return m_owner.calls == before + 5; }));
    // A timer that comes after shows that there is no sixth call.
    bool hasPassed = false;
    QTimer::singleShot(20, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    QCOMPARE(m_owner.calls, before + 5);
}

void TestReactor::againStarvesNobody()
{
    Link greedy(*m_reactor, std::move(m_ends.near), &m_owner);
    m_owner.onReady = [](Link &link) { link.again(); };
    greedy.again();

    Ends other = connected(Wire::Tcp);
    Owner otherOwner;
    Reader reader;
    otherOwner.onReady = [&](Link &link) { reader.readFrom(link); };
    const Link modest(*m_reactor, std::move(other.near), &otherOwner);
    sendNow(other.far.get(), "mine");
    QVERIFY(eventually([&] { return reader.bytes == "mine"; }));

    bool timerHasRun = false;
    bool callHasRun = false;
    QTimer::singleShot(1, this, [&] { timerHasRun = true; });
    QMetaObject::invokeMethod(
        this, [&] { callHasRun = true; }, Qt::QueuedConnection);
    QVERIFY(eventually([&] { return timerHasRun && callHasRun; }));
    const int calls = m_owner.calls;
    QVERIFY(eventually([&] { return m_owner.calls > calls; }));
}

void TestReactor::idleLinksCostNoTurns()
{
    const Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return link.mayWrite(); }));
    const int calls = m_owner.calls;
    // With nothing to do the loop sleeps: it comes back for the timer alone, and once more at most for what was queued.
    bool hasPassed = false;
    QTimer::singleShot(50, this, [&] { hasPassed = true; });
    int turns = 0;
    QVERIFY(eventually([&] { return ++turns > 1000 || hasPassed; }));
    QVERIFY2(turns < 20, qPrintable(QString::number(turns)));
    QCOMPARE(m_owner.calls, calls);
}

void TestReactor::linksMayBeDestroyedInsideACall()
{
    // All have an event in the same batch; whichever is called first destroys the rest.
    constexpr int many = 20;
    const Wire wire =
        m_ends.near.isValid() && SocketAddress::localOf(m_ends.near.get()).family() == AF_UNIX ? Wire::Unix : Wire::Tcp;
    std::vector<Descriptor> far;
    std::vector<std::unique_ptr<Link>> links;
    int called = 0;
    m_owner.onReady = [&](Link &link) {
        ++called;
        std::erase_if(links, [&](const std::unique_ptr<Link> &other) { return other.get() != &link; });
    };
    for (int i = 0; i < many; ++i) {
        Ends ends = connected(wire);
        sendNow(ends.far.get(), "x");
        links.push_back(std::make_unique<Link>(*m_reactor, std::move(ends.near), &m_owner));
        far.push_back(std::move(ends.far));
    }
    QVERIFY(eventually([&] { return called > 0; }));
    QCOMPARE(links.size(), std::size_t(1));
    sendNow(far.front().get(), "");
    bool hasPassed = false;
    QTimer::singleShot(10, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    QVERIFY(called <= 2); // readable and writable may be two events of the one that is left
}

void TestReactor::linkMayDestroyItselfInsideACall()
{
    auto link = std::make_unique<Link>(*m_reactor, std::move(m_ends.near), &m_owner);
    m_owner.onReady = [&](Link &) { link.reset(); };
    QVERIFY(eventually([&] { return !link; }));
    bool hasPassed = false;
    QTimer::singleShot(10, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    QCOMPARE(m_owner.calls, 1);
}

void TestReactor::destroyedLinkIsNotCalledAgain()
{
    Ends other = connected(Wire::Tcp);
    auto first = std::make_unique<Link>(*m_reactor, std::move(m_ends.near), &m_owner);
    Owner secondOwner;
    auto second = std::make_unique<Link>(*m_reactor, std::move(other.near), &secondOwner);
    QVERIFY(eventually([&] { return first->mayWrite() && second->mayWrite(); }));
    m_owner.calls = secondOwner.calls = 0;
    // One is destroyed before its turn comes, the other one by the call before its own.
    Ends third = connected(Wire::Tcp);
    Owner thirdOwner;
    auto gone = std::make_unique<Link>(*m_reactor, std::move(third.near), &thirdOwner);
    QVERIFY(eventually([&] { return gone->mayWrite(); }));
    thirdOwner.calls = 0;
    gone->again();
    first->again();
    second->again();
    gone.reset();
    m_owner.onReady = [&](Link &) { second.reset(); };
    QVERIFY(eventually([&] { return m_owner.calls == 1; }));
    bool hasPassed = false;
    QTimer::singleShot(10, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    QCOMPARE(m_owner.calls, 1);
    QCOMPARE(secondOwner.calls, 0);
    QCOMPARE(thirdOwner.calls, 0);
}

void TestReactor::reusedDescriptorGetsNoOldEvent()
{
    // Two links have an event in one batch. The call for the first puts another socket at the second's descriptor.
    Ends other = connected(Wire::Tcp);
    Ends replacement = connected(Wire::Tcp);
    sendNow(m_ends.far.get(), "x");
    sendNow(other.far.get(), "x");
    Owner newOwner;
    std::unique_ptr<Link> first;
    std::unique_ptr<Link> second;
    std::unique_ptr<Link> third;
    bool newWasReadable = false;
    newOwner.onReady = [&](Link &link) { newWasReadable = newWasReadable || link.mayRead(); };
    m_owner.onReady = [&](Link &link) {
        if (third)
            return;
        std::unique_ptr<Link> &victim = &link == first.get() ? second : first;
        const int number = victim->fd();
        victim.reset();
        Descriptor same(fcntl(replacement.near.get(), F_DUPFD_CLOEXEC, number));
        QCOMPARE(same.get(), number);
        replacement.near.reset();
        third = std::make_unique<Link>(*m_reactor, std::move(same), &newOwner);
    };
    first = std::make_unique<Link>(*m_reactor, std::move(m_ends.near), &m_owner);
    second = std::make_unique<Link>(*m_reactor, std::move(other.near), &m_owner);
    QVERIFY(eventually([&] { return third && third->mayWrite(); }));
    QVERIFY(!newWasReadable);
}

void TestReactor::outlivesASocketThatAChildStillHolds()
{
    // As a child process does between fork() and exec(): the registration stays in the epoll set.
    const Descriptor held(fcntl(m_ends.near.get(), F_DUPFD_CLOEXEC, 0));
    auto link = std::make_unique<Link>(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return link->mayWrite(); }));
    link.reset();
    const int calls = m_owner.calls;
    sendNow(m_ends.far.get(), "to whom?");
    bool hasPassed = false;
    int turns = 0;
    QTimer::singleShot(30, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return ++turns > 1000 || hasPassed; }));
    QVERIFY(turns < 20);
    QCOMPARE(m_owner.calls, calls);
}

void TestReactor::newOwnerIsTold()
{
    Owner other;
    Reader reader;
    other.onReady = [&](Link &link) { reader.readFrom(link); };
    Link link(*m_reactor, std::move(m_ends.near), nullptr);
    sendNow(m_ends.far.get(), "early");
    QVERIFY(eventually([&] { return link.mayRead(); }));
    link.setOwner(&other);
    link.again();
    QVERIFY(eventually([&] { return reader.bytes == "early"; }));
    sendNow(m_ends.far.get(), "late");
    QVERIFY(eventually([&] { return reader.bytes == "earlylate"; }));
    QCOMPARE(m_owner.calls, 0);
}

void TestReactor::urgentDataKeepsItsPlace_data()
{
    tellsOfAResetToWhoeverDoesNotRead_data();
}

void TestReactor::urgentDataKeepsItsPlace()
{
    sendNow(m_ends.far.get(), "before");
    sendNow(m_ends.far.get(), "!", MSG_OOB);
    sendNow(m_ends.far.get(), "after");
    Reader reader;
    m_owner.onReady = [&](Link &link) { reader.readFrom(link); };
    const Link link(*m_reactor, std::move(m_ends.near), &m_owner);
    QVERIFY(eventually([&] { return reader.bytes.endsWith("after"); }));
    if (qstrncmp(QTest::currentDataTag(), "epoll", 5) == 0) {
        QCOMPARE(reader.bytes, QByteArray("before!after"));
        QVERIFY(!link.maySplice());
    }
}

void TestReactor::tellsWhereADescriptorCannotBeWatched()
{
    // epoll refuses a regular file with EPERM, as it refuses sockets where the person's watches are used up.
    Descriptor file(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
    QVERIFY(file.isValid());
    int error = 0;
    m_owner.onReady = [&](Link &link) {
        std::array<std::byte, 8> room{};
        error = link.read(room).error;
    };
    const Link link(*m_reactor, std::move(file), &m_owner);
    QVERIFY(eventually([&] { return error != 0; }));
    QCOMPARE(error, EPERM);
    QCOMPARE(m_owner.calls, 1);
}

void TestReactor::lendsScratchMemory()
{
    const auto scratch = m_reactor->scratch();
    QCOMPARE(scratch.size(), std::size_t(256 * 1024));
    scratch.back() = std::byte{1};
    QCOMPARE(m_reactor->scratch().data(), scratch.data());
}

QTEST_GUILESS_MAIN(TestReactor)
#include "tst_reactor.moc"
