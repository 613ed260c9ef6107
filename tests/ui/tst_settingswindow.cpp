// SPDX-License-Identifier: MIT
#include "ui/settingswindow.h"

#include "tests/ui/controls.h"
#include "ui/notice.h"
#include "ui/settingspage.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace argyle;
using settings::ColorScheme;
using settings::Settings;
using tests::click;
using tests::type;

namespace {

enum PageIndex { Ports, Route, Names, Browsers, Appearance, Privacy };

/// The window on the screen, and what it told.
struct Shown
{
    explicit Shown(const Settings &all = {})
        : window(all)
    {
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window did not show");
    }

    QListWidget *list() { return window.findChild<QListWidget *>(QStringLiteral("pages")); }
    QStackedWidget *stack() { return window.findChild<QStackedWidget *>(); }
    ui::SettingsPage *turnTo(PageIndex index)
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(index)).center());
        return page();
    }
    ui::SettingsPage *page() { return qobject_cast<ui::SettingsPage *>(stack()->currentWidget()); }
    QAbstractButton *undo() { return tests::button(*page(), QStringLiteral("Undo")); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        auto *found = window.findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    Settings told() const { return changes.last().first().value<Settings>(); }

    ui::SettingsWindow window;
    QSignalSpy changes{&window, &ui::SettingsWindow::settingsChanged};
};

Settings with(const std::function<void(Settings &)> &change)
{
    Settings all;
    change(all);
    return all;
}

} // namespace

class TestSettingsWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<Settings>("argyle::settings::Settings"); }
    void listsItsPages();
    void turnsPagesWithTheKeyboard();
    void bringsPortsToTheFront();
    void tellsChangesAtOnceAndToEveryPage();
    void showsChangesFromElsewhereAndTellsNobody();
    void handsPortRecordsToThePortsPage();
    void showsAProblemWithTheFile();
    void undoesWithTheKeyboardInThePageThatShows();
    void changesTheColours_data();
    void changesTheColours();
    void changesWhatClosingDoes();
    void changesNameServers();
    void saysWhatIsWrongWithANameServer();
    void switchesTheNameCache();
    void changesHowManyStreamsAreKept();
    void tellsANumberOnceItIsTyped_data();
    void tellsANumberOnceItIsTyped();
    void removesEndedStreamsNow();
    void hidesDestinations();
    void enterDoesNotCloseIt();
    void escapeClosesIt();
    void goesWhileAFieldHasTheFocus();
    void everythingHasAName();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void fitsASmallScreenWithLargeFonts();
    void readsRightToLeft();
};

void TestSettingsWindow::listsItsPages()
{
    Shown shown;
    QStringList titles;
    for (int i = 0; i < shown.list()->count(); ++i) {
        titles << shown.list()->item(i)->text();
        QVERIFY(!shown.list()->item(i)->icon().isNull());
        shown.turnTo(PageIndex(i));
        QCOMPARE(shown.page()->title(), titles.last());
        QVERIFY(shown.page()->isVisible());
    }
    QCOMPARE(titles, (QStringList{QStringLiteral("Ports"), QStringLiteral("Route"), QStringLiteral("Names"),
                                  QStringLiteral("Misconfigured browsers"), QStringLiteral("Appearance"),
                                  QStringLiteral("Privacy")}));
}

void TestSettingsWindow::turnsPagesWithTheKeyboard()
{
    Shown shown;
    QCOMPARE(shown.window.focusWidget(), shown.list());
    QTest::keyClick(shown.list(), Qt::Key_Down);
    QCOMPARE(shown.page()->title(), QStringLiteral("Route"));
    QTest::keyClick(shown.list(), Qt::Key_End);
    QCOMPARE(shown.page()->title(), QStringLiteral("Privacy"));
}

void TestSettingsWindow::bringsPortsToTheFront()
{
    Shown shown;
    shown.turnTo(Privacy);
    shown.window.close();
    shown.window.showPorts();
    QVERIFY(shown.window.isVisible());
    QCOMPARE(shown.page()->title(), QStringLiteral("Ports"));
    QCOMPARE(shown.list()->currentRow(), int(Ports));
}

void TestSettingsWindow::tellsChangesAtOnceAndToEveryPage()
{
    Shown shown;
    shown.turnTo(Privacy);
    click(shown.find<QAbstractButton>("hideDestinations"));
    QCOMPARE(shown.changes.size(), 1);
    shown.turnTo(Names);
    click(shown.find<QAbstractButton>("cacheNames"));
    QCOMPARE(shown.changes.size(), 2);
    QCOMPARE(shown.told(), with([](Settings &all) {
                 all.hideDestinations = true;
                 all.cacheNames = false;
             }));
    QCOMPARE(shown.window.settings(), shown.told());
}

void TestSettingsWindow::showsChangesFromElsewhereAndTellsNobody()
{
    Shown shown;
    shown.window.setSettings(with([](Settings &all) {
        all.hideDestinations = true;
        all.nameServers = {QStringLiteral("192.0.2.53")};
        all.colorScheme = ColorScheme::Dark;
    }));
    QVERIFY(shown.find<QAbstractButton>("hideDestinations")->isChecked());
    QCOMPARE(shown.find<QLineEdit>("nameServers")->text(), QStringLiteral("192.0.2.53"));
    QCOMPARE(shown.find<QComboBox>("scheme")->currentText(), QStringLiteral("Dark"));
    QCOMPARE(shown.changes.size(), 0);
    for (int i = 0; i < shown.list()->count(); ++i)
        QVERIFY(!shown.turnTo(PageIndex(i))->canUndo());
}

void TestSettingsWindow::handsPortRecordsToThePortsPage()
{
    Shown shown;
    shown.window.setPorts(
        {{QStringLiteral("127.0.0.1:1080"), QStringLiteral("127.0.0.1:1080"), observe::PortState::Open, {}, 7}});
    QCOMPARE(shown.find<QLabel>("streams")->text(), QStringLiteral("7 streams"));
}

void TestSettingsWindow::showsAProblemWithTheFile()
{
    Shown shown;
    const auto isSaid = [&shown] {
        const auto notices = shown.window.findChildren<ui::Notice *>(Qt::FindDirectChildrenOnly);
        return notices.size() == 1 && notices.first()->isVisible()
               && notices.first()->text() == QStringLiteral("Disk full.");
    };
    QVERIFY(!isSaid());
    shown.window.setProblem(QStringLiteral("Disk full."));
    QVERIFY(isSaid());
    shown.window.setProblem({});
    QVERIFY(!isSaid());
}

void TestSettingsWindow::undoesWithTheKeyboardInThePageThatShows()
{
    Shown shown;
    shown.turnTo(Privacy);
    click(shown.find<QAbstractButton>("hideDestinations"));
    shown.turnTo(Names);
    click(shown.find<QAbstractButton>("cacheNames"));
    QTest::keySequence(&shown.window, QKeySequence::Undo);
    QCOMPARE(shown.told(), with([](Settings &all) { all.hideDestinations = true; }));
    QTest::keySequence(&shown.window, QKeySequence::Undo);
    QCOMPARE(shown.changes.size(), 3); // this page has nothing more to undo
    shown.turnTo(Privacy);
    click(shown.undo());
    QCOMPARE(shown.told(), Settings());
}

void TestSettingsWindow::changesTheColours_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<ColorScheme>("scheme");
    QTest::newRow("system") << 0 << ColorScheme::System;
    QTest::newRow("light") << 1 << ColorScheme::Light;
    QTest::newRow("dark") << 2 << ColorScheme::Dark;
}

void TestSettingsWindow::changesTheColours()
{
    QFETCH(int, row);
    QFETCH(ColorScheme, scheme);
    Shown shown(with([scheme](Settings &all) {
        all.colorScheme = scheme == ColorScheme::Dark ? ColorScheme::Light : ColorScheme::Dark;
    }));
    shown.turnTo(Appearance);
    auto *box = shown.find<QComboBox>("scheme");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(shown.told().colorScheme, scheme);
}

void TestSettingsWindow::changesWhatClosingDoes()
{
    Shown shown;
    shown.turnTo(Appearance);
    click(shown.find<QAbstractButton>("closeToTray"));
    QCOMPARE(shown.told(), with([](Settings &all) { all.closeToTray = false; }));
    click(shown.undo());
    QCOMPARE(shown.told(), Settings());
}

void TestSettingsWindow::changesNameServers()
{
    Shown shown;
    shown.turnTo(Names);
    auto *field = shown.find<QLineEdit>("nameServers");
    type(field, QStringLiteral("192.0.2.53, [2001:db8::53]:5353"));
    QCOMPARE(shown.told(), with([](Settings &all) {
                 all.nameServers = {QStringLiteral("192.0.2.53"), QStringLiteral("[2001:db8::53]:5353")};
             }));
    QCOMPARE(field->text(), QStringLiteral("192.0.2.53, [2001:db8::53]:5353"));
    type(field, QString());
    QCOMPARE(shown.told(), Settings());
    click(shown.undo()); // all of that typing was one step
    QCOMPARE(shown.told(), Settings());
    QVERIFY(!shown.undo()->isEnabled());
}

void TestSettingsWindow::saysWhatIsWrongWithANameServer()
{
    Shown shown(with([](Settings &all) { all.nameServers = {QStringLiteral("192.0.2.53")}; }));
    shown.turnTo(Names);
    auto *field = shown.find<QLineEdit>("nameServers");
    field->setFocus();
    field->end(false);
    QTest::keyClicks(field, QStringLiteral(",dns.example"));
    QCOMPARE(shown.changes.size(), 0);
    QCOMPARE(field->accessibleDescription(), settings::problemWithNameServer(QStringLiteral("dns.example")));
    QVERIFY(!field->accessibleDescription().isEmpty());
    QCOMPARE(field->text(), QStringLiteral("192.0.2.53,dns.example"));
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(field->accessibleDescription(), QString());
    QCOMPARE(shown.window.settings().nameServers, QStringList{QStringLiteral("192.0.2.53")});
}

void TestSettingsWindow::switchesTheNameCache()
{
    Shown shown;
    shown.turnTo(Names);
    click(shown.find<QAbstractButton>("cacheNames"));
    QCOMPARE(shown.told(), with([](Settings &all) { all.cacheNames = false; }));
}

void TestSettingsWindow::changesHowManyStreamsAreKept()
{
    Shown shown;
    shown.turnTo(Privacy);
    auto *field = shown.find<QSpinBox>("closedStreamsKept");
    type(field, QStringLiteral("250"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(shown.told(), with([](Settings &all) { all.closedStreamsKept = 250; }));
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(shown.told().closedStreamsKept, 1250);
    field->setValue(field->minimum());
    QCOMPARE(shown.told().closedStreamsKept, settings::closedStreamsRange.least);
    QCOMPARE(field->text(), QStringLiteral("None"));
    field->setValue(field->maximum());
    QCOMPARE(shown.told().closedStreamsKept, settings::closedStreamsRange.most);
    click(shown.undo());
    QCOMPARE(shown.told(), Settings());
}

void TestSettingsWindow::tellsANumberOnceItIsTyped_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("typed");
    QTest::newRow("closed streams to keep") << int(Privacy) << QByteArray("closedStreamsKept") << "250";
    QTest::newRow("status code") << int(Browsers) << QByteArray("status") << "407";
}

void TestSettingsWindow::tellsANumberOnceItIsTyped()
{
    QFETCH(int, page);
    QFETCH(QByteArray, name);
    QFETCH(QString, typed);
    Shown shown;
    shown.turnTo(PageIndex(page));
    auto *field = shown.find<QSpinBox>(name.constData());
    type(field, typed);
    QCOMPARE(shown.changes.size(), 0);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(shown.changes.size(), 1);
    QCOMPARE(field->text(), typed);
}

void TestSettingsWindow::removesEndedStreamsNow()
{
    Shown shown;
    shown.turnTo(Privacy);
    QSignalSpy asked(&shown.window, &ui::SettingsWindow::removeEndedRequested);
    auto *answer = shown.find<QLabel>("removed");
    QCOMPARE(answer->text(), QString());
    click(tests::button(*shown.page(), QStringLiteral("Remove ended streams now")));
    QCOMPARE(asked.size(), 1);
    QVERIFY(!answer->text().isEmpty());
    QCOMPARE(shown.changes.size(), 0);
    click(shown.find<QAbstractButton>("hideDestinations")); // said once
    QCOMPARE(answer->text(), QString());
}

void TestSettingsWindow::hidesDestinations()
{
    Shown shown;
    shown.turnTo(Privacy);
    click(shown.find<QAbstractButton>("hideDestinations"));
    QCOMPARE(shown.told(), with([](Settings &all) { all.hideDestinations = true; }));
}

void TestSettingsWindow::enterDoesNotCloseIt()
{
    Shown shown;
    shown.turnTo(Names);
    auto *field = shown.find<QLineEdit>("nameServers");
    type(field, QStringLiteral("192.0.2.53"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(shown.window.isVisible());
    QCOMPARE(shown.told().nameServers, QStringList{QStringLiteral("192.0.2.53")});
}

void TestSettingsWindow::escapeClosesIt()
{
    Shown shown;
    QTest::keyClick(&shown.window, Qt::Key_Escape);
    QVERIFY(!shown.window.isVisible());
}

void TestSettingsWindow::goesWhileAFieldHasTheFocus()
{
    for (const char *name : {"nameServers", "closedStreamsKept", "title", "body", "status"}) {
        Shown shown;
        auto *field = shown.find<QWidget>(name);
        for (int i = 0; i < shown.list()->count() && !field->isVisible(); ++i)
            shown.turnTo(PageIndex(i));
        type(field, QStringLiteral("4"));
    } // the window goes with the field's text half written
}

void TestSettingsWindow::everythingHasAName()
{
    Shown shown;
    QCOMPARE(tests::nameless(shown.window).join(u'\n'), QString());
    QCOMPARE(tests::labelsWithoutBuddy(shown.window).join(u'\n'), QString());
}

void TestSettingsWindow::tabReachesEverything_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("ports") << int(Ports);
    QTest::newRow("route") << int(Route);
    QTest::newRow("names") << int(Names);
    QTest::newRow("browsers") << int(Browsers);
    QTest::newRow("appearance") << int(Appearance);
    QTest::newRow("privacy") << int(Privacy);
}

void TestSettingsWindow::tabReachesEverything()
{
    QFETCH(int, page);
    Shown shown;
    shown.turnTo(PageIndex(page));
    QSet<QWidget *> wanted;
    for (QWidget *widget : shown.window.findChildren<QWidget *>()) {
        const bool isPart = qobject_cast<QAbstractSpinBox *>(widget->parentWidget())
                            || qobject_cast<QComboBox *>(widget->parentWidget());
        // Of a group of radio buttons the one that is chosen is reached; arrows go on from there.
        const auto *radio = qobject_cast<QRadioButton *>(widget);
        if (radio && !radio->isChecked())
            continue;
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() && !isPart)
            wanted << widget;
    }
    QVERIFY(wanted.size() >= 3);
    shown.list()->setFocus();
    QSet<QWidget *> reached;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        reached << shown.window.focusWidget();
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached, wanted);
}

void TestSettingsWindow::fitsASmallScreenWithLargeFonts()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        Shown shown;
        const QSize least = shown.window.minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 768,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }
    QApplication::setFont(before);
}

void TestSettingsWindow::readsRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        Shown shown;
        QVERIFY(shown.list()->x() > shown.stack()->x());
        QAbstractButton *toggle = tests::button(shown.window, QStringLiteral("Port 127.0.0.1:1080"));
        click(toggle);
        QVERIFY(!toggle->isChecked());
        QCOMPARE(shown.find<QLabel>("address")->layoutDirection(), Qt::LeftToRight);
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestSettingsWindow)
#include "tst_settingswindow.moc"
