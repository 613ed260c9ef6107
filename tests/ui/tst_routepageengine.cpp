// SPDX-License-Identifier: MIT
#include "engine/enginethread.h"
#include "observe/records.h"
#include "observe/routetrial.h"
#include "routes/torcontrol.h"
#include "settings/settings.h"
#include "settings/settingsfile.h"
#include "socks/request.h"
#include "tests/net/connecting.h"
#include "tests/routes/fakecontrol.h"
#include "tests/routes/fakeproxy.h"
#include "tests/ui/controls.h"
#include "tests/ui/shownroutepage.h"
#include "ui/settingswindow.h"

#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QTest>

#include <variant>

using namespace argyle;
using namespace Qt::StringLiterals;
using engine::EngineThread;
using net::test::Refusing;
using routes::test::FakeProxy;
using settings::Settings;
using tests::click;
using tests::FakeControl;
using tests::withRoute;
using Shown = tests::ShownRoutePage;

namespace {

/// The page with a settings file and an engine behind it, as the program has them.
struct Running
{
    explicit Running(const Settings &all = {})
        : shown(all)
        , file(folder.filePath(u"argyle.conf"_s))
    {
        QObject::connect(&shown.window, &ui::SettingsWindow::settingsChanged, &engine,
                         [this](const Settings &settings) { take(settings); });
        QObject::connect(&shown.window, &ui::SettingsWindow::routeTrialRequested, &engine,
                         [this](const Settings &settings) {
                             engine.tryRoute(settings, [this, settings](const observe::TrialFindings &findings) {
                                 shown.window.setRouteFindings(settings, findings);
                             });
                         });
        QObject::connect(&engine, &EngineThread::changed, &shown.window,
                         [this](const observe::Delta &delta) { shown.window.setRoute(delta.route, delta.tor); });
        engine.setWatching(EngineThread::Watching::On);
        take(all);
    }

    void take(const Settings &settings)
    {
        Settings kept = settings;
        kept.ports.clear(); // this is not about them, and 1080 may be taken
        QCOMPARE(file.save(kept), QString());
        engine.apply(kept);
    }
    QString inUse() const { return shown.find<QLabel>("routeInUse")->text(); }

    Shown shown;
    QTemporaryDir folder;
    settings::SettingsFile file;
    EngineThread engine;
};

} // namespace

class TestRoutePageEngine : public QObject
{
    Q_OBJECT
private slots:
    void testsAProxyBeforeItIsUsed();
    void saysWhatTheTestFound_data();
    void saysWhatTheTestFound();
    void testsATor();
    void changesTheRouteOfTheEngine();
    void showsHowFarTorIs();
    void saysThatTorCannotBeRun();
    void survivesARestart_data();
    void survivesARestart();
    void writesNoPassword();
};

// ---- The test

void TestRoutePageEngine::testsAProxyBeforeItIsUsed()
{
    Running running;
    Shown &shown = running.shown;
    FakeProxy proxy({.login = {{"me", "secret"}}});
    shown.choose("upstream");
    shown.fill("proxyHost", u"127.0.0.1"_s);
    shown.fill("proxyPort", QString::number(proxy.port()));
    shown.fill("proxyUser", u"me"_s);
    shown.fill("proxyPassword", u"secret"_s);
    click(shown.button("test"));
    QTRY_COMPARE(shown.findings(),
                 u"127.0.0.1:%1 answers as a SOCKS5 proxy and takes the user name and password.\n"
                 "It looks names up for clients that ask for an address (RESOLVE).\n"
                 "It takes the whole handshake in one write, which opens streams sooner."_s.arg(proxy.port()));
    QCOMPARE(shown.changes.size(), 0);
}

void TestRoutePageEngine::saysWhatTheTestFound_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a wrong password") << u"wrong"_s << true << u"The proxy refused the user name and password."_s;
    QTest::newRow("nobody listens")
        << u"secret"_s << false << u"The proxy itself cannot be reached. Nothing listens at its address and port."_s;
}

void TestRoutePageEngine::saysWhatTheTestFound()
{
    QFETCH(QString, password);
    QFETCH(bool, isThere);
    QFETCH(QString, finding);
    const Refusing nobody;
    FakeProxy proxy({.login = {{"me", "secret"}}});
    const quint16 port = isThere ? proxy.port() : nobody.address().port();
    // The route in use can be tested as well.
    Running running(withRoute(u"socks5://me:%1@127.0.0.1:%2"_s.arg(password).arg(port)));
    click(running.shown.button("test"));
    QTRY_COMPARE(running.shown.findings(), finding);
}

void TestRoutePageEngine::testsATor()
{
    Running running;
    Shown &shown = running.shown;
    FakeProxy socksPort({});
    FakeControl control;
    control.knows("status/bootstrap-phase", "NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    control.on("GETCONF", "250 SocksPort\r\n");
    shown.choose("runningTor");
    shown.fill("torSocksPort", QString::number(socksPort.port()));
    shown.fill("torControlPort", QString::number(std::get<socks::Endpoint>(control.address()).port));
    click(shown.button("test"));
    QTRY_COMPARE(shown.findings(),
                 u"Tor 0.4.9.11 lets everybody in at its control port, without a cookie or a password.\n"
                 "It is connected to the Tor network.\n"
                 "127.0.0.1:%1 answers as a SOCKS5 proxy and takes the user name and password.\n"
                 "It looks names up for clients that ask for an address (RESOLVE)."_s.arg(socksPort.port()));
}

// ---- The engine

void TestRoutePageEngine::changesTheRouteOfTheEngine()
{
    Running running;
    QTRY_COMPARE(running.inUse(), u"Direct"_s);
    running.shown.choose("upstream");
    running.shown.fill("proxyHost", u"127.0.0.1"_s);
    click(running.shown.button("use"));
    QTRY_COMPARE(running.inUse(), u"SOCKS proxy 127.0.0.1:1080"_s);
    click(running.shown.button("undo"));
    QTRY_COMPARE(running.inUse(), u"Direct"_s);
}

void TestRoutePageEngine::showsHowFarTorIs()
{
    FakeControl control;
    control.knows("status/bootstrap-phase",
                  "NOTICE BOOTSTRAP PROGRESS=45 TAG=x SUMMARY=\"Asking for relay descriptors\"");
    control.on("GETCONF", "250 SocksPort\r\n");
    Running running(withRoute(u"tor:socks=127.0.0.1:9050,control="_s + routes::nameOf(control.address())));
    const auto *bar = running.shown.find<QProgressBar>("bootstrap");
    QTRY_COMPARE(running.inUse(), u"Tor 0.4.9.11 (bootstrapping 45 %)"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value(), 45);
    QCOMPARE(running.shown.find<QLabel>("bootstrapPhase")->text(), u"Asking for relay descriptors"_s);

    control.say("650 STATUS_CLIENT WARN BOOTSTRAP PROGRESS=45 TAG=x SUMMARY=\"Asking for relay descriptors\" "
                "WARNING=\"No route to host\"");
    QTRY_COMPARE(running.shown.complaints(), QStringList{u"No route to host"_s});

    control.say("650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    QTRY_COMPARE(running.inUse(), u"Tor 0.4.9.11 (ready)"_s);
    QVERIFY(!bar->isVisible());
    QCOMPARE(running.shown.complaints(), QStringList());

    control.on("PROTOCOLINFO", "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=HASHEDPASSWORD\r\n250 OK\r\n");
    control.drop();
    QTRY_COMPARE(running.shown.complaints(),
                 QStringList{u"Tor's control port wants a password, and the route has none."_s});
}

void TestRoutePageEngine::saysThatTorCannotBeRun()
{
    Settings all = withRoute(u"tor"_s);
    all.torProgram = u"/nowhere/tor"_s;
    const QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    Running running(all);
    QTRY_COMPARE(running.inUse(), u"Tor (not available)"_s);
    const QStringList complaints = running.shown.complaints();
    QVERIFY2(complaints.contains(u"There is no program /nowhere/tor, which is set as the tor to run: choose another "
                                 "one on the page Route of the settings."_s),
             qPrintable(complaints.join(u'\n')));
}

// ---- The file

void TestRoutePageEngine::survivesARestart_data()
{
    QTest::addColumn<QString>("route");
    QTest::newRow("direct") << u"direct"_s;
    QTest::newRow("proxy") << u"socks5://proxy.test:1081"_s;
    QTest::newRow("proxy, groups apart") << u"socks5://proxy.test:1081?isolate"_s;
    QTest::newRow("Tor") << u"tor:socks=127.0.0.1:9050,control=unix:/run/tor/control"_s;
}

void TestRoutePageEngine::survivesARestart()
{
    QFETCH(QString, route);
    Running running(withRoute(route));
    const Settings loaded = running.file.load().settings;
    QCOMPARE(loaded.route, route);
    Shown again(loaded);
    QVERIFY(!again.button("use")->isEnabled());
    QCOMPARE(again.complaints(), QStringList());
}

void TestRoutePageEngine::writesNoPassword()
{
    Running running;
    Shown &shown = running.shown;
    shown.choose("upstream");
    shown.fill("proxyHost", u"127.0.0.1"_s);
    shown.fill("proxyUser", u"me"_s);
    shown.fill("proxyPassword", u"s3cret"_s);
    click(shown.button("use"));
    shown.choose("runningTor");
    shown.pick("torLogin", u"Password"_s);
    shown.fill("torPassword", u"s3same"_s);
    click(shown.button("use"));
    QVERIFY(shown.route().endsWith(u",password=s3same"_s));
    QFile file(running.file.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("tor:socks="));
    QVERIFY(!kept.contains("s3same"));
    click(shown.button("undo"));
    QCOMPARE(shown.route(), u"socks5://me:s3cret@127.0.0.1:1080"_s);
    QVERIFY(file.seek(0));
    QFile again(running.file.path());
    QVERIFY(again.open(QIODevice::ReadOnly));
    const QByteArray before = again.readAll();
    QVERIFY(before.contains("socks5://127.0.0.1:1080"));
    QVERIFY(!before.contains("s3cret"));
}

QTEST_MAIN(TestRoutePageEngine)
#include "tst_routepageengine.moc"
