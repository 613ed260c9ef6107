// SPDX-License-Identifier: MIT
#include "session/freeport.h"

#include <QTcpServer>
#include <QTest>

using namespace argyle;
using session::freePortAfter;
using session::freePortFrom;

class TestFreePort : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithTheFirstFreeOne();
    void offersTheNextFreeOne();
    void leavesOutReservedOnes();
    void offersNoneWhereTheNumberIsNotTheTrouble();
    void offersNoneAtAnAddressThatIsNotHere();
};

void TestFreePort::beginsWithTheFirstFreeOne()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const isolation::TcpAddress first{QStringLiteral("127.0.0.1"), server.serverPort()};
    const auto next = freePortFrom(first, {});
    QVERIFY(next && *next > first.port);
    server.close();
    QCOMPARE(freePortFrom(first, {}), std::optional(first.port));
    const auto other = freePortFrom(first, {first.port});
    QVERIFY(other && *other > first.port);
}

void TestFreePort::offersTheNextFreeOne()
{
    QTcpServer first;
    QVERIFY(first.listen(QHostAddress::LocalHost));
    const isolation::TcpAddress taken{QStringLiteral("127.0.0.1"), first.serverPort()};
    const auto offered = freePortAfter(taken, {});
    QVERIFY(offered && *offered > taken.port);
    QTcpServer second;
    QVERIFY(second.listen(QHostAddress::LocalHost, *offered));
    const auto next = freePortAfter(taken, {});
    QVERIFY(next && *next > *offered);
}

void TestFreePort::leavesOutReservedOnes()
{
    QTcpServer first;
    QVERIFY(first.listen(QHostAddress::LocalHost));
    const isolation::TcpAddress taken{QStringLiteral("127.0.0.1"), first.serverPort()};
    const auto offered = freePortAfter(taken, {});
    QVERIFY(offered);
    const auto other = freePortAfter(taken, {*offered});
    QVERIFY(other && *other > *offered);
}

void TestFreePort::offersNoneWhereTheNumberIsNotTheTrouble()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QVERIFY(!freePortAfter({QStringLiteral("127.0.0.1"), port}, {}));
    QVERIFY(!freePortAfter({QStringLiteral("127.0.0.1"), 0}, {}));
}

void TestFreePort::offersNoneAtAnAddressThatIsNotHere()
{
    QVERIFY(!freePortAfter({QStringLiteral("192.0.2.1"), 1080}, {}));
}

QTEST_GUILESS_MAIN(TestFreePort)
#include "tst_freeport.moc"
