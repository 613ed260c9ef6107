// SPDX-License-Identifier: MIT
#include "net/connector.h"
#include "net/listeningaddress.h"
#include "net/reactor.h"
#include "net/socketoptions.h"
#include "tests/net/connecting.h"
#include "tests/net/peer.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <deque>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

/// A port that never answers: the queue of connections that nobody accepts is full, so that a SYN is dropped.
struct BlackHole
{
    explicit BlackHole(const SocketAddress &address = loopback4())
        : listener(listenTcp(address, 0))
    {
        for (int i = 0; i < 8; ++i) {
            Descriptor filling = makeTcpSocket(address.family());
            const SocketAddress there = this->address();
            static_cast<void>(::connect(filling.get(), there.data(), there.size()));
            fillings.push_back(std::move(filling));
        }
    }

    SocketAddress address() const { return SocketAddress::localOf(listener.get()); }

    Descriptor listener;
    std::vector<Descriptor> fillings;
};

QByteArray textOf(const SocketAddress &address)
{
    return QByteArray::fromStdString(address.text());
}

} // namespace

class TestConnector : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void connects_data();
    void connects();
    void connectsToAUnixSocket_data() { addKinds(); }
    void connectsToAUnixSocket();
    void sendsEarlyDataRightAfterTheConnect_data() { addKinds(); }
    void sendsEarlyDataRightAfterTheConnect();
    void saysHowMuchOfTheEarlyDataWent_data() { addKinds(); }
    void saysHowMuchOfTheEarlyDataWent();
    void reportsARefusal_data();
    void reportsARefusal();
    void triesTheNextWhereTheFirstRefuses_data() { addKinds(); }
    void triesTheNextWhereTheFirstRefuses();
    void triesTheNextWhereTheFirstIsSilent_data() { addKinds(); }
    void triesTheNextWhereTheFirstIsSilent();
    void waitsForASlowFirstAddress_data() { addKinds(); }
    void waitsForASlowFirstAddress();
    void closesTheLosers_data() { addKinds(); }
    void closesTheLosers();
    void sendsEarlyDataToTheWinnerOnly_data() { addKinds(); }
    void sendsEarlyDataToTheWinnerOnly();
    void tellsAnOwnPortNothingWhereItIsRefused();
    void reportsTheAttemptThatGotFurthest_data();
    void reportsTheAttemptThatGotFurthest();
    void reportsThatDescriptorsHaveRunOut_data() { addKinds(); }
    void reportsThatDescriptorsHaveRunOut();
    void isSilentOnceDestroyed_data() { addKinds(); }
    void isSilentOnceDestroyed();
    void interleavesFamilies_data();
    void interleavesFamilies();

private:
    void addKinds();
    std::unique_ptr<Reactor> m_reactor;
};

void TestConnector::addKinds()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::newRow("epoll") << Reactor::Kind::Epoll;
    QTest::newRow("notifiers") << Reactor::Kind::Notifier;
}

void TestConnector::init()
{
    const QByteArray row = QTest::currentDataTag();
    m_reactor = Reactor::create(row.startsWith("notifiers") ? Reactor::Kind::Notifier : Reactor::Kind::Epoll);
    QVERIFY(m_reactor);
}

void TestConnector::connects_data()
{
    QTest::addColumn<QByteArray>("host");
    for (const char *kind : {"epoll", "notifiers"}) {
        QTest::addRow("%s, IPv4", kind) << QByteArray("127.0.0.1");
        QTest::addRow("%s, IPv6", kind) << QByteArray("::1");
    }
}

void TestConnector::connects()
{
    QFETCH(QByteArray, host);
    const Descriptor listener = listenTcp(*SocketAddress::fromLiteral(host.toStdString(), 0));
    const SocketAddress address = SocketAddress::localOf(listener.get());
    Run run(*m_reactor);
    run.connect({address});
    QCOMPARE(run.calls, 0);
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(textOf(run.connected->remote), textOf(address));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(textOf(run.connected->local), textOf(SocketAddress::peerOf(accepted.get())));
    QCOMPARE(run.connected->earlySent, std::size_t(0));
    QVERIFY(run.connected->link->mayWrite());
    int noDelay = 0;
    socklen_t size = sizeof(noDelay);
    QCOMPARE(getsockopt(run.connected->link->fd(), IPPROTO_TCP, TCP_NODELAY, &noDelay, &size), 0);
    QCOMPARE(noDelay, 1);
}

void TestConnector::connectsToAUnixSocket()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("s")).toStdString();
    int error = 0;
    const Descriptor listener = listenUnix(path, 0600, error);
    QVERIFY(listener.isValid());
    Run run(*m_reactor);
    run.connect({SocketAddress::unixPath(path)}, "early");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(5));
    QCOMPARE(textOf(run.connected->remote), "unix:" + QByteArray::fromStdString(path));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), 5), QByteArray("early"));
}

void TestConnector::sendsEarlyDataRightAfterTheConnect()
{
    const Descriptor listener = listenTcp();
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get())}, "early bytes");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(11));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), 11), QByteArray("early bytes"));
}

void TestConnector::saysHowMuchOfTheEarlyDataWent()
{
    const Descriptor listener = listenTcp();
    const QByteArray early = randomBytes(32 << 20, 1);
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get())}, early);
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    const std::size_t sent = run.connected->earlySent;
    QVERIFY(sent > 0);
    QVERIFY(sent < std::size_t(early.size()));
    const Descriptor accepted = acceptedOf(listener);
    run.connected->link->shutdownWriting();
    Peer reader{Descriptor(dup(accepted.get()))};
    QVERIFY(eventually([&] { return reader.hasEnd(); }));
    QCOMPARE(reader.receivedSize(), qint64(sent));
    QCOMPARE(reader.receivedHash(), QCryptographicHash::hash(early.first(qsizetype(sent)), QCryptographicHash::Sha1));
}

void TestConnector::reportsARefusal_data()
{
    QTest::addColumn<QByteArray>("early");
    for (const char *kind : {"epoll", "notifiers"}) {
        QTest::addRow("%s, no early data", kind) << QByteArray();
        // TCP Fast Open without a cookie asks for one; the refusal comes as the answer to that.
        QTest::addRow("%s, early data", kind) << QByteArray("early");
        QTest::addRow("%s, much early data", kind) << QByteArray(300'000, 'x');
    }
}

void TestConnector::reportsARefusal()
{
    QFETCH(QByteArray, early);
    const Refusing refusing;
    Run run(*m_reactor);
    run.connect({refusing.address()}, early);
    QVERIFY(run.finishes());
    QVERIFY(!run.connected);
    QCOMPARE(run.error, ECONNREFUSED);
}

void TestConnector::triesTheNextWhereTheFirstRefuses()
{
    const Descriptor listener = listenTcp();
    const SocketAddress good = SocketAddress::localOf(listener.get());
    // So many that waiting out each failure would be seen for sure.
    std::deque<Refusing> refusing;
    std::vector<SocketAddress> addresses;
    for (int i = 0; i < 40; ++i)
        addresses.push_back(refusing.emplace_back(i % 2 ? loopback4() : loopback6()).address());
    addresses.push_back(good);
    Run run(*m_reactor);
    QElapsedTimer timer;
    timer.start();
    run.connect(addresses, "early");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(textOf(run.connected->remote), textOf(good));
    QCOMPARE(run.connected->earlySent, std::size_t(5));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestConnector::triesTheNextWhereTheFirstIsSilent()
{
    const BlackHole silent(loopback6());
    const Descriptor listener = listenTcp();
    const SocketAddress good = SocketAddress::localOf(listener.get());
    Run run(*m_reactor);
    QElapsedTimer timer;
    timer.start();
    run.connect({silent.address(), good});
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(textOf(run.connected->remote), textOf(good));
    QVERIFY2(timer.elapsed() >= 230, qPrintable(QString::number(timer.elapsed())));
}

void TestConnector::waitsForASlowFirstAddress()
{
    // The first address answers after the second attempt has begun, and the second never does.
    BlackHole slow;
    const BlackHole silent(loopback6());
    Run run(*m_reactor);
    run.connect({slow.address(), silent.address()});
    bool hasPassed = false;
    QTimer::singleShot(400, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    QCOMPARE(run.calls, 0);
    // Room in its queue: the SYN that the kernel repeats finds it.
    std::vector<Descriptor> accepted;
    QTimer accepting;
    connect(&accepting, &QTimer::timeout, this, [&] {
        for (;;) {
            Descriptor one(accept4(slow.listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (!one.isValid())
                return;
            accepted.push_back(std::move(one));
        }
    });
    accepting.start(10);
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(textOf(run.connected->remote), textOf(slow.address()));
}

void TestConnector::closesTheLosers()
{
    const BlackHole silent(loopback6());
    const Descriptor listener = listenTcp();
    const int lowestFree = Descriptor(dup(STDERR_FILENO)).get();
    Run run(*m_reactor);
    run.connect({silent.address(), SocketAddress::localOf(listener.get())});
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    run.connected.reset();
    QCOMPARE(Descriptor(dup(STDERR_FILENO)).get(), lowestFree); // none is left over
}

void TestConnector::sendsEarlyDataToTheWinnerOnly()
{
    const BlackHole silent(loopback6());
    const Descriptor listener = listenTcp();
    Run run(*m_reactor);
    run.connect({silent.address(), SocketAddress::localOf(listener.get())}, "once");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(4));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), 4), QByteArray("once"));
}

void TestConnector::tellsAnOwnPortNothingWhereItIsRefused()
{
    const Descriptor own = listenTcp();
    const SocketAddress ownAddress = SocketAddress::localOf(own.get());
    const ListeningAddress listening(ownAddress);
    const Refusing refusing;
    Run alone(*m_reactor);
    alone.connect({ownAddress, refusing.address()}, "early", Connector::OwnPorts::Refused);
    QVERIFY(alone.finishes());
    QVERIFY(!alone.connected);
    QCOMPARE(alone.error, ELOOP);
    Peer accepted{acceptedOf(own)};
    QVERIFY(eventually([&] { return accepted.hasEnd(); }));
    QCOMPARE(accepted.receivedSize(), 0);

    const Descriptor other = listenTcp();
    Run withAnother(*m_reactor);
    withAnother.connect({ownAddress, SocketAddress::localOf(other.get())}, "early", Connector::OwnPorts::Refused);
    QVERIFY(withAnother.finishes());
    QVERIFY(withAnother.connected);
    QCOMPARE(readAll(acceptedOf(other).get(), 5), QByteArray("early"));
}

void TestConnector::reportsTheAttemptThatGotFurthest_data()
{
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<int>("error");
    for (const char *kind : {"epoll", "notifiers"}) {
        // 255.255.255.255 cannot be connected to: EACCES or ENETUNREACH at once. A link-local address without a scope: EINVAL.
        QTest::addRow("%s, all refused", kind) << QByteArrayList{"127.0.0.1", "::1"} << ECONNREFUSED;
        QTest::addRow("%s, refused, then none", kind) << QByteArrayList{"127.0.0.1", "fe80::1"} << ECONNREFUSED;
        QTest::addRow("%s, none, then refused", kind) << QByteArrayList{"fe80::1", "127.0.0.1"} << ECONNREFUSED;
        QTest::addRow("%s, none", kind) << QByteArrayList{"fe80::1"} << EINVAL;
        QTest::addRow("%s, no address", kind) << QByteArrayList{} << EHOSTUNREACH;
    }
}

void TestConnector::reportsTheAttemptThatGotFurthest()
{
    QFETCH(QByteArrayList, hosts);
    const Refusing four;
    const Refusing six(loopback6());
    std::vector<SocketAddress> addresses;
    for (const QByteArray &host : hosts) {
        addresses.push_back(*SocketAddress::fromLiteral(host.toStdString(), four.address().port()));
        if (host == "::1")
            addresses.back() = six.address();
    }
    Run run(*m_reactor);
    run.connect(addresses, "early");
    QVERIFY(run.finishes());
    QTEST(run.error, "error");
}

void TestConnector::reportsThatDescriptorsHaveRunOut()
{
    const Descriptor listener = listenTcp();
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    Run run(*m_reactor);
    const int free = Descriptor(dup(STDERR_FILENO)).get();
    const rlimit low{.rlim_cur = static_cast<rlim_t>(free), .rlim_max = before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    run.connect({SocketAddress::localOf(listener.get()), loopback6(1)});
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(run.finishes());
    QVERIFY(!run.connected);
    QCOMPARE(run.error, EMFILE);
}

void TestConnector::isSilentOnceDestroyed()
{
    const Descriptor listener = listenTcp();
    const Refusing refusing;
    const BlackHole silent(loopback6());
    std::vector<std::unique_ptr<Run>> runs;
    for (const std::vector<SocketAddress> &addresses :
         {std::vector{SocketAddress::localOf(listener.get())}, std::vector{refusing.address()},
          std::vector{silent.address(), refusing.address()}, std::vector<SocketAddress>{}}) {
        runs.push_back(std::make_unique<Run>(*m_reactor));
        runs.back()->connect(addresses, "early");
        runs.back()->connector.reset();
    }
    bool hasPassed = false;
    QTimer::singleShot(300, this, [&] { hasPassed = true; });
    QVERIFY(eventually([&] { return hasPassed; }));
    for (const auto &run : runs)
        QCOMPARE(run->calls, 0);
}

void TestConnector::interleavesFamilies_data()
{
    QTest::addColumn<QByteArrayList>("given");
    QTest::addColumn<bool>("preferIpv6");
    QTest::addColumn<QByteArrayList>("expected");
    const QByteArrayList mixed{"10.0.0.1", "10.0.0.2", "10.0.0.3", "2001:db8::1", "2001:db8::2"};
    QTest::newRow("IPv4 first") << mixed << false
                                << QByteArrayList{"10.0.0.1", "2001:db8::1", "10.0.0.2", "2001:db8::2", "10.0.0.3"};
    QTest::newRow("IPv6 first") << mixed << true
                                << QByteArrayList{"2001:db8::1", "10.0.0.1", "2001:db8::2", "10.0.0.2", "10.0.0.3"};
    QTest::newRow("one family") << QByteArrayList{"10.0.0.2", "10.0.0.1"} << true
                                << QByteArrayList{"10.0.0.2", "10.0.0.1"};
    QTest::newRow("none") << QByteArrayList{} << true << QByteArrayList{};
}

void TestConnector::interleavesFamilies()
{
    QFETCH(QByteArrayList, given);
    QFETCH(bool, preferIpv6);
    std::vector<SocketAddress> addresses;
    for (const QByteArray &host : given)
        addresses.push_back(*SocketAddress::fromLiteral(host.toStdString(), 1));
    QByteArrayList result;
    for (const SocketAddress &address : interleaved(addresses, preferIpv6 ? Prefer::Ipv6 : Prefer::Ipv4))
        result.append(QByteArray::fromStdString(address.hostText()));
    QTEST(result, "expected");
}

QTEST_GUILESS_MAIN(TestConnector)
#include "tst_connector.moc"
