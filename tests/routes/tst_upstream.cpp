// SPDX-License-Identifier: MIT
#include "routes/upstream.h"

#include "tests/net/connecting.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"

#include <QTemporaryDir>
#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::isolation::GroupRegistry;
using argyle::net::Reactor;
using argyle::net::Resolver;
using argyle::net::test::eventually;
using argyle::net::test::listenTcp;
using argyle::net::test::loopback4;
using argyle::net::test::randomBytes;
using argyle::net::test::Refusing;
using argyle::settings::UpstreamSpec;
using argyle::socks::Command;
using argyle::socks::Credentials;
using argyle::socks::Ipv4;
using argyle::socks::Reply;
using argyle::tests::NameServer;
using Leaving = FakeProxy::Leaving;
using Manners = FakeProxy::Manners;
using Pace = UpstreamRoute::Pace;
using Step = FakeProxy::Step;
using Surplus = FakeProxy::Surplus;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(argyle::routes::UpstreamRoute::Pace)
Q_DECLARE_METATYPE(argyle::routes::test::FakeProxy::Manners)
Q_DECLARE_METATYPE(argyle::socks::Command)

namespace {

constexpr Ipv4 loopback{{127, 0, 0, 1}};
constexpr auto perGroup = UpstreamSpec::Identity::PerGroup;
const auto login = std::pair("user"_ba, "pass"_ba);
const QByteArray greeting("\5\1\0", 3);
/// CONNECT to a.test:80.
const QByteArray request = QByteArray::fromHex("0501000306612e746573740050");

UpstreamSpec to(quint16 port)
{
    return {{loopback, port}, {}};
}

UpstreamSpec to(const FakeProxy &proxy)
{
    return to(proxy.port());
}

UpstreamSpec withLogin(const FakeProxy &proxy, const char *password = "pass")
{
    return {{loopback, proxy.port()}, {"user", password}};
}

UpstreamSpec isolating(const FakeProxy &proxy)
{
    return {{loopback, proxy.port()}, {}, perGroup};
}

} // namespace

class TestUpstream : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addKinds(); }
    void init();
    void cleanup();

    void refusesPortsWhoseFamiliesItCannotChoose_data();
    void refusesPortsWhoseFamiliesItCannotChoose();
    void sendsEverythingInOneWriteOnceThatIsKnownToWork();
    void fallsBackAndRemembers_data();
    void fallsBackAndRemembers();
    void bringsEarlyDataOnceAndInOrder_data();
    void bringsEarlyDataOnceAndInOrder();
    void takesTheFirstOfTwoAnswers_data();
    void takesTheFirstOfTwoAnswers();
    void waitsOnWhereTheSecondConnectionIsNotTaken();
    void asksAnewOfAProxyThatCameBack();
    void asksAnewOfAProxyThatChangedItsManners();
    void keepsThePaceWhereALookupIsNotAnswered();
    void sendsEarlyDataOnceWhereTheProxyEndsTwoStreams();
    void putsNoSecondRequestBesideOneWithEarlyData();

    void leavesNamesUnresolved();
    void resolvesUpstream_data();
    void resolvesUpstream();
    void answersALiteralItself();
    void neverSendsOnionServices();
    void passesReplyCodesOn_data();
    void passesReplyCodesOn();

    void sendsFixedCredentials_data();
    void sendsFixedCredentials();
    void givesEachGroupCredentialsOfItsOwn_data();
    void givesEachGroupCredentialsOfItsOwn();
    void doesNotGoWithoutCredentialsThatIsolate();
    void sendsNoCredentialsWhereNoneAreAskedFor();

    void saysWhatIsWrongWithTheProxy_data();
    void saysWhatIsWrongWithTheProxy();
    void saysThatTheProxyIsDown();
    void looksTheProxysNameUp();
    void saysThatTheProxysNameIsUnknown();
    void saysWhatItWaitsFor();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();

private:
    std::shared_ptr<argyle::isolation::Group> group(const char *user = "a") { return groupOf(*m_groups, user); }
    UpstreamRoute &routeTo(const UpstreamSpec &spec);
    std::unique_ptr<Asked> ask(const QByteArray &early = {}, const char *user = "a");

    QTemporaryDir m_folder;
    std::unique_ptr<NameServer> m_server;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<Resolver> m_resolver;
    std::unique_ptr<argyle::net::TimerWheel> m_wheel;
    std::unique_ptr<GroupRegistry> m_groups;
    std::unique_ptr<UpstreamRoute> m_route;
};

void TestUpstream::init()
{
    QFETCH_GLOBAL(Reactor::Kind, kind);
    m_server = std::make_unique<NameServer>();
    m_server->addAddress("a.test", "127.0.0.1");
    m_reactor = Reactor::create(kind);
    Resolver::System system;
    system.hosts = m_folder.filePath(u"hosts"_s);
    system.resolvConf = m_folder.filePath(u"resolv.conf"_s);
    m_resolver = std::make_unique<Resolver>(system);
    QVERIFY(!m_resolver->setServers({m_server->address()}));
    m_wheel = std::make_unique<argyle::net::TimerWheel>();
    m_groups = std::make_unique<GroupRegistry>();
}

void TestUpstream::cleanup()
{
    m_route.reset();
    m_groups.reset();
    m_wheel.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_server.reset();
}

void TestUpstream::refusesPortsWhoseFamiliesItCannotChoose_data()
{
    QTest::addColumn<QString>("flags");
    QTest::addColumn<bool>("isOpened");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("isolation") << u"IsolateDestAddr NoOnionTraffic"_s << true;
    QTest::newRow("no IPv4") << u"NoIPv4Traffic"_s << false;
    QTest::newRow("no IPv6") << u"NoIPv6Traffic"_s << false;
    QTest::newRow("IPv6 first") << u"PreferIPv6"_s << false;
}

void TestUpstream::refusesPortsWhoseFamiliesItCannotChoose()
{
    QFETCH(QString, flags);
    QFETCH(bool, isOpened);
    const UpstreamRoute route(*m_reactor, *m_resolver, *m_wheel, {});
    const auto port = argyle::isolation::parsePortSpec(u"127.0.0.1:1080 "_s + flags);
    QVERIFY2(port.spec, qPrintable(port.error));
    QCOMPARE(route.problemWith(*port.spec).isEmpty(), isOpened);
}

UpstreamRoute &TestUpstream::routeTo(const UpstreamSpec &spec)
{
    m_route = std::make_unique<UpstreamRoute>(*m_reactor, *m_resolver, *m_wheel, spec);
    return *m_route;
}

/// A CONNECT to a.test:80 through the route, to its end.
std::unique_ptr<Asked> TestUpstream::ask(const QByteArray &early, const char *user)
{
    auto asked = std::make_unique<Asked>(connectTo("a.test", 80), group(user));
    asked->early = early;
    asked->begin(*m_route);
    if (!asked->ends())
        qWarning("the attempt told nothing");
    return asked;
}

// ---- Pace

void TestUpstream::sendsEverythingInOneWriteOnceThatIsKnownToWork()
{
    FakeProxy proxy({});
    UpstreamRoute &route = routeTo(to(proxy));
    QCOMPARE(route.pace(), Pace::Unknown);
    const auto first = ask("early");
    QVERIFY(first->opened.has_value());
    QCOMPARE(proxy.said(0).firstPiece, greeting + request);
    QCOMPARE(first->opened->earlySent, std::size_t(0));
    QCOMPARE(route.pace(), Pace::Pipelined);

    const auto second = ask("early");
    QVERIFY(second->opened.has_value());
    QCOMPARE(proxy.said(1).firstPiece, greeting + request + "early");
    QCOMPARE(second->opened->earlySent, std::size_t(5));
    QCOMPARE(proxy.connections(), std::size_t(2));
    QCOMPARE(first->stages, QList{Stage::Connecting});
    QCOMPARE(argyle::socks::toString(first->opened->bound), std::string("0.0.0.0:0"));
    QCOMPARE(first->opened->remote, QString());
}

void TestUpstream::fallsBackAndRemembers_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("drops what follows") << Manners{.surplus = Surplus::Dropped};
    QTest::newRow("ends the connection") << Manners{.surplus = Surplus::EndsTheConnection};
}

void TestUpstream::fallsBackAndRemembers()
{
    QFETCH(Manners, manners);
    FakeProxy proxy(manners);
    UpstreamRoute &route = routeTo(to(proxy));
    const auto first = ask("early");
    QVERIFY(first->opened.has_value());
    QCOMPARE(route.pace(), Pace::StepByStep);
    QCOMPARE(proxy.connections(), std::size_t(2));
    QVERIFY(eventually([&] { return proxy.said(0).isOver; }));
    QCOMPARE(proxy.said(1).firstPiece, greeting);

    const auto second = ask("early");
    QVERIFY(second->opened.has_value());
    QCOMPARE(proxy.connections(), std::size_t(3));
    QCOMPARE(proxy.said(2).firstPiece, greeting);
    QCOMPARE(route.pace(), Pace::StepByStep);
}

void TestUpstream::bringsEarlyDataOnceAndInOrder_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("takes pipelining") << Manners{};
    QTest::newRow("drops what follows") << Manners{.surplus = Surplus::Dropped};
    QTest::newRow("ends the connection") << Manners{.surplus = Surplus::EndsTheConnection};
    QTest::newRow("demands credentials") << Manners{.login = login};
    QTest::newRow("answers byte by byte") << Manners{.repliesInPieces = true};
    QTest::newRow("drops, and demands credentials") << Manners{.surplus = Surplus::Dropped, .login = login};
}

void TestUpstream::bringsEarlyDataOnceAndInOrder()
{
    QFETCH(Manners, manners);
    FakeProxy proxy(manners);
    routeTo(manners.login ? withLogin(proxy) : to(proxy));
    const QByteArray early = randomBytes(20'000, 1);
    for (int times = 1; times <= 3; ++times) {
        const QByteArray before = proxy.data();
        const auto asked = ask(early);
        QVERIFY(asked->opened.has_value());
        asked->sendRest();
        QVERIFY(eventually([&] { return proxy.data().size() >= before.size() + early.size(); }));
        asked->opened->link->shutdownWriting();
        QVERIFY(eventually([&] { return proxy.said(proxy.connections() - 1).isOver; }));
        QVERIFY(proxy.data() == before + early);
    }
}

void TestUpstream::takesTheFirstOfTwoAnswers_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<Pace>("pace");
    QTest::newRow("the one in one piece") << 0 << Pace::Pipelined;
    QTest::newRow("the one step by step") << 1 << Pace::StepByStep;
}

void TestUpstream::takesTheFirstOfTwoAnswers()
{
    QFETCH(int, answered);
    FakeProxy proxy({.repliesWhenTold = true});
    UpstreamRoute &route = routeTo(to(proxy));
    Asked asked(connectTo("a.test", 80), group());
    asked.begin(route);
    QVERIFY(eventually([&] { return proxy.connections() == 2 && proxy.said(1).port == 80; }));
    QCOMPARE(asked.calls, 0);
    proxy.reply(std::size_t(answered));
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QTEST(route.pace(), "pace");
    QVERIFY(eventually([&] { return proxy.said(std::size_t(1 - answered)).isOver; }));
    QVERIFY(!proxy.said(std::size_t(answered)).isOver);
    QCOMPARE(asked.calls, 1);
}

void TestUpstream::waitsOnWhereTheSecondConnectionIsNotTaken()
{
    FakeProxy proxy({.repliesWhenTold = true, .mostConnections = 1});
    UpstreamRoute &route = routeTo(to(proxy));
    Asked asked(connectTo("a.test", 80), group());
    asked.begin(route);
    QVERIFY(eventually([&] { return proxy.connections() == 2; }));
    // One more stream, so that the end of the second connection has been read.
    Asked other(connectTo("a.test", 80), group());
    other.begin(route);
    QVERIFY(eventually([&] { return proxy.connections() == 4; }));
    QVERIFY(other.ends());
    QCOMPARE(asked.calls, 0);
    proxy.reply(0);
    QVERIFY(asked.ends());
    QVERIFY(asked.opened.has_value());
    QCOMPARE(route.pace(), Pace::Pipelined);
}

void TestUpstream::asksAnewOfAProxyThatCameBack()
{
    auto proxy = std::make_unique<FakeProxy>(Manners{});
    const quint16 port = proxy->port();
    UpstreamRoute &route = routeTo(to(port));
    QVERIFY(ask()->opened.has_value());
    QCOMPARE(route.pace(), Pace::Pipelined);
    proxy.reset();
    QCOMPARE(ask("early")->failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(route.pace(), Pace::Unknown);
    // It may be another one.
    FakeProxy another({.surplus = Surplus::Dropped}, port);
    QVERIFY(ask("early")->opened.has_value());
    QCOMPARE(route.pace(), Pace::StepByStep);
}

void TestUpstream::asksAnewOfAProxyThatChangedItsManners()
{
    FakeProxy proxy({});
    UpstreamRoute &route = routeTo(to(proxy));
    QVERIFY(ask()->opened.has_value());
    proxy.setManners({.surplus = Surplus::EndsTheConnection});
    // Early data may have reached the destination: this one is not tried again.
    QCOMPARE(ask("early")->failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(proxy.connections(), std::size_t(2));
    QVERIFY(ask("early")->opened.has_value());
    QCOMPARE(route.pace(), Pace::StepByStep);
}

void TestUpstream::keepsThePaceWhereALookupIsNotAnswered()
{
    FakeProxy proxy({});
    UpstreamRoute &route = routeTo(to(proxy));
    QVERIFY(ask()->opened.has_value());
    // As Dante and OpenSSH do with a command that they do not know.
    proxy.setManners({.leavesAt = Step::Request});
    Asked asked(requestFor(Command::Resolve, "a.test"), group());
    asked.begin(route);
    QVERIFY(asked.ends());
    QCOMPARE(asked.failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(route.pace(), Pace::Pipelined);
}

void TestUpstream::sendsEarlyDataOnceWhereTheProxyEndsTwoStreams()
{
    FakeProxy proxy({});
    UpstreamRoute &route = routeTo(to(proxy));
    QVERIFY(ask()->opened.has_value());
    proxy.setManners({.surplus = Surplus::EndsTheConnection});
    // The one that fails first unlearns the pace; the other's early data is on its way all the same.
    Asked one(connectTo("a.test", 80), group());
    Asked other(connectTo("a.test", 80), group());
    for (Asked *asked : {&one, &other}) {
        asked->early = "early";
        asked->begin(route);
    }
    QVERIFY(one.ends() && other.ends());
    QCOMPARE(one.failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(other.failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(proxy.connections(), std::size_t(3));
    QCOMPARE(route.pace(), Pace::Unknown);
}

void TestUpstream::putsNoSecondRequestBesideOneWithEarlyData()
{
    FakeProxy proxy({});
    UpstreamRoute &route = routeTo(to(proxy));
    QVERIFY(ask()->opened.has_value());
    proxy.setManners({.repliesWhenTold = true});
    Asked withEarlyData(connectTo("a.test", 80), group());
    withEarlyData.early = "early";
    withEarlyData.begin(route);
    route.learn(Pace::Unknown); // as by another stream's failure, before the connection is up
    QVERIFY(eventually([&] { return proxy.connections() == 2 && proxy.said(1).data == "early"; }));
    // One that begins later comes to its second connection later, too.
    Asked later(connectTo("b.test", 80), group());
    later.begin(route);
    QVERIFY(eventually([&] { return proxy.connections() == 4 && proxy.said(3).port == 80; }));
    QCOMPARE(proxy.said(2).host, "b.test"_ba);
    QCOMPARE(proxy.said(3).host, "b.test"_ba);
    proxy.reply();
    QVERIFY(withEarlyData.ends() && later.ends());
    QCOMPARE(withEarlyData.opened.value().earlySent, std::size_t(5));
}

// ---- What is asked and answered

void TestUpstream::leavesNamesUnresolved()
{
    FakeProxy proxy({});
    routeTo(to(proxy));
    Asked asked(connectTo("A.Test.", 443), group());
    asked.begin(*m_route);
    QVERIFY(asked.ends());
    QCOMPARE(proxy.said(0).addressType, quint8(3));
    QCOMPARE(proxy.said(0).host, "A.Test."_ba);
    QCOMPARE(proxy.said(0).port, quint16(443));
    QCOMPARE(m_server->questions(), 0);
}

void TestUpstream::resolvesUpstream_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("answer"); // empty: the reply's code
    const auto row = [](const char *name, Command command, const char *host, const char *hex, const char *answer) {
        QTest::newRow(name) << command << QString::fromLatin1(host) << QByteArray::fromHex(hex)
                            << QString::fromLatin1(answer);
    };
    row("RESOLVE", Command::Resolve, "a.test", "05000001c00002070000", "192.0.2.7");
    row("RESOLVE, refused", Command::Resolve, "a.test", "05070001000000000000", "");
    row("RESOLVE_PTR", Command::ResolvePtr, "192.0.2.1", "0500000306612e746573740000", "a.test");
    row("RESOLVE_PTR, IPv6", Command::ResolvePtr, "2001:db8::1", "0500000306612e746573740000", "a.test");
    row("RESOLVE_PTR, refused", Command::ResolvePtr, "192.0.2.1", "05070001000000000000", "");
}

void TestUpstream::resolvesUpstream()
{
    QFETCH(Command, command);
    QFETCH(QString, host);
    QFETCH(QByteArray, reply);
    QFETCH(QString, answer);
    FakeProxy proxy({.reply = reply});
    UpstreamRoute &route = routeTo(to(proxy));
    Asked asked(requestFor(command, host.toStdString()), group());
    asked.begin(route);
    QVERIFY(asked.ends());
    QCOMPARE(proxy.said(0).command, quint8(command));
    QCOMPARE(proxy.said(0).port, quint16(0));
    QCOMPARE(m_server->questions(), 0);
    QCOMPARE(route.pace(), Pace::Pipelined);
    if (answer.isEmpty())
        QCOMPARE(asked.failure.value().reply, Reply::CommandNotSupported);
    else
        QCOMPARE(QString::fromStdString(argyle::socks::toString(asked.answer.value())), answer);
    QVERIFY(eventually([&] { return proxy.said(0).isOver; }));
}

void TestUpstream::answersALiteralItself()
{
    FakeProxy proxy({});
    Asked asked(requestFor(Command::Resolve, "192.0.2.1"), group());
    asked.begin(routeTo(to(proxy)));
    QCOMPARE(asked.calls, 1);
    QCOMPARE(argyle::socks::toString(asked.answer.value()), std::string("192.0.2.1"));
}

void TestUpstream::neverSendsOnionServices()
{
    FakeProxy proxy({});
    routeTo(to(proxy));
    for (const Command command : {Command::Connect, Command::Resolve}) {
        Asked asked(requestFor(command, "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion", 80), group());
        asked.begin(*m_route);
        QCOMPARE(asked.calls, 1);
        QCOMPARE(asked.failure.value().reply, Reply::OnionDescriptorNotFound);
    }
    QVERIFY(ask()->opened.has_value());
    QCOMPARE(proxy.connections(), std::size_t(1));
    QCOMPARE(m_server->questions(), 0);
}

void TestUpstream::passesReplyCodesOn_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1, 2, 3, 4, 5, 6, 7, 8, 9, 0x5B, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xFF})
        QTest::addRow("%02X", code) << code;
}

void TestUpstream::passesReplyCodesOn()
{
    QFETCH(int, code);
    FakeProxy proxy({.reply = FakeProxy::failure(quint8(code))});
    UpstreamRoute &route = routeTo(to(proxy));
    for (int times = 1; times <= 2; ++times) {
        const auto asked = ask("early");
        const auto reply = static_cast<Reply>(code);
        QCOMPARE(asked->failure.value().reply, reply);
        QCOMPARE(asked->failure->problem,
                 QStringLiteral("The proxy answered: %1.").arg(QLatin1String(argyle::socks::textOf(reply).name)));
        // A refusal is an answer: the request is not put twice.
        QCOMPARE(proxy.connections(), std::size_t(times));
        QCOMPARE(route.pace(), Pace::Pipelined);
    }
}

// ---- Credentials

void TestUpstream::sendsFixedCredentials_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("in one write") << Manners{.login = login};
    QTest::newRow("step by step") << Manners{.surplus = Surplus::EndsTheConnection, .login = login};
}

void TestUpstream::sendsFixedCredentials()
{
    QFETCH(Manners, manners);
    FakeProxy proxy(manners);
    routeTo(withLogin(proxy));
    for (const char *user : {"a", "b"}) {
        QVERIFY(ask({}, user)->opened.has_value());
        const auto &said = proxy.said(proxy.connections() - 1);
        QCOMPARE(std::pair(said.username, said.password), login);
    }
}

void TestUpstream::givesEachGroupCredentialsOfItsOwn_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("in one write") << Manners{};
    // It would do without, which would not isolate.
    QTest::newRow("step by step") << Manners{.surplus = Surplus::EndsTheConnection};
}

void TestUpstream::givesEachGroupCredentialsOfItsOwn()
{
    QFETCH(Manners, manners);
    FakeProxy proxy(manners);
    routeTo(isolating(proxy));
    const auto secretOf = [&](const char *user) {
        const auto asked = ask({}, user);
        const auto &said = proxy.said(proxy.connections() - 1);
        return asked->opened && said.methods == "\2" && !said.username.isEmpty() ? said.password : QByteArray();
    };
    QList<QByteArray> secrets{secretOf("a"), secretOf("b")};
    QCOMPARE(secretOf("a"), secrets[0]);
    QCOMPARE(secretOf("b"), secrets[1]);
    QVERIFY(m_groups->newCircuit(group("a")->id()));
    secrets << secretOf("a");
    QCOMPARE(secretOf("a"), secrets[2]);
    QCOMPARE(secretOf("b"), secrets[1]);
    m_groups->newIdentity();
    secrets << secretOf("a") << secretOf("b");
    for (const QByteArray &secret : secrets) {
        QVERIFY2(secret.size() >= 32, secret.constData());
        QCOMPARE(secrets.count(secret), 1);
    }
}

void TestUpstream::doesNotGoWithoutCredentialsThatIsolate()
{
    // A proxy that knows no credentials would put all groups together.
    FakeProxy proxy({.greeting = QByteArray::fromHex("05ff")});
    routeTo(isolating(proxy));
    const auto asked = ask();
    QCOMPARE(asked->failure.value().reply, Reply::NotAllowed);
    QVERIFY2(asked->failure->problem.contains(u"takes no user name and password"_s),
             qPrintable(asked->failure->problem));
}

void TestUpstream::sendsNoCredentialsWhereNoneAreAskedFor()
{
    FakeProxy proxy({.login = login});
    routeTo(to(proxy));
    const auto asked = ask();
    QCOMPARE(asked->failure.value().reply, Reply::NotAllowed);
    QVERIFY2(asked->failure->problem.contains(u"demands a user name and password"_s),
             qPrintable(asked->failure->problem));
    for (std::size_t connection = 0; connection < proxy.connections(); ++connection)
        QCOMPARE(proxy.said(connection).methods, QByteArray("\0", 1));
}

// ---- Trouble

void TestUpstream::saysWhatIsWrongWithTheProxy_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const Manners &manners, Reply reply, const char *problem) {
        QTest::newRow(name) << manners << reply << QString::fromLatin1(problem);
    };
    const Manners other{.login = std::pair("user"_ba, "other"_ba)};
    const Manners otherAndDrops{.surplus = Surplus::Dropped, .login = other.login};
    row("other credentials", other, Reply::NotAllowed, "The proxy refused the user name and password.");
    row("other credentials, drops what follows", otherAndDrops, Reply::NotAllowed,
        "The proxy refused the user name and password.");
    row("nonsense", {.greeting = "SSH-2.0-x\r\n"}, Reply::GeneralFailure, "What answers there is no SOCKS5 proxy.");
    row("a reply of nonsense", {.reply = QByteArray::fromHex("05000007")}, Reply::GeneralFailure,
        "The proxy's answer makes no sense.");
    row("nonsense, drops what follows", {.surplus = Surplus::Dropped, .reply = "nonsense"}, Reply::GeneralFailure,
        "What answers there is no SOCKS5 proxy.");
    for (const Leaving leaving : {Leaving::Ends, Leaving::Resets}) {
        const char *how = leaving == Leaving::Ends ? "ends" : "resets";
        const QString closed = u"The proxy closed the connection before it answered."_s;
        QTest::addRow("%s after the greeting", how)
            << Manners{.leavesAt = Step::Greeting, .leaving = leaving} << Reply::GeneralFailure << closed;
        QTest::addRow("%s after the request", how)
            << Manners{.leavesAt = Step::Request, .leaving = leaving} << Reply::GeneralFailure << closed;
    }
}

void TestUpstream::saysWhatIsWrongWithTheProxy()
{
    QFETCH(Manners, manners);
    FakeProxy proxy(manners);
    UpstreamRoute &route = routeTo(withLogin(proxy));
    const int before = openDescriptors();
    for (const Pace known : {Pace::Unknown, Pace::StepByStep, Pace::Pipelined}) {
        // What drops the rest of a first message answers no pipelined request, and nobody can tell that from being slow.
        if (manners.surplus == Surplus::Dropped && known == Pace::Pipelined)
            continue;
        route.learn(known);
        const auto asked = ask("early");
        QTEST(asked->failure.value().reply, "reply");
        QTEST(asked->failure->problem, "problem");
        QCOMPARE(asked->calls, 1);
        QCOMPARE(route.pace(), known == Pace::StepByStep ? known : Pace::Unknown);
        QVERIFY(eventually([&] { return proxy.said(proxy.connections() - 1).isOver; }));
        QVERIFY(eventually([&] { return openDescriptors() <= before; }));
        QVERIFY(known == Pace::Pipelined || proxy.data().isEmpty());
    }
}

void TestUpstream::saysThatTheProxyIsDown()
{
    const Refusing refusing;
    routeTo(to(refusing.address().port()));
    const int before = openDescriptors();
    const auto asked = ask();
    QCOMPARE(asked->failure.value().reply, Reply::GeneralFailure);
    QVERIFY2(asked->failure->problem.startsWith(u"The proxy itself cannot be reached. "_s),
             qPrintable(asked->failure->problem));
    QCOMPARE(openDescriptors(), before);
}

void TestUpstream::looksTheProxysNameUp()
{
    FakeProxy proxy({});
    m_server->addAddress("proxy.test", "127.0.0.1");
    routeTo({{std::string("proxy.test"), proxy.port()}, {}});
    QVERIFY(ask()->opened.has_value());
    QCOMPARE(proxy.said(0).host, "a.test"_ba);
    QCOMPARE(m_server->questions(), m_server->questions("proxy.test"));
}

void TestUpstream::saysThatTheProxysNameIsUnknown()
{
    routeTo({{std::string("nowhere.test"), 1080}, {}});
    const auto asked = ask();
    QCOMPARE(asked->failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(asked->failure->problem, u"The name of the proxy itself could not be looked up."_s);
}

void TestUpstream::saysWhatItWaitsFor()
{
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    Asked named(connectTo("a.test", 80), group());
    named.begin(routeTo({{std::string("silent.test"), 1080}, {}}));
    QCOMPARE(named.waitsFor(), u"The name of the proxy itself was not looked up in time."_s);
    named.cancel();

    FakeProxy proxy({.repliesWhenTold = true});
    Asked asked(connectTo("a.test", 80), group());
    asked.begin(routeTo(to(proxy)));
    QCOMPARE(asked.waitsFor(), u"The proxy itself did not answer in time."_s);
    QVERIFY(eventually([&] { return proxy.connections() == 1 && proxy.said(0).port == 80; }));
    QCOMPARE(asked.waitsFor(), u"The proxy took the connection but did not answer the request in time."_s);
}

void TestUpstream::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<int>("connections");
    QTest::newRow("while it connects") << 0;
    QTest::newRow("while it waits for the answer") << 1;
    QTest::newRow("while it waits for two answers") << 2;
}

void TestUpstream::leavesNothingWhenCancelled()
{
    QFETCH(int, connections);
    FakeProxy proxy({.surplus = Surplus::Dropped, .repliesWhenTold = true});
    UpstreamRoute &route = routeTo(to(proxy));
    const int before = openDescriptors();
    Asked asked(connectTo("a.test", 80), group());
    asked.begin(route);
    QVERIFY(eventually([&] { return int(proxy.connections()) >= connections; }));
    asked.cancel();
    QVERIFY(eventually([&] {
        for (std::size_t connection = 0; connection < proxy.connections(); ++connection) {
            if (!proxy.said(connection).isOver)
                return false;
        }
        return openDescriptors() <= before;
    }));
    QCOMPARE(asked.calls, 0);
}

QTEST_GUILESS_MAIN(TestUpstream)
#include "tst_upstream.moc"
