// SPDX-License-Identifier: MIT
#include "routes/proxyconversation.h"

#include "tests/net/connecting.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"

#include <QTest>

using namespace argyle::routes;
using namespace argyle::routes::test;
using argyle::net::Reactor;
using argyle::net::SocketAddress;
using argyle::net::test::eventually;
using argyle::net::test::loopback4;
using argyle::net::test::randomBytes;
using argyle::net::test::Refusing;
using argyle::socks::ClientPolicy;
using argyle::socks::Command;
using argyle::socks::Credentials;
using argyle::socks::Host;
using argyle::socks::Reply;
using argyle::socks::Request;
using Authentication = ClientPolicy::Authentication;
using Kind = ProxyFailure::Kind;
using Leaving = FakeProxy::Leaving;
using Manners = FakeProxy::Manners;
using Pace = ClientPolicy::Pace;
using Step = FakeProxy::Step;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(argyle::routes::ProxyFailure::Kind)
Q_DECLARE_METATYPE(argyle::routes::test::FakeProxy::Manners)
Q_DECLARE_METATYPE(argyle::socks::ClientPolicy)
Q_DECLARE_METATYPE(argyle::socks::Command)

namespace {

const Credentials login{"user", "pass"};
constexpr ClientPolicy pipelined{Pace::Pipelined, Authentication::Optional};
constexpr ClientPolicy stepByStep{Pace::StepByStep, Authentication::Optional};

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

/// One conversation and what came of it. It is destroyed when it has told.
class Talk final : public ProxyConversationOwner
{
public:
    Talk(Reactor &reactor, const Request &request, const Credentials &credentials, const ClientPolicy &policy,
         const QByteArray &earlyData = {})
        : early(earlyData)
        , m_conversation(std::make_unique<ProxyConversation>(
              reactor, request,
              ProxyConversation::Terms{credentials, policy,
                                       std::as_bytes(std::span(early.constData(), std::size_t(early.size())))},
              this))
    {}

    void begin(const SocketAddress &proxy)
    {
        m_isInsideBegin = true;
        m_conversation->begin({proxy});
        m_isInsideBegin = false;
    }
    bool ends()
    {
        return eventually([this] { return calls > 0; });
    }
    void cancel() { m_conversation.reset(); }

    void proxyReached(ProxyConversation &conversation) override
    {
        ++reached;
        localPort = conversation.localPort();
    }
    void proxySucceeded(ProxyConversation &, Opened way, const Host &host) override
    {
        opened = std::move(way);
        opened->link->setOwner(nullptr);
        answer = QString::fromStdString(argyle::socks::toString(host));
        told();
    }
    void proxyFailed(ProxyConversation &, const ProxyFailure &why) override
    {
        failure = why;
        told();
    }

    const QByteArray early;
    int reached = 0;
    quint16 localPort = 0;
    std::optional<Opened> opened;
    QString answer;
    std::optional<ProxyFailure> failure;
    int calls = 0;

private:
    void told()
    {
        QVERIFY(!m_isInsideBegin);
        ++calls;
        m_conversation.reset();
    }

    std::unique_ptr<ProxyConversation> m_conversation;
    bool m_isInsideBegin = false;
};

} // namespace

class TestProxyConversation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addKinds(); }
    void init();

    void saysWhatThePolicyHasItSay_data();
    void saysWhatThePolicyHasItSay();
    void readsTheAnswer_data();
    void readsTheAnswer();
    void passesOnWhatComesBehindTheReply();
    void sendsEarlyDataWithTheRequest_data();
    void sendsEarlyDataWithTheRequest();
    void sendsNoEarlyDataWithALookup();
    void countsEarlyDataThatDoesNotGoAtOnce();
    void tellsHowItFailed_data();
    void tellsHowItFailed();
    void tellsThatTheProxyIsDown();
    void tellsThatARequestHasNoRoom();
    void leavesNothingWhenDestroyed_data();
    void leavesNothingWhenDestroyed();

private:
    std::unique_ptr<Reactor> m_reactor;
};

void TestProxyConversation::init()
{
    QFETCH_GLOBAL(Reactor::Kind, kind);
    m_reactor = Reactor::create(kind);
}

void TestProxyConversation::saysWhatThePolicyHasItSay_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("hasLogin");
    QTest::addColumn<ClientPolicy>("policy");
    QTest::addColumn<QByteArray>("firstPiece");
    const auto row = [](const char *name, Command command, const char *host, bool hasLogin, ClientPolicy policy,
                        const char *hex) {
        QTest::newRow(name) << command << QString::fromLatin1(host) << hasLogin << policy << bytes(hex);
    };
    constexpr ClientPolicy mustLogIn{Pace::StepByStep, Authentication::Required};
    row("IPv4", Command::Connect, "192.0.2.1", false, pipelined, "050100 05010001c0000201 1f90");
    row("IPv6", Command::Connect, "2001:db8::1", false, pipelined,
        "050100 0501000420010db8000000000000000000000001 1f90");
    row("name", Command::Connect, "A.test", false, pipelined, "050100 0501000306412e74657374 1f90");
    row("RESOLVE", Command::Resolve, "a.test", false, pipelined, "050100 05f0000306612e74657374 1f90");
    row("RESOLVE_PTR", Command::ResolvePtr, "192.0.2.1", false, pipelined, "050100 05f10001c0000201 1f90");
    row("login", Command::Connect, "192.0.2.1", true, pipelined, "050102 0104757365720470617373 05010001c0000201 1f90");
    row("step by step", Command::Connect, "192.0.2.1", false, stepByStep, "050100");
    row("step by step, login", Command::Connect, "192.0.2.1", true, stepByStep, "05020002");
    row("step by step, login that isolates", Command::Connect, "192.0.2.1", true, mustLogIn, "050102");
}

void TestProxyConversation::saysWhatThePolicyHasItSay()
{
    QFETCH(Command, command);
    QFETCH(QString, host);
    QFETCH(bool, hasLogin);
    QFETCH(ClientPolicy, policy);
    FakeProxy proxy({.reply = FakeProxy::failure(1)});
    Talk talk(*m_reactor, requestFor(command, host.toStdString(), 8080), hasLogin ? login : Credentials(), policy);
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    QTEST(proxy.said(0).firstPiece, "firstPiece");
    QCOMPARE(proxy.said(0).command, quint8(command));
    QCOMPARE(proxy.said(0).port, quint16(8080));
}

void TestProxyConversation::readsTheAnswer_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, Command command, const char *reply, const char *answer) {
        for (const bool inPieces : {false, true}) {
            QTest::addRow("%s%s", name, inPieces ? ", byte by byte" : "")
                << Manners{.reply = bytes(reply), .repliesInPieces = inPieces} << command
                << QString::fromLatin1(answer);
        }
    };
    row("IPv4", Command::Resolve, "05000001 c0000207 0000", "192.0.2.7");
    row("IPv6", Command::Resolve, "05000004 20010db8000000000000000000000007 0000", "2001:db8::7");
    row("name", Command::ResolvePtr, "05000003 06612e74657374 0000", "a.test");
    row("CONNECT", Command::Connect, "05000001 7f000001 1234", "127.0.0.1");
    row("CONNECT, bound to a name", Command::Connect, "05000003 06612e74657374 1234", "a.test");
}

void TestProxyConversation::readsTheAnswer()
{
    QFETCH(Manners, manners);
    QFETCH(Command, command);
    for (const ClientPolicy &policy : {pipelined, stepByStep}) {
        FakeProxy proxy(manners);
        const char *host = command == Command::ResolvePtr ? "192.0.2.1" : "b.test";
        Talk talk(*m_reactor, requestFor(command, host, 80), {}, policy);
        talk.begin(loopback4(proxy.port()));
        QVERIFY(talk.ends());
        QVERIFY(talk.opened.has_value());
        QTEST(talk.answer, "answer");
        QCOMPARE(talk.reached, 1);
        QCOMPARE(talk.localPort, SocketAddress::localOf(talk.opened->link->fd()).port());
        // Where the proxy's end is, is the proxy's own affair.
        QVERIFY(talk.opened->bound == argyle::socks::Endpoint());
        QCOMPARE(talk.opened->remote, QString());
        QVERIFY(talk.opened->fromRemote.empty());
    }
}

void TestProxyConversation::passesOnWhatComesBehindTheReply()
{
    FakeProxy proxy({.reply = FakeProxy::success() + "220 ready"});
    Talk talk(*m_reactor, connectTo("a.test", 25), {}, pipelined);
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    const auto &behind = talk.opened.value().fromRemote;
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(behind.data()), qsizetype(behind.size())), "220 ready"_ba);
}

void TestProxyConversation::sendsEarlyDataWithTheRequest_data()
{
    QTest::addColumn<bool>("hasLogin");
    QTest::addColumn<ClientPolicy>("policy");
    for (const bool hasLogin : {false, true}) {
        QTest::addRow("pipelined, %s", hasLogin ? "login" : "none") << hasLogin << pipelined;
        QTest::addRow("step by step, %s", hasLogin ? "login" : "none") << hasLogin << stepByStep;
    }
}

void TestProxyConversation::sendsEarlyDataWithTheRequest()
{
    QFETCH(bool, hasLogin);
    QFETCH(ClientPolicy, policy);
    FakeProxy proxy({.prefersLogin = true});
    Talk talk(*m_reactor, connectTo("a.test", 80), hasLogin ? login : Credentials(), policy, "early data");
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    QCOMPARE(talk.opened.value().earlySent, std::size_t(10));
    QVERIFY(eventually([&] { return proxy.data().size() >= 10; }));
    QCOMPARE(proxy.data(), "early data"_ba);
    QCOMPARE(proxy.said(0).username, hasLogin ? "user"_ba : QByteArray());
    QCOMPARE(proxy.said(0).firstPiece.endsWith("early data"), policy.pace == Pace::Pipelined);
}

void TestProxyConversation::sendsNoEarlyDataWithALookup()
{
    FakeProxy proxy({.reply = bytes("05000001 c0000207 0000")});
    Talk talk(*m_reactor, requestFor(Command::Resolve, "a.test"), {}, pipelined, "early data");
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    QCOMPARE(talk.opened.value().earlySent, std::size_t(0));
    QVERIFY(proxy.said(0).firstPiece.endsWith(bytes("0306612e74657374 0000")));
}

void TestProxyConversation::countsEarlyDataThatDoesNotGoAtOnce()
{
    const QByteArray early = randomBytes(32 << 20, 1);
    FakeProxy proxy({});
    Talk talk(*m_reactor, connectTo("a.test", 80), login, pipelined, early);
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    const auto sent = qsizetype(talk.opened.value().earlySent);
    QVERIFY2(sent > 0 && sent < early.size(), qPrintable(QString::number(sent)));
    // Every byte of the message that precedes the early data is sent, so that what arrives is the early data's beginning.
    QVERIFY(eventually([&] { return proxy.said(0).data.size() >= sent; }));
    QCOMPARE(proxy.said(0).data.size(), sent);
    QVERIFY(early.startsWith(proxy.said(0).data));
}

void TestProxyConversation::tellsHowItFailed_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const Manners &manners, Kind kind, Reply reply, const char *problem) {
        QTest::newRow(name) << manners << kind << reply << QString::fromLatin1(problem);
    };
    const Manners another{.login = std::pair("user"_ba, "other"_ba)};
    row("no method", {.greeting = bytes("05ff")}, Kind::Declined, Reply::NotAllowed, "user name and password");
    row("a method of its own", {.greeting = bytes("0501")}, Kind::Declined, Reply::NotAllowed,
        "user name and password");
    row("other credentials", another, Kind::Declined, Reply::NotAllowed, "refused the user name and password");
    row("HTTP", {.greeting = "HTTP/1.0 400 Bad Request\r\n\r\n"}, Kind::Broken, Reply::GeneralFailure,
        "no SOCKS5 proxy");
    row("SOCKS4", {.greeting = bytes("005b000000000000")}, Kind::Broken, Reply::GeneralFailure, "no SOCKS5 proxy");
    row("nonsense in its reply", {.reply = "nonsense!!"}, Kind::Broken, Reply::GeneralFailure, "no SOCKS5 proxy");
    row("unknown address type", {.reply = bytes("05000009 00000000 0000")}, Kind::Broken, Reply::GeneralFailure,
        "makes no sense");
    row("ends after the greeting", {.leavesAt = Step::Greeting}, Kind::Ended, Reply::GeneralFailure, "closed");
    row("resets after the greeting", {.leavesAt = Step::Greeting, .leaving = Leaving::Resets}, Kind::Ended,
        Reply::GeneralFailure, "closed");
    row("ends after the login", {.prefersLogin = true, .leavesAt = Step::Login}, Kind::Declined, Reply::NotAllowed,
        "refused the user name and password");
    row("ends after the request", {.leavesAt = Step::Request}, Kind::Ended, Reply::GeneralFailure, "closed");
    row("resets after the request", {.leavesAt = Step::Request, .leaving = Leaving::Resets}, Kind::Ended,
        Reply::GeneralFailure, "closed");
    for (const int code : {1, 2, 3, 4, 5, 6, 7, 8, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 9, 0x5B, 0xFF}) {
        const auto reply = static_cast<Reply>(code);
        QTest::addRow("reply %02X", code)
            << Manners{.reply = FakeProxy::failure(quint8(code))} << Kind::Refused << reply
            << QStringLiteral("The proxy answered: %1.").arg(QLatin1String(argyle::socks::textOf(reply).name));
    }
    row("reply with nothing behind it", {.reply = bytes("0505")}, Kind::Refused, Reply::ConnectionRefused, "refused");
    row("Tor's address type 0", {.reply = bytes("05040000000000000000")}, Kind::Refused, Reply::HostUnreachable,
        "host unreachable");
}

void TestProxyConversation::tellsHowItFailed()
{
    QFETCH(Manners, manners);
    QFETCH(QString, problem);
    for (const ClientPolicy &policy : {pipelined, stepByStep}) {
        FakeProxy proxy(manners);
        const int before = openDescriptors();
        Talk talk(*m_reactor, connectTo("a.test", 80), login, policy, "early");
        talk.begin(loopback4(proxy.port()));
        QVERIFY(talk.ends());
        QTEST(talk.failure.value().kind, "kind");
        QTEST(talk.failure->failure.reply, "reply");
        QVERIFY2(talk.failure->failure.problem.contains(problem), qPrintable(talk.failure->failure.problem));
        QVERIFY(talk.failure->failure.problem.endsWith(u'.'));
        QVERIFY(eventually([&] { return proxy.said(0).isOver; }));
        QVERIFY(eventually([&] { return openDescriptors() <= before; }));
        QCOMPARE(talk.calls, 1);
    }
}

void TestProxyConversation::tellsThatTheProxyIsDown()
{
    const Refusing refusing;
    Talk talk(*m_reactor, connectTo("a.test", 80), {}, pipelined);
    talk.begin(refusing.address());
    QVERIFY(talk.ends());
    QCOMPARE(talk.failure.value().kind, Kind::Unreachable);
    QCOMPARE(talk.failure->failure.reply, Reply::GeneralFailure);
    QVERIFY2(talk.failure->failure.problem.startsWith(u"The proxy itself cannot be reached. "_s),
             qPrintable(talk.failure->failure.problem));
    QCOMPARE(talk.reached, 0);
}

void TestProxyConversation::tellsThatARequestHasNoRoom()
{
    FakeProxy proxy({});
    Talk talk(*m_reactor, connectTo("a.test", 80), {std::string(256, 'u'), "p"}, pipelined);
    talk.begin(loopback4(proxy.port()));
    QVERIFY(talk.ends());
    QVERIFY2(talk.failure.value().failure.problem.contains(u"no room"_s), qPrintable(talk.failure->failure.problem));
}

void TestProxyConversation::leavesNothingWhenDestroyed_data()
{
    QTest::addColumn<bool>("isReached");
    QTest::newRow("while it connects") << false;
    QTest::newRow("while it waits for the reply") << true;
}

void TestProxyConversation::leavesNothingWhenDestroyed()
{
    QFETCH(bool, isReached);
    FakeProxy proxy({.repliesWhenTold = true});
    const int before = openDescriptors();
    Talk talk(*m_reactor, connectTo("a.test", 80), {}, pipelined);
    talk.begin(loopback4(proxy.port()));
    QVERIFY(!isReached || eventually([&] { return proxy.connections() == 1 && proxy.said(0).port == 80; }));
    talk.cancel();
    QVERIFY(eventually([&] { return proxy.connections() == 1 && proxy.said(0).isOver; }));
    QVERIFY(eventually([&] { return openDescriptors() <= before; }));
    QCOMPARE(talk.calls, 0);
}

QTEST_GUILESS_MAIN(TestProxyConversation)
#include "tst_proxyconversation.moc"
