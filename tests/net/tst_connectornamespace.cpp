// SPDX-License-Identifier: MIT
#include "net/connector.h"
#include "net/reactor.h"
#include "net/socketoptions.h"
#include "tests/net/connecting.h"
#include "tests/net/peer.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace argyle::net;
using namespace argyle::net::test;

namespace {

bool writeTo(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

// A network of this process's own, whose settings may be changed. Before there is a second thread.
bool enterOwnNetwork()
{
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(CLONE_NEWNET) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
            return false;
        writeTo("/proc/self/setgroups", "deny");
        writeTo("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1");
        writeTo("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1");
    }
    const Descriptor any(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq loopback{};
    qstrncpy(loopback.ifr_name, "lo", sizeof(loopback.ifr_name));
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    return ioctl(any.get(), SIOCSIFFLAGS, &loopback) == 0 && writeTo("/proc/sys/net/ipv4/tcp_fastopen", "3");
}

Descriptor listenFastOpen()
{
    Descriptor listener = listenTcp();
    const int queue = 16;
    setsockopt(listener.get(), IPPROTO_TCP, TCP_FASTOPEN, &queue, sizeof(queue));
    return listener;
}

tcp_info infoOf(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof(info);
    getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size);
    return info;
}

} // namespace

/// What depends on settings of the system, in a network namespace where they can be set.
class TestConnectorNamespace : public QObject
{
    Q_OBJECT
public:
    explicit TestConnectorNamespace(bool hasOwnNetwork)
        : m_hasOwnNetwork(hasOwnNetwork)
    {}

private slots:
    void init();
    void sendsEarlyDataWithTheSynOnceThereIsACookie_data() { addKinds(); }
    void sendsEarlyDataWithTheSynOnceThereIsACookie();
    void sendsTheRestOfEarlyDataBehindTheSyn_data() { addKinds(); }
    void sendsTheRestOfEarlyDataBehindTheSyn();
    void reportsARefusalAlthoughTheSynTookTheData_data() { addKinds(); }
    void reportsARefusalAlthoughTheSynTookTheData();
    void sendsNothingWithTheSynToTwoAddresses_data() { addKinds(); }
    void sendsNothingWithTheSynToTwoAddresses();
    void refusesASocketThatIsConnectedToItself_data() { addKinds(); }
    void refusesASocketThatIsConnectedToItself();
    void connectsWhereTheKernelDoesNoFastOpen_data() { addKinds(); } // last: not asked again afterwards
    void connectsWhereTheKernelDoesNoFastOpen();

private:
    void addKinds();
    void fetchCookie();

    const bool m_hasOwnNetwork;
    std::unique_ptr<Reactor> m_reactor;
};

void TestConnectorNamespace::addKinds()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::newRow("epoll") << Reactor::Kind::Epoll;
    QTest::newRow("notifiers") << Reactor::Kind::Notifier;
}

void TestConnectorNamespace::init()
{
    if (!m_hasOwnNetwork)
        QSKIP("this system gives the test no network of its own");
    QFETCH(Reactor::Kind, kind);
    m_reactor = Reactor::create(kind);
    QVERIFY(m_reactor);
    QVERIFY(writeTo("/proc/sys/net/ipv4/ip_local_port_range", "32768 60999"));
}

// The kernel keeps cookies by address (RFC 7413 §4.1.3): after this one is there for 127.0.0.1.
void TestConnectorNamespace::fetchCookie()
{
    const Descriptor listener = listenFastOpen();
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get())}, "early");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(5));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), 5), QByteArray("early"));
}

void TestConnectorNamespace::sendsEarlyDataWithTheSynOnceThereIsACookie()
{
    fetchCookie();
    const Descriptor listener = listenFastOpen();
    const QByteArray early = randomBytes(900, 1);
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get())}, early);
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(early.size()));
    const tcp_info info = infoOf(run.connected->link->fd());
    QCOMPARE(int(info.tcpi_state), int(TCP_ESTABLISHED)); // reported once the handshake is done
    QVERIFY(info.tcpi_options & TCPI_OPT_SYN_DATA);       // and the data went along with it
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), early.size()), early);
}

void TestConnectorNamespace::sendsTheRestOfEarlyDataBehindTheSyn()
{
    fetchCookie();
    const Descriptor listener = listenFastOpen();
    const QByteArray early = randomBytes(200'000, 2); // more than one segment, less than the socket's buffer
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get())}, early);
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    const auto sent = static_cast<qsizetype>(run.connected->earlySent);
    QVERIFY(sent > 65536);
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), sent), early.first(sent));
}

void TestConnectorNamespace::reportsARefusalAlthoughTheSynTookTheData()
{
    fetchCookie();
    const Refusing refusing;
    Run run(*m_reactor);
    run.connect({refusing.address()}, "early");
    QVERIFY(run.finishes());
    QVERIFY(!run.connected);
    QCOMPARE(run.error, ECONNREFUSED);
}

void TestConnectorNamespace::sendsNothingWithTheSynToTwoAddresses()
{
    fetchCookie();
    const Descriptor listener = listenFastOpen();
    const Descriptor other = listenFastOpen();
    Run run(*m_reactor);
    run.connect({SocketAddress::localOf(listener.get()), SocketAddress::localOf(other.get())}, "early");
    QVERIFY(run.finishes());
    QVERIFY(run.connected);
    QCOMPARE(run.connected->earlySent, std::size_t(5));
    QVERIFY(!(infoOf(run.connected->link->fd()).tcpi_options & TCPI_OPT_SYN_DATA));
    const Descriptor accepted = acceptedOf(listener);
    QCOMPARE(readAll(accepted.get(), 5), QByteArray("early"));
}

void TestConnectorNamespace::refusesASocketThatIsConnectedToItself()
{
    // Nobody listens, and the only port that the kernel may choose for our end is the one that is asked for.
    QVERIFY(writeTo("/proc/sys/net/ipv4/ip_local_port_range", "40000 40000"));
    Run run(*m_reactor);
    run.connect({loopback4(40000)}, "early");
    QVERIFY(run.finishes());
    QVERIFY(!run.connected);
    QCOMPARE(run.error, ECONNREFUSED);
}

void TestConnectorNamespace::connectsWhereTheKernelDoesNoFastOpen()
{
    QVERIFY(writeTo("/proc/sys/net/ipv4/tcp_fastopen", "0"));
    const Descriptor listener = listenTcp();
    for (int round = 0; round < 2; ++round) {
        Run run(*m_reactor);
        run.connect({SocketAddress::localOf(listener.get())}, "early");
        QVERIFY(run.finishes());
        QVERIFY(run.connected);
        QCOMPARE(run.connected->earlySent, std::size_t(5));
        const Descriptor accepted = acceptedOf(listener);
        QCOMPARE(readAll(accepted.get(), 5), QByteArray("early"));
    }
}

int main(int argc, char **argv)
{
    const bool hasOwnNetwork = enterOwnNetwork();
    const QCoreApplication application(argc, argv);
    TestConnectorNamespace test(hasOwnNetwork);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_connectornamespace.moc"
