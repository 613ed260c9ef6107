// SPDX-License-Identifier: MIT
#include "routes/runningtorroute.h"

#include "tests/routes/asked.h"
#include "tests/routes/fakecontrol.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <optional>

using namespace argyle;
using routes::RunningTorRoute;
using routes::test::Asked;
using routes::test::groupOf;
using socks::Command;
using socks::Reply;
using tests::FakeControl;

namespace {

constexpr qsizetype greetingSize = 3;
constexpr qsizetype credentialsSize = 2 + 9 + 1 + 32; // "<torS0X>0" and a secret
const QByteArray connected = QByteArray::fromHex("05000001000000000000");

/// A SocksPort: keeps what comes, answers the greeting and the credentials, each once it is complete, and the request as it is told.
class FakeSocks : public QTcpServer
{
public:
    FakeSocks()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            received.append(QByteArray());
            peers.append(socket->peerPort());
            connect(socket, &QTcpSocket::readyRead, this, &FakeSocks::read);
        });
        listen(QHostAddress::LocalHost);
    }
    socks::Endpoint endpoint() const { return {socks::Ipv4{{127, 0, 0, 1}}, serverPort()}; }

    QTcpSocket *socket = nullptr; ///< the latest
    QByteArrayList received;      ///< by connection
    bool isMute = false;          ///< answers nothing
    QList<quint16> peers;

private:
    void read()
    {
        const qsizetype before = received.last().size();
        received.last() += socket->readAll();
        const auto isComplete = [&](qsizetype size) { return before < size && received.last().size() >= size; };
        if (isMute)
            return;
        if (isComplete(greetingSize))
            socket->write(QByteArray::fromHex("0502"));
        if (isComplete(greetingSize + credentialsSize))
            socket->write(QByteArray::fromHex("0100"));
    }
};

socks::Request request(const char *host, Command command = Command::Connect)
{
    return routes::test::requestFor(command, host, command == Command::Connect ? 80 : 0);
}

QByteArray requestBytes(const QByteArray &host, char command = 1, quint16 port = 80)
{
    return QByteArray::fromHex("05") + command + QByteArray::fromHex("0003") + char(host.size()) + host
           + char(port >> 8) + char(port & 0xff);
}

} // namespace

class TestTorRoute : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsEarlyDataWithTheRequest();
    void givesEachGroupASecretOfItsOwn();
    void passesRepliesThrough_data();
    void passesRepliesThrough();
    void asksTorForNamesAndPointers();
    void answersALiteralItself();
    void waitsForTheSocksPort();
    void waitsForBootstrapping();
    void triesAgainWhereNothingWasSentAhead();
    void triesAgainWhereEarlyDataHasNotLeft();
    void sendsEarlyDataOnce();
    void givesUpOnAProxyThatIsNone();
    void matchesCircuits();
    void refusesFlagsThatItCannotHonour_data();
    void refusesFlagsThatItCannotHonour();
    void saysHowTorIs();
    void tellsWhatItsSocksPortLacks_data();
    void tellsWhatItsSocksPortLacks();

private:
    /// One attempt of a stream with these credentials.
    void begin(const socks::Request &request, const QByteArray &early = {}, const std::string &user = "u");
    void follow(const QByteArray &bootstrap);
    QByteArray secret(qsizetype connection) const;

    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<net::Resolver> m_resolver;
    std::unique_ptr<net::TimerWheel> m_wheel;
    std::unique_ptr<isolation::GroupRegistry> m_groups;
    std::unique_ptr<FakeSocks> m_socks;
    std::unique_ptr<FakeControl> m_control;
    std::unique_ptr<RunningTorRoute> m_route;
    std::optional<Asked> m_asked; ///< the latest
};

void TestTorRoute::init()
{
    m_reactor = net::Reactor::create();
    m_resolver = std::make_unique<net::Resolver>();
    m_wheel = std::make_unique<net::TimerWheel>();
    m_groups = std::make_unique<isolation::GroupRegistry>();
    m_socks = std::make_unique<FakeSocks>();
    m_control = std::make_unique<FakeControl>();
    m_route = std::make_unique<RunningTorRoute>(routes::TorMeans{*m_reactor, *m_resolver, *m_wheel},
                                                settings::RunningTorSpec{m_socks->endpoint(), {}, {}});
}

void TestTorRoute::cleanup()
{
    m_asked.reset();
    m_route.reset();
    m_control.reset();
    m_socks.reset();
    m_groups.reset();
    m_wheel.reset();
    m_resolver.reset();
    m_reactor.reset();
}

void TestTorRoute::begin(const socks::Request &request, const QByteArray &early, const std::string &user)
{
    m_asked.emplace(request, groupOf(*m_groups, user));
    m_asked->early = early;
    m_asked->stream = 77;
    m_asked->begin(*m_route);
    QVERIFY(m_asked->isUnderWay());
    QVERIFY(!m_asked->stages.isEmpty());
}

/// Another route to the same SocksPort, with a control port whose tor is that far.
void TestTorRoute::follow(const QByteArray &bootstrap)
{
    m_control->knows("status/bootstrap-phase", bootstrap);
    const auto address = std::get<socks::Endpoint>(m_control->address());
    m_route = std::make_unique<RunningTorRoute>(routes::TorMeans{*m_reactor, *m_resolver, *m_wheel},
                                                settings::RunningTorSpec{m_socks->endpoint(), address, {}});
    QTRY_VERIFY(m_route->tor()->bootstrap.has_value());
}

/// The password that came.
QByteArray TestTorRoute::secret(qsizetype connection) const
{
    return m_socks->received.at(connection).mid(greetingSize + credentialsSize - 32, 32);
}

void TestTorRoute::sendsEarlyDataWithTheRequest()
{
    begin(request("host.test"), "early");
    // The request was not answered yet.
    QTRY_VERIFY(m_socks->received.size() == 1 && m_socks->received.last().endsWith("early"));
    const QByteArray received = m_socks->received.last();
    QCOMPARE(received.left(15), QByteArray::fromHex("050102"
                                                    "0109")
                                    + "<torS0X>0" + '\x20');
    QCOMPARE(received.mid(15 + 32), requestBytes("host.test") + "early");
    m_socks->socket->write(connected + "from there");
    QTRY_VERIFY(m_asked->opened);
    QCOMPARE(m_asked->opened->earlySent, 5U);
    QCOMPARE(m_asked->opened->fromRemote.size(), 10U);
    QVERIFY(m_asked->opened->bound == socks::Endpoint());
}

void TestTorRoute::givesEachGroupASecretOfItsOwn()
{
    const auto ask = [this](const std::string &user) {
        const qsizetype before = m_socks->received.size();
        begin(request("host.test"), {}, user);
        const bool hasCome =
            QTest::qWaitFor([&] { return m_socks->received.size() > before && m_socks->received.last().size() > 50; });
        return hasCome ? secret(before) : QByteArray();
    };
    const QByteArray one = ask("one");
    QCOMPARE(one.size(), 32);
    QCOMPARE(ask("one"), one);
    const QByteArray two = ask("two");
    QVERIFY(two != one);
    QVERIFY(m_groups->newCircuit(m_groups->groups().front()->id()));
    QVERIFY(ask("one") != one);
    QCOMPARE(ask("two"), two);
    m_groups->newIdentity();
    QVERIFY(ask("two") != two);
    QVERIFY(!m_socks->received.join().contains("one"));
}

void TestTorRoute::passesRepliesThrough_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Reply>("code");
    QTest::newRow("unreachable") << QByteArray::fromHex("05040001000000000000") << Reply::HostUnreachable;
    QTest::newRow("lookup failed, no address type")
        << QByteArray::fromHex("05040000000000000000") << Reply::HostUnreachable;
    QTest::newRow("refused") << QByteArray::fromHex("05050001000000000000") << Reply::ConnectionRefused;
    QTest::newRow("timed out") << QByteArray::fromHex("05060001000000000000") << Reply::TimedOut;
    QTest::newRow("no descriptor") << QByteArray::fromHex("05f00001000000000000") << Reply::OnionDescriptorNotFound;
    QTest::newRow("introduction timed out")
        << QByteArray::fromHex("05f70001000000000000") << Reply::OnionIntroductionTimedOut;
}

void TestTorRoute::passesRepliesThrough()
{
    QFETCH(QByteArray, reply);
    begin(request("host.test"));
    QTRY_VERIFY(m_socks->received.value(0).endsWith(requestBytes("host.test")));
    m_socks->socket->write(reply);
    QTRY_VERIFY(m_asked->failure);
    QTEST(m_asked->failure->reply, "code");
    QVERIFY(m_asked->failure->problem.startsWith(QLatin1String("Tor answered")));
}

void TestTorRoute::asksTorForNamesAndPointers()
{
    begin(request("host.test", Command::Resolve));
    QTRY_VERIFY(m_socks->received.value(0).endsWith(requestBytes("host.test", '\xf0', 0)));
    m_socks->socket->write(QByteArray::fromHex("05000001c0000207"
                                               "0000"));
    QTRY_VERIFY(m_asked->answer);
    QVERIFY(*m_asked->answer == socks::Host(socks::Ipv4{{192, 0, 2, 7}}));

    begin(request("192.0.2.7", Command::ResolvePtr));
    QTRY_VERIFY(m_socks->received.value(1).endsWith(QByteArray::fromHex("05f10001c0000207"
                                                                        "0000")));
    m_socks->socket->write(QByteArray::fromHex("0500000309") + "host.test" + QByteArray::fromHex("0000"));
    QTRY_VERIFY(m_asked->answer);
    QVERIFY(*m_asked->answer == socks::Host(std::string("host.test")));
}

void TestTorRoute::answersALiteralItself()
{
    Asked asked(request("2001:db8::7", Command::Resolve), groupOf(*m_groups, "u"));
    asked.begin(*m_route);
    QVERIFY(asked.answer == asked.request.target.host);
    QVERIFY(asked.stages.isEmpty());
    QCOMPARE(m_socks->received.size(), 0);
}

void TestTorRoute::waitsForTheSocksPort()
{
    const quint16 port = m_socks->serverPort();
    m_socks->close();
    begin(request("host.test"), "early");
    QTRY_VERIFY(m_route->inWords().contains(QLatin1String("not available")));
    QVERIFY(!m_route->tor()->isReady);
    QVERIFY(m_asked->waitsFor().contains(QLatin1String("is Tor running?")));
    QVERIFY(!m_asked->failure);
    QVERIFY(m_socks->listen(QHostAddress::LocalHost, port));
    QTRY_VERIFY(m_socks->received.value(0).endsWith("early"));
    m_socks->socket->write(connected);
    QTRY_VERIFY(m_asked->opened);
    QVERIFY(m_route->tor()->isReady);
}

void TestTorRoute::waitsForBootstrapping()
{
    follow("NOTICE BOOTSTRAP PROGRESS=45 TAG=x SUMMARY=\"Loading\"");
    QCOMPARE(m_route->inWords(), QStringLiteral("Tor 0.4.9.11 (bootstrapping 45 %)"));
    begin(request("host.test"));
    QVERIFY(m_asked->waitsFor().contains(QLatin1String("45 %")));
    QCOMPARE(m_socks->received.size(), 0);
    m_control->say("650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    QTRY_VERIFY(m_socks->received.value(0).endsWith(requestBytes("host.test")));
    QCOMPARE(m_route->inWords(), QStringLiteral("Tor 0.4.9.11 (ready)"));
    m_socks->socket->write(connected);
    QTRY_VERIFY(m_asked->opened);
}

void TestTorRoute::triesAgainWhereNothingWasSentAhead()
{
    // An end behind the credentials would be a refusal of them.
    m_socks->isMute = true;
    begin(request("host.test"));
    for (int ending = 1; ending < 3; ++ending) {
        QTRY_COMPARE(m_socks->received.size(), ending);
        m_socks->socket->abort();
    }
    QTRY_COMPARE(m_socks->received.size(), 3);
    QVERIFY(!m_asked->failure);
    m_socks->socket->abort();
    QTRY_VERIFY(m_asked->failure);
    QCOMPARE(m_asked->failure->reply, Reply::GeneralFailure);
}

void TestTorRoute::triesAgainWhereEarlyDataHasNotLeft()
{
    // It goes with the request, and this Tor ends before it has answered the greeting.
    m_socks->isMute = true;
    begin(request("host.test"), "POST");
    QTRY_COMPARE(m_socks->received.value(0).size(), greetingSize);
    m_socks->isMute = false;
    m_socks->socket->abort();
    QTRY_VERIFY(m_socks->received.value(1).endsWith("POST"));
    m_socks->socket->write(connected);
    QTRY_VERIFY(m_asked->opened);
}

void TestTorRoute::sendsEarlyDataOnce()
{
    begin(request("host.test"), "POST");
    QTRY_VERIFY(m_socks->received.value(0).endsWith("POST"));
    m_socks->socket->abort();
    QTRY_VERIFY(m_asked->failure);
    QCOMPARE(m_socks->received.size(), 1);
}

void TestTorRoute::givesUpOnAProxyThatIsNone()
{
    begin(request("host.test"));
    QTRY_VERIFY(m_socks->socket);
    m_socks->socket->write("HTTP/1.0 400 Bad Request\r\n\r\n");
    QTRY_VERIFY(m_asked->failure);
    QCOMPARE(m_socks->received.size(), 1);
}

void TestTorRoute::matchesCircuits()
{
    m_control->knows("circuit-status", "3 BUILT $" + QByteArray(40, 'A') + "~alpha\n");
    follow("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    QSignalSpy changed(m_route.get(), &routes::Route::circuitChanged);
    begin(request("host.test"));
    QTRY_COMPARE(m_socks->peers.size(), 1);
    QTRY_VERIFY(!m_socks->received.last().isEmpty());
    m_control->say("650 STREAM 5 NEW 0 host.test:80 SOURCE_ADDR=127.0.0.1:"
                   + QByteArray::number(m_socks->peers.last()));
    m_control->say("650 STREAM 5 SENTCONNECT 3 host.test:80");
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).toULongLong(), 77U);
    QCOMPARE(changed.first().at(1).value<observe::Circuit>().text(), QStringLiteral("alpha"));

    QSignalSpy closed(m_route.get(), &routes::Route::circuitClosed);
    m_control->say("650 CIRC 3 CLOSED REASON=FINISHED");
    QTRY_COMPARE(closed.count(), 1);
}

void TestTorRoute::refusesFlagsThatItCannotHonour_data()
{
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("named");
    QTest::newRow("none") << "" << QString();
    QTest::newRow("Argyle's own") << "IsolateDestPort NoDNSRequest ExtendedErrors OnionTrafficOnly" << QString();
    for (const char *flag : {"CacheIPv4DNS", "UseIPv6Cache", "NoPreferIPv6Automap", "NoIPv4Traffic", "NoIPv6Traffic",
                             "PreferIPv6", "KeepAliveIsolateSOCKSAuth"})
        QTest::newRow(flag) << QString::fromLatin1(flag) << QString::fromLatin1(flag);
}

void TestTorRoute::refusesFlagsThatItCannotHonour()
{
    QFETCH(QString, flags);
    QFETCH(QString, named);
    const auto parsed = isolation::parsePortSpec(QStringLiteral("127.0.0.1:1080 ") + flags);
    const QString problem = m_route->problemWith(parsed.spec.value());
    QCOMPARE(problem.isEmpty(), named.isEmpty());
    QVERIFY2(problem.contains(named), qPrintable(problem));
}

void TestTorRoute::saysHowTorIs()
{
    QCOMPARE(m_route->name(), QStringLiteral("tor"));
    QCOMPARE(m_route->inWords(), QStringLiteral("Tor at 127.0.0.1:%1 (not tried yet)").arg(m_socks->serverPort()));
    QVERIFY(!m_route->tor()->isReady);
    follow("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    QCOMPARE(m_route->inWords(), QStringLiteral("Tor 0.4.9.11 (ready)"));
    QSignalSpy changed(m_route.get(), &routes::Route::stateChanged);
    m_control->on("PROTOCOLINFO", "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=HASHEDPASSWORD\r\n250 OK\r\n");
    m_control->drop();
    QTRY_VERIFY(m_route->tor()->problem.contains(QLatin1String("password")));
    QVERIFY(changed.count() > 0);
    QVERIFY(!m_route->tor()->isReady); // it may be gone altogether
    begin(request("host.test"));
    QTRY_VERIFY(m_socks->received.value(0).endsWith(requestBytes("host.test")));
    m_socks->socket->write(connected);
    QTRY_VERIFY(m_asked->opened);
    QVERIFY(m_route->tor()->isReady);
    QVERIFY(m_route->inWords().contains(QLatin1String("without control port")));
}

void TestTorRoute::tellsWhatItsSocksPortLacks_data()
{
    QTest::addColumn<QByteArray>("lines"); // %p stands for the port
    QTest::addColumn<QStringList>("lacks");
    const QString errors = QStringLiteral("no ExtendedErrors");
    const QString isolation = QStringLiteral("NoIsolateSOCKSAuth");
    QTest::newRow("all there") << QByteArray("250 SocksPort=127.0.0.1:%p ExtendedErrors\r\n") << QStringList();
    QTest::newRow("no extended errors") << QByteArray("250 SocksPort=127.0.0.1:%p\r\n") << QStringList{errors};
    QTest::newRow("a bare number") << QByteArray("250 SocksPort=%p IPv6Traffic\r\n") << QStringList{errors};
    QTest::newRow("no isolation") << QByteArray("250 SocksPort=[::1]:%p extendederrors noisolatesocksauth\r\n")
                                  << QStringList{isolation};
    QTest::newRow("nothing of both") << QByteArray("250 SocksPort=%p NoIsolateSOCKSAuth\r\n")
                                     << QStringList{isolation, errors};
    QTest::newRow("another port") << QByteArray("250-SocksPort=1\r\n250 SocksPort=%p ExtendedErrors\r\n")
                                  << QStringList();
    QTest::newRow("by default") << QByteArray("250 SocksPort\r\n") << QStringList();
}

void TestTorRoute::tellsWhatItsSocksPortLacks()
{
    QFETCH(QByteArray, lines);
    QFETCH(QStringList, lacks);
    m_control->on("GETCONF", lines.replace("%p", QByteArray::number(m_socks->serverPort())));
    follow("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    // An event that is said behind the answer has come when the answer has.
    QTRY_VERIFY(m_control->commands.contains("GETCONF SocksPort"));
    m_control->say("650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=99 TAG=x SUMMARY=\"x\"");
    QTRY_COMPARE(m_route->tor()->bootstrap, std::optional<int>(99));
    QCOMPARE(m_route->tor()->warnings.size(), lacks.size());
    for (qsizetype i = 0; i < lacks.size(); ++i)
        QVERIFY(m_route->tor()->warnings.at(i).contains(lacks.at(i)));
}

QTEST_GUILESS_MAIN(TestTorRoute)
#include "tst_torroute.moc"
