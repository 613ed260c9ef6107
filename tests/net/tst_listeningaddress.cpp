// SPDX-License-Identifier: MIT
#include "net/listeningaddress.h"

#include <QTest>

#include <optional>

using argyle::net::ListeningAddress;
using argyle::net::SocketAddress;

class ListeningAddressTest : public QObject
{
    Q_OBJECT
private slots:
    void knowsItsOwn_data();
    void knowsItsOwn();
    void forgetsWhatIsClosed();
};

namespace {

SocketAddress address(const char *host, std::uint16_t port)
{
    return *SocketAddress::fromLiteral(host, port);
}

} // namespace

void ListeningAddressTest::knowsItsOwn_data()
{
    QTest::addColumn<QByteArray>("listening");
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("remote");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const char *listening, const char *local, const char *remote, bool expected) {
        QTest::newRow(name) << QByteArray(listening) << QByteArray(local) << QByteArray(remote) << expected;
    };
    row("the address itself", "127.0.0.1", "127.0.0.1", "127.0.0.1", true);
    row("another of loopback's", "127.0.0.1", "127.0.0.1", "127.0.0.2", false);
    row("mapped", "127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.1", true);
    row("any, by loopback", "0.0.0.0", "127.0.0.1", "127.0.0.5", true);
    row("any, by an address of this machine", "0.0.0.0", "192.0.2.7", "192.0.2.7", true);
    row("any, but another machine", "0.0.0.0", "192.0.2.7", "192.0.2.8", false);
    row("any IPv6, by IPv4", "::", "127.0.0.1", "127.0.0.1", true);
    row("any IPv6", "::", "::1", "::1", true);
    row("IPv6", "2001:db8::1", "2001:db8::1", "2001:db8::1", true);
}

void ListeningAddressTest::knowsItsOwn()
{
    QFETCH(QByteArray, listening);
    QFETCH(QByteArray, local);
    QFETCH(QByteArray, remote);
    QFETCH(bool, expected);
    const ListeningAddress own(address(listening.constData(), 1080));
    QCOMPARE(ListeningAddress::isReachedBy(address(local.constData(), 40000), address(remote.constData(), 1080)),
             expected);
    QVERIFY(!ListeningAddress::isReachedBy(address(local.constData(), 40000), address(remote.constData(), 1081)));
}

void ListeningAddressTest::forgetsWhatIsClosed()
{
    const SocketAddress at = address("127.0.0.1", 1080);
    std::optional<ListeningAddress> one(std::in_place, at);
    std::optional<ListeningAddress> same(std::in_place, at);
    one.reset();
    QVERIFY(ListeningAddress::isReachedBy(address("127.0.0.1", 40000), at));
    same.reset();
    QVERIFY(!ListeningAddress::isReachedBy(address("127.0.0.1", 40000), at));
}

QTEST_APPLESS_MAIN(ListeningAddressTest)
#include "tst_listeningaddress.moc"
