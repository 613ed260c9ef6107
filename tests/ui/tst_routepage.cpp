// SPDX-License-Identifier: MIT
#include "observe/routetrial.h"
#include "settings/settings.h"
#include "tests/ui/controls.h"
#include "tests/ui/shownroutepage.h"
#include "ui/routepage.h"
#include "ui/settingswindow.h"
#include "ui/trialview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace Qt::StringLiterals;
using settings::Settings;
using tests::click;
using tests::type;
using tests::withRoute;
using Shown = tests::ShownRoutePage;

class TestRoutePage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsTheRouteOfTheSettings_data();
    void showsTheRouteOfTheSettings();
    void takesWhatWasWritten_data();
    void takesWhatWasWritten();
    void usesNothingBeforeThePersonSaysSo();
    void worksFromTheKeyboard();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void complainsOfNothingThatIsStillTyped();
    void hidesPasswords();
    void undoes();
    void keepsTheDraftWhereOtherSettingsChange();
    void keepsTheFieldsOfOtherChoices();
    void showsRoutesFromElsewhere();
    void showsOnlyTheFieldsOfTheChoice();
    void testsOnlyWhatCanBeAsked();
    void dropsTheAnswerToAnotherQuestion();
    void scrollsToTheAnswer();
};

void TestRoutePage::initTestCase()
{
    qRegisterMetaType<Settings>("argyle::settings::Settings");
}

// ---- The form

void TestRoutePage::showsTheRouteOfTheSettings_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QList<QStringList>>("fields"); // object name, text
    using Fields = QList<QStringList>;
    QTest::newRow("direct") << u"direct"_s << u"direct"_s << Fields();
    QTest::newRow("proxy") << u"socks5://proxy.test:1081"_s << u"upstream"_s
                           << Fields{{u"proxyHost"_s, u"proxy.test"_s}, {u"proxyUser"_s, QString()}};
    QTest::newRow("proxy with a login") << u"socks5://us%3Aer:p%40ss@[2001:db8::7]:1080"_s << u"upstream"_s
                                        << Fields{{u"proxyHost"_s, u"2001:db8::7"_s},
                                                  {u"proxyUser"_s, u"us:er"_s},
                                                  {u"proxyPassword"_s, u"p@ss"_s}};
    QTest::newRow("Tor, TCP") << u"tor:socks=localhost:9150,control=127.0.0.2:9151,password=a,b"_s << u"runningTor"_s
                              << Fields{{u"torSocksHost"_s, u"localhost"_s},
                                        {u"torControlHost"_s, u"127.0.0.2"_s},
                                        {u"torPassword"_s, u"a,b"_s}};
    QTest::newRow("Tor, Unix") << u"tor:socks=127.0.0.1:9050,control=unix:/run/x"_s << u"runningTor"_s
                               << Fields{{u"torControlPath"_s, u"/run/x"_s}, {u"torPassword"_s, QString()}};
    QTest::newRow("own Tor") << u"tor"_s << u"ownTor"_s << Fields{{u"torProgram"_s, QString()}};
}

void TestRoutePage::showsTheRouteOfTheSettings()
{
    QFETCH(QString, route);
    QFETCH(QString, choice);
    QFETCH(QList<QStringList>, fields);
    Shown shown(withRoute(route));
    QVERIFY(shown.button(choice.toLatin1())->isChecked());
    for (const QStringList &field : fields)
        QCOMPARE(shown.field(field[0].toLatin1())->text(), field[1]);
    QVERIFY(!shown.button("use")->isEnabled()); // it is in use
    QCOMPARE(shown.hint(), QString());
    QCOMPARE(shown.complaints(), QStringList());
    QCOMPARE(shown.changes.size(), 0);
}

void TestRoutePage::takesWhatWasWritten_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QList<QStringList>>("fields"); // object name, text to type or to pick
    QTest::addColumn<QString>("route");
    using Fields = QList<QStringList>;
    QTest::newRow("a proxy") << u"upstream"_s
                             << Fields{{u"proxyHost"_s, u" proxy.test "_s}, {u"proxyPort"_s, u"1081"_s}}
                             << u"socks5://proxy.test:1081"_s;
    QTest::newRow("a proxy at an IPv6 address")
        << u"upstream"_s << Fields{{u"proxyHost"_s, u"2001:db8::7"_s}} << u"socks5://[2001:db8::7]:1080"_s;
    QTest::newRow("a proxy with a login")
        << u"upstream"_s
        << Fields{{u"proxyHost"_s, u"192.0.2.1"_s}, {u"proxyUser"_s, u"me"_s}, {u"proxyPassword"_s, u"a:b@c"_s}}
        << u"socks5://me:a%3Ab%40c@192.0.2.1:1080"_s;
    QTest::newRow("a proxy, groups apart")
        << u"upstream"_s << Fields{{u"proxyHost"_s, u"192.0.2.1"_s}, {u"perGroup"_s, u"on"_s}}
        << u"socks5://192.0.2.1:1080?isolate"_s;
    QTest::newRow("Tor as it usually is")
        << u"runningTor"_s << Fields{} << u"tor:socks=127.0.0.1:9050,control=127.0.0.1:9051"_s;
    QTest::newRow("Tor by a Unix socket and a password")
        << u"runningTor"_s
        << Fields{{u"torSocksPort"_s, u"9150"_s},
                  {u"torControlKind"_s, u"Unix socket"_s},
                  {u"torControlPath"_s, u"/run/other"_s},
                  {u"torLogin"_s, u"Password"_s},
                  {u"torPassword"_s, u"open, sesame"_s}}
        << u"tor:socks=127.0.0.1:9150,control=unix:/run/other,password=open, sesame"_s;
    QTest::newRow("Tor without a control port")
        << u"runningTor"_s << Fields{{u"torControlKind"_s, u"None"_s}} << u"tor:socks=127.0.0.1:9050"_s;
    QTest::newRow("own Tor") << u"ownTor"_s << Fields{{u"torProgram"_s, u"/bin/true"_s}} << u"tor"_s;
}

void TestRoutePage::takesWhatWasWritten()
{
    QFETCH(QString, choice);
    QFETCH(QList<QStringList>, fields);
    QFETCH(QString, route);
    Shown shown;
    shown.choose(choice.toLatin1());
    for (const QStringList &field : fields) {
        const QByteArray name = field[0].toLatin1();
        auto *widget = shown.find<QWidget>(name);
        if (qobject_cast<QAbstractButton *>(widget))
            shown.choose(name);
        else if (qobject_cast<QComboBox *>(widget))
            shown.pick(name, field[1]);
        else
            shown.fill(name, field[1]);
    }
    QCOMPARE(shown.complaints(), QStringList());
    QCOMPARE(shown.hint(), u"Not in use yet."_s);
    click(shown.button("use"));
    QCOMPARE(shown.changes.size(), 1);
    QCOMPARE(shown.route(), route);
    QCOMPARE(shown.window.settings().torProgram, choice == u"ownTor" ? u"/bin/true"_s : QString());
    QCOMPARE(shown.hint(), QString());
    QVERIFY(!shown.button("use")->isEnabled());
}

void TestRoutePage::usesNothingBeforeThePersonSaysSo()
{
    Shown shown;
    shown.choose("upstream");
    shown.fill("proxyHost", u"proxy.test"_s);
    shown.choose("ownTor");
    shown.choose("runningTor");
    QTest::keyClick(shown.field("torSocksHost"), Qt::Key_Return);
    QCOMPARE(shown.changes.size(), 0);
    QCOMPARE(shown.route(), u"direct"_s);
}

void TestRoutePage::worksFromTheKeyboard()
{
    Shown shown;
    shown.button("direct")->setFocus();
    const auto focused = [&shown] { return shown.window.focusWidget(); };
    QTest::keyClick(focused(), Qt::Key_Down);
    QVERIFY(shown.button("upstream")->isChecked());
    QTest::keyClick(focused(), Qt::Key_Tab);
    QTest::keyClicks(focused(), u"proxy.test"_s);
    QTest::keyClick(focused(), Qt::Key_Tab);
    QTest::keyClicks(focused(), u"1"_s); // behind 1080, which would be too large: the first digit replaces it
    for (int i = 0; i < 20 && focused() != shown.button("use"); ++i)
        QTest::keyClick(focused(), Qt::Key_Tab);
    QCOMPARE(focused(), shown.button("use"));
    QTest::keyClick(focused(), Qt::Key_Space);
    QCOMPARE(shown.route(), u"socks5://proxy.test:1"_s);
    QTest::keySequence(&shown.window, QKeySequence::Undo);
    QCOMPARE(shown.route(), u"direct"_s);
}

void TestRoutePage::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QList<QStringList>>("fields");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<bool>("isBeside"); // beside the field, too
    using Fields = QList<QStringList>;
    QTest::newRow("no host") << u"upstream"_s << Fields{} << u"A host name or an IP address is needed."_s << false;
    QTest::newRow("no host that can be") << u"upstream"_s << Fields{{u"proxyHost"_s, u"two words"_s}}
                                         << u"“two words” is neither a host name nor an IP address."_s << true;
    QTest::newRow("host and port in one field")
        << u"upstream"_s << Fields{{u"proxyHost"_s, u"192.0.2.1:1080"_s}}
        << u"“192.0.2.1:1080” is neither a host name nor an IP address."_s << true;
    QTest::newRow("a user without a password")
        << u"upstream"_s
        << Fields{{u"proxyHost"_s, u"192.0.2.1"_s}, {u"proxyUser"_s, u"me"_s}, {u"proxyPassword"_s, QString()}}
        << u"A proxy takes a user name and a password together: fill in both, or neither."_s << true;
    QTest::newRow("a user name that is too long")
        << u"upstream"_s
        << Fields{{u"proxyHost"_s, u"192.0.2.1"_s}, {u"proxyUser"_s, QString(256, u'u')}, {u"proxyPassword"_s, u"p"_s}}
        << u"A user name and a password have at most 255 bytes each."_s << true;
    QTest::newRow("no SOCKS address") << u"runningTor"_s << Fields{{u"torSocksHost"_s, QString()}}
                                      << u"A host name or an IP address is needed."_s << false;
    QTest::newRow("no control address") << u"runningTor"_s << Fields{{u"torControlHost"_s, u"a b"_s}}
                                        << u"“a b” is neither a host name nor an IP address."_s << true;
    QTest::newRow("a path that is none")
        << u"runningTor"_s << Fields{{u"torControlKind"_s, u"Unix socket"_s}, {u"torControlPath"_s, u"control"_s}}
        << u"The path of a Unix socket begins with a slash, such as /run/tor/control."_s << true;
    QTest::newRow("a path with a comma")
        << u"runningTor"_s << Fields{{u"torControlKind"_s, u"Unix socket"_s}, {u"torControlPath"_s, u"/a,b"_s}}
        << u"A path with a comma has no place in a route: give the socket another path in Tor's torrc."_s << true;
    QTest::newRow("no password") << u"runningTor"_s << Fields{{u"torLogin"_s, u"Password"_s}}
                                 << u"The password of Tor's control port is needed."_s << false;
    QTest::newRow("no such program")
        << u"ownTor"_s << Fields{{u"torProgram"_s, u"/nowhere/tor"_s}}
        << u"There is no program at “/nowhere/tor”. Give its whole path, or leave the field empty."_s << true;
    QTest::newRow("no such file")
        << u"ownTor"_s << Fields{{u"torrcExtra"_s, u"/nowhere/bridges"_s}}
        << u"There is no file at “/nowhere/bridges” that can be read. Give its whole path, or leave the field empty."_s
        << true;
}

void TestRoutePage::saysWhatIsWrong()
{
    QFETCH(QString, choice);
    QFETCH(QList<QStringList>, fields);
    QFETCH(QString, problem);
    QFETCH(bool, isBeside);
    Shown shown;
    shown.choose(choice.toLatin1());
    for (const QStringList &field : fields) {
        if (qobject_cast<QComboBox *>(shown.find<QWidget>(field[0].toLatin1())))
            shown.pick(field[0].toLatin1(), field[1]);
        else
            shown.fill(field[0].toLatin1(), field[1]);
    }
    QCOMPARE(shown.hint(), u"Not complete yet."_s);
    QCOMPARE(shown.button("use")->toolTip(), problem);
    QCOMPARE(shown.complaints(), isBeside ? QStringList{problem} : QStringList());
    QVERIFY(!shown.button("use")->isEnabled());
    QVERIFY(!shown.button("test")->isEnabled());
    // Where it is put right, it goes.
    shown.choose("direct");
    QCOMPARE(shown.hint(), QString());
    QCOMPARE(shown.complaints(), QStringList());
}

void TestRoutePage::complainsOfNothingThatIsStillTyped()
{
    Shown shown;
    shown.choose("upstream");
    type(shown.field("proxyHost"), u"two words"_s);
    QCOMPARE(shown.complaints(), QStringList());
    QTest::keyClick(shown.field("proxyHost"), Qt::Key_Tab);
    QCOMPARE(shown.complaints().size(), 1);
    type(shown.field("proxyHost"), u"two"_s); // it goes before the field is left
    QCOMPARE(shown.complaints(), QStringList());
}

void TestRoutePage::hidesPasswords()
{
    Shown shown;
    QCOMPARE(shown.field("proxyPassword")->echoMode(), QLineEdit::Password);
    QCOMPARE(shown.field("torPassword")->echoMode(), QLineEdit::Password);
}

void TestRoutePage::undoes()
{
    Shown shown(withRoute(u"socks5://me:secret@proxy.test:1080"_s));
    shown.choose("runningTor");
    click(shown.button("use"));
    shown.choose("direct");
    click(shown.button("use"));
    QCOMPARE(shown.route(), u"direct"_s);
    click(shown.button("undo"));
    QCOMPARE(shown.route(), u"tor:socks=127.0.0.1:9050,control=127.0.0.1:9051"_s);
    QVERIFY(shown.button("runningTor")->isChecked());
    click(shown.button("undo"));
    QCOMPARE(shown.route(), u"socks5://me:secret@proxy.test:1080"_s);
    QCOMPARE(shown.field("proxyPassword")->text(), u"secret"_s);
    QVERIFY(!shown.page->canUndo());
}

void TestRoutePage::keepsTheDraftWhereOtherSettingsChange()
{
    Shown shown;
    shown.choose("upstream");
    shown.fill("proxyHost", u"proxy.test"_s);
    Settings others = shown.window.settings();
    others.hideDestinations = true;
    shown.window.setSettings(others);
    QVERIFY(shown.button("upstream")->isChecked());
    QCOMPARE(shown.field("proxyHost")->text(), u"proxy.test"_s);
    click(shown.button("use"));
    QCOMPARE(shown.route(), u"socks5://proxy.test:1080"_s);
    QVERIFY(shown.window.settings().hideDestinations);
}

void TestRoutePage::keepsTheFieldsOfOtherChoices()
{
    Shown shown;
    shown.choose("upstream");
    shown.fill("proxyHost", u"proxy.test"_s);
    shown.choose("runningTor");
    click(shown.button("use"));
    shown.choose("upstream");
    QCOMPARE(shown.field("proxyHost")->text(), u"proxy.test"_s);
}

void TestRoutePage::showsRoutesFromElsewhere()
{
    Shown shown;
    shown.choose("upstream");
    shown.window.setSettings(withRoute(u"tor"_s));
    QVERIFY(shown.button("ownTor")->isChecked());
    QCOMPARE(shown.changes.size(), 0);
    QVERIFY(!shown.page->canUndo());
}

void TestRoutePage::showsOnlyTheFieldsOfTheChoice()
{
    Shown shown;
    QVERIFY(!shown.field("proxyHost")->isVisible());
    shown.choose("upstream");
    QVERIFY(shown.field("proxyHost")->isVisible());
    QVERIFY(!shown.field("torSocksHost")->isVisible());
    shown.choose("runningTor");
    QVERIFY(!shown.field("proxyHost")->isVisible());
    QVERIFY(shown.field("torControlHost")->isVisible());
    QVERIFY(!shown.field("torControlPath")->isVisible());
    QVERIFY(!shown.field("torPassword")->isVisible());
    shown.pick("torLogin", u"Password"_s);
    QVERIFY(shown.field("torPassword")->isVisible());
    shown.pick("torControlKind", u"None"_s);
    QVERIFY(!shown.field("torControlHost")->isVisible());
    QVERIFY(!shown.field("torPassword")->isVisible());
}

// ---- The test

void TestRoutePage::testsOnlyWhatCanBeAsked()
{
    Shown shown;
    QVERIFY(!shown.button("test")->isEnabled()); // nothing stands in the direct way
    shown.choose("upstream");
    QVERIFY(!shown.button("test")->isEnabled());
    type(shown.field("proxyHost"), u"proxy.test"_s);
    QVERIFY(shown.button("test")->isEnabled());
}

void TestRoutePage::dropsTheAnswerToAnotherQuestion()
{
    Shown shown;
    QSignalSpy asked(&shown.window, &ui::SettingsWindow::routeTrialRequested);
    const observe::TrialFindings findings{{observe::TrialFinding::Outcome::Passed, u"Fine."_s}};
    shown.choose("upstream");
    shown.fill("proxyHost", u"one.test"_s);
    click(shown.button("test"));
    QCOMPARE(shown.findings(), u"Trying…"_s);
    QCOMPARE(asked.size(), 1);
    const auto first = asked.first().first().value<Settings>();
    QCOMPARE(first.route, u"socks5://one.test:1080"_s);
    shown.fill("proxyHost", u"two.test"_s);
    QCOMPARE(shown.findings(), QString());
    shown.window.setRouteFindings(first, findings);
    QCOMPARE(shown.findings(), QString());
    click(shown.button("test"));
    shown.window.setRouteFindings(first, findings);
    QCOMPARE(shown.findings(), u"Trying…"_s);
    shown.window.setRouteFindings(asked.last().first().value<Settings>(), findings);
    QCOMPARE(shown.findings(), u"Fine."_s);
    QCOMPARE(shown.changes.size(), 0);
}

void TestRoutePage::scrollsToTheAnswer()
{
    Shown shown(withRoute(u"tor:socks=127.0.0.1:9050,control=127.0.0.1:9051"_s));
    shown.window.resize(shown.window.width(), shown.window.fontMetrics().height() * 18); // too low for all of the page
    const auto *view = shown.page->findChild<ui::TrialView *>();
    click(shown.button("test"));
    const observe::TrialFindings findings(5, {observe::TrialFinding::Outcome::Passed, u"Fine."_s});
    shown.window.setRouteFindings(shown.window.settings(), findings);
    QTRY_VERIFY(!view->visibleRegion().isEmpty()
                && view->visibleRegion().boundingRect().bottom() == view->height() - 1);
}

QTEST_MAIN(TestRoutePage)
#include "tst_routepage.moc"
