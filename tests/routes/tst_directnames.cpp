// SPDX-License-Identifier: MIT
#include "net/reactor.h"
#include "net/resolver.h"
#include "routes/direct.h"
#include "tests/net/connecting.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"
#include "tests/routes/directtest.h"

#include <QTest>

#include <string>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::Families;
using argyle::net::Prefer;
using argyle::net::Reactor;
using argyle::net::test::eventually;
using argyle::net::test::listenTcp;
using argyle::net::test::loopback4;
using argyle::net::test::loopback6;
using argyle::socks::Command;
using argyle::socks::Reply;
using argyle::tests::NameServer;
using Behaviour = NameServer::Behaviour;
using Caching = DirectRoute::Caching;

Q_DECLARE_METATYPE(argyle::net::Families)
Q_DECLARE_METATYPE(argyle::net::Prefer)
Q_DECLARE_METATYPE(argyle::socks::Command)

namespace {

constexpr auto onion = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion";

} // namespace

class TestDirectNames : public DirectTest
{
    Q_OBJECT
private slots:
    void asksOncePerGroup();
    void asksEveryTimeWithoutCaching();
    void keepsNoAnswerWithoutALife();
    void asksForTheFamiliesThatAreAllowed_data();
    void asksForTheFamiliesThatAreAllowed();
    void resolves_data();
    void resolves();
    void resolvesFromTheCacheAtOnce();
    void resolvesPointers_data();
    void resolvesPointers();
    void neverAsksForOnionServices_data();
    void neverAsksForOnionServices();
    void mapsLookupFailures_data();
    void mapsLookupFailures();
    void saysThatTheServersWereChanged();
    void saysThatTheServersAreSilent();
    void leavesNothingWhenCancelledInALookup();
};

void TestDirectNames::asksOncePerGroup()
{
    const auto asksFor = [this](const char *user, const std::string &name = "four.test") {
        const auto before = m_server->questions();
        Asked asked(requestFor(Command::Resolve, name), group(user));
        asked.families = Families::Ipv4;
        asked.begin(*m_route);
        return asked.ends() && asked.answer && text(*asked.answer) == QLatin1String("127.0.0.1")
                   ? m_server->questions() - before
                   : -1;
    };
    QCOMPARE(asksFor("a"), 1);
    QCOMPARE(asksFor("a"), 0);
    QCOMPARE(asksFor("a", "FOUR.test"), 0);
    QCOMPARE(asksFor("b"), 1);
    QCOMPARE(asksFor("b"), 0);
    QVERIFY(m_groups->newCircuit(group("a")->id()));
    QCOMPARE(asksFor("a"), 1);
    QCOMPARE(asksFor("a"), 0);
    QCOMPARE(asksFor("b"), 0);
    m_groups->newIdentity();
    QCOMPARE(asksFor("a"), 1);
    QCOMPARE(asksFor("b"), 1);
}

void TestDirectNames::asksEveryTimeWithoutCaching()
{
    DirectRoute route(*m_reactor, *m_resolver, Caching::Off);
    for (int times = 1; times <= 3; ++times) {
        Asked asked(requestFor(Command::Resolve, "four.test"), group());
        asked.families = Families::Ipv4;
        asked.begin(route);
        QVERIFY(asked.ends());
        QCOMPARE(m_server->questions(), times);
        QVERIFY(!asked.group->state());
    }
}

void TestDirectNames::keepsNoAnswerWithoutALife()
{
    m_server->addAddress("brief.test", "192.0.2.1", 0);
    for (int times = 1; times <= 2; ++times) {
        Asked asked(requestFor(Command::Resolve, "brief.test"), group());
        asked.families = Families::Ipv4;
        asked.begin(*m_route);
        QVERIFY(asked.ends());
        QCOMPARE(m_server->questions("brief.test"), times);
    }
}

void TestDirectNames::asksForTheFamiliesThatAreAllowed_data()
{
    QTest::addColumn<Families>("families");
    QTest::addColumn<QString>("remote");
    QTest::newRow("IPv4") << Families::Ipv4 << "127.0.0.1:";
    QTest::newRow("IPv6") << Families::Ipv6 << "[::1]:";
}

void TestDirectNames::asksForTheFamiliesThatAreAllowed()
{
    QFETCH(Families, families);
    QFETCH(QString, remote);
    const auto listener = listenTcp(families == Families::Ipv4 ? loopback4() : loopback6());
    for (int times = 0; times < 2; ++times) {
        Asked asked(connectTo("both.test", portOf(listener)), group());
        asked.families = families;
        asked.begin(*m_route);
        QVERIFY(asked.ends());
        QVERIFY(asked.opened.has_value());
        QVERIFY(asked.opened->remote.startsWith(remote));
        QCOMPARE(m_server->questions(), 1);
    }
    // What is known of one family says nothing of both.
    Asked asked(requestFor(Command::Resolve, "both.test"), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QCOMPARE(m_server->questions(), 3);
}

void TestDirectNames::resolves_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<Prefer>("prefer");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("questions");
    QTest::newRow("IPv4 only") << "four.test" << Prefer::Ipv4 << "127.0.0.1" << 2;
    QTest::newRow("IPv4 only, IPv6 preferred") << "four.test" << Prefer::Ipv6 << "127.0.0.1" << 2;
    QTest::newRow("IPv6 only") << "six.test" << Prefer::Ipv4 << "::1" << 2;
    QTest::newRow("both") << "both.test" << Prefer::Ipv4 << "127.0.0.1" << 2;
    QTest::newRow("both, IPv6 preferred") << "both.test" << Prefer::Ipv6 << "::1" << 2;
    QTest::newRow("an IPv4 literal answers itself") << "192.0.2.7" << Prefer::Ipv6 << "192.0.2.7" << 0;
    QTest::newRow("an IPv6 literal answers itself") << "2001:db8::7" << Prefer::Ipv4 << "2001:db8::7" << 0;
}

void TestDirectNames::resolves()
{
    QFETCH(QString, host);
    QFETCH(Prefer, prefer);
    QFETCH(int, questions);
    Asked asked(requestFor(Command::Resolve, host.toStdString()), group());
    asked.prefer = prefer;
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QVERIFY(asked.answer.has_value());
    QTEST(text(*asked.answer), "answer");
    QCOMPARE(m_server->questions(), questions);
    QCOMPARE(asked.stages, questions ? QList{Stage::Resolving} : QList<Stage>());
}

void TestDirectNames::resolvesFromTheCacheAtOnce()
{
    Asked first(requestFor(Command::Resolve, "both.test"), group());
    first.begin(*m_route);
    QVERIFY(first.ends());
    Asked second(requestFor(Command::Resolve, "both.test"), group());
    second.prefer = Prefer::Ipv6;
    second.begin(*m_route);
    QCOMPARE(second.calls, 1);
    QCOMPARE(text(second.answer.value()), QStringLiteral("::1"));
    // And a CONNECT goes on from there without a lookup.
    const auto listener = listenTcp();
    Asked third(connectTo("both.test", portOf(listener)), group());
    third.begin(*m_route);
    QVERIFY(third.ends());
    QVERIFY(third.opened.has_value());
    QCOMPARE(third.stages, QList{Stage::Connecting});
    QCOMPARE(m_server->questions(), 2);
}

void TestDirectNames::resolvesPointers_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("answer");
    QTest::newRow("IPv4") << "192.0.2.1"
                          << "one.test";
    QTest::newRow("IPv6") << "2001:db8::1"
                          << "six-one.test";
    QTest::newRow("IPv4 in IPv6") << "::ffff:192.0.2.1"
                                  << "one.test";
    QTest::newRow("loopback") << "127.0.0.9"
                              << "own.test";
    QTest::newRow("none") << "192.0.2.2"
                          << "";
}

void TestDirectNames::resolvesPointers()
{
    QFETCH(QString, host);
    QFETCH(QString, answer);
    m_server->addPointer("1.2.0.192.in-addr.arpa", "one.test");
    m_server->addPointer("9.0.0.127.in-addr.arpa", "own.test");
    m_server->addPointer("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa", "six-one.test");
    Asked asked(requestFor(Command::ResolvePtr, host.toStdString()), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QCOMPARE(asked.stages, QList{Stage::Resolving});
    if (answer.isEmpty()) {
        QCOMPARE(asked.failure.value().reply, Reply::HostUnreachable);
        return;
    }
    QVERIFY(asked.answer.has_value());
    QVERIFY(argyle::socks::isName(*asked.answer));
    QCOMPARE(text(*asked.answer), answer);
}

void TestDirectNames::neverAsksForOnionServices_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("host");
    const QString valid = QString::fromLatin1(onion);
    for (const QString &host : {valid, valid + QLatin1Char('.'), valid.toUpper(), QLatin1String("www.") + valid,
                                QStringLiteral("short.onion"), QStringLiteral("onion")}) {
        QTest::newRow(qPrintable(QStringLiteral("CONNECT ") + host)) << Command::Connect << host;
        QTest::newRow(qPrintable(QStringLiteral("RESOLVE ") + host)) << Command::Resolve << host;
    }
}

void TestDirectNames::neverAsksForOnionServices()
{
    QFETCH(Command, command);
    QFETCH(QString, host);
    m_server->addAddress(host.toLatin1().toLower(), "127.0.0.1");
    Asked asked(requestFor(command, host.toStdString(), 80), group());
    asked.begin(*m_route);
    QCOMPARE(asked.calls, 1);
    QCOMPARE(asked.failure.value().reply, Reply::OnionDescriptorNotFound);
    // Had it asked, this answer would come later than that one.
    Asked other(requestFor(Command::Resolve, "four.test"), group());
    other.begin(*m_route);
    QVERIFY(other.ends());
    QCOMPARE(m_server->questions(), 2);
    QCOMPARE(m_server->questions("four.test"), 2);
}

void TestDirectNames::mapsLookupFailures_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *host, const char *problem) {
        QTest::addRow("CONNECT, %s", name)
            << Command::Connect << QString::fromLatin1(host) << QString::fromLatin1(problem);
        QTest::addRow("RESOLVE, %s", name)
            << Command::Resolve << QString::fromLatin1(host) << QString::fromLatin1(problem);
    };
    row("no such name", "nowhere.test", "There is no such name.");
    row("no address", "alias.test", "There is no such name.");
    row("server failure", "broken.test", "The name servers could not answer.");
    row("refused", "refused.test", "The name servers could not answer.");
}

void TestDirectNames::mapsLookupFailures()
{
    QFETCH(Command, command);
    QFETCH(QString, host);
    m_server->addAlias("alias.test", "nowhere.test");
    m_server->setBehaviour("broken.test", Behaviour::ServerFailure);
    m_server->setBehaviour("refused.test", Behaviour::Refused);
    for (int times = 1; times <= 2; ++times) {
        const auto before = m_server->questions();
        Asked asked(requestFor(command, host.toStdString(), 80), group());
        asked.begin(*m_route);
        QVERIFY(asked.ends());
        QCOMPARE(asked.failure.value().reply, Reply::HostUnreachable);
        QTEST(asked.failure->problem, "problem");
        QCOMPARE(asked.stages, QList{Stage::Resolving});
        QVERIFY(m_server->questions() > before); // a failure is not remembered
    }
}

void TestDirectNames::saysThatTheServersWereChanged()
{
    m_server->setBehaviour("silent.test", Behaviour::Silent);
    Asked asked(connectTo("silent.test", 80), group());
    asked.begin(*m_route);
    QVERIFY(eventually([this] { return m_server->questions() == 2; }));
    m_resolver->setServers({argyle::net::SocketAddress::fromLiteral("127.0.0.1", 9).value()});
    QVERIFY(asked.ends());
    QCOMPARE(asked.failure.value().reply, Reply::GeneralFailure);
    QVERIFY2(asked.failure->problem.contains(QLatin1String("changed")), qPrintable(asked.failure->problem));
}

void TestDirectNames::saysThatTheServersAreSilent()
{
    // Waits as long as the resolver does, so once is enough.
    QFETCH_GLOBAL(Reactor::Kind, kind);
    if (kind != Reactor::Kind::Notifier)
        return;
    m_server->setBehaviour("silent.test", Behaviour::Silent);
    Asked asked(connectTo("silent.test", 80), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QCOMPARE(asked.failure.value().reply, Reply::TimedOut);
    QCOMPARE(asked.failure->problem, QStringLiteral("The name servers did not answer in time."));
}

void TestDirectNames::leavesNothingWhenCancelledInALookup()
{
    m_server->setBehaviour("silent.test", Behaviour::Silent);
    const int before = openDescriptors();
    for (int times = 1; times <= 10; ++times) {
        Asked asked(connectTo("silent.test", 80), group());
        asked.families = Families::Ipv4;
        asked.begin(*m_route);
        QVERIFY(asked.isUnderWay());
        QVERIFY(times % 2 || eventually([&] { return m_server->questions("silent.test") == times; }));
        asked.cancel();
        Asked other(requestFor(Command::Resolve, "nowhere.test"), group());
        other.begin(*m_route);
        QVERIFY(other.ends());
        QCOMPARE(asked.calls, 0);
    }
    // The resolver's own socket stays until the servers have had their time.
    QVERIFY(openDescriptors() <= before + 1);
}

QTEST_GUILESS_MAIN(TestDirectNames)
#include "tst_directnames.moc"
