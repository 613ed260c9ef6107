// SPDX-License-Identifier: MIT
#include "routes/upstream.h"
#include "tests/net/connecting.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"
#include "tests/routes/upstreamtest.h"

#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::test::eventually;
using argyle::net::test::Refusing;
using argyle::socks::Reply;
using argyle::tests::NameServer;
using Leaving = FakeProxy::Leaving;
using Manners = FakeProxy::Manners;
using Pace = UpstreamRoute::Pace;
using Step = FakeProxy::Step;
using Surplus = FakeProxy::Surplus;
using namespace Qt::StringLiterals;

class TestUpstreamTrouble : public UpstreamTest
{
    Q_OBJECT
private slots:
    void saysWhatIsWrongWithTheProxy_data();
    void saysWhatIsWrongWithTheProxy();
    void saysThatTheProxyIsDown();
    void looksTheProxysNameUp();
    void saysThatTheProxysNameIsUnknown();
    void saysWhatItWaitsFor();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
};

void TestUpstreamTrouble::saysWhatIsWrongWithTheProxy_data()
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

void TestUpstreamTrouble::saysWhatIsWrongWithTheProxy()
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

void TestUpstreamTrouble::saysThatTheProxyIsDown()
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

void TestUpstreamTrouble::looksTheProxysNameUp()
{
    FakeProxy proxy({});
    m_server->addAddress("proxy.test", "127.0.0.1");
    routeTo({{std::string("proxy.test"), proxy.port()}, {}});
    QVERIFY(ask()->opened.has_value());
    QCOMPARE(proxy.said(0).host, "a.test"_ba);
    QCOMPARE(m_server->questions(), m_server->questions("proxy.test"));
}

void TestUpstreamTrouble::saysThatTheProxysNameIsUnknown()
{
    routeTo({{std::string("nowhere.test"), 1080}, {}});
    const auto asked = ask();
    QCOMPARE(asked->failure.value().reply, Reply::GeneralFailure);
    QCOMPARE(asked->failure->problem, u"The name of the proxy itself could not be looked up."_s);
}

void TestUpstreamTrouble::saysWhatItWaitsFor()
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

void TestUpstreamTrouble::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<int>("connections");
    QTest::newRow("while it connects") << 0;
    QTest::newRow("while it waits for the answer") << 1;
    QTest::newRow("while it waits for two answers") << 2;
}

void TestUpstreamTrouble::leavesNothingWhenCancelled()
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

QTEST_GUILESS_MAIN(TestUpstreamTrouble)
#include "tst_upstreamtrouble.moc"
