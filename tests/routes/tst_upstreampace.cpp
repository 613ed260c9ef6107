// SPDX-License-Identifier: MIT
#include "routes/upstream.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"
#include "tests/routes/upstreamtest.h"

#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::test::eventually;
using argyle::net::test::randomBytes;
using argyle::socks::Command;
using argyle::socks::Reply;
using Manners = FakeProxy::Manners;
using Pace = UpstreamRoute::Pace;
using Step = FakeProxy::Step;
using Surplus = FakeProxy::Surplus;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(argyle::routes::UpstreamRoute::Pace)

namespace {

const QByteArray greeting("\5\1\0", 3);
/// CONNECT to a.test:80.
const QByteArray request = QByteArray::fromHex("0501000306612e746573740050");

} // namespace

class TestUpstreamPace : public UpstreamTest
{
    Q_OBJECT
private slots:
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
};

void TestUpstreamPace::sendsEverythingInOneWriteOnceThatIsKnownToWork()
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

void TestUpstreamPace::fallsBackAndRemembers_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("drops what follows") << Manners{.surplus = Surplus::Dropped};
    QTest::newRow("ends the connection") << Manners{.surplus = Surplus::EndsTheConnection};
}

void TestUpstreamPace::fallsBackAndRemembers()
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

void TestUpstreamPace::bringsEarlyDataOnceAndInOrder_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::newRow("takes pipelining") << Manners{};
    QTest::newRow("drops what follows") << Manners{.surplus = Surplus::Dropped};
    QTest::newRow("ends the connection") << Manners{.surplus = Surplus::EndsTheConnection};
    QTest::newRow("demands credentials") << Manners{.login = login};
    QTest::newRow("answers byte by byte") << Manners{.repliesInPieces = true};
    QTest::newRow("drops, and demands credentials") << Manners{.surplus = Surplus::Dropped, .login = login};
}

void TestUpstreamPace::bringsEarlyDataOnceAndInOrder()
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

void TestUpstreamPace::takesTheFirstOfTwoAnswers_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<Pace>("pace");
    QTest::newRow("the one in one piece") << 0 << Pace::Pipelined;
    QTest::newRow("the one step by step") << 1 << Pace::StepByStep;
}

void TestUpstreamPace::takesTheFirstOfTwoAnswers()
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

void TestUpstreamPace::waitsOnWhereTheSecondConnectionIsNotTaken()
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

void TestUpstreamPace::asksAnewOfAProxyThatCameBack()
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

void TestUpstreamPace::asksAnewOfAProxyThatChangedItsManners()
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

void TestUpstreamPace::keepsThePaceWhereALookupIsNotAnswered()
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

void TestUpstreamPace::sendsEarlyDataOnceWhereTheProxyEndsTwoStreams()
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

void TestUpstreamPace::putsNoSecondRequestBesideOneWithEarlyData()
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

QTEST_GUILESS_MAIN(TestUpstreamPace)
#include "tst_upstreampace.moc"
