// SPDX-License-Identifier: MIT
#include "routes/direct.h"

#include "tests/net/connecting.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::isolation::GroupRegistry;
using argyle::net::Families;
using argyle::net::Prefer;
using argyle::net::Reactor;
using argyle::net::Resolver;
using argyle::net::SocketAddress;
using argyle::net::test::acceptedOf;
using argyle::net::test::eventually;
using argyle::net::test::listenTcp;
using argyle::net::test::loopback4;
using argyle::net::test::loopback6;
using argyle::net::test::readAll;
using argyle::net::test::Refusing;
using argyle::socks::Command;
using argyle::socks::Host;
using argyle::socks::Reply;
using argyle::tests::NameServer;
using Behaviour = NameServer::Behaviour;
using Caching = DirectRoute::Caching;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(argyle::net::Families)
Q_DECLARE_METATYPE(argyle::net::Prefer)
Q_DECLARE_METATYPE(argyle::socks::Command)

namespace {

constexpr auto onion = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion";

QString text(const Host &host)
{
    return QString::fromStdString(argyle::socks::toString(host));
}

quint16 portOf(const argyle::net::Descriptor &listener)
{
    return SocketAddress::localOf(listener.get()).port();
}

} // namespace

class TestDirect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addKinds(); }
    void init();
    void cleanup();

    void connectsByAddress_data();
    void connectsByAddress();
    void connectsByName();
    void sendsEarlyData();
    void triesTheNextAddressWhereOneRefuses();
    void takesBlockedNamesForNoWayHere();
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
    void mapsRefusedConnections();
    void leavesNothingWhenCancelledInALookup();
    void leavesNothingWhenCancelledInAConnect();

private:
    Resolver::System system() const;
    std::shared_ptr<argyle::isolation::Group> group(const char *user = "a") { return groupOf(*m_groups, user); }

    QTemporaryDir m_folder;
    std::unique_ptr<NameServer> m_server;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<Resolver> m_resolver;
    std::unique_ptr<GroupRegistry> m_groups;
    std::unique_ptr<DirectRoute> m_route;
};

Resolver::System TestDirect::system() const
{
    Resolver::System system;
    system.hosts = m_folder.filePath(QStringLiteral("hosts"));
    system.resolvConf = m_folder.filePath(QStringLiteral("resolv.conf"));
    return system;
}

void TestDirect::init()
{
    for (const QString &path : {system().hosts, system().resolvConf}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QFETCH_GLOBAL(Reactor::Kind, kind);
    m_server = std::make_unique<NameServer>();
    m_server->addAddress("four.test", "127.0.0.1");
    m_server->addAddress("six.test", "::1");
    m_server->addAddress("both.test", "127.0.0.1");
    m_server->addAddress("both.test", "::1");
    m_reactor = Reactor::create(kind);
    m_resolver = std::make_unique<Resolver>(system());
    QVERIFY(!m_resolver->setServers({m_server->address()}));
    m_groups = std::make_unique<GroupRegistry>();
    m_route = std::make_unique<DirectRoute>(*m_reactor, *m_resolver, Caching::On);
}

void TestDirect::cleanup()
{
    m_route.reset();
    m_groups.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_server.reset();
}

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

void TestDirect::asksOncePerGroup()
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

void TestDirect::asksEveryTimeWithoutCaching()
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

void TestDirect::keepsNoAnswerWithoutALife()
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

void TestDirect::asksForTheFamiliesThatAreAllowed_data()
{
    QTest::addColumn<Families>("families");
    QTest::addColumn<QString>("remote");
    QTest::newRow("IPv4") << Families::Ipv4 << "127.0.0.1:";
    QTest::newRow("IPv6") << Families::Ipv6 << "[::1]:";
}

void TestDirect::asksForTheFamiliesThatAreAllowed()
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

void TestDirect::resolves_data()
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

void TestDirect::resolves()
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

void TestDirect::resolvesFromTheCacheAtOnce()
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

void TestDirect::resolvesPointers_data()
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

void TestDirect::resolvesPointers()
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

void TestDirect::neverAsksForOnionServices_data()
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

void TestDirect::neverAsksForOnionServices()
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

void TestDirect::mapsLookupFailures_data()
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

void TestDirect::mapsLookupFailures()
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

void TestDirect::saysThatTheServersWereChanged()
{
    m_server->setBehaviour("silent.test", Behaviour::Silent);
    Asked asked(connectTo("silent.test", 80), group());
    asked.begin(*m_route);
    QVERIFY(eventually([this] { return m_server->questions() == 2; }));
    QVERIFY(!m_resolver->setServers({QStringLiteral("127.0.0.1:9")}));
    QVERIFY(asked.ends());
    QCOMPARE(asked.failure.value().reply, Reply::GeneralFailure);
    QVERIFY2(asked.failure->problem.contains(QLatin1String("changed")), qPrintable(asked.failure->problem));
}

void TestDirect::saysThatTheServersAreSilent()
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

void TestDirect::leavesNothingWhenCancelledInALookup()
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
