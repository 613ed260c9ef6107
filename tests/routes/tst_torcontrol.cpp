// SPDX-License-Identifier: MIT
#include "routes/torcontrol.h"
#include "tests/routes/fakecontrol.h"

#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using routes::TorControl;
using tests::FakeControl;

namespace {

const QByteArray cookie = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
const QByteArray serverNonce = QByteArray(32, 'N');

QByteArray protocolInfo(const QByteArray &methods, const QString &cookieFile = {})
{
    const QByteArray file = cookieFile.isEmpty() ? QByteArray() : " COOKIEFILE=\"" + cookieFile.toUtf8() + '"';
    return "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=" + methods + file
           + "\r\n250-VERSION Tor=\"0.4.9.11 (git-0123)\"\r\n250 OK\r\n";
}

QByteArray hmac(const char *key, const QByteArray &clientNonce)
{
    return QMessageAuthenticationCode::hash(cookie + clientNonce + serverNonce, key, QCryptographicHash::Sha256)
        .toHex();
}

/// A control connection to the server, with rests that do not make a test wait.
class Control : public TorControl
{
public:
    explicit Control(const FakeControl &server, const QString &password = {})
        : TorControl([address = server.address()] { return address; }, password,
                     {std::chrono::milliseconds(1), std::chrono::milliseconds(10)})
    {}
};

} // namespace

class TestTorControl : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void logsInByWhatIsOffered_data();
    void logsInByWhatIsOffered();
    void provesThatItKnowsTheCookie();
    void tellsNoCookieToWhoDoesNotKnowIt_data();
    void tellsNoCookieToWhoDoesNotKnowIt();
    void saysWhyItCannotLogIn_data();
    void saysWhyItCannotLogIn();
    void speaksThroughAUnixSocket();
    void keepsAnswersInOrderBesideEvents();
    void connectsAgainOnceLost();
    void goesThroughNoProxy();
    void triesUntilSomebodyListens();
    void waitsForAnAddress();
    void stopsAndStarts();
    void takesNonsenseForNoTor();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void writeFile(const char *name, const QByteArray &bytes) const;
    QTemporaryDir m_folder;
};

void TestTorControl::initTestCase()
{
    QVERIFY(m_folder.isValid());
    writeFile("cookie", cookie);
    writeFile("short", cookie.left(31));
    writeFile("long", cookie + '!');
}

void TestTorControl::writeFile(const char *name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestTorControl::logsInByWhatIsOffered_data()
{
    QTest::addColumn<QByteArray>("methods");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("login");
    QTest::newRow("nothing") << QByteArray("NULL") << QString() << QByteArray("AUTHENTICATE");
    QTest::newRow("nothing though a password is given") << QByteArray("NULL") << "secret" << QByteArray("AUTHENTICATE");
    QTest::newRow("password") << QByteArray("HASHEDPASSWORD") << "a \"secret\"\\"
                              << QByteArray(R"(AUTHENTICATE "a \"secret\"\\")");
    QTest::newRow("password before cookie")
        << QByteArray("COOKIE,SAFECOOKIE,HASHEDPASSWORD") << "secret" << QByteArray("AUTHENTICATE \"secret\"");
    QTest::newRow("cookie") << QByteArray("COOKIE") << QString() << "AUTHENTICATE " + cookie.toHex();
    QTest::newRow("cookie though a password is given") << QByteArray("COOKIE") << "secret"
                                                       << "AUTHENTICATE " + cookie.toHex();
}

void TestTorControl::logsInByWhatIsOffered()
{
    QFETCH(QByteArray, methods);
    QFETCH(QString, password);
    FakeControl server;
    server.on("PROTOCOLINFO", protocolInfo(methods, path("cookie")));
    Control control(server, password);
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QVERIFY(ready.wait());
    QVERIFY(control.isReady());
    QCOMPARE(control.version(), QStringLiteral("0.4.9.11"));
    QCOMPARE(control.problem(), QString());
    QTEST(server.commands.last(), "login");
}

void TestTorControl::provesThatItKnowsTheCookie()
{
    FakeControl server;
    QByteArray nonce;
    server.on("PROTOCOLINFO", protocolInfo("COOKIE,SAFECOOKIE", path("cookie")));
    server.on("AUTHCHALLENGE", [&nonce](const QByteArray &command) {
        nonce = QByteArray::fromHex(command.split(' ').at(2));
        return "250 AUTHCHALLENGE SERVERHASH="
               + hmac("Tor safe cookie authentication server-to-controller hash", nonce).toUpper()
               + " SERVERNONCE=" + serverNonce.toHex() + "\r\n";
    });
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QVERIFY(ready.wait());
    QCOMPARE(nonce.size(), 32);
    QCOMPARE(server.commands.last(),
             "AUTHENTICATE " + hmac("Tor safe cookie authentication controller-to-server hash", nonce));
    QVERIFY(!server.commands.join().contains(cookie.toHex()));
    // Another connection has another nonce.
    const QByteArray before = nonce;
    server.drop();
    QVERIFY(ready.wait());
    QVERIFY(nonce != before);
}

void TestTorControl::tellsNoCookieToWhoDoesNotKnowIt_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray nonce = " SERVERNONCE=" + serverNonce.toHex();
    QTest::newRow("wrong hash") << "250 AUTHCHALLENGE SERVERHASH=" + QByteArray(32, 'x').toHex() + nonce + "\r\n";
    QTest::newRow("no hash") << "250 AUTHCHALLENGE" + nonce + "\r\n";
    QTest::newRow("refused") << QByteArray("513 AUTHCHALLENGE only supports SAFECOOKIE authentication\r\n");
    QTest::newRow("something else") << QByteArray("250 OK\r\n");
}

void TestTorControl::tellsNoCookieToWhoDoesNotKnowIt()
{
    QFETCH(QByteArray, answer);
    FakeControl server;
    server.on("PROTOCOLINFO", protocolInfo("COOKIE,SAFECOOKIE", path("cookie")));
    server.on("AUTHCHALLENGE", answer);
    Control control(server);
    QSignalSpy problems(&control, &TorControl::problemChanged);
    control.start();
    QVERIFY(problems.wait());
    QVERIFY(control.problem().contains(QLatin1String("does not know Tor's cookie")));
    QVERIFY(!server.commands.join().contains("AUTHENTICATE"));
}

void TestTorControl::saysWhyItCannotLogIn_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a password is wanted") << protocolInfo("HASHEDPASSWORD") << "wants a password";
    QTest::newRow("no such cookie") << protocolInfo("SAFECOOKIE", path("missing")) << "missing cannot be read";
    QTest::newRow("a cookie too short") << protocolInfo("COOKIE", path("short")) << "holds no cookie";
    QTest::newRow("a file that is no cookie") << protocolInfo("SAFECOOKIE", path("long")) << "holds no cookie";
    QTest::newRow("an unknown way") << protocolInfo("TELEPATHY") << "no way to log in";
    QTest::newRow("no protocol") << QByteArray("510 Unrecognized command\r\n") << "not the control port";
}

void TestTorControl::saysWhyItCannotLogIn()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QString, problem);
    FakeControl server;
    server.on("PROTOCOLINFO", protocol);
    Control control(server);
    QSignalSpy problems(&control, &TorControl::problemChanged);
    control.start();
    QVERIFY(problems.wait());
    QVERIFY2(control.problem().contains(problem), qPrintable(control.problem()));
    QVERIFY(!control.isReady());
    QTRY_VERIFY(server.connections > 2); // it may be put right meanwhile
    QCOMPARE(problems.count(), 1);
}

void TestTorControl::speaksThroughAUnixSocket()
{
    FakeControl server(path("socket"));
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QVERIFY(ready.wait());
    QSignalSpy lost(&control, &TorControl::lost);
    server.drop();
    QVERIFY(lost.wait());
    QVERIFY(ready.wait());
}

void TestTorControl::keepsAnswersInOrderBesideEvents()
{
    FakeControl server;
    server.knows("version", "0.4.9.11");
    server.on("SETEVENTS", "650 CIRC 1 BUILT\r\n250 OK\r\n650 CIRC 2 BUILT\r\n");
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QVERIFY(ready.wait());

    QList<int> answers;
    QStringList events;
    connect(&control, &TorControl::eventReceived, this,
            [&events](const routes::TorReply &event) { events.append(QString::fromStdString(event.text())); });
    control.send("GETINFO nonsense", [&answers](const routes::TorReply &reply) { answers.append(reply.status); });
    control.send("SETEVENTS CIRC", [&answers](const routes::TorReply &reply) { answers.append(reply.status + 1000); });
    control.send("SIGNAL NEWNYM");
    control.send("GETINFO version", [&answers](const routes::TorReply &reply) { answers.append(reply.status + 2000); });
    QTRY_COMPARE(answers, (QList<int>{552, 1250, 2250}));
    QCOMPARE(events, (QStringList{QStringLiteral("CIRC 1 BUILT"), QStringLiteral("CIRC 2 BUILT")}));
}

void TestTorControl::connectsAgainOnceLost()
{
    FakeControl server;
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    QSignalSpy lost(&control, &TorControl::lost);
    control.start();
    QVERIFY(ready.wait());
    bool isAnswered = false;
    server.on("GETINFO", [&server](const QByteArray &) {
        server.drop();
        return QByteArray();
    });
    control.send("GETINFO version", [&isAnswered](const routes::TorReply &) { isAnswered = true; });
    QVERIFY(lost.wait());
    QVERIFY(!control.isReady());
    QVERIFY(!control.problem().isEmpty());
    control.send("SIGNAL NEWNYM"); // to nobody
    QVERIFY(ready.wait());
    QCOMPARE(control.problem(), QString());
    QVERIFY(!isAnswered);
    QVERIFY(!server.commands.contains("SIGNAL NEWNYM"));
    QCOMPARE(lost.count(), 1);
}

void TestTorControl::goesThroughNoProxy()
{
    // Qt exempts loopback from a proxy of its own accord: what it does for other addresses can only be read off the socket.
    const FakeControl server;
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QVERIFY(ready.wait());
    QCOMPARE(control.findChild<QTcpSocket *>()->proxy().type(), QNetworkProxy::NoProxy);
}

void TestTorControl::triesUntilSomebodyListens()
{
    const QString place = path("late");
    TorControl control([place] { return routes::TorControlAddress(place); }, {},
                       {std::chrono::milliseconds(1), std::chrono::milliseconds(10)});
    QSignalSpy ready(&control, &TorControl::ready);
    QSignalSpy problems(&control, &TorControl::problemChanged);
    control.start();
    QVERIFY(problems.wait());
    QVERIFY(control.problem().contains(place));
    const FakeControl server(place);
    QVERIFY(ready.wait());
}

void TestTorControl::waitsForAnAddress()
{
    const FakeControl server;
    std::optional<routes::TorControlAddress> address;
    int asked = 0;
    TorControl control(
        [&] {
            ++asked;
            return address;
        },
        {}, {std::chrono::milliseconds(1), std::chrono::milliseconds(10)});
    QSignalSpy ready(&control, &TorControl::ready);
    control.start();
    QTRY_VERIFY(asked > 3);
    QCOMPARE(control.problem(), QString());
    address = server.address();
    QVERIFY(ready.wait());
}

void TestTorControl::stopsAndStarts()
{
    FakeControl server;
    Control control(server);
    QSignalSpy ready(&control, &TorControl::ready);
    QSignalSpy lost(&control, &TorControl::lost);
    control.start();
    QVERIFY(ready.wait());
    control.stop();
    QCOMPARE(lost.count(), 1);
    QVERIFY(!control.isReady());
    control.start();
    QVERIFY(ready.wait());
    QCOMPARE(server.connections, 2);
}

void TestTorControl::takesNonsenseForNoTor()
{
    FakeControl server;
    server.on("PROTOCOLINFO", "HTTP/1.0 501 Not Implemented\r\n\r\n");
    Control control(server);
    QSignalSpy problems(&control, &TorControl::problemChanged);
    control.start();
    QVERIFY(problems.wait());
    QVERIFY(control.problem().contains(QLatin1String("not the control port")));
}

QTEST_GUILESS_MAIN(TestTorControl)
#include "tst_torcontrol.moc"
