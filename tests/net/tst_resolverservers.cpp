// SPDX-License-Identifier: MIT
#include "net/resolver.h"
#include "tests/net/nameserver.h"
#include "tests/net/resolvertest.h"

#include <QHostAddress>
#include <QTest>

#include <chrono>
#include <optional>
#include <string>

using namespace argyle::net;
using namespace argyle::net::test;
using argyle::tests::NameServer;
using namespace std::chrono_literals;

class TestResolverServers : public ResolverTest
{
    Q_OBJECT
private slots:
    void failsWhereNoServerListens();
    void cancelsLookupsWhenTheServersChange();
    void keepsLookupsWhenTheServersStay();
    void asksTheNewServers();
    void asksTheNextServerWhereOneFails();
    void readsTheSystemsConfigurationAgainWhenItHasChanged();
    void searchesTheSystemsDomainsForSingleLabelsOnly_data();
    void searchesTheSystemsDomainsForSingleLabelsOnly();
    void neverSearchesWithServersOfItsOwn();
    void doesNotWaitLongForTheOtherFamily();
    void asksAgainForThePreferredFamily_data();
    void asksAgainForThePreferredFamily();
    void keepsHalfAnAnswerBrieflyIfAtAll_data();
    void keepsHalfAnAnswerBrieflyIfAtAll();
    void oneThatFailsTakesNoOtherAlong();
    void timesOutWhereTheServerIsSilent();
};

void TestResolverServers::failsWhereNoServerListens()
{
    const auto resolver = newResolver();
    m_server.reset();
    const LookupError error = lookedUp(*resolver, "four.test", Families::Ipv4).error;
    // c-ares 1.27 takes a refusal for silence.
    QVERIFY(error == LookupError::ServerFailed || error == LookupError::TimedOut);
}

void TestResolverServers::cancelsLookupsWhenTheServersChange()
{
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    const auto resolver = newResolver();
    Asked asked;
    Asked known;
    asked.lookup = resolver->lookUp("silent.test", Families::Both, Prefer::Ipv4, asked.answered());
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    resolver->setServers({SocketAddress::fromLiteral("127.0.0.1", 9).value()});
    QCOMPARE(asked.calls, 0);
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.result->error, LookupError::Cancelled);
    QTRY_COMPARE(known.calls, 1);
    QCOMPARE(known.result->error, LookupError::None);
}

void TestResolverServers::keepsLookupsWhenTheServersStay()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    Asked asked;
    asked.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, asked.answered());
    resolver->setServers({m_server->socketAddress()});
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.result->error, LookupError::None);
}

void TestResolverServers::asksTheNewServers()
{
    NameServer other;
    m_server->addAddress("four.test", "192.0.2.4");
    other.addAddress("four.test", "192.0.2.44");
    const auto resolver = newResolver();
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.4:0"));
    resolver->setServers({other.socketAddress()});
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.44:0"));
    resolver->setServers({}); // the system's, which m_system say
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.4:0"));
}

void TestResolverServers::asksTheNextServerWhereOneFails()
{
    NameServer second;
    m_server->setBehaviour("four.test", NameServer::Behaviour::ServerFailure);
    second.addAddress("four.test", "192.0.2.44");
    Resolver resolver(m_system);
    resolver.setServers({m_server->socketAddress(), second.socketAddress()});
    QCOMPARE(texts(lookedUp(resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.44:0"));
}

void TestResolverServers::readsTheSystemsConfigurationAgainWhenItHasChanged()
{
    // resolv.conf has no room for a port: another address, the same port.
    NameServer other(QHostAddress(QStringLiteral("127.0.0.2")), m_server->port());
    m_server->addAddress("four.test", "192.0.2.4");
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    other.addAddress("four.test", "192.0.2.44");
    Resolver resolver(m_system);
    QCOMPARE(texts(lookedUp(resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.4:0"));
    Asked underWay;
    underWay.lookup = resolver.lookUp("silent.test", Families::Ipv4, Prefer::Ipv4, underWay.answered());
    write(m_system.resolvConf, "nameserver 127.0.0.2\n# changed\n");
    QTRY_COMPARE(texts(lookedUp(resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.44:0"));
    QCOMPARE(underWay.calls, 0);
}

void TestResolverServers::searchesTheSystemsDomainsForSingleLabelsOnly_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("single label") << std::string("printer") << true;
    QTest::newRow("single label with a dot") << std::string("printer.") << false;
    QTest::newRow("dotted") << std::string("printer.office") << false;
    QTest::newRow("the whole name") << std::string("printer.searched.test") << true;
}

void TestResolverServers::searchesTheSystemsDomainsForSingleLabelsOnly()
{
    QFETCH(std::string, name);
    QFETCH(bool, isFound);
    m_server->addAddress("printer.searched.test", "192.0.2.20");
    m_server->addAddress("printer.office.searched.test", "192.0.2.21");
    Resolver resolver(m_system);
    const LookupResult result = lookedUp(resolver, name, Families::Ipv4);
    QCOMPARE(result.error, isFound ? LookupError::None : LookupError::NotFound);
    QCOMPARE(texts(result.addresses), isFound ? list("192.0.2.20:0") : QStringList());
}

void TestResolverServers::neverSearchesWithServersOfItsOwn()
{
    m_server->addAddress("printer.searched.test", "192.0.2.20");
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "printer", Families::Ipv4).error, LookupError::NotFound);
    QCOMPARE(m_server->questions("printer.searched.test"), 0);
    QCOMPARE(m_server->questions("printer"), 1);
}

void TestResolverServers::doesNotWaitLongForTheOtherFamily()
{
    m_server->addAddress("half.test", "192.0.2.4", 60);
    m_server->addAddress("half.test", "2001:db8::4", 60);
    m_server->setBehaviour("half.test", NameServer::Type::Aaaa, NameServer::Behaviour::Silent);
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, "half.test", Families::Both);
    QCOMPARE(m_server->questions("half.test"), 2); // it has not been asked again meanwhile
    QCOMPARE(result.error, LookupError::None);
    QCOMPARE(texts(result.addresses), list("192.0.2.4:0"));
}

void TestResolverServers::asksAgainForThePreferredFamily_data()
{
    QTest::addColumn<NameServer::Type>("lost");
    QTest::addColumn<Prefer>("preferred");
    QTest::newRow("IPv4") << NameServer::Type::A << Prefer::Ipv4;
    QTest::newRow("IPv6") << NameServer::Type::Aaaa << Prefer::Ipv6;
}

void TestResolverServers::asksAgainForThePreferredFamily()
{
    QFETCH(NameServer::Type, lost);
    QFETCH(Prefer, preferred);
    m_server->addAddress("lossy.test", "192.0.2.4", 60);
    m_server->addAddress("lossy.test", "2001:db8::4", 60);
    m_server->setBehaviour("lossy.test", lost, NameServer::Behaviour::SilentOnce);
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, "lossy.test", Families::Both, preferred);
    QCOMPARE(texts(result.addresses), list("192.0.2.4:0 [2001:db8::4]:0"));
    QCOMPARE(result.timeToLive, 60s);
    QCOMPARE(m_server->questions("lossy.test"), 3);
}

void TestResolverServers::keepsHalfAnAnswerBrieflyIfAtAll_data()
{
    QTest::addColumn<NameServer::Type>("missing");
    QTest::addColumn<NameServer::Behaviour>("behaviour");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<qint64>("kept");
    const QStringList four = list("192.0.2.4:0");
    const QStringList six = list("[2001:db8::4]:0");
    QTest::newRow("the other is silent") << NameServer::Type::Aaaa << NameServer::Behaviour::Silent << four
                                         << qint64(10);
    QTest::newRow("the preferred one is silent")
        << NameServer::Type::A << NameServer::Behaviour::Silent << six << qint64(0);
    QTest::newRow("the other fails") << NameServer::Type::Aaaa << NameServer::Behaviour::ServerFailure << four
                                     << qint64(10);
    QTest::newRow("the preferred one fails")
        << NameServer::Type::A << NameServer::Behaviour::ServerFailure << six << qint64(0);
}

void TestResolverServers::keepsHalfAnAnswerBrieflyIfAtAll()
{
    QFETCH(NameServer::Type, missing);
    QFETCH(NameServer::Behaviour, behaviour);
    QFETCH(QStringList, expected);
    QFETCH(qint64, kept);
    m_server->addAddress("half.test", "192.0.2.4", 60);
    m_server->addAddress("half.test", "2001:db8::4", 60);
    m_server->setBehaviour("half.test", missing, behaviour);
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, "half.test", Families::Both);
    QCOMPARE(texts(result.addresses), expected);
    QCOMPARE(qint64(result.timeToLive.count()), kept);
}

void TestResolverServers::oneThatFailsTakesNoOtherAlong()
{
    m_server->addAddress("slow.test", "192.0.2.1");
    m_server->setBehaviour("slow.test", NameServer::Behaviour::Silent);
    m_server->setBehaviour("large.test", NameServer::Behaviour::TruncatedOverUdp);
    m_server->closeTcp();
    const auto resolver = newResolver();
    Asked slow;
    slow.lookup = resolver->lookUp("slow.test", Families::Ipv4, Prefer::Ipv4, slow.answered());
    QTRY_COMPARE(m_server->questions(), 1);
    QCOMPARE(lookedUp(*resolver, "large.test", Families::Ipv4).error, LookupError::ServerFailed);
    m_server->behave();
    QTRY_VERIFY(slow.result);
    QCOMPARE(slow.result->error, LookupError::None);
    QCOMPARE(texts(slow.result->addresses), list("192.0.2.1:0"));
}

void TestResolverServers::timesOutWhereTheServerIsSilent()
{
    NameServer second;
    for (NameServer *server : {m_server.get(), &second}) {
        server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
        server->setBehaviour("1.2.0.192.in-addr.arpa", NameServer::Behaviour::Silent);
    }
    const auto one = newResolver();
    Resolver several(m_system);
    several.setServers({m_server->socketAddress(), second.socketAddress()});
    Asked asked[3];
    asked[0].lookup = one->lookUp("silent.test", Families::Both, Prefer::Ipv4, asked[0].answered());
    asked[1].lookup = one->lookUpPointer(SocketAddress::ipv4({192, 0, 2, 1}, 0), asked[1].answered());
    asked[2].lookup = several.lookUp("silent.test", Families::Ipv4, Prefer::Ipv4, asked[2].answered());
    QTRY_VERIFY_WITH_TIMEOUT(asked[0].result && asked[1].result && asked[2].result, 20000);
    for (const Asked &each : asked) {
        QCOMPARE(each.result->error, LookupError::TimedOut);
        QCOMPARE(each.calls, 1);
    }
}

QTEST_GUILESS_MAIN(TestResolverServers)
#include "tst_resolverservers.moc"
