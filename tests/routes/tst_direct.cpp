// SPDX-License-Identifier: MIT
#include "net/socketaddress.h"
#include "tests/net/connecting.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"
#include "tests/routes/directtest.h"

#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::SocketAddress;
using argyle::net::test::acceptedOf;
using argyle::net::test::listenTcp;
using argyle::net::test::loopback4;
using argyle::net::test::loopback6;
using argyle::net::test::readAll;
using argyle::net::test::Refusing;
using argyle::socks::Command;
using argyle::socks::Reply;

class TestDirect : public DirectTest
{
    Q_OBJECT
private slots:
    void connectsByAddress_data();
    void connectsByAddress();
    void connectsByName();
    void sendsEarlyData();
    void triesTheNextAddressWhereOneRefuses();
    void takesBlockedNamesForNoWayHere();
    void mapsRefusedConnections();
    void leavesNothingWhenCancelledInAConnect();
};

void TestDirect::connectsByAddress_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << "127.0.0.1";
    QTest::newRow("IPv6") << "::1";
}

void TestDirect::connectsByAddress()
{
    QFETCH(QString, host);
    const auto listener = listenTcp(host.contains(QLatin1Char(':')) ? loopback6() : loopback4());
    Asked asked(connectTo(host.toStdString(), portOf(listener)), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QCOMPARE(asked.stages, QList{Stage::Connecting});
    const auto accepted = acceptedOf(listener);
    QCOMPARE(argyle::socks::toString(asked.opened->bound), SocketAddress::peerOf(accepted.get()).text());
    QCOMPARE(asked.opened->remote.toStdString(), SocketAddress::localOf(listener.get()).text());
    QVERIFY(asked.opened->fromRemote.empty());
    QCOMPARE(m_server->questions(), 0);
}

void TestDirect::connectsByName()
{
    const auto listener = listenTcp();
    Asked asked(connectTo("Four.TEST.", portOf(listener)), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QCOMPARE(asked.stages, (QList{Stage::Resolving, Stage::Connecting}));
    QCOMPARE(asked.opened->remote.toStdString(), SocketAddress::localOf(listener.get()).text());
}

void TestDirect::sendsEarlyData()
{
    const auto listener = listenTcp();
    Asked asked(connectTo("four.test", portOf(listener)), group());
    asked.early = "early";
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QCOMPARE(asked.opened->earlySent, std::size_t(5));
    QCOMPARE(readAll(acceptedOf(listener).get(), 5), QByteArray("early"));
}

void TestDirect::triesTheNextAddressWhereOneRefuses()
{
    const auto listener = listenTcp(loopback6());
    Asked asked(connectTo("both.test", portOf(listener)), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QCOMPARE(asked.opened->remote.toStdString(), SocketAddress::localOf(listener.get()).text());
}

void TestDirect::takesBlockedNamesForNoWayHere()
{
    // Whoever connects to 0.0.0.0 or :: reaches this machine.
    const auto listener = listenTcp();
    for (const char *address : {"0.0.0.0", "::"})
        m_server->addAddress("blocked.test", address);
    m_server->addAddress("half.test", "0.0.0.0");
    m_server->addAddress("half.test", "127.0.0.1");
    for (const bool isKnown : {false, true}) {
        Asked blocked(connectTo("blocked.test", portOf(listener)), group());
        blocked.begin(*m_route);
        QVERIFY(blocked.ends());
        QCOMPARE(blocked.failure.value().reply, Reply::HostUnreachable);
        QVERIFY2(blocked.failure->problem.contains(QLatin1String("leads nowhere")),
                 qPrintable(blocked.failure->problem));
        QCOMPARE(blocked.stages.isEmpty(), isKnown);
        Asked half(connectTo("half.test", portOf(listener)), group());
        half.begin(*m_route);
        QVERIFY(half.ends());
        QCOMPARE(half.opened.value().remote.toStdString(), SocketAddress::localOf(listener.get()).text());
    }
    // What the name servers say is still told to those who ask for that.
    Asked lookup(requestFor(Command::Resolve, "blocked.test"), group());
    lookup.begin(*m_route);
    QVERIFY(lookup.ends());
    QCOMPARE(text(lookup.answer.value()), QStringLiteral("0.0.0.0"));
}

void TestDirect::mapsRefusedConnections()
{
    const Refusing refusing;
    for (const char *host : {"127.0.0.1", "four.test"}) {
        Asked asked(connectTo(host, refusing.address().port()), group());
        asked.begin(*m_route);
        QVERIFY(asked.ends());
        QCOMPARE(asked.failure.value().reply, Reply::ConnectionRefused);
    }
}

void TestDirect::leavesNothingWhenCancelledInAConnect()
{
    // One connection fills the queue of this listener; the next hangs unanswered.
    const auto listener = listenTcp(loopback4(), 0);
    Asked first(connectTo("127.0.0.1", portOf(listener)), group());
    first.begin(*m_route);
    QVERIFY(first.ends());
    Asked warm(requestFor(Command::Resolve, "four.test"), group());
    warm.begin(*m_route);
    QVERIFY(warm.ends());
    const int before = openDescriptors();
    for (const bool isInItsMidst : {false, true}) {
        Asked asked(connectTo("127.0.0.1", portOf(listener)), group());
        asked.begin(*m_route);
        Asked meanwhile(requestFor(Command::Resolve, "nowhere.test"), group());
        if (isInItsMidst) {
            meanwhile.begin(*m_route);
            QVERIFY(meanwhile.ends());
        }
        QVERIFY(asked.isUnderWay());
        QCOMPARE(openDescriptors(), before + 1);
        asked.cancel();
        QCOMPARE(openDescriptors(), before);
        Asked later(requestFor(Command::Resolve, "nowhere.test"), group());
        later.begin(*m_route);
        QVERIFY(later.ends());
        QCOMPARE(asked.calls, 0);
    }
}

QTEST_GUILESS_MAIN(TestDirect)
#include "tst_direct.moc"
