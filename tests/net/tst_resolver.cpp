// SPDX-License-Identifier: MIT
#include "net/hostsfile.h"
#include "net/resolver.h"
#include "tests/net/nameserver.h"
#include "tests/net/resolvertest.h"

#include <QHostInfo>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace argyle::net;
using namespace argyle::net::test;
using argyle::tests::NameServer;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(argyle::net::Families)
Q_DECLARE_METATYPE(argyle::net::LookupError)

class TestResolver : public ResolverTest
{
    Q_OBJECT
private slots:
    void findsAddresses_data();
    void findsAddresses();
    void tellsTheSmallestTimeToLive_data();
    void tellsTheSmallestTimeToLive();
    void failsWithAReason_data();
    void failsWithAReason();
    void answersWithoutAsking_data();
    void answersWithoutAsking();
    void readsTheHostsFileFirst_data();
    void readsTheHostsFileFirst();
    void readsTheMachinesOwnHostsFile();
    void readsTheHostsFileAgainWhenItHasChanged();
    void findsPointers_data();
    void findsPointers();
    void findsPointersInTheHostsFile();
    void asksOverTcpWhereTheAnswerIsTruncated();
    void takesNoMappedAddressForAnIpv6One();
    void doesAThousandLookupsAtOnce();
};

void TestResolver::findsAddresses_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Families>("families");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *tag, const char *name, Families families, const char *expected) {
        QTest::newRow(tag) << std::string(name) << families << list(expected);
    };
    row("IPv4", "both.test", Families::Ipv4, "192.0.2.1:0 192.0.2.2:0");
    row("IPv6", "both.test", Families::Ipv6, "[2001:db8::1]:0");
    row("both, IPv4 first", "both.test", Families::Both, "192.0.2.1:0 192.0.2.2:0 [2001:db8::1]:0");
    row("IPv4 alone of both", "four.test", Families::Both, "192.0.2.4:0");
    row("IPv6 alone of both", "six.test", Families::Both, "[2001:db8::6]:0");
    row("alias", "alias.test", Families::Ipv4, "192.0.2.4:0");
    row("case", "FOUR.Test", Families::Ipv4, "192.0.2.4:0");
    row("trailing dot", "four.test.", Families::Ipv4, "192.0.2.4:0");
    row("underscore", "under_score.test", Families::Ipv4, "192.0.2.5:0");
    row("single label", "single", Families::Ipv4, "192.0.2.8:0");
}

void TestResolver::findsAddresses()
{
    QFETCH(std::string, name);
    QFETCH(Families, families);
    QFETCH(QStringList, expected);
    m_server->addAddress("both.test", "192.0.2.1");
    m_server->addAddress("both.test", "192.0.2.2");
    m_server->addAddress("both.test", "2001:db8::1");
    m_server->addAddress("four.test", "192.0.2.4");
    m_server->addAddress("six.test", "2001:db8::6");
    m_server->addAlias("alias.test", "four.test");
    m_server->addAddress("under_score.test", "192.0.2.5");
    m_server->addAddress("single", "192.0.2.8");
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, name, families);
    QCOMPARE(result.error, LookupError::None);
    QCOMPARE(texts(result.addresses), expected);
}

void TestResolver::tellsTheSmallestTimeToLive_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Families>("families");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("one record") << std::string("one.test") << Families::Ipv4 << qint64(70);
    QTest::newRow("of several") << std::string("several.test") << Families::Ipv4 << qint64(20);
    QTest::newRow("of both families") << std::string("several.test") << Families::Both << qint64(10);
    QTest::newRow("of an alias") << std::string("alias.test") << Families::Ipv4 << qint64(5);
    QTest::newRow("behind an alias") << std::string("longalias.test") << Families::Ipv4 << qint64(70);
    QTest::newRow("zero") << std::string("zero.test") << Families::Ipv4 << qint64(0);
}

void TestResolver::tellsTheSmallestTimeToLive()
{
    QFETCH(std::string, name);
    QFETCH(Families, families);
    QFETCH(qint64, expected);
    m_server->addAddress("one.test", "192.0.2.1", 70);
    m_server->addAddress("several.test", "192.0.2.1", 50);
    m_server->addAddress("several.test", "192.0.2.2", 20);
    m_server->addAddress("several.test", "2001:db8::1", 10);
    m_server->addAlias("alias.test", "one.test", 5);
    m_server->addAlias("longalias.test", "one.test", 900);
    m_server->addAddress("zero.test", "192.0.2.1", 0);
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, name, families);
    QCOMPARE(result.error, LookupError::None);
    QCOMPARE(qint64(result.timeToLive.count()), expected);
}

void TestResolver::failsWithAReason_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Families>("families");
    QTest::addColumn<LookupError>("expected");
    QTest::newRow("no such name") << std::string("missing.test") << Families::Both << LookupError::NotFound;
    QTest::newRow("no record of the family") << std::string("four.test") << Families::Ipv6 << LookupError::NotFound;
    QTest::newRow("server failure") << std::string("broken.test") << Families::Both << LookupError::ServerFailed;
    QTest::newRow("refused") << std::string("refused.test") << Families::Ipv4 << LookupError::ServerFailed;
    QTest::newRow("server failure in the one family, nothing in the other")
        << std::string("half.test") << Families::Both << LookupError::ServerFailed;
    QTest::newRow("label of 64") << std::string(64, 'a') + ".test" << Families::Ipv4 << LookupError::NotFound;
    QTest::newRow("empty label") << std::string("a..test") << Families::Ipv4 << LookupError::NotFound;
    QTest::newRow("alias of nothing") << std::string("alias.test") << Families::Ipv4 << LookupError::NotFound;
}

void TestResolver::failsWithAReason()
{
    QFETCH(std::string, name);
    QFETCH(Families, families);
    QFETCH(LookupError, expected);
    m_server->addAddress("four.test", "192.0.2.4");
    m_server->setBehaviour("broken.test", NameServer::Behaviour::ServerFailure);
    m_server->setBehaviour("refused.test", NameServer::Behaviour::Refused);
    m_server->addAddress("half.test", "192.0.2.4");
    m_server->setBehaviour("half.test", NameServer::Type::A, NameServer::Behaviour::ServerFailure);
    m_server->addAlias("alias.test", "missing.test");
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, name, families);
    QCOMPARE(result.error, expected);
    QVERIFY(result.addresses.empty());
}

void TestResolver::answersWithoutAsking_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Families>("families");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *tag, const char *name, Families families, const char *expected) {
        QTest::newRow(tag) << std::string(name) << families << list(expected);
    };
    row("empty", "", Families::Both, "");
    row("the root", ".", Families::Both, "");
    row("IPv4 literal", "192.0.2.9", Families::Both, "192.0.2.9:0");
    row("IPv6 literal", "2001:db8::9", Families::Both, "[2001:db8::9]:0");
    row("literal of the other family", "192.0.2.9", Families::Ipv6, "");
    row("mapped literal", "::ffff:192.0.2.9", Families::Both, "192.0.2.9:0");
    row("mapped literal, IPv6", "::ffff:192.0.2.9", Families::Ipv6, "");
    row("a number with a leading zero", "192.0.2.09", Families::Both, "");
    row("three numbers", "192.0.2", Families::Ipv4, "");
    row("onion, RFC 7686", "expyuzz4wqqyqhjn.onion", Families::Both, "");
    row("onion with a subdomain", "www.expyuzz4wqqyqhjn.onion", Families::Both, "");
    row("onion in capitals, with a dot", "expyuzz4wqqyqhjn.ONION.", Families::Both, "");
    row("onion itself", "onion", Families::Both, "");
    row("invalid, RFC 6761", "some.invalid", Families::Both, "");
    row("localhost, RFC 6761", "localhost", Families::Both, "127.0.0.1:0 [::1]:0");
    row("localhost, IPv4", "localhost", Families::Ipv4, "127.0.0.1:0");
    row("localhost, IPv6", "LocalHost.", Families::Ipv6, "[::1]:0");
    row("below localhost", "service.localhost", Families::Ipv4, "127.0.0.1:0");
}

void TestResolver::answersWithoutAsking()
{
    QFETCH(std::string, name);
    QFETCH(Families, families);
    QFETCH(QStringList, expected);
    // The server would know them.
    for (const char *known : {"expyuzz4wqqyqhjn.onion", "www.expyuzz4wqqyqhjn.onion", "onion", "some.invalid",
                              "localhost", "192.0.2.09", "192.0.2"})
        m_server->addAddress(known, "192.0.2.66");
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, name, families);
    QCOMPARE(result.error, expected.isEmpty() ? LookupError::NotFound : LookupError::None);
    QCOMPARE(texts(result.addresses), expected);
    QCOMPARE(result.timeToLive, 0s);
    QCOMPARE(m_server->questions(), 0);
}

void TestResolver::readsTheHostsFileFirst_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Families>("families");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("IPv4") << std::string("hosted.test") << Families::Ipv4 << list("192.0.2.7:0");
    QTest::newRow("IPv6") << std::string("HOSTED6.test.") << Families::Both << list("[2001:db8::7]:0");
    QTest::newRow("blocked") << std::string("blocked.test") << Families::Both << list("0.0.0.0:0");
    QTest::newRow("blocked in the family that is not there")
        << std::string("blocked.test") << Families::Ipv6 << list("");
}

void TestResolver::readsTheHostsFileFirst()
{
    QFETCH(std::string, name);
    QFETCH(Families, families);
    QFETCH(QStringList, expected);
    for (const char *known : {"hosted.test", "hosted6.test", "blocked.test"}) {
        m_server->addAddress(known, "192.0.2.66");
        m_server->addAddress(known, "2001:db8::66");
    }
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, name, families);
    QCOMPARE(texts(result.addresses), expected);
    QCOMPARE(result.error, expected.isEmpty() ? LookupError::NotFound : LookupError::None);
    QCOMPARE(m_server->questions(), 0);
}

void TestResolver::readsTheMachinesOwnHostsFile()
{
    const std::string name = QHostInfo::localHostName().toLower().toStdString();
    HostsFile hosts(QStringLiteral("/etc/hosts"));
    hosts.refresh();
    if (hosts.addressesOf(name).empty())
        QSKIP("/etc/hosts does not have this machine's own name.");
    Resolver resolver;
    resolver.setServers({m_server->socketAddress()});
    QCOMPARE(lookedUp(resolver, name, Families::Both).error, LookupError::None);
    QCOMPARE(m_server->questions(), 0);
}

void TestResolver::readsTheHostsFileAgainWhenItHasChanged()
{
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "new.test", Families::Ipv4).error, LookupError::NotFound);
    write(m_system.hosts, "192.0.2.70 new.test\n");
    QTRY_COMPARE(texts(lookedUp(*resolver, "new.test", Families::Ipv4).addresses), list("192.0.2.70:0"));
}

void TestResolver::findsPointers_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("one.test");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray("six.test");
    QTest::newRow("IPv4-mapped") << QByteArray("::ffff:192.0.2.1") << QByteArray("one.test");
    QTest::newRow("without a record") << QByteArray("192.0.2.99") << QByteArray();
    QTest::newRow("IPv6 without a record") << QByteArray("2001:db8::99") << QByteArray();
}

void TestResolver::findsPointers()
{
    QFETCH(QByteArray, literal);
    QFETCH(QByteArray, expected);
    m_server->addPointer("1.2.0.192.in-addr.arpa", "one.test");
    m_server->addPointer("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", "six.test");
    const auto resolver = newResolver();
    const LookupResult result = lookedUpPointer(*resolver, *SocketAddress::fromLiteral(literal.toStdString(), 443));
    QCOMPARE(result.error, expected.isEmpty() ? LookupError::NotFound : LookupError::None);
    QCOMPARE(QByteArray::fromStdString(result.name), expected);
}

void TestResolver::findsPointersInTheHostsFile()
{
    m_server->addPointer("7.2.0.192.in-addr.arpa", "asked.test");
    const auto resolver = newResolver();
    QCOMPARE(lookedUpPointer(*resolver, *SocketAddress::fromLiteral("192.0.2.7", 0)).name, std::string("hosted.test"));
    QCOMPARE(m_server->questions(), 0);
    QCOMPARE(lookedUpPointer(*resolver, SocketAddress::unixPath("/run/x")).error, LookupError::NotFound);
}

void TestResolver::asksOverTcpWhereTheAnswerIsTruncated()
{
    for (int i = 1; i <= 200; ++i)
        m_server->addAddress("large.test", qPrintable(QStringLiteral("192.0.2.%1").arg(i)));
    m_server->setBehaviour("large.test", NameServer::Behaviour::TruncatedOverUdp);
    const auto resolver = newResolver();
    const LookupResult result = lookedUp(*resolver, "large.test", Families::Ipv4);
    QCOMPARE(result.error, LookupError::None);
    QCOMPARE(result.addresses.size(), std::size_t(200));
    QCOMPARE(m_server->questionsOverTcp(), 1);
}

void TestResolver::takesNoMappedAddressForAnIpv6One()
{
    m_server->addAddress("mapped.test", "::ffff:192.0.2.4");
    m_server->addAddress("both.test", "::ffff:192.0.2.4");
    m_server->addAddress("both.test", "2001:db8::4");
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "mapped.test", Families::Ipv6).error, LookupError::NotFound);
    QCOMPARE(lookedUp(*resolver, "mapped.test", Families::Both).error, LookupError::NotFound);
    QCOMPARE(texts(lookedUp(*resolver, "both.test", Families::Both).addresses), list("[2001:db8::4]:0"));
}

void TestResolver::doesAThousandLookupsAtOnce()
{
    const auto resolver = newResolver();
    std::vector<Asked> lookups(1000);
    for (int i = 0; i < 1000; ++i) {
        const QByteArray name = "name" + QByteArray::number(i) + ".test";
        m_server->addAddress(name, qPrintable(QStringLiteral("10.0.%1.%2").arg(i / 250).arg(i % 250)));
        lookups[i].lookup = resolver->lookUp(name.toStdString(), Families::Both, Prefer::Ipv4, lookups[i].answered());
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(lookups.begin(), lookups.end(), [](const Asked &asked) { return asked.result.has_value(); }),
        20000);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(texts(lookups[i].result->addresses),
                 QStringList{QStringLiteral("10.0.%1.%2:0").arg(i / 250).arg(i % 250)});
        QCOMPARE(lookups[i].calls, 1);
    }
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
