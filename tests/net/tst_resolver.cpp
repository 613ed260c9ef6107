// SPDX-License-Identifier: MIT
#include "net/resolver.h"

#include "tests/net/nameserver.h"

#include "net/hostsfile.h"

#include <QFile>
#include <QHostInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <optional>

using namespace argyle::net;
using argyle::tests::NameServer;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(argyle::net::Families)
Q_DECLARE_METATYPE(argyle::net::LookupError)

namespace {

QStringList texts(const std::vector<SocketAddress> &addresses)
{
    QStringList result;
    for (const SocketAddress &address : addresses)
        result.append(QString::fromStdString(address.text()));
    return result;
}

QStringList list(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A lookup and what came of it.
struct Asked
{
    std::unique_ptr<Resolver::Lookup> lookup;
    std::optional<LookupResult> result;
    int calls = 0;

    Resolver::Answered answered()
    {
        return [this](const LookupResult &found) {
            result = found;
            ++calls;
        };
    }
};

} // namespace

class ResolverTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void findsAddresses_data();
    void findsAddresses();
    void tellsTheSmallestTimeToLive_data();
    void tellsTheSmallestTimeToLive();
    void failsWithAReason_data();
    void failsWithAReason();
    void failsWhereNoServerListens();
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
    void neverCallsBackFromInsideLookUp_data();
    void neverCallsBackFromInsideLookUp();
    void mayDestroyTheLookupInItsCallback();
    void mayAskAgainInACallback();
    void mayDestroyTheResolverInACallback();
    void doesNotCallBackOnceTheLookupIsDestroyed();
    void doesNotCallBackOnceTheResolverIsDestroyed();
    void refusesServers_data();
    void refusesServers();
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
    void takesNoMappedAddressForAnIpv6One();
    void doesAThousandLookupsAtOnce();
    void timesOutWhereTheServerIsSilent();

private:
    std::unique_ptr<Resolver> newResolver() const;
    static LookupResult lookedUp(Resolver &resolver, const std::string &name, Families families,
                                 Prefer preferred = Prefer::Ipv4);
    static LookupResult lookedUpPointer(Resolver &resolver, const SocketAddress &address);
    static void write(const QString &path, const QByteArray &text);

    QTemporaryDir m_folder;
    Resolver::System m_system;
    std::unique_ptr<NameServer> m_server;
};

void ResolverTest::write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void ResolverTest::initTestCase()
{
    m_system.hosts = m_folder.filePath(QStringLiteral("hosts"));
    m_system.resolvConf = m_folder.filePath(QStringLiteral("resolv.conf"));
}

void ResolverTest::init()
{
    m_server = std::make_unique<NameServer>();
    write(m_system.hosts, "192.0.2.7 hosted.test\n2001:db8::7 hosted6.test\n0.0.0.0 blocked.test\n");
    write(m_system.resolvConf, "search searched.test\nnameserver 127.0.0.1\n");
    m_system.port = m_server->port();
}

std::unique_ptr<Resolver> ResolverTest::newResolver() const
{
    auto resolver = std::make_unique<Resolver>(m_system);
    const bool isTaken = !resolver->setServers({m_server->address()});
    Q_ASSERT(isTaken);
    return resolver;
}

LookupResult ResolverTest::lookedUp(Resolver &resolver, const std::string &name, Families families, Prefer preferred)
{
    Asked asked;
    asked.lookup = resolver.lookUp(name, families, preferred, asked.answered());
    if (!QTest::qWaitFor([&] { return asked.result.has_value(); }, 20000))
        return {LookupError::Cancelled, {}, {}, {}};
    return *asked.result;
}

LookupResult ResolverTest::lookedUpPointer(Resolver &resolver, const SocketAddress &address)
{
    Asked asked;
    asked.lookup = resolver.lookUpPointer(address, asked.answered());
    if (!QTest::qWaitFor([&] { return asked.result.has_value(); }, 20000))
        return {LookupError::Cancelled, {}, {}, {}};
    return *asked.result;
}

void ResolverTest::findsAddresses_data()
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

void ResolverTest::findsAddresses()
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

void ResolverTest::tellsTheSmallestTimeToLive_data()
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

void ResolverTest::tellsTheSmallestTimeToLive()
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

void ResolverTest::failsWithAReason_data()
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

void ResolverTest::failsWithAReason()
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

void ResolverTest::failsWhereNoServerListens()
{
    const auto resolver = newResolver();
    m_server.reset();
    const LookupError error = lookedUp(*resolver, "four.test", Families::Ipv4).error;
    // c-ares 1.27 takes a refusal for silence.
    QVERIFY(error == LookupError::ServerFailed || error == LookupError::TimedOut);
}

void ResolverTest::answersWithoutAsking_data()
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

void ResolverTest::answersWithoutAsking()
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

void ResolverTest::readsTheHostsFileFirst_data()
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

void ResolverTest::readsTheHostsFileFirst()
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

void ResolverTest::readsTheMachinesOwnHostsFile()
{
    const std::string name = QHostInfo::localHostName().toLower().toStdString();
    HostsFile hosts(QStringLiteral("/etc/hosts"));
    hosts.refresh();
    if (hosts.addressesOf(name).empty())
        QSKIP("/etc/hosts does not have this machine's own name.");
    Resolver resolver;
    QVERIFY(!resolver.setServers({m_server->address()}));
    QCOMPARE(lookedUp(resolver, name, Families::Both).error, LookupError::None);
    QCOMPARE(m_server->questions(), 0);
}

void ResolverTest::readsTheHostsFileAgainWhenItHasChanged()
{
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "new.test", Families::Ipv4).error, LookupError::NotFound);
    write(m_system.hosts, "192.0.2.70 new.test\n");
    QTRY_COMPARE(texts(lookedUp(*resolver, "new.test", Families::Ipv4).addresses), list("192.0.2.70:0"));
}

void ResolverTest::findsPointers_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("one.test");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray("six.test");
    QTest::newRow("IPv4-mapped") << QByteArray("::ffff:192.0.2.1") << QByteArray("one.test");
    QTest::newRow("without a record") << QByteArray("192.0.2.99") << QByteArray();
    QTest::newRow("IPv6 without a record") << QByteArray("2001:db8::99") << QByteArray();
}

void ResolverTest::findsPointers()
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

void ResolverTest::findsPointersInTheHostsFile()
{
    m_server->addPointer("7.2.0.192.in-addr.arpa", "asked.test");
    const auto resolver = newResolver();
    QCOMPARE(lookedUpPointer(*resolver, *SocketAddress::fromLiteral("192.0.2.7", 0)).name, std::string("hosted.test"));
    QCOMPARE(m_server->questions(), 0);
    QCOMPARE(lookedUpPointer(*resolver, SocketAddress::unixPath("/run/x")).error, LookupError::NotFound);
}

void ResolverTest::asksOverTcpWhereTheAnswerIsTruncated()
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

void ResolverTest::neverCallsBackFromInsideLookUp_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"192.0.2.1", "localhost", "x.onion", "hosted.test", "a..test", ""})
        QTest::newRow(name) << std::string(name);
}

void ResolverTest::neverCallsBackFromInsideLookUp()
{
    QFETCH(std::string, name);
    const auto resolver = newResolver();
    Asked asked;
    asked.lookup = resolver->lookUp(name, Families::Both, Prefer::Ipv4, asked.answered());
    QVERIFY(!asked.result);
    QTRY_VERIFY(asked.result);
    QCOMPARE(asked.calls, 1);
}

void ResolverTest::mayDestroyTheLookupInItsCallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    std::unique_ptr<Resolver::Lookup> asked;
    std::unique_ptr<Resolver::Lookup> known;
    int calls = 0;
    asked = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, [&](const LookupResult &result) {
        asked.reset();
        calls += result.error == LookupError::None;
    });
    known = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, [&](const LookupResult &result) {
        known.reset();
        calls += result.error == LookupError::None;
    });
    QTRY_COMPARE(calls, 2);
}

void ResolverTest::mayAskAgainInACallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    std::unique_ptr<Resolver::Lookup> lookup;
    int calls = 0;
    std::function<void(const LookupResult &)> again = [&](const LookupResult &) {
        if (++calls < 5)
            lookup = resolver->lookUp(calls % 2 ? "localhost" : "four.test", Families::Both, Prefer::Ipv4, again);
    };
    lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, again);
    QTRY_COMPARE(calls, 5);
}

void ResolverTest::mayDestroyTheResolverInACallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    auto resolver = newResolver();
    Asked others[3];
    int calls = 0;
    const auto destroying = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, [&](const LookupResult &) {
        ++calls;
        resolver.reset();
    });
    others[0].lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, others[0].answered());
    others[1].lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, others[1].answered());
    others[2].lookup = resolver->lookUpPointer(SocketAddress::ipv4({192, 0, 2, 1}, 0), others[2].answered());
    QTRY_COMPARE(calls, 1);
    QTest::qWait(0);
    QVERIFY(!resolver);
    for (const Asked &other : others)
        QCOMPARE(other.calls, 0);
}

void ResolverTest::doesNotCallBackOnceTheLookupIsDestroyed()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    Asked asked;
    Asked known;
    Asked answered;
    asked.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, asked.answered());
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    answered.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, answered.answered());
    asked.lookup.reset();
    known.lookup.reset();
    QTRY_COMPARE(answered.calls, 1);
    QCOMPARE(m_server->questions("four.test"), 4);
    QCOMPARE(asked.calls, 0);
    QCOMPARE(known.calls, 0);
}

void ResolverTest::doesNotCallBackOnceTheResolverIsDestroyed()
{
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    auto resolver = newResolver();
    Asked asked;
    Asked known;
    asked.lookup = resolver->lookUp("silent.test", Families::Both, Prefer::Ipv4, asked.answered());
    QTRY_COMPARE(m_server->questions(), 2);
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    resolver.reset();
    QTest::qWait(0);
    QCOMPARE(asked.calls, 0);
    QCOMPARE(known.calls, 0);
}

void ResolverTest::refusesServers_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isGood");
    for (const char *good :
         {"192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]", "[2001:db8::53]:5353", "127.0.0.1:65535"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad :
         {"", " ", "dns.example", "192.0.2", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "192.0.2.53:domain",
          "192.0.2.53:-1", "[192.0.2.53]:53", "[2001:db8::53", "[2001:db8::53]5353",
          "[2001:db8::53]:", "192.0.2.53,192.0.2.54", "fe80::53%eth0", ":53", "[]:53"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
}

void ResolverTest::refusesServers()
{
    QFETCH(QString, server);
    QFETCH(bool, isGood);
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    QCOMPARE(resolver->setServers({m_server->address(), server}),
             isGood ? std::nullopt : std::optional<QString>(server));
    if (isGood)
        return;
    // The servers stay as they were.
    QCOMPARE(lookedUp(*resolver, "four.test", Families::Ipv4).error, LookupError::None);
}

void ResolverTest::cancelsLookupsWhenTheServersChange()
{
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    const auto resolver = newResolver();
    Asked asked;
    Asked known;
    asked.lookup = resolver->lookUp("silent.test", Families::Both, Prefer::Ipv4, asked.answered());
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    QVERIFY(!resolver->setServers({QStringLiteral("127.0.0.1:9")}));
    QCOMPARE(asked.calls, 0);
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.result->error, LookupError::Cancelled);
    QTRY_COMPARE(known.calls, 1);
    QCOMPARE(known.result->error, LookupError::None);
}

void ResolverTest::keepsLookupsWhenTheServersStay()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    Asked asked;
    asked.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, asked.answered());
    QVERIFY(!resolver->setServers({m_server->address()}));
    QTRY_COMPARE(asked.calls, 1);
    QCOMPARE(asked.result->error, LookupError::None);
}

void ResolverTest::asksTheNewServers()
{
    NameServer other;
    m_server->addAddress("four.test", "192.0.2.4");
    other.addAddress("four.test", "192.0.2.44");
    const auto resolver = newResolver();
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.4:0"));
    QVERIFY(!resolver->setServers({other.address()}));
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.44:0"));
    QVERIFY(!resolver->setServers({})); // the system's, which m_system say
    QCOMPARE(texts(lookedUp(*resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.4:0"));
}

void ResolverTest::asksTheNextServerWhereOneFails()
{
    NameServer second;
    m_server->setBehaviour("four.test", NameServer::Behaviour::ServerFailure);
    second.addAddress("four.test", "192.0.2.44");
    Resolver resolver(m_system);
    QVERIFY(!resolver.setServers({m_server->address(), second.address()}));
    QCOMPARE(texts(lookedUp(resolver, "four.test", Families::Ipv4).addresses), list("192.0.2.44:0"));
}

void ResolverTest::readsTheSystemsConfigurationAgainWhenItHasChanged()
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

void ResolverTest::searchesTheSystemsDomainsForSingleLabelsOnly_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("single label") << std::string("printer") << true;
    QTest::newRow("single label with a dot") << std::string("printer.") << false;
    QTest::newRow("dotted") << std::string("printer.office") << false;
    QTest::newRow("the whole name") << std::string("printer.searched.test") << true;
}

void ResolverTest::searchesTheSystemsDomainsForSingleLabelsOnly()
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

void ResolverTest::neverSearchesWithServersOfItsOwn()
{
    m_server->addAddress("printer.searched.test", "192.0.2.20");
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "printer", Families::Ipv4).error, LookupError::NotFound);
    QCOMPARE(m_server->questions("printer.searched.test"), 0);
    QCOMPARE(m_server->questions("printer"), 1);
}

void ResolverTest::doesNotWaitLongForTheOtherFamily()
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

void ResolverTest::asksAgainForThePreferredFamily_data()
{
    QTest::addColumn<NameServer::Type>("lost");
    QTest::addColumn<Prefer>("preferred");
    QTest::newRow("IPv4") << NameServer::Type::A << Prefer::Ipv4;
    QTest::newRow("IPv6") << NameServer::Type::Aaaa << Prefer::Ipv6;
}

void ResolverTest::asksAgainForThePreferredFamily()
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

void ResolverTest::keepsHalfAnAnswerBrieflyIfAtAll_data()
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

void ResolverTest::keepsHalfAnAnswerBrieflyIfAtAll()
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

void ResolverTest::takesNoMappedAddressForAnIpv6One()
{
    m_server->addAddress("mapped.test", "::ffff:192.0.2.4");
    m_server->addAddress("both.test", "::ffff:192.0.2.4");
    m_server->addAddress("both.test", "2001:db8::4");
    const auto resolver = newResolver();
    QCOMPARE(lookedUp(*resolver, "mapped.test", Families::Ipv6).error, LookupError::NotFound);
    QCOMPARE(lookedUp(*resolver, "mapped.test", Families::Both).error, LookupError::NotFound);
    QCOMPARE(texts(lookedUp(*resolver, "both.test", Families::Both).addresses), list("[2001:db8::4]:0"));
}

void ResolverTest::doesAThousandLookupsAtOnce()
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

void ResolverTest::timesOutWhereTheServerIsSilent()
{
    NameServer second;
    for (NameServer *server : {m_server.get(), &second}) {
        server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
        server->setBehaviour("1.2.0.192.in-addr.arpa", NameServer::Behaviour::Silent);
    }
    const auto one = newResolver();
    Resolver several(m_system);
    QVERIFY(!several.setServers({m_server->address(), second.address()}));
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

QTEST_GUILESS_MAIN(ResolverTest)
#include "tst_resolver.moc"
