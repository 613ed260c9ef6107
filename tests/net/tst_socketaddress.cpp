// SPDX-License-Identifier: MIT
#include "net/descriptor.h"
#include "net/socketaddress.h"

#include <QTest>

#include <fcntl.h>
#include <netinet/in.h>
#include <unistd.h>

using argyle::net::Descriptor;
using argyle::net::SocketAddress;

class TestSocketAddress : public QObject
{
    Q_OBJECT
private slots:
    void readsAndWritesLiterals_data();
    void readsAndWritesLiterals();
    void refusesWhatIsNoLiteral_data();
    void refusesWhatIsNoLiteral();
    void keepsAScope();
    void writesUnixPaths();
    void tellsAnyAddressFromOne();
    void refusesUnixPathsThatDoNotFit();
    void givesOctetsInNetworkOrder();
    void unmapsIpv4();
    void changesThePort();
    void knowsBothEndsOfASocket();
    void isInvalidWhereTheKernelHasNoAddress();
    void comparesByAddressPortAndScope();
    void descriptorClosesOnce();
    void descriptorMoves();
};

void TestSocketAddress::readsAndWritesLiterals_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("ipv4") << QByteArray("192.0.2.1") << 80 << QByteArray("192.0.2.1") << QByteArray("192.0.2.1:80")
                          << false;
    QTest::newRow("ipv4 loopback") << QByteArray("127.8.9.1") << 65535 << QByteArray("127.8.9.1")
                                   << QByteArray("127.8.9.1:65535") << true;
    QTest::newRow("ipv4 any") << QByteArray("0.0.0.0") << 0 << QByteArray("0.0.0.0") << QByteArray("0.0.0.0:0")
                              << false;
    QTest::newRow("ipv6") << QByteArray("2001:DB8:0::1") << 443 << QByteArray("2001:db8::1")
                          << QByteArray("[2001:db8::1]:443") << false;
    QTest::newRow("ipv6 loopback") << QByteArray("::1") << 1 << QByteArray("::1") << QByteArray("[::1]:1") << true;
    QTest::newRow("ipv6 mapped") << QByteArray("::ffff:192.0.2.1") << 1 << QByteArray("::ffff:192.0.2.1")
                                 << QByteArray("[::ffff:192.0.2.1]:1") << false;
    QTest::newRow("ipv6 mapped loopback") << QByteArray("::ffff:127.0.0.1") << 1 << QByteArray("::ffff:127.0.0.1")
                                          << QByteArray("[::ffff:127.0.0.1]:1") << true;
}

void TestSocketAddress::readsAndWritesLiterals()
{
    QFETCH(QByteArray, literal);
    QFETCH(int, port);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, text);
    const auto address = SocketAddress::fromLiteral(literal.toStdString(), static_cast<std::uint16_t>(port));
    QVERIFY(address.has_value());
    QVERIFY(address->isValid());
    QCOMPARE(address->isIpv6(), literal.contains(':'));
    QCOMPARE(address->isIpv4(), !literal.contains(':'));
    QCOMPARE(int(address->port()), port);
    QCOMPARE(address->hostText(), host.toStdString());
    QCOMPARE(address->text(), text.toStdString());
    QTEST(address->isLoopback(), "loopback");
}

void TestSocketAddress::refusesWhatIsNoLiteral_data()
{
    QTest::addColumn<QByteArray>("literal");
    for (const char *text :
         {"", "localhost", "1.2.3", "1.2.3.4.5", "1.2.3.256", " 1.2.3.4", "1.2.3.4 ", "0x7f.0.0.1", "1.2.3.4%1",
          "[::1]", "::1::", ":", "fe80::1%", "fe80::1%no-such-if", "fe80::1%0", "1.2.3.4:80"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("1.2.3.4\0", 8);
}

void TestSocketAddress::refusesWhatIsNoLiteral()
{
    QFETCH(QByteArray, literal);
    QVERIFY(!SocketAddress::fromLiteral(literal.toStdString(), 1).has_value());
}

void TestSocketAddress::keepsAScope()
{
    const auto numbered = SocketAddress::fromLiteral("fe80::1%4242", 7);
    QVERIFY(numbered.has_value());
    QCOMPARE(numbered->text(), std::string("[fe80::1%4242]:7"));
    const auto named = SocketAddress::fromLiteral("fe80::1%lo", 7);
    QVERIFY(named.has_value());
    QCOMPARE(named->hostText(), std::string("fe80::1%lo"));
}

void TestSocketAddress::writesUnixPaths()
{
    const auto address = SocketAddress::unixPath("/run/argyle.sock");
    QVERIFY(address.isValid());
    QCOMPARE(address.family(), AF_UNIX);
    QCOMPARE(address.hostText(), std::string("/run/argyle.sock"));
    QCOMPARE(address.text(), std::string("unix:/run/argyle.sock"));
    QCOMPARE(int(address.port()), 0);
    QVERIFY(!address.octets());
    QVERIFY(address.isLoopback());
}

void TestSocketAddress::tellsAnyAddressFromOne()
{
    QVERIFY(SocketAddress::fromLiteral("0.0.0.0", 80)->isUnspecified());
    QVERIFY(SocketAddress::fromLiteral("::", 80)->isUnspecified());
    for (const char *one : {"127.0.0.1", "0.0.0.1", "::1", "::ffff:0.0.0.0", "fe80::"})
        QVERIFY2(!SocketAddress::fromLiteral(one, 80)->isUnspecified(), one);
    QVERIFY(!SocketAddress::unixPath("/run/argyle.sock").isUnspecified());
    QVERIFY(!SocketAddress().isUnspecified());
}

void TestSocketAddress::refusesUnixPathsThatDoNotFit()
{
    QVERIFY(SocketAddress::unixPath(std::string(107, 'x')).isValid());
    QVERIFY(!SocketAddress::unixPath(std::string(108, 'x')).isValid());
    QVERIFY(!SocketAddress::unixPath("").isValid());
    QVERIFY(!SocketAddress::unixPath(std::string_view("a\0b", 3)).isValid());
}

void TestSocketAddress::givesOctetsInNetworkOrder()
{
    const auto four = SocketAddress::ipv4({192, 0, 2, 1}, 80);
    QCOMPARE(four.text(), std::string("192.0.2.1:80"));
    QCOMPARE(int(four.octets()[0]), 192);
    QCOMPARE(int(four.octets()[3]), 1);
    const auto six = SocketAddress::ipv6({0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9}, 80);
    QCOMPARE(six.text(), std::string("[2001:db8::9]:80"));
    QCOMPARE(int(six.octets()[15]), 9);
}

void TestSocketAddress::unmapsIpv4()
{
    const auto unmapped = [](const char *text) { return SocketAddress::fromLiteral(text, 80)->unmapped().text(); };
    QCOMPARE(unmapped("::ffff:192.0.2.1"), std::string("192.0.2.1:80"));
    QCOMPARE(unmapped("192.0.2.1"), std::string("192.0.2.1:80"));
    QCOMPARE(unmapped("2001:db8::ffff:c000:201"), std::string("[2001:db8::ffff:c000:201]:80"));
    QCOMPARE(SocketAddress().unmapped().text(), std::string());
}

void TestSocketAddress::changesThePort()
{
    auto four = SocketAddress::ipv4({192, 0, 2, 1}, 80);
    four.setPort(0x1234);
    QCOMPARE(four.text(), std::string("192.0.2.1:4660"));
    auto six = *SocketAddress::fromLiteral("::1", 1);
    six.setPort(2);
    QCOMPARE(six.text(), std::string("[::1]:2"));
    auto path = SocketAddress::unixPath("/x");
    path.setPort(2);
    QCOMPARE(path.text(), std::string("unix:/x"));
}

void TestSocketAddress::knowsBothEndsOfASocket()
{
    const Descriptor server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto any = SocketAddress::ipv4({127, 0, 0, 1}, 0);
    QCOMPARE(bind(server.get(), any.data(), any.size()), 0);
    QCOMPARE(listen(server.get(), 1), 0);
    const auto bound = SocketAddress::localOf(server.get());
    QCOMPARE(bound.hostText(), std::string("127.0.0.1"));
    QVERIFY(bound.port() != 0);

    const Descriptor client(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    QCOMPARE(::connect(client.get(), bound.data(), bound.size()), 0);
    QVERIFY(SocketAddress::peerOf(client.get()) == bound);
    const Descriptor accepted(accept(server.get(), nullptr, nullptr));
    QVERIFY(SocketAddress::peerOf(accepted.get()) == SocketAddress::localOf(client.get()));
}

void TestSocketAddress::isInvalidWhereTheKernelHasNoAddress()
{
    const Descriptor unconnected(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    QVERIFY(!SocketAddress::peerOf(unconnected.get()).isValid());
    QVERIFY(!SocketAddress::localOf(-1).isValid());
    QVERIFY(!SocketAddress().isValid());
    QCOMPARE(SocketAddress().text(), std::string());
    QVERIFY(!SocketAddress().isLoopback());
    int pair[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    const Descriptor one(pair[0]);
    const Descriptor other(pair[1]);
    QVERIFY(SocketAddress::peerOf(one.get()).isValid());
    QCOMPARE(SocketAddress::peerOf(one.get()).text(), std::string("unix:"));
}

void TestSocketAddress::comparesByAddressPortAndScope()
{
    const auto make = [](const char *text, int port) {
        return *SocketAddress::fromLiteral(text, static_cast<std::uint16_t>(port));
    };
    QVERIFY(make("::1", 1) == make("::1", 1));
    QVERIFY(make("::1", 1) != make("::1", 2));
    QVERIFY(make("::1", 1) != make("::2", 1));
    QVERIFY(make("fe80::1%1", 1) != make("fe80::1%2", 1));
    QVERIFY(make("127.0.0.1", 1) == make("127.0.0.1", 1));
    QVERIFY(make("127.0.0.1", 1) != make("127.0.0.2", 1));
    QVERIFY(make("127.0.0.1", 1) != make("::ffff:127.0.0.1", 1));
    QVERIFY(SocketAddress::unixPath("/a") == SocketAddress::unixPath("/a"));
    QVERIFY(SocketAddress::unixPath("/a") != SocketAddress::unixPath("/b"));
    QVERIFY(SocketAddress() == SocketAddress());
    QVERIFY(SocketAddress() != make("::1", 1));
}

void TestSocketAddress::descriptorClosesOnce()
{
    int pair[2];
    QCOMPARE(pipe2(pair, O_CLOEXEC), 0);
    const int reading = pair[0];
    const Descriptor writing(pair[1]);
    {
        Descriptor descriptor(reading);
        descriptor.reset(reading); // its own number: kept
        QCOMPARE(fcntl(reading, F_GETFD), FD_CLOEXEC);
    }
    QCOMPARE(fcntl(reading, F_GETFD), -1);
}

void TestSocketAddress::descriptorMoves()
{
    int pair[2];
    QCOMPARE(pipe2(pair, O_CLOEXEC), 0);
    Descriptor one(pair[0]);
    Descriptor other(pair[1]);
    other = std::move(one);
    QCOMPARE(other.get(), pair[0]);
    QCOMPARE(fcntl(pair[1], F_GETFD), -1); // what it held was closed
    const Descriptor third(std::move(other));
    QVERIFY(third.isValid());
    QCOMPARE(third.get(), pair[0]);
}

QTEST_APPLESS_MAIN(TestSocketAddress)
#include "tst_socketaddress.moc"
