// SPDX-License-Identifier: MIT
#include "net/socketaddress.h"
#include "net/socketoptions.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace argyle::net;

namespace {

int optionOf(int fd, int level, int option)
{
    int value = -1;
    socklen_t size = sizeof(value);
    return getsockopt(fd, level, option, &value, &size) == 0 ? value : -1;
}

bool answers(const std::string &path)
{
    const SocketAddress address = SocketAddress::unixPath(path);
    const Descriptor client(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(client.get(), address.data(), address.size()) == 0;
}

} // namespace

class TestSocketOptions : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void makesSocketsAsTheDataPathNeedsThem_data();
    void makesSocketsAsTheDataPathNeedsThem();
    void saysWhyThereIsNoSocket();
    void makesADescriptorNonBlockingAndClosedOnExec();
    void knowsWhatIsUnsent();
    void takesTheErrorOnce();
    void acceptsClientsAsTheDataPathNeedsThem();
    void listensForOneKindOfAddress_data();
    void listensForOneKindOfAddress();
    void saysWhyAPortCannotBeHad();
    void listensWithExactlyThesePermissions_data();
    void listensWithExactlyThesePermissions();
    void replacesASocketThatIsLeftBehind();
    void leavesASocketAloneThatSomebodyAnswersAt();
    void leavesAFileAloneThatIsNoSocket();
    void saysWhyItCannotListen_data();
    void saysWhyItCannotListen();

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

void TestSocketOptions::init()
{
    QVERIFY(m_folder.isValid());
    m_path = m_folder.filePath(QStringLiteral("socks")).toStdString();
    ::unlink(m_path.c_str());
}

void TestSocketOptions::makesSocketsAsTheDataPathNeedsThem_data()
{
    QTest::addColumn<int>("family");
    QTest::newRow("IPv4") << AF_INET;
    QTest::newRow("IPv6") << AF_INET6;
}

void TestSocketOptions::makesSocketsAsTheDataPathNeedsThem()
{
    QFETCH(int, family);
    const Descriptor descriptor = makeTcpSocket(family);
    QVERIFY(descriptor.isValid());
    QVERIFY(fcntl(descriptor.get(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(descriptor.get(), F_GETFD) & FD_CLOEXEC);
    QCOMPARE(optionOf(descriptor.get(), IPPROTO_TCP, TCP_NODELAY), 1);
    QCOMPARE(optionOf(descriptor.get(), SOL_SOCKET, SO_DOMAIN), family);
    keepUrgentInline(descriptor.get());
    QCOMPARE(optionOf(descriptor.get(), SOL_SOCKET, SO_OOBINLINE), 1);
    QCOMPARE(optionOf(descriptor.get(), IPPROTO_TCP, TCP_QUICKACK), 1);
    deferAck(descriptor.get());
    QCOMPARE(optionOf(descriptor.get(), IPPROTO_TCP, TCP_QUICKACK), 0);
    setResetOnClose(descriptor.get());
    linger value{};
    socklen_t size = sizeof(value);
    QCOMPARE(getsockopt(descriptor.get(), SOL_SOCKET, SO_LINGER, &value, &size), 0);
    QCOMPARE(value.l_onoff, 1);
    QCOMPARE(value.l_linger, 0);
}

void TestSocketOptions::saysWhyThereIsNoSocket()
{
    const Descriptor descriptor = makeStreamSocket(AF_UNSPEC);
    QVERIFY(!descriptor.isValid());
    QCOMPARE(errno, EAFNOSUPPORT);
}

void TestSocketOptions::makesADescriptorNonBlockingAndClosedOnExec()
{
    const Descriptor descriptor(socket(AF_UNIX, SOCK_STREAM, 0));
    QVERIFY(!(fcntl(descriptor.get(), F_GETFL) & O_NONBLOCK));
    setNonBlocking(descriptor.get());
    setCloseOnExec(descriptor.get());
    QVERIFY(fcntl(descriptor.get(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(descriptor.get(), F_GETFL) & O_RDWR);
    QVERIFY(fcntl(descriptor.get(), F_GETFD) & FD_CLOEXEC);
}

void TestSocketOptions::knowsWhatIsUnsent()
{
    int pair[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    const Descriptor one(pair[0]);
    const Descriptor other(pair[1]);
    QCOMPARE(unsentBytes(one.get()), 0);
    QCOMPARE(::send(one.get(), "hello", 5, 0), ssize_t(5));
    QVERIFY(unsentBytes(one.get()) > 0);
    char room[16];
    QCOMPARE(::recv(other.get(), room, sizeof(room), 0), ssize_t(5));
    QCOMPARE(unsentBytes(one.get()), 0);
}

void TestSocketOptions::takesTheErrorOnce()
{
    const Descriptor listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const SocketAddress any = SocketAddress::ipv4({127, 0, 0, 1}, 0);
    QCOMPARE(bind(listener.get(), any.data(), any.size()), 0); // bound, but nobody listens
    const SocketAddress address = SocketAddress::localOf(listener.get());
    const Descriptor client = makeTcpSocket(AF_INET);
    QVERIFY(::connect(client.get(), address.data(), address.size()) != 0);
    QCOMPARE(errno, EINPROGRESS);
    pollfd waiting{.fd = client.get(), .events = POLLOUT, .revents = 0};
    QCOMPARE(poll(&waiting, 1, 10'000), 1);
    QCOMPARE(pendingError(client.get()), ECONNREFUSED);
    QCOMPARE(pendingError(client.get()), 0);
    QCOMPARE(pendingError(-1), EBADF);
}

void TestSocketOptions::acceptsClientsAsTheDataPathNeedsThem()
{
    const Descriptor listener = makeTcpSocket(AF_INET);
    const SocketAddress any = SocketAddress::ipv4({127, 0, 0, 1}, 0);
    QCOMPARE(bind(listener.get(), any.data(), any.size()), 0);
    QCOMPARE(listen(listener.get(), 1), 0);
    SocketAddress peer;
    QVERIFY(!acceptClient(listener.get(), peer).isValid());
    QCOMPARE(errno, EAGAIN);
    QVERIFY(!peer.isValid());
    const Descriptor client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const SocketAddress address = SocketAddress::localOf(listener.get());
    QCOMPARE(::connect(client.get(), address.data(), address.size()), 0);
    const Descriptor accepted = acceptClient(listener.get(), peer);
    QVERIFY(accepted.isValid());
    QVERIFY(peer == SocketAddress::localOf(client.get()));
    QVERIFY(fcntl(accepted.get(), F_GETFL) & O_NONBLOCK);
    QVERIFY(fcntl(accepted.get(), F_GETFD) & FD_CLOEXEC);
    QCOMPARE(optionOf(accepted.get(), IPPROTO_TCP, TCP_NODELAY), 1);
}

void TestSocketOptions::listensForOneKindOfAddress_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<bool>("takesIpv4");
    QTest::newRow("IPv4 loopback") << QByteArray("127.0.0.1") << true;
    QTest::newRow("any IPv4") << QByteArray("0.0.0.0") << true;
    QTest::newRow("IPv6 loopback") << QByteArray("::1") << false;
    QTest::newRow("any IPv6") << QByteArray("::") << false;
}

void TestSocketOptions::listensForOneKindOfAddress()
{
    QFETCH(QByteArray, literal);
    QFETCH(bool, takesIpv4);
    int error = -1;
    const Descriptor listener = listenTcp(*SocketAddress::fromLiteral(literal.toStdString(), 0), error);
    QVERIFY2(listener.isValid(), std::strerror(error));
    QCOMPARE(error, 0);
    QCOMPARE(optionOf(listener.get(), IPPROTO_TCP, TCP_NODELAY), 1);
    const std::uint16_t port = SocketAddress::localOf(listener.get()).port();
    for (const bool isIpv4 : {true, false}) {
        const auto address = SocketAddress::fromLiteral(isIpv4 ? "127.0.0.1" : "::1", port);
        const Descriptor client(socket(address->family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
        QCOMPARE(::connect(client.get(), address->data(), address->size()) == 0, isIpv4 == takesIpv4);
    }
}

void TestSocketOptions::saysWhyAPortCannotBeHad()
{
    int error = 0;
    const Descriptor first = listenTcp(SocketAddress::ipv4({127, 0, 0, 1}, 0), error);
    QVERIFY(first.isValid());
    QVERIFY(!listenTcp(SocketAddress::localOf(first.get()), error).isValid());
    QCOMPARE(error, EADDRINUSE);
    QVERIFY(!listenTcp(SocketAddress::ipv4({192, 0, 2, 1}, 0), error).isValid()); // RFC 5737: nobody's
    QCOMPARE(error, EADDRNOTAVAIL);
}

void TestSocketOptions::listensWithExactlyThesePermissions_data()
{
    QTest::addColumn<uint>("mode");
    QTest::newRow("owner") << 0600U;
    QTest::newRow("group writable") << 0660U;
    QTest::newRow("world writable") << 0666U;
}

void TestSocketOptions::listensWithExactlyThesePermissions()
{
    QFETCH(uint, mode);
    int error = -1;
    const Descriptor listener = listenUnix(m_path, mode, error);
    QVERIFY(listener.isValid());
    QCOMPARE(error, 0);
    struct stat status
    {};
    QCOMPARE(stat(m_path.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, mode);
    QVERIFY(fcntl(listener.get(), F_GETFL) & O_NONBLOCK);
    QVERIFY(answers(m_path));
}

void TestSocketOptions::replacesASocketThatIsLeftBehind()
{
    int error = 0;
    Descriptor listener = listenUnix(m_path, 0600, error);
    QVERIFY(listener.isValid());
    listener.reset(); // as when the process dies: the file stays
    QVERIFY(QFile::exists(QString::fromStdString(m_path)));
    listener = listenUnix(m_path, 0600, error);
    QVERIFY(listener.isValid());
    QVERIFY(answers(m_path));
}

void TestSocketOptions::leavesASocketAloneThatSomebodyAnswersAt()
{
    int error = 0;
    const Descriptor first = listenUnix(m_path, 0600, error);
    QVERIFY(first.isValid());
    QVERIFY(!listenUnix(m_path, 0600, error).isValid());
    QCOMPARE(error, EADDRINUSE);
    QVERIFY(answers(m_path));
}

void TestSocketOptions::leavesAFileAloneThatIsNoSocket()
{
    QFile file(QString::fromStdString(m_path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    int error = 0;
    QVERIFY(!listenUnix(m_path, 0600, error).isValid());
    QCOMPARE(error, EADDRINUSE);
    QCOMPARE(file.size(), qint64(8));
    file.remove();
}

void TestSocketOptions::saysWhyItCannotListen_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("error");
    QTest::newRow("no such folder") << QByteArray("/nonexistent/folder/socks") << ENOENT;
    QTest::newRow("empty") << QByteArray() << EINVAL;
    QTest::newRow("too long") << QByteArray(200, 'x') << ENAMETOOLONG;
}

void TestSocketOptions::saysWhyItCannotListen()
{
    QFETCH(QByteArray, path);
    int error = 0;
    QVERIFY(!listenUnix(path.toStdString(), 0600, error).isValid());
    QTEST(error, "error");
}

QTEST_GUILESS_MAIN(TestSocketOptions)
#include "tst_socketoptions.moc"
