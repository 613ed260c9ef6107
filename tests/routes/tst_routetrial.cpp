// SPDX-License-Identifier: MIT
#include "routes/routetrial.h"

#include "settings/routespec.h"
#include "tests/net/connecting.h"
#include "tests/routes/fakecontrol.h"
#include "tests/routes/fakeproxy.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace argyle;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using net::test::Refusing;
using observe::TrialFinding;
using observe::TrialFindings;
using routes::RouteTrial;
using routes::test::FakeProxy;
using settings::Settings;
using tests::FakeControl;
using Manners = FakeProxy::Manners;
using Outcome = TrialFinding::Outcome;

Q_DECLARE_METATYPE(argyle::routes::test::FakeProxy::Manners)

namespace {

constexpr auto ready = "NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"";

/// The findings as a test's table has them: a sign for the outcome, and the text.
QStringList lines(const TrialFindings &findings)
{
    QStringList lines;
    for (const TrialFinding &finding : findings) {
        const QString sign = finding.outcome == Outcome::Passed  ? u"+ "_s
                             : finding.outcome == Outcome::Noted ? u"~ "_s
                                                                 : u"- "_s;
        lines << sign + finding.text;
    }
    return lines;
}

QString textOf(const routes::TorControlAddress &address)
{
    return (std::holds_alternative<QString>(address) ? u"unix:"_s : QString()) + routes::nameOf(address);
}

} // namespace

class TestRouteTrial : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksAProxy_data();
    void asksAProxy();
    void asksForNothingButAnAddressOfThisMachine();
    void tellsCredentialsToTheProxyAlone();
    void givesUpOnASilentProxy();
    void looksUpTheNameOfTheProxy();
    void saysThatTheNameOfTheProxyIsNotKnown();
    void asksARunningTor_data();
    void asksARunningTor();
    void asksATorWithoutAControlPort();
    void asksAUnixSocket();
    void saysThatNobodyIsAtTheControlPort();
    void givesUpOnASilentControlPort();
    void looksAtTheTorProgram_data();
    void looksAtTheTorProgram();
    void hasNothingToAskOnTheDirectRoute();
    void canBeDestroyedUnderWay();

private:
    QStringList tryOut(const QString &route, std::chrono::milliseconds patience = RouteTrial::usualPatience);
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    Settings m_settings;
    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRouteTrial::init()
{
    m_settings = {};
    m_reactor = net::Reactor::create();
    m_folder = std::make_unique<QTemporaryDir>();
}

QStringList TestRouteTrial::tryOut(const QString &route, std::chrono::milliseconds patience)
{
    m_settings.route = route;
    if (!settings::problemWith(m_settings).isEmpty())
        return {settings::problemWith(m_settings)};
    RouteTrial trial(m_settings, *m_reactor, patience);
    QSignalSpy finished(&trial, &RouteTrial::finished);
    trial.begin();
    if (!finished.isEmpty())
        return {u"finished inside begin()"_s};
    if (!finished.wait(15'000))
        return {u"not finished"_s};
    return lines(finished.first().first().value<TrialFindings>());
}

// ---- Another proxy

void TestRouteTrial::asksAProxy_data()
{
    QTest::addColumn<Manners>("manners");
    QTest::addColumn<QString>("route"); // %1 is the proxy
    QTest::addColumn<QStringList>("findings");
    const QString plain = u"socks5://%1"_s;
    const QString login = u"socks5://user:pass@%1"_s;
    const QString isolate = u"socks5://%1?isolate"_s;
    const QString open = u"+ %1 answers as a SOCKS5 proxy and asks for no password."_s;
    const QString closed = u"+ %1 answers as a SOCKS5 proxy and takes the user name and password."_s;
    const QString lookups = u"+ It looks names up for clients that ask for an address (RESOLVE)."_s;
    const QString noLookups =
        u"~ It does not know RESOLVE: clients that ask for an address are told 07, command not supported. Connections are not concerned."_s;
    const QString oneWrite = u"+ It takes the whole handshake in one write, which opens streams sooner."_s;
    const QString stepByStep = u"+ It wants the handshake step by step, which Argyle does."_s;

    QTest::newRow("knows all") << Manners{} << plain << QStringList{open, lookups, oneWrite};
    QTest::newRow("knows no lookups") << Manners{.reply = FakeProxy::failure(7)} << plain
                                      << QStringList{open, noLookups, oneWrite};
    QTest::newRow("refuses lookups")
        << Manners{.reply = FakeProxy::failure(2)} << plain
        << QStringList{open, u"~ It refuses to look up an address. The proxy answered: not allowed by rule."_s,
                       oneWrite};
    QTest::newRow("drops what comes behind a message")
        << Manners{.surplus = FakeProxy::Surplus::Dropped} << plain << QStringList{open, lookups, stepByStep};
    QTest::newRow("ends where something comes behind a message")
        << Manners{.surplus = FakeProxy::Surplus::EndsTheConnection} << plain << QStringList{open, lookups, stepByStep};
    QTest::newRow("ends at a command that it does not know")
        << Manners{.leavesAt = FakeProxy::Step::Request} << plain
        << QStringList{
               open,
               u"~ It does not know RESOLVE: for clients that ask for an address it closes the connection. Connections are not concerned."_s};
    QTest::newRow("takes the password") << Manners{.login = {{"user", "pass"}}} << login
                                        << QStringList{closed, lookups, oneWrite};
    QTest::newRow("a wrong password") << Manners{.login = {{"user", "other"}}} << login
                                      << QStringList{u"- The proxy refused the user name and password."_s};
    QTest::newRow("a password is wanted")
        << Manners{.login = {{"user", "pass"}}} << plain
        << QStringList{u"- The proxy demands a user name and password, or another method that Argyle does not have."_s};
    QTest::newRow("no password is wanted")
        << Manners{.surplus = FakeProxy::Surplus::Dropped} << login
        << QStringList{
               u"~ %1 answers as a SOCKS5 proxy, but does not ask for the user name and password: it lets everybody in."_s,
               lookups, stepByStep};
    QTest::newRow("credentials for each group") << Manners{} << isolate << QStringList{closed, lookups, oneWrite};
    QTest::newRow("another protocol") << Manners{.greeting = "HTTP/1.1 400 Bad Request\r\n\r\n"} << plain
                                      << QStringList{u"- What answers there is no SOCKS5 proxy."_s};
    QTest::newRow("ends at once") << Manners{.leavesAt = FakeProxy::Step::Greeting} << plain
                                  << QStringList{u"- The proxy closed the connection before it answered."_s};
}

void TestRouteTrial::asksAProxy()
{
    QFETCH(Manners, manners);
    QFETCH(QString, route);
    QFETCH(QStringList, findings);
    FakeProxy proxy(manners);
    const QString address = u"127.0.0.1:%1"_s.arg(proxy.port());
    QCOMPARE(tryOut(route.arg(address)).join(u'\n'), findings.join(u'\n').replace(u"%1"_s, address));
}

void TestRouteTrial::asksForNothingButAnAddressOfThisMachine()
{
    FakeProxy proxy(Manners{});
    tryOut(u"socks5://127.0.0.1:%1"_s.arg(proxy.port()));
    QCOMPARE(proxy.connections(), 2U);
    for (std::size_t connection = 0; connection < 2; ++connection) {
        QCOMPARE(proxy.said(connection).command, 0xF0);
        QCOMPARE(proxy.said(connection).addressType, 1);
        QCOMPARE(proxy.said(connection).host, QByteArray("\x7f\0\0\1", 4));
        QCOMPARE(proxy.said(connection).data, QByteArray());
    }
}

void TestRouteTrial::tellsCredentialsToTheProxyAlone()
{
    FakeProxy proxy(Manners{.login = {{"user", "other"}}});
    const QString told = tryOut(u"socks5://user:s3cret@127.0.0.1:%1"_s.arg(proxy.port())).join(u'\n');
    QCOMPARE(proxy.said(0).password, "s3cret");
    QVERIFY2(!told.contains(u"s3cret"), qPrintable(told));
}

void TestRouteTrial::givesUpOnASilentProxy()
{
    FakeProxy proxy(Manners{.repliesWhenTold = true});
    const QString route = u"socks5://127.0.0.1:%1"_s.arg(proxy.port());
    QCOMPARE(tryOut(route, 200ms),
             QStringList{u"- 127.0.0.1:%1 takes the connection but does not answer: is it a SOCKS5 proxy?"_s.arg(
                 proxy.port())});
}

void TestRouteTrial::looksUpTheNameOfTheProxy()
{
    FakeProxy proxy(Manners{});
    const QStringList told = tryOut(u"socks5://localhost:%1"_s.arg(proxy.port()));
    QCOMPARE(told.value(0), u"+ localhost:%1 answers as a SOCKS5 proxy and asks for no password."_s.arg(proxy.port()));
}

void TestRouteTrial::saysThatTheNameOfTheProxyIsNotKnown()
{
    QCOMPARE(tryOut(u"socks5://proxy.invalid:1080"_s),
             QStringList{u"- There is no host proxy.invalid, or no name server knows it."_s});
    const Refusing nobody;
    QCOMPARE(tryOut(u"socks5://127.0.0.1:%1"_s.arg(nobody.address().port())),
             QStringList{u"- The proxy itself cannot be reached. Nothing listens at its address and port."_s});
}

// ---- A Tor that runs

void TestRouteTrial::asksARunningTor_data()
{
    QTest::addColumn<QByteArray>("methods");
    QTest::addColumn<QByteArray>("bootstrap");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QStringList>("findings");
    const QString port = u"+ %1 answers as a SOCKS5 proxy and takes the user name and password."_s;
    const QString lookups = u"+ It looks names up for clients that ask for an address (RESOLVE)."_s;
    const QString connected = u"+ It is connected to the Tor network."_s;
    const QString lack =
        u"~ The SocksPort of that Tor has no ExtendedErrors: it does not tell why an onion service failed."_s;

    QTest::newRow("no login")
        << QByteArray("NULL") << QByteArray(ready) << QString()
        << QStringList{u"~ Tor 0.4.9.11 lets everybody in at its control port, without a cookie or a password."_s,
                       connected, lack, port, lookups};
    QTest::newRow("by cookie") << QByteArray("COOKIE") << QByteArray(ready) << QString()
                               << QStringList{u"+ Tor 0.4.9.11 lets Argyle in at its control port, by its cookie."_s,
                                              connected, lack, port, lookups};
    QTest::newRow("by password") << QByteArray("HASHEDPASSWORD") << QByteArray(ready) << u"open"_s
                                 << QStringList{
                                        u"+ Tor 0.4.9.11 lets Argyle in at its control port, by the password."_s,
                                        connected, lack, port, lookups};
    QTest::newRow("a wrong password") << QByteArray("HASHEDPASSWORD") << QByteArray(ready) << u"other"_s
                                      << QStringList{u"- Tor's control port refused the password."_s, port, lookups};
    QTest::newRow("no password") << QByteArray("HASHEDPASSWORD") << QByteArray(ready) << QString()
                                 << QStringList{u"- Tor's control port wants a password, and the route has none."_s,
                                                port, lookups};
    QTest::newRow("on its way")
        << QByteArray("COOKIE")
        << QByteArray("NOTICE BOOTSTRAP PROGRESS=45 TAG=x SUMMARY=\"Asking for relay descriptors\"") << QString()
        << QStringList{
               u"+ Tor 0.4.9.11 lets Argyle in at its control port, by its cookie."_s,
               u"~ It is not ready yet: it has bootstrapped 45 % (Asking for relay descriptors). Streams wait until it is."_s,
               lack, port, lookups};
}

void TestRouteTrial::asksARunningTor()
{
    QFETCH(QByteArray, methods);
    QFETCH(QByteArray, bootstrap);
    QFETCH(QString, password);
    QFETCH(QStringList, findings);
    QFile cookie(file("cookie"));
    QVERIFY(cookie.open(QIODevice::WriteOnly));
    cookie.write(QByteArray(32, 'c'));
    cookie.close();
    FakeProxy socksPort(Manners{});
    FakeControl control;
    control.on("PROTOCOLINFO", "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=" + methods + " COOKIEFILE=\""
                                   + cookie.fileName().toUtf8() + "\"\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n");
    control.on("AUTHENTICATE", [](const QByteArray &command) -> QByteArray {
        return command.contains("other") ? "515 Authentication failed\r\n" : "250 OK\r\n";
    });
    control.knows("status/bootstrap-phase", bootstrap);
    control.on("GETCONF", "250 SocksPort=127.0.0.1:" + QByteArray::number(socksPort.port()) + "\r\n");
    const QString address = u"127.0.0.1:%1"_s.arg(socksPort.port());
    QString route = u"tor:socks=%1,control=%2"_s.arg(address, textOf(control.address()));
    if (!password.isEmpty())
        route += u",password="_s + password;
    QCOMPARE(tryOut(route).join(u'\n'), findings.join(u'\n').replace(u"%1"_s, address));
    QVERIFY(!control.commands.join().contains("SIGNAL"));
}

void TestRouteTrial::asksATorWithoutAControlPort()
{
    FakeProxy socksPort(Manners{});
    const QStringList told = tryOut(u"tor:socks=127.0.0.1:%1"_s.arg(socksPort.port()));
    QCOMPARE(told.size(), 2);
    QVERIFY(told[0].startsWith(u"+ 127.0.0.1:"));
    QCOMPARE(socksPort.said(0).username, "<torS0X>0");
    QCOMPARE(socksPort.said(0).password.size(), 32);
    QCOMPARE(socksPort.connections(), 1U); // how Tor takes a handshake in one write is known
}

void TestRouteTrial::asksAUnixSocket()
{
    FakeProxy socksPort(Manners{});
    FakeControl control(file("control"));
    control.knows("status/bootstrap-phase", ready);
    control.on("GETCONF", "250 SocksPort\r\n");
    const QStringList told =
        tryOut(u"tor:socks=127.0.0.1:%1,control=%2"_s.arg(socksPort.port()).arg(textOf(control.address())));
    QVERIFY2(told.value(0).startsWith(u"~ Tor 0.4.9.11 lets everybody in"), qPrintable(told.join(u'\n')));
}

void TestRouteTrial::saysThatNobodyIsAtTheControlPort()
{
    const Refusing control;
    const Refusing socksPort;
    const QStringList told = tryOut(
        u"tor:socks=127.0.0.1:%1,control=127.0.0.1:%2"_s.arg(socksPort.address().port()).arg(control.address().port()));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[0], u"- Tor's control port at 127.0.0.1:%1 cannot be reached: nothing listens there."_s.arg(
                          control.address().port()));
    QCOMPARE(told[1], u"- The proxy itself cannot be reached. Nothing listens at its address and port."_s);
}

void TestRouteTrial::givesUpOnASilentControlPort()
{
    FakeProxy socksPort(Manners{});
    FakeControl control;
    control.on("PROTOCOLINFO", QByteArray());
    const QStringList told =
        tryOut(u"tor:socks=127.0.0.1:%1,control=%2"_s.arg(socksPort.port()).arg(textOf(control.address())), 200ms);
    QCOMPARE(told.value(0), u"- %1 does not answer as the control port of a Tor."_s.arg(textOf(control.address())));
    QVERIFY(told.value(1).startsWith(u'+')); // the SocksPort is asked all the same
}

// ---- A Tor of our own

void TestRouteTrial::looksAtTheTorProgram_data()
{
    QTest::addColumn<QByteArray>("script"); // empty: there is none
    QTest::addColumn<QString>("torrcExtra");
    QTest::addColumn<QStringList>("findings"); // %1 is the folder
    const QString fine = u"+ %1/tor is Tor 0.4.9.11, which Argyle can run."_s;
    QTest::newRow("fine") << QByteArray("echo 'Tor version 0.4.9.11.'") << QString() << QStringList{fine};
    QTest::newRow("too old") << QByteArray("echo 'Tor version 0.3.5.8.'") << QString()
                             << QStringList{u"- %1/tor is Tor 0.3.5.8, but Argyle needs 0.4.3.1 or newer"_s};
    QTest::newRow("no tor") << QByteArray("echo hello") << QString()
                            << QStringList{
                                   u"- %1/tor does not say which version of Tor it is: is it another program?"_s};
    QTest::newRow("not there") << QByteArray() << QString()
                               << QStringList{u"- There is no program %1/tor, which is set as the tor to run"_s};
    QTest::newRow("no such torrc") << QByteArray("echo 'Tor version 0.4.9.11.'") << u"/nowhere/bridges"_s
                                   << QStringList{fine, u"- /nowhere/bridges is no file that can be read."_s};
}

void TestRouteTrial::looksAtTheTorProgram()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, torrcExtra);
    QFETCH(QStringList, findings);
    if (!script.isEmpty()) {
        QFile tor(file("tor"));
        QVERIFY(tor.open(QIODevice::WriteOnly));
        tor.write("#!/bin/sh\n" + script + "\n");
        tor.close();
        QVERIFY(tor.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    m_settings.torProgram = file("tor");
    m_settings.torrcExtra = torrcExtra;
    const QStringList told = tryOut(u"tor"_s);
    QCOMPARE(told.size(), findings.size());
    for (qsizetype i = 0; i < told.size(); ++i)
        QVERIFY2(told[i].startsWith(findings[i].replace(u"%1"_s, m_folder->path())), qPrintable(told[i]));
}

// ---- Neither

void TestRouteTrial::hasNothingToAskOnTheDirectRoute()
{
    QCOMPARE(tryOut(u"direct"_s), QStringList());
}

void TestRouteTrial::canBeDestroyedUnderWay()
{
    FakeProxy proxy(Manners{.repliesWhenTold = true});
    m_settings.route = u"socks5://127.0.0.1:%1"_s.arg(proxy.port());
    {
        RouteTrial trial(m_settings, *m_reactor);
        trial.begin();
        QTRY_VERIFY(proxy.connections() == 1 && proxy.said(0).command == 0xF0);
    }
    QTRY_VERIFY(proxy.said(0).isOver);
}

QTEST_GUILESS_MAIN(TestRouteTrial)
#include "tst_routetrial.moc"
