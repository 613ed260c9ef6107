// SPDX-License-Identifier: MIT
#include "net/localsockets.h"
#include "net/socketaddress.h"
#include "tests/net/tcpsocketends.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <sys/stat.h>

using namespace argyle::net;
using argyle::net::test::localOf;
using argyle::net::test::OwnConnection;
using argyle::net::test::peerOf;

namespace {

std::uint64_t inodeOf(const QTcpSocket &socket)
{
    struct stat status
    {};
    return fstat(int(socket.socketDescriptor()), &status) == 0 ? status.st_ino : 0;
}

} // namespace

class TestLocalSockets : public QObject
{
    Q_OBJECT
private slots:
    void findsSockets_data();
    void findsSockets();
};

void TestLocalSockets::findsSockets_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QHostAddress>("listening");
    QTest::addColumn<QHostAddress>("target");
    for (const auto &source :
         {std::pair{"kernel", LocalSockets::Source::Kernel}, std::pair{"files", LocalSockets::Source::ProcFiles}}) {
        const auto row = [source](const char *tag, const QHostAddress &listening, const QHostAddress &target) {
            QTest::addRow("%s, %s", source.first, tag) << int(source.second) << listening << target;
        };
        row("IPv4", QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHost));
        row("IPv6", QHostAddress(QHostAddress::LocalHostIPv6), QHostAddress(QHostAddress::LocalHostIPv6));
        row("IPv4 client of an IPv6 socket", QHostAddress(QHostAddress::Any), QHostAddress(QHostAddress::LocalHost));
        row("IPv6 client of such a socket", QHostAddress(QHostAddress::Any), QHostAddress(QHostAddress::LocalHostIPv6));
    }
}

void TestLocalSockets::findsSockets()
{
    QFETCH(int, source);
    QFETCH(QHostAddress, listening);
    QFETCH(QHostAddress, target);
    const OwnConnection connection(listening, target);
    if (!connection.isListening)
        QSKIP("This machine has no IPv6.");
    const QTcpSocket *accepted = connection.accepted.get();
    QVERIFY(accepted);

    LocalSockets sockets{LocalSockets::Source(source)};
    const SocketAddress elsewhere = SocketAddress::ipv4({192, 0, 2, 1}, 1);
    const SocketAddress listener = localOf(*accepted);
    const std::array ends{
        SocketEnds{peerOf(*accepted), localOf(*accepted)}, // the client's end as the server knows it
        SocketEnds{localOf(*accepted), peerOf(*accepted)}, // the server's
        SocketEnds{elsewhere, listener},
        SocketEnds{listener, elsewhere}, // there is one that listens on this port, but no such connection
        SocketEnds{},
    };
    const std::vector<std::uint64_t> inodes = sockets.inodesOf(ends);
    QCOMPARE(inodes, (std::vector<std::uint64_t>{inodeOf(connection.client), inodeOf(*accepted), 0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestLocalSockets)
#include "tst_localsockets.moc"
