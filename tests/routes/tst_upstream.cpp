// SPDX-License-Identifier: MIT
#include "routes/upstream.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"
#include "tests/routes/upstreamtest.h"

#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::test::eventually;
using argyle::settings::UpstreamSpec;
using argyle::socks::Command;
using argyle::socks::Ipv4;
using argyle::socks::Reply;
using Manners = FakeProxy::Manners;
using Pace = UpstreamRoute::Pace;
using Surplus = FakeProxy::Surplus;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(argyle::socks::Command)

namespace {

UpstreamSpec isolating(const FakeProxy &proxy)
{
    return {{Ipv4{{127, 0, 0, 1}}, proxy.port()}, {}, UpstreamSpec::Identity::PerGroup};
}

} // namespace

class TestUpstream : public UpstreamTest
{
    Q_OBJECT
private slots:
    void refusesPortsWhoseFamiliesItCannotChoose_data();
    void refusesPortsWhoseFamiliesItCannotChoose();

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
};

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

QTEST_GUILESS_MAIN(TestUpstream)
#include "tst_upstream.moc"
