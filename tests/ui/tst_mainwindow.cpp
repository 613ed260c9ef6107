// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/emptystate.h"
#include "ui/filterbox.h"
#include "ui/format.h"
#include "ui/groupspane.h"
#include "ui/grouptab.h"
#include "ui/maintoolbar.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"
#include "ui/phasebardelegate.h"
#include "ui/phasemodel.h"
#include "ui/statusline.h"
#include "ui/streammenu.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"
#include "ui/textlabel.h"
#include "ui/throughputstrip.h"
#include "ui/timelinetab.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using observe::StreamRecord;
using settings::Port;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theEmptyStateTeaches();
    void theEmptyStateSaysThatNoPortIsOpen();
    void theEmptyStateEndsAPause();
    void copiesProxySettings();
    void theCurlCommandGoesByTheStreamsOwnPort();
    void aFilterThatHidesEverythingSaysSo();
    void followsTheNewestUntilThePersonScrolls();
    void followsTheNewestUntilThePersonSelects();
    void whatIsLookedAtStaysWhileRowsCome();
    void whatIsLookedAtStaysWhileRowsGo();
    void whatIsLookedAtStaysWhileRowsGoAllOver();
    void anotherOrderIsShownFromWhereOneIs();
    void theSelectionStaysOnItsStreams();
    void theSelectionOutlivesFilterAndSnapshot();
    void theSelectionIsCollectedOnceUntilItChanges();
    void theFilterBoxNarrows();
    void theDownKeyGoesFromTheFilterToTheFirstRowThatIsLeft();
    void aWrongFilterIsTintedAndHidesNothing();
    void escapeClearsTheFilter();
    void deleteClosesTheSelectedStreams();
    void keysAskForTheirActions();
    void aKeyClosesTheWindow();
    void endedStreamsAreRemoved();
    void panesAreSwitchedInTheMenuBar_data();
    void panesAreSwitchedInTheMenuBar();
    void exportsWhatIsShownOrSelected_data();
    void exportsWhatIsShownOrSelected();
    void everyActionStandsInTheMenuBar();
    void everyKeyIsOfOneAction();
    void theStreamMenuFilters();
    void theMenuBarFilters_data();
    void theMenuBarFilters();
    void theMenuBarClosesAGroupsStreams();
    void triesAPortFromTheMenuBar();
    void theMenusOfRowsOpenByKeys();
    void selectingAGroupNarrows();
    void detailsFollowTheSelection();
    void copyingInTheDetailsCopiesWhatIsSelectedThere();
    void theTimelineComparesSelectedStreams();
    void aPortThatCouldNotOpenSaysWhy();
    void aFreePortIsOneClickAway();
    void aTrialSaysHowItGoesAndItsStreamIsSelected();
    void aTrialThatFailedLeavesTheSelectionToThePerson();
    void theListeningButtonAsksAndWaits();
    void aCountOfStreamsLeavesTheSwitchesAlone();
    void theStatusLineTells();
    void failuresAreForgottenAfterAMinute();
    void isWatchedOnlyWhileShown();
    void keepsItsLayout();
    void columnsAreSwitchedByAMenu_data();
    void columnsAreSwitchedByAMenu();
    void columnsAreFittedToTheirTexts();
    void aNarrowWindowKeepsTheFilter();
    void aNarrowStatusLineIsCutWithDots();
    void aLowWindowCutsNothingOfTheEmptyState();
    void valuesStandBesideTheirLabelsRightToLeft();
    void everythingHasANameAndCanBeReachedByKeys();

private:
    void fill(int count);
    void scrollTo(int row) const;
    QAction *action(const QString &text) const;
    QString shownText(int row, int column) const;
    QLabel *labelWith(const QString &part) const;

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    StreamView *m_view = nullptr;
    FilterBox *m_filter = nullptr;
};

namespace {

observe::Delta withPorts(observe::Delta delta, const QList<observe::PortRecord> &ports)
{
    delta.portsChanged = true;
    delta.ports = ports;
    return delta;
}

observe::Delta firstDelta()
{
    return withPorts(snapshot({}), {port(QStringLiteral("127.0.0.1:1080"))});
}

QList<QAction *> actionsBelow(const QList<QAction *> &actions)
{
    QList<QAction *> all = actions;
    for (const QAction *each : actions) {
        if (each->menu())
            all += actionsBelow(each->menu()->actions());
    }
    return all;
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

void TestMainWindow::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_view = m_window->findChild<StreamView *>();
    m_filter = m_window->findChild<FilterBox *>();
    m_window->resize(1200, 640);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->apply(firstDelta());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("window.conf")));
}

void TestMainWindow::fill(int count)
{
    m_window->apply(update(openStreams(1, count)));
}

// Scrolled without the person: what a test needs before it begins.
void TestMainWindow::scrollTo(int row) const
{
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > row);
    m_view->setFollowing(false);
    m_view->verticalScrollBar()->setValue(row);
    QCOMPARE(m_view->verticalScrollBar()->value(), row);
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (QAction *each : m_window->findChildren<QAction *>()) {
        if (QString(each->text()).remove(QLatin1Char('&')) == text)
            return each;
    }
    return nullptr;
}

QString TestMainWindow::shownText(int row, int column) const
{
    return m_view->model()->index(row, column).data().toString();
}

QLabel *TestMainWindow::labelWith(const QString &part) const
{
    for (QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return label;
    }
    return nullptr;
}

void TestMainWindow::theEmptyStateTeaches()
{
    auto *empty = m_window->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QVERIFY(labelWith(QStringLiteral("Point an application at 127.0.0.1:1080 (SOCKS5).")));
    fill(1);
    QVERIFY(!empty->isVisible());
    m_window->apply(withPorts(snapshot({}), {port(QStringLiteral("unix:/run/argyle"))}));
    QVERIFY(labelWith(QStringLiteral("/run/argyle")));
}

void TestMainWindow::theEmptyStateSaysThatNoPortIsOpen()
{
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Off)}));
    QVERIFY(labelWith(QStringLiteral("No port is open")));
    QSignalSpy asked(m_window.get(), &MainWindow::portSettingsRequested);
    for (QPushButton *button : m_window->findChild<EmptyState *>()->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(asked.count(), 1);
}

void TestMainWindow::theEmptyStateEndsAPause()
{
    m_window->setPaused(true);
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Off)}));
    QVERIFY(labelWith(QStringLiteral("Argyle is paused")));
    QVERIFY(!button(*m_window->findChild<EmptyState *>(), QStringLiteral("Ports…"))->isVisible());
    QSignalSpy asked(m_window.get(), &MainWindow::listeningRequested);
    click(button(*m_window->findChild<EmptyState *>(), QStringLiteral("Open the ports again")));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<Port::Switch>(), Port::Switch::On);
    m_window->setPaused(false);
    QVERIFY(labelWith(QStringLiteral("No port is open")));
}

void TestMainWindow::copiesProxySettings()
{
    const auto copied = [this](const char *name) {
        action(QString::fromLatin1(name))->trigger();
        return clipboard();
    };
    QCOMPARE(copied("curl"), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
    QVERIFY(copied("git").startsWith(QStringLiteral("git config --global http.proxy socks5h://127.0.0.1:1080\n")));
    QVERIFY(
        copied("git").contains(QStringLiteral("core.sshCommand \"ssh -o ProxyCommand='nc -X 5 -x 127.0.0.1:1080 ")));
    QCOMPARE(copied("ssh"), QStringLiteral("ssh -o ProxyCommand='nc -X 5 -x 127.0.0.1:1080 %h %p' user@host"));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks_port\", 1080")));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks5_remote_dns\", true")));
    QVERIFY(copied("Chromium").contains(QStringLiteral("--proxy-server=socks5://127.0.0.1:1080 ")));
    QVERIFY(copied("Environment variables").startsWith(QStringLiteral("export ALL_PROXY=socks5h://127.0.0.1:1080\n")));
    QCOMPARE(copied("PAC URL"), QStringLiteral("http://127.0.0.1:1080/proxy.pac"));
    m_window->apply(withPorts(update({}), {port(QStringLiteral("[::]:9052"))}));
    QCOMPARE(copied("PAC URL"), QStringLiteral("http://[::1]:9052/proxy.pac"));
    m_window->apply(withPorts(update({}), {port(QStringLiteral("unix:/run/a b/socks"))}));
    QCOMPARE(copied("curl"), QStringLiteral("curl --proxy socks5h://localhost/run/a%20b/socks https://example.com/"));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks\", \"file:///run/a%20b/socks\"")));
    for (const char *name : {"PAC URL", "git", "ssh", "Chromium"})
        QVERIFY2(!action(QString::fromLatin1(name)), name);
}

void TestMainWindow::theCurlCommandGoesByTheStreamsOwnPort()
{
    const observe::PortRecord first = port(QStringLiteral("127.0.0.1:1080"));
    observe::PortRecord its = port(QStringLiteral("[::1]:9052"));
    StreamRecord stream = openStream(1);
    stream.port = its.address;
    m_window->apply(withPorts(update({stream}), {first, its}));
    m_view->selectStream(1);
    const auto copied = [this] {
        action(QStringLiteral("Copy as curl command"))->trigger();
        return clipboard();
    };
    QCOMPARE(copied(), QStringLiteral("curl --proxy 'socks5h://[::1]:9052' https://example.com/"));
    its.state = observe::PortState::Off;
    m_window->apply(withPorts(update({}), {first, its}));
    QCOMPARE(copied(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindow::aFilterThatHidesEverythingSaysSo()
{
    fill(3);
    m_filter->addTerm(QStringLiteral("nothing-like-it"));
    QVERIFY(labelWith(QStringLiteral("No stream matches")));
    for (QPushButton *button : m_window->findChild<EmptyState *>()->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(m_view->model()->rowCount(), 3);
    QVERIFY(m_filter->text().isEmpty());
}

void TestMainWindow::followsTheNewestUntilThePersonScrolls()
{
    fill(500);
    QScrollBar *bar = m_view->verticalScrollBar();
    QCOMPARE(bar->value(), 0);
    m_window->apply(update(openStreams(501, 100)));
    QCOMPARE(bar->value(), 0);
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("600"));

    QTRY_VERIFY(bar->maximum() > 0);
    bar->triggerAction(QScrollBar::SliderPageStepAdd);
    QVERIFY(!m_view->isFollowing());
    const int before = bar->value();
    QVERIFY(before > 0);
    m_window->apply(update(openStreams(601, 100)));
    QCOMPARE(bar->value(), before + 100);

    action(QStringLiteral("Follow newest"))->trigger();
    QVERIFY(m_view->isFollowing());
    QCOMPARE(bar->value(), 0);

    m_view->sortByColumn(StreamModel::StreamColumn, Qt::AscendingOrder);
    m_window->apply(update(openStreams(701, 100)));
    QCOMPARE(bar->value(), bar->maximum());
    QCOMPARE(shownText(m_view->model()->rowCount() - 1, StreamModel::StreamColumn), QStringLiteral("800"));
}

void TestMainWindow::followsTheNewestUntilThePersonSelects()
{
    fill(500);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      m_view->visualRect(m_view->model()->index(2, 1)).center());
    QVERIFY(!m_view->isFollowing());
    QVERIFY(!action(QStringLiteral("Follow newest"))->isChecked());
    const QRect where = m_view->visualRect(m_view->currentIndex());
    m_window->apply(update(openStreams(501, 40)));
    QCOMPARE(m_view->currentId(), std::optional<quint64>(498));
    QCOMPARE(m_view->visualRect(m_view->currentIndex()), where);
}

void TestMainWindow::whatIsLookedAtStaysWhileRowsCome()
{
    fill(500);
    m_view->sortByColumn(StreamModel::DestinationColumn, Qt::AscendingOrder);
    scrollTo(200);
    const QString top = shownText(200, StreamModel::StreamColumn);
    QList<StreamRecord> fresh;
    for (int i = 0; i < 100; ++i)
        fresh.append(
            openStream(1000 + static_cast<quint64>(i), QStringLiteral("%1.example").arg(QChar(u'a' + i % 26))));
    m_window->apply(update(fresh));
    QCOMPARE(shownText(m_view->verticalScrollBar()->value(), StreamModel::StreamColumn), top);
}

void TestMainWindow::anotherOrderIsShownFromWhereOneIs()
{
    fill(500);
    scrollTo(200);
    m_view->sortByColumn(StreamModel::StreamColumn, Qt::AscendingOrder);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->verticalScrollBar()->value(), 200);
    QCOMPARE(shownText(200, StreamModel::StreamColumn), QStringLiteral("201"));
}

void TestMainWindow::whatIsLookedAtStaysWhileRowsGo()
{
    settings::Settings settings;
    settings.closedStreamsKept = 0;
    m_window->setSettings(settings);
    fill(500);
    scrollTo(200);
    const QString top = shownText(200, StreamModel::StreamColumn);
    QList<StreamRecord> ended;
    for (quint64 id = 500; id > 450; --id)
        ended.prepend(doneStream(id)); // above what is looked at: the newest are on top
    ended.prepend(doneStream(10));     // below
    m_window->apply(update(ended));
    QCOMPARE(m_view->verticalScrollBar()->value(), 150);
    QCOMPARE(shownText(150, StreamModel::StreamColumn), top);
}

// Among them the one on top: its place is taken by the next that stays.
void TestMainWindow::whatIsLookedAtStaysWhileRowsGoAllOver()
{
    settings::Settings settings;
    settings.closedStreamsKept = 0;
    m_window->setSettings(settings);
    fill(500);
    scrollTo(200);
    QCOMPARE(shownText(200, StreamModel::StreamColumn), QStringLiteral("300"));
    QList<StreamRecord> ended;
    for (quint64 id = 2; id <= 500; id += 2)
        ended.append(doneStream(id));
    m_window->apply(update(ended));
    QCOMPARE(m_view->verticalScrollBar()->value(), 100);
    QCOMPARE(shownText(100, StreamModel::StreamColumn), QStringLiteral("299"));
}

void TestMainWindow::theSelectionStaysOnItsStreams()
{
    fill(50);
    m_view->selectStream(20);
    m_view->sortByColumn(StreamModel::DownColumn, Qt::DescendingOrder);
    StreamRecord moved = openStream(3);
    moved.received = 1'000'000;
    m_window->apply(update({moved, openStream(51), openStream(52)}));
    QCOMPARE(m_view->selectedIds(), (QList<quint64>{20}));
    QCOMPARE(m_view->currentId(), std::optional<quint64>(20));
}

void TestMainWindow::theSelectionOutlivesFilterAndSnapshot()
{
    fill(50);
    m_view->selectStream(20);
    m_filter->addTerm(QStringLiteral("firefox"));
    QCOMPARE(m_view->selectedIds(), (QList<quint64>{20}));
    m_window->apply(snapshot(openStreams(10, 30)));
    QCOMPARE(m_view->selectedIds(), (QList<quint64>{20}));
    QCOMPARE(m_view->currentId(), std::optional<quint64>(20));
    m_window->apply(snapshot(openStreams(30, 30)));
    QVERIFY(m_view->selectedIds().isEmpty());
}

// Ten times a second, it would cost what it holds.
void TestMainWindow::theSelectionIsCollectedOnceUntilItChanges()
{
    fill(50);
    m_view->selectAll();
    QCOMPARE(m_view->selectedIds().size(), 50);
    const quint64 *first = m_view->selectedIds().constData();
    m_window->apply(update({doneStream(3), openStream(51), openStream(52)}));
    QCOMPARE(m_view->selectedIds().constData(), first);
    m_view->sortByColumn(StreamModel::DestinationColumn, Qt::AscendingOrder);
    m_window->apply(update({openStream(4, QStringLiteral("another.example"))}));
    QCOMPARE(m_view->selectedIds().constData(), first);
    action(QStringLiteral("Remove ended streams"))->trigger();
    QCOMPARE(m_view->selectedIds().size(), 49);
    QVERIFY(!m_view->selectedIds().contains(3));
    m_view->clearSelection();
    QVERIFY(m_view->selectedIds().isEmpty());
}

void TestMainWindow::theFilterBoxNarrows()
{
    m_window->apply(
        update({openStream(1, QStringLiteral("one.example")), openStream(2, QStringLiteral("two.example"))}));
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_filter->hasFocus());
    QTest::keyClicks(m_filter, QStringLiteral("host:two"));
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(shownText(0, StreamModel::DestinationColumn), QStringLiteral("two.example:443"));
    QVERIFY(m_filter->problem().isEmpty());
}

void TestMainWindow::theDownKeyGoesFromTheFilterToTheFirstRowThatIsLeft()
{
    m_window->apply(
        update({openStream(1, QStringLiteral("one.example")), openStream(2, QStringLiteral("two.example"))}));
    m_filter->setFocus();
    QTest::keyClicks(m_filter, QStringLiteral("host:one"));
    QTest::keyClick(m_filter, Qt::Key_Down); // before the pause after typing is over
    QVERIFY(m_view->hasFocus());
    QCOMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(m_view->selectedIds(), QList<quint64>{1});
    m_filter->setFocus();
    QTest::keyClicks(m_filter, QStringLiteral("x"));
    QTest::keyClick(m_filter, Qt::Key_Down); // nothing is left
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::aWrongFilterIsTintedAndHidesNothing()
{
    fill(3);
    m_filter->setFocus();
    const QColor ground = m_filter->palette().color(QPalette::Base);
    QTest::keyClicks(m_filter, QStringLiteral("hots:two"));
    QTest::keyClick(m_filter, Qt::Key_Return);
    QVERIFY2(m_filter->problem().contains(QStringLiteral("hots:")), qPrintable(m_filter->problem()));
    QCOMPARE(m_filter->accessibleDescription(), m_filter->problem());
    QCOMPARE(m_window->statusBar()->currentMessage(), m_filter->problem());
    QVERIFY(m_filter->palette().color(QPalette::Base) != ground);
    QCOMPARE(m_view->model()->rowCount(), 3);
    m_filter->clear();
    QVERIFY(m_filter->problem().isEmpty());
    QCOMPARE(m_filter->palette().color(QPalette::Base), ground);
}

void TestMainWindow::escapeClearsTheFilter()
{
    fill(3);
    m_filter->setFocus();
    QTest::keyClicks(m_filter, QStringLiteral("zzz"));
    QTest::keyClick(m_filter, Qt::Key_Return);
    QCOMPARE(m_view->model()->rowCount(), 0);
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QVERIFY(m_filter->text().isEmpty());
    QCOMPARE(m_view->model()->rowCount(), 3);
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::deleteClosesTheSelectedStreams()
{
    m_window->apply(update({openStream(1), openStream(2), doneStream(3), openStream(4)}));
    QSignalSpy asked(m_window.get(), &MainWindow::closeStreamsRequested);
    QAction *close = action(QStringLiteral("Close stream"));
    QVERIFY(!close->isEnabled());
    m_view->setFocus();
    m_view->selectStream(4);
    QVERIFY(close->isEnabled());
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<QList<quint64>>(), (QList<quint64>{2, 4}));
    // Of streams that have ended nothing is left to close.
    m_view->selectStream(3);
    QVERIFY(!close->isEnabled());
    // What ends while it is selected can not be closed any more.
    m_view->selectStream(1);
    QVERIFY(close->isEnabled());
    m_window->apply(update({doneStream(1)}));
    QVERIFY(!close->isEnabled());
}

void TestMainWindow::keysAskForTheirActions()
{
    fill(2);
    m_view->setFocus();
    m_view->selectStream(2);
    QSignalSpy circuit(m_window.get(), &MainWindow::newCircuitRequested);
    QSignalSpy identity(m_window.get(), &MainWindow::newIdentityRequested);
    QSignalSpy settings(m_window.get(), &MainWindow::settingsRequested);
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(circuit.count(), 1);
    QCOMPARE(circuit[0][0].toUInt(), 1u);
    QCOMPARE(identity.count(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(identity.count(), 1);
    QCOMPARE(circuit.count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(settings.count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.count(), 1);
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("example.com:443"));
    action(QStringLiteral("Copy as curl command"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindow::aKeyClosesTheWindow()
{
    QSignalSpy asked(m_window.get(), &MainWindow::closeRequested);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    QVERIFY(m_window->isVisible()); // until someone hides it
}

void TestMainWindow::endedStreamsAreRemoved()
{
    m_window->apply(update({openStream(1), doneStream(2), failedStream(3), openStream(4)}));
    QSignalSpy cleared(m_window.get(), &MainWindow::clearHistoryRequested);
    action(QStringLiteral("Remove ended streams"))->trigger();
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(m_view->model()->rowCount(), 2);
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("4"));
    QCOMPARE(shownText(1, StreamModel::StreamColumn), QStringLiteral("1"));
}

void TestMainWindow::panesAreSwitchedInTheMenuBar_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pane");
    QTest::newRow("groups") << QStringLiteral("Groups") << QStringLiteral("argyle::ui::GroupsPane");
    QTest::newRow("details") << QStringLiteral("Details") << QStringLiteral("argyle::ui::DetailPane");
    QTest::newRow("throughput") << QStringLiteral("Throughput") << QStringLiteral("argyle::ui::ThroughputStrip");
}

void TestMainWindow::panesAreSwitchedInTheMenuBar()
{
    QFETCH(const QString, text);
    QFETCH(const QString, pane);
    const QList<QWidget *> all = m_window->findChildren<QWidget *>();
    const auto found = std::find_if(all.begin(), all.end(), [pane](const QWidget *each) {
        return QString::fromLatin1(each->metaObject()->className()) == pane;
    });
    QVERIFY(found != all.end());
    QVERIFY((*found)->isVisible());
    QVERIFY(action(text)->isChecked());
    action(text)->trigger();
    QVERIFY(!(*found)->isVisible());
    action(text)->trigger();
    QVERIFY((*found)->isVisible());
}

void TestMainWindow::exportsWhatIsShownOrSelected_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QList<quint64>>("selected");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QList<quint64>>("exported");
    const QString shown = QStringLiteral("Export shown streams");
    const QString selected = QStringLiteral("Export selected streams");
    const Qt::KeyboardModifiers shift = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::newRow("all that are shown") << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<quint64>{} << shown
                                        << QList<quint64>{4, 3, 1};
    QTest::newRow("all, whatever is selected")
        << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<quint64>{1, 3} << shown << QList<quint64>{4, 3, 1};
    QTest::newRow("one") << shift << QList<quint64>{3} << selected << QList<quint64>{3};
    QTest::newRow("several") << shift << QList<quint64>{1, 4} << selected << QList<quint64>{4, 1};
}

void TestMainWindow::exportsWhatIsShownOrSelected()
{
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const QList<quint64>, selected);
    QFETCH(const QString, title);
    QFETCH(const QList<quint64>, exported);
    m_window->apply(
        update({openStream(1), openStream(2, QStringLiteral("filtered.test")), openStream(3), openStream(4)}));
    m_filter->addTerm(QStringLiteral("-host:filtered"));
    for (const quint64 id : selected) {
        const int row = m_view->model()->match(m_view->model()->index(0, 0), Qt::DisplayRole, id).first().row();
        m_view->selectionModel()->select(m_view->model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const QString path = m_folder.filePath(QStringLiteral("exported.json"));
    QFile::remove(path);
    QString itsTitle;
    // The dialog runs an event loop of its own.
    QTimer::singleShot(0, m_window.get(), [&itsTitle, path] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        itsTitle = dialog->windowTitle();
        dialog->selectFile(path);
        static_cast<QDialog *>(dialog)->accept();
    });
    QTest::keyClick(m_view, Qt::Key_E, modifiers);
    QCOMPARE(itsTitle, title);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<quint64> ids;
    for (const QJsonValue &stream : QJsonDocument::fromJson(file.readAll()).array())
        ids.append(stream.toObject()[QStringLiteral("id")].toVariant().toULongLong());
    QCOMPARE(ids, exported);
    m_view->clearSelection();
    QVERIFY(!action(QStringLiteral("Export selected streams…"))->isEnabled());
}

void TestMainWindow::everyActionStandsInTheMenuBar()
{
    const QList<QAction *> inMenuBar = actionsBelow(m_window->menuBar()->actions());
    for (QAction *each : m_window->actions())
        QVERIFY2(inMenuBar.contains(each), qPrintable(each->text()));
    // What menus offer elsewhere: of a stream, and of the headers.
    fill(1);
    m_view->selectStream(1);
    QVERIFY(openMenuByKey(m_view));
    for (const QMenu *menu : m_window->findChildren<QMenu *>()) {
        for (QAction *each : menu->actions())
            QVERIFY2(each->isSeparator() || inMenuBar.contains(each), qPrintable(each->text()));
    }
}

void TestMainWindow::everyKeyIsOfOneAction()
{
    QList<QKeySequence> keys;
    for (QAction *each : m_window->actions()) {
        if (each->shortcut().isEmpty())
            continue;
        QVERIFY2(!keys.contains(each->shortcut()), qPrintable(each->shortcut().toString()));
        keys.append(each->shortcut());
    }
    QVERIFY(keys.size() >= 10);
}

void TestMainWindow::theMenuBarFilters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<quint64>>("left");
    QTest::newRow("host") << QStringLiteral("Filter by this host") << QStringLiteral("host:two.example")
                          << QList<quint64>{2};
    QTest::newRow("application") << QStringLiteral("Filter by this application") << QStringLiteral("app:curl")
                                 << QList<quint64>{3, 2};
    QTest::newRow("group") << QStringLiteral("Show only this group") << QString() << QList<quint64>{4, 2};
}

void TestMainWindow::theMenuBarFilters()
{
    QFETCH(const QString, text);
    QFETCH(const QString, filter);
    QFETCH(const QList<quint64>, left);
    QList<StreamRecord> streams = openStreams(1, 4);
    streams[1].host = QStringLiteral("two.example");
    streams[1].application = streams[2].application = QStringLiteral("curl");
    streams[1].group = streams[3].group = 2;
    observe::Delta delta = update(streams);
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("one")), group(2, QStringLiteral("two"))};
    m_window->apply(delta);
    QAction *asked = action(text);
    QVERIFY(!asked->isEnabled()); // by no stream in particular
    m_view->selectStream(2);
    QVERIFY(asked->isEnabled());
    asked->trigger();
    QCOMPARE(m_filter->text(), filter);
    QList<quint64> shown;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        shown.append(shownText(row, StreamModel::StreamColumn).toULongLong());
    QCOMPARE(shown, left);
}

void TestMainWindow::theMenuBarClosesAGroupsStreams()
{
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("firefox"), 1)};
    m_window->apply(delta);
    QAction *close = action(QStringLiteral("Close the group's streams"));
    QVERIFY(!close->isEnabled());
    m_view->selectStream(1);
    QSignalSpy asked(m_window.get(), &MainWindow::closeGroupRequested);
    close->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toUInt(), 1u);
    delta.groups[0].streams = 0;
    delta.streams = {doneStream(1)};
    m_window->apply(delta);
    QVERIFY(!close->isEnabled());
}

void TestMainWindow::triesAPortFromTheMenuBar()
{
    QSignalSpy asked(m_window.get(), &MainWindow::trialRequested);
    QAction *tryIt = action(QStringLiteral("Try it now"));
    tryIt->trigger();
    QCOMPARE(asked.count(), 1);
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Off)}));
    QVERIFY(!tryIt->isEnabled());
}

void TestMainWindow::theMenusOfRowsOpenByKeys()
{
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("firefox"))};
    m_window->apply(delta);
    auto *pane = m_window->findChild<GroupsPane *>();
    QVERIFY(!openMenuByKey(m_view)); // of which stream?
    QVERIFY(!openMenuByKey(pane));
    m_view->selectStream(1);
    const QMenu *ofStream = openMenuByKey(m_view);
    QVERIFY(ofStream);
    QVERIFY(ofStream->actions().contains(action(QStringLiteral("Close stream"))));
    pane->selectGroup(1);
    const QMenu *ofGroup = openMenuByKey(pane);
    QVERIFY(ofGroup);
    QCOMPARE(ofGroup->actions().first()->text(), QStringLiteral("New circuit for this group"));
}

void TestMainWindow::theStreamMenuFilters()
{
    StreamRecord other = openStream(2, QStringLiteral("two.example"));
    other.application = QStringLiteral("my app");
    m_window->apply(update({openStream(1), other, openStream(3)}));
    const QPoint position = m_view->visualRect(m_view->model()->index(1, 3)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, position);
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, m_view->viewport()->mapToGlobal(position));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    auto *menu = m_window->findChild<StreamMenu *>();
    QVERIFY(menu);
    for (QAction *each : menu->actions()) {
        if (QString(each->text()).remove(QLatin1Char('&')) == QStringLiteral("Filter by this application"))
            each->trigger();
    }
    QCOMPARE(m_filter->text(), QStringLiteral("app:\"my app\""));
    QCOMPARE(m_view->model()->rowCount(), 1);
}

void TestMainWindow::selectingAGroupNarrows()
{
    StreamRecord other = openStream(2);
    other.group = 2;
    observe::Delta delta = update({openStream(1), other});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("firefox")), group(2, QStringLiteral("curl"))};
    m_window->apply(delta);
    auto *pane = m_window->findChild<GroupsPane *>();
    QTest::mouseClick(pane->viewport(), Qt::LeftButton, {}, pane->visualRect(pane->model()->index(2, 0)).center());
    QCOMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("2"));
    // Without a stream the pane's group is the one that is meant.
    QSignalSpy circuit(m_window.get(), &MainWindow::newCircuitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(circuit.count(), 1);
    QCOMPARE(circuit[0][0].toUInt(), 2u);
    pane->selectGroup(std::nullopt);
    QCOMPARE(m_view->model()->rowCount(), 2);
}

void TestMainWindow::detailsFollowTheSelection()
{
    StreamRecord leaking = failedStream(7);
    leaking.leaksDns = true;
    leaking.application = QStringLiteral("curl");
    leaking.phases = {400, -1, 31'800, 90, -1, -1};
    m_window->apply(update({openStream(1), leaking}));
    QVERIFY(labelWith(QStringLiteral("Select a stream")));
    m_view->selectStream(7);
    QVERIFY(labelWith(QStringLiteral("Stream 7")));
    auto *tabs = m_window->findChild<QTabWidget *>();
    auto *timeline = qobject_cast<QTreeView *>(tabs->widget(0));
    QVERIFY(timeline);
    QCOMPARE(timeline->model()->rowCount(), 3);
    QCOMPARE(timeline->model()->index(1, 0).data().toString(), QStringLiteral("Connect"));
    QCOMPARE(timeline->model()->index(1, 2).data().toString(), QStringLiteral("32 ms"));
    const QString reply = tabs->widget(3)->property("plainText").toString();
    QVERIFY2(reply.contains(QStringLiteral("05 connection refused")), qPrintable(reply));
    QVERIFY(reply.contains(QStringLiteral("--socks5-hostname")));
    m_view->selectStream(1);
    QVERIFY(labelWith(QStringLiteral("Stream 1")));
    QVERIFY(!tabs->widget(3)->property("plainText").toString().contains(QStringLiteral("--socks5-hostname")));
    m_view->clearSelection();
    QVERIFY(labelWith(QStringLiteral("Select a stream")));
}

void TestMainWindow::copyingInTheDetailsCopiesWhatIsSelectedThere()
{
    observe::Delta delta = update({openStream(1)});
    observe::GroupRecord its = group(1, QStringLiteral("firefox"));
    its.fields = {{QStringLiteral("Port"), QStringLiteral("127.0.0.1:1080")}};
    delta.groupsChanged = true;
    delta.groups = {its};
    m_window->apply(delta);
    m_view->selectStream(1);
    m_window->findChild<QTabWidget *>()->setCurrentIndex(2);
    auto *value = m_window->findChild<GroupTab *>()->findChild<TextLabel *>();
    QCOMPARE(value->text(), its.fields.first().second);
    value->setFocus();
    value->setSelection(0, 9);
    QTest::keyClick(value, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("127.0.0.1"));
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("example.com:443"));
}

void TestMainWindow::theTimelineComparesSelectedStreams()
{
    StreamRecord slow = failedStream(1);
    slow.phases = {1'000, -1, 39'000, -1, -1, -1};
    StreamRecord quick = failedStream(2);
    quick.phases = {1'000, -1, 9'000, -1, -1, -1};
    m_window->apply(update({slow, quick}));
    m_view->selectAll();
    m_view->selectionModel()->setCurrentIndex(m_view->model()->index(0, 0), QItemSelectionModel::NoUpdate);
    QAbstractItemModel *rows = m_window->findChild<TimelineTab *>()->model();
    const QAbstractItemModelTester tester(rows);
    QCOMPARE(rows->rowCount(), 2);
    const auto lastOf = [rows](int row) {
        return rows->index(row, PhaseModel::BarColumn).data(PhaseModel::SpansRole).value<QList<PhaseSpan>>().last();
    };
    QCOMPARE(rows->index(0, PhaseModel::NameColumn).data().toString(), QStringLiteral("1 example.com:443"));
    QCOMPARE(rows->index(0, PhaseModel::DurationColumn).data().toString(), QStringLiteral("40 ms"));
    QCOMPARE(lastOf(0).end, 1.0);
    QCOMPARE(lastOf(1).end, 0.25); // of the same scale
    QCOMPARE(rows->index(1, PhaseModel::NameColumn).data(Qt::ToolTipRole).toString(),
             QStringLiteral("Handshake: 1.0 ms\nConnect: 9.0 ms"));
    settings::Settings hiding;
    hiding.hideDestinations = true;
    m_window->setSettings(hiding);
    m_window->apply(update({quick}));
    QVERIFY(!rows->index(0, PhaseModel::NameColumn).data().toString().contains(QStringLiteral("example")));
    m_view->selectStream(2);
    QCOMPARE(rows->index(1, PhaseModel::NameColumn).data().toString(), QStringLiteral("Connect"));
}

void TestMainWindow::aPortThatCouldNotOpenSaysWhy()
{
    auto *notice = m_window->findChild<NoticeBar *>();
    QVERIFY(!notice->isVisible());
    observe::PortRecord failed = port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Failed);
    failed.error = QStringLiteral("Another program listens there already.");
    m_window->apply(withPorts(update({}), {failed}));
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QStringLiteral("127.0.0.1:1080")));
    QVERIFY(notice->text().contains(failed.error));
    QSignalSpy asked(m_window.get(), &MainWindow::portSettingsRequested);
    click(button(*notice, QStringLiteral("Port settings…")));
    QCOMPARE(asked.count(), 1);
    QTest::mouseClick(notice->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    m_window->apply(withPorts(update({}), {failed}));
    QVERIFY(!notice->isVisible());
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"))}));
    m_window->apply(withPorts(update({}), {failed}));
    QVERIFY(notice->isVisible());
}

void TestMainWindow::aFreePortIsOneClickAway()
{
    const observe::PortRecord failed = port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Failed);
    m_window->apply(withPorts(update({}), {failed}));
    const auto *notice = m_window->findChild<NoticeBar *>();
    QVERIFY(!button(*notice, QStringLiteral("Use port 1081")));
    m_window->offerPort(PortOffer{failed.spec, 1081});
    QSignalSpy asked(m_window.get(), &MainWindow::otherPortRequested);
    click(button(*notice, QStringLiteral("Use port 1081")));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), failed.spec);
    QCOMPARE(asked[0][1].value<quint16>(), quint16(1081));
    m_window->offerPort(std::nullopt);
    QVERIFY(!button(*notice, QStringLiteral("Use port 1081")));
}

void TestMainWindow::aTrialSaysHowItGoesAndItsStreamIsSelected()
{
    QSignalSpy asked(m_window.get(), &MainWindow::trialRequested);
    click(button(*m_window->findChild<EmptyState *>(), QStringLiteral("Try it now")));
    QCOMPARE(asked.count(), 1);
    m_window->showTrial(QStringLiteral("Asking example.com…"));
    QVERIFY(labelWith(QStringLiteral("Asking example.com…")));
    m_window->awaitStream(QStringLiteral("example.com"));
    StreamRecord earlier = openStream(7);
    StreamRecord its = openStream(8);
    its.openedAt = QDateTime::currentMSecsSinceEpoch();
    m_window->apply(update({earlier, openStream(6, QStringLiteral("example.org"))}));
    QVERIFY(m_view->selectedIds().isEmpty());
    m_window->apply(update({its}));
    QCOMPARE(m_view->selectedIds(), QList<quint64>{8});
    m_window->showTrial(QStringLiteral("example.com answered."));
    QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("example.com answered."));
    its.id = 9; // only the one that was awaited
    m_window->apply(update({its}));
    QCOMPARE(m_view->selectedIds(), QList<quint64>{8});
}

void TestMainWindow::aTrialThatFailedLeavesTheSelectionToThePerson()
{
    m_window->awaitStream(QStringLiteral("example.com"));
    m_window->showTrial(QStringLiteral("Nobody answers at 127.0.0.1:1080."));
    StreamRecord later = openStream(8);
    later.openedAt = QDateTime::currentMSecsSinceEpoch() + 1;
    m_window->apply(update({later}, later.openedAt));
    QVERIFY(m_view->selectedIds().isEmpty());
    // Its own is told of a moment after it failed.
    m_window->awaitStream(QStringLiteral("example.com"));
    StreamRecord its = failedStream(9);
    its.openedAt = QDateTime::currentMSecsSinceEpoch();
    m_window->showTrial(QStringLiteral("The port works, but example.com was not reached."));
    m_window->apply(update({its}, QDateTime::currentMSecsSinceEpoch()));
    QCOMPARE(m_view->selectedIds(), QList<quint64>{9});
}

void TestMainWindow::theListeningButtonAsksAndWaits()
{
    QSignalSpy all(m_window.get(), &MainWindow::listeningRequested);
    QSignalSpy one(m_window.get(), &MainWindow::portSwitchRequested);
    QAction *listen = action(QStringLiteral("Listening"));
    QVERIFY(listen && listen->isChecked());
    listen->trigger();
    QCOMPARE(all.count(), 1);
    QCOMPARE(all[0][0].value<Port::Switch>(), Port::Switch::Off);
    QVERIFY(listen->isChecked()); // until the engine says otherwise
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Off)}));
    QVERIFY(!listen->isChecked());
    listen->trigger();
    QCOMPARE(all[1][0].value<Port::Switch>(), Port::Switch::On);
    QAction *single = action(QStringLiteral("127.0.0.1:1080"));
    QVERIFY(single && !single->isChecked());
    single->trigger();
    QCOMPARE(one.count(), 1);
    QCOMPARE(one[0][0].toString(), QStringLiteral("127.0.0.1:1080"));
    QCOMPARE(one[0][1].value<Port::Switch>(), Port::Switch::On);
    QVERIFY(!single->isChecked());
}

// A menu that is open would lose what is pointed at, and a click would hit nothing.
void TestMainWindow::aCountOfStreamsLeavesTheSwitchesAlone()
{
    observe::PortRecord busy = port(QStringLiteral("127.0.0.1:1080"));
    const QPointer<QAction> portSwitch = action(busy.address);
    const QPointer<QAction> copyForCurl = action(QStringLiteral("curl"));
    QVERIFY(portSwitch && copyForCurl);
    busy.streams = 7;
    m_window->apply(withPorts(update({}), {busy}));
    QVERIFY(portSwitch);
    QVERIFY(copyForCurl);
    busy.state = observe::PortState::Off;
    m_window->apply(withPorts(update({}), {busy}));
    QVERIFY(!action(busy.address)->isChecked());
    QVERIFY(!action(QStringLiteral("curl")));
}

void TestMainWindow::theStatusLineTells()
{
    observe::Delta delta =
        withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080")), port(QStringLiteral("127.0.0.1:9052"))});
    delta.route = QStringLiteral("Direct");
    delta.counters.open = 12;
    delta.counters.failed = 4;
    m_window->apply(delta);
    QCOMPARE(m_window->findChild<StatusLine *>()->text(),
             QStringLiteral("2 ports open · Route: Direct · 12 open, 4 failed in the last minute"));
}

void TestMainWindow::failuresAreForgottenAfterAMinute()
{
    auto *line = m_window->findChild<StatusLine *>();
    StreamRecord before = failedStream(1);
    before.endedAt = beginning - 61'000;
    StreamRecord lately = failedStream(2);
    lately.endedAt = beginning - 30'000;
    observe::Delta delta = snapshot({before, lately});
    delta.counters.failed = 9;
    m_window->apply(delta);
    QVERIFY2(line->text().contains(QStringLiteral(", 1 failed")), qPrintable(line->text()));
    delta = update({}, beginning + 20'000);
    delta.counters.failed = 11;
    m_window->apply(delta);
    QVERIFY2(line->text().contains(QStringLiteral(", 3 failed")), qPrintable(line->text()));
    m_window->tick(beginning + 31'000);
    QVERIFY2(line->text().contains(QStringLiteral(", 2 failed")), qPrintable(line->text()));
    m_window->tick(beginning + 81'000);
    QVERIFY2(line->text().contains(QStringLiteral(", 0 failed")), qPrintable(line->text()));
}

void TestMainWindow::isWatchedOnlyWhileShown()
{
    QSignalSpy watched(m_window.get(), &MainWindow::watchedChanged);
    m_window->hide();
    QCOMPARE(watched.count(), 1);
    QCOMPARE(watched[0][0].toBool(), false);
    m_window->show();
    QCOMPARE(watched.count(), 2);
    QCOMPARE(watched[1][0].toBool(), true);
}

void TestMainWindow::keepsItsLayout()
{
    m_view->setColumnHidden(StreamModel::UpColumn, true);
    m_view->horizontalHeader()->moveSection(1, 4);
    m_view->setColumnWidth(StreamModel::DestinationColumn, 333);
    m_view->sortByColumn(StreamModel::TimeColumn, Qt::AscendingOrder);
    action(QStringLiteral("Throughput"))->trigger();
    m_window->close();
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_view = m_window->findChild<StreamView *>();
    QVERIFY(!action(QStringLiteral("Throughput"))->isChecked());
    QVERIFY(m_window->findChild<ThroughputStrip *>()->isHidden());
    QVERIFY(!m_window->findChild<GroupsPane *>()->isHidden());
    QVERIFY(m_view->isColumnHidden(StreamModel::UpColumn));
    QCOMPARE(m_view->horizontalHeader()->visualIndex(StreamModel::ApplicationColumn), 4);
    QCOMPARE(m_view->columnWidth(StreamModel::DestinationColumn), 333);
    m_window->apply(update(openStreams(1, 3)));
    QCOMPARE(m_view->horizontalHeader()->sortIndicatorSection(), int(StreamModel::TimeColumn));
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("1"));
}

void TestMainWindow::columnsAreSwitchedByAMenu_data()
{
    QTest::addColumn<QString>("menu");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("staying");
    QTest::newRow("streams") << QStringLiteral("Columns of the streams") << QStringLiteral("Circuit")
                             << QStringLiteral("Stream");
    QTest::newRow("groups") << QStringLiteral("Columns of the groups") << QStringLiteral("Upload rate")
                            << QStringLiteral("Group");
}

void TestMainWindow::columnsAreSwitchedByAMenu()
{
    QFETCH(const QString, menu);
    QFETCH(const QString, column);
    QFETCH(const QString, staying);
    const QList<QHeaderView *> headers{m_view->horizontalHeader(), m_window->findChild<GroupsPane *>()->header()};
    QHeaderView *header = menu.endsWith(QStringLiteral("streams")) ? headers[0] : headers[1];
    QMenu *columns = action(menu)->menu();
    const auto entry = [columns](const QString &text) {
        const QList<QAction *> all = columns->actions();
        return *std::find_if(all.begin(), all.end(), [text](const QAction *each) { return each->text() == text; });
    };
    const int place = int(columns->actions().indexOf(entry(column)));
    QVERIFY(header->isSectionHidden(place));
    // At the header by the mouse; by keys the menu bar has the same menu.
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), header->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(header->viewport(), &event);
    QVERIFY(columns->isVisible());
    QVERIFY(!entry(column)->isChecked());
    QVERIFY(entry(staying)->isChecked());
    QVERIFY(!entry(staying)->isEnabled());
    entry(column)->trigger();
    QVERIFY(!header->isSectionHidden(place));
    QVERIFY(header->sectionSize(place) > 0);
    columns->close();
    header->hideSection(place);
    columns->popup({});
    QVERIFY(!entry(column)->isChecked());
    columns->close();
}

void TestMainWindow::columnsAreFittedToTheirTexts()
{
    fill(1);
    m_view->setColumnWidth(StreamModel::DestinationColumn, 600);
    const auto fitted = [this] {
        action(QStringLiteral("Fit columns to their texts"))->trigger();
        return m_view->columnWidth(StreamModel::DestinationColumn);
    };
    const int before = fitted();
    QVERIFY(before < 600);
    m_window->apply(update({openStream(2, QStringLiteral("a-name-that-is-longer-than-others.example.com"))}));
    QVERIFY(fitted() > before);
}

void TestMainWindow::aNarrowWindowKeepsTheFilter()
{
    const auto *bar = m_window->findChild<MainToolBar *>();
    auto *identity = qobject_cast<QToolButton *>(bar->widgetForAction(action(QStringLiteral("New identity"))));
    QVERIFY(identity);
    m_window->resize(1200, 640);
    QTRY_COMPARE(identity->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    const int whole = m_filter->width();
    m_window->resize(bar->sizeHint().width() - whole / 2, 640);
    QTRY_COMPARE(identity->toolButtonStyle(), Qt::ToolButtonIconOnly);
    QTRY_COMPARE(m_filter->width(), whole);
    m_window->resize(1200, 640);
    QTRY_COMPARE(identity->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
}

void TestMainWindow::aNarrowStatusLineIsCutWithDots()
{
    auto *line = m_window->findChild<StatusLine *>();
    m_window->tick(beginning);
    const auto shown = [line] {
        QStringList texts;
        for (const QLabel *label : line->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    };
    QTRY_COMPARE(shown().size(), 2);
    QCOMPARE(shown().first(), line->text());
    line->resize(line->fontMetrics().horizontalAdvance(line->text()) / 2, line->height());
    QTRY_COMPARE(shown().size(), 1); // the rates went first
    QVERIFY2(shown().first().endsWith(u'…'), qPrintable(shown().first()));
    QVERIFY(!line->text().endsWith(u'…'));
    line->resize(2 * line->fontMetrics().horizontalAdvance(line->text()), line->height());
    QTRY_COMPARE(shown().size(), 2);
    QCOMPARE(shown().first(), line->text());
}

void TestMainWindow::aLowWindowCutsNothingOfTheEmptyState()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        MainWindow window(m_folder.filePath(QStringLiteral("other.conf")));
        window.resize(900, 560);
        window.show();
        window.apply(firstDelta());
        const QWidget *area = window.findChild<StreamView *>()->viewport();
        const auto *empty = window.findChild<EmptyState *>();
        const auto isWhole = [area](const QWidget *part) {
            const int wanted =
                part->hasHeightForWidth() ? part->heightForWidth(part->width()) : part->sizeHint().height();
            return part->height() >= wanted
                   && area->rect().contains(QRect(part->mapTo(area, QPoint(0, 0)), part->size()));
        };
        const auto cut = [empty, isWhole] {
            QStringList texts;
            for (const auto *part : empty->findChildren<QLabel *>()) {
                if (part->isVisible() && !part->text().isEmpty() && !isWhole(part))
                    texts.append(part->text());
            }
            for (const auto *part : empty->findChildren<QAbstractButton *>()) {
                if (part->isVisible() && !isWhole(part))
                    texts.append(part->text());
            }
            return texts;
        };
        QVERIFY(button(*empty, QStringLiteral("Try it now"))->isVisible());
        QTRY_COMPARE(cut(), QStringList());
        QVERIFY2(window.height() <= 560, "the window would not fit a screen of 600 lines");
    }
    QApplication::setFont(before);
}

void TestMainWindow::valuesStandBesideTheirLabelsRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        MainWindow window(m_folder.filePath(QStringLiteral("other.conf")));
        observe::Delta delta = snapshot({openStream(1)});
        observe::GroupRecord its = group(1, QStringLiteral("firefox"));
        its.fields = {{QStringLiteral("Port"), QStringLiteral("127.0.0.1:1080")}};
        delta.groupsChanged = true;
        delta.groups = {its};
        window.apply(delta);
        window.findChild<StreamView *>()->selectStream(1);
        for (const QLabel *label : window.findChild<GroupTab *>()->findChildren<QLabel *>()) {
            if (label->text() == its.name || label->text() == its.fields.first().second)
                QVERIFY(label->alignment().testFlags(Qt::AlignRight | Qt::AlignAbsolute));
        }
        struct Painted : PhaseBarDelegate
        {
            using PhaseBarDelegate::initStyleOption;
        };
        QStandardItemModel durations(1, 1);
        durations.setItem(0, 0, new QStandardItem(QStringLiteral("12 ms")));
        QStyleOptionViewItem option;
        option.direction = Qt::RightToLeft;
        Painted().initStyleOption(&option, durations.index(0, 0));
        QCOMPARE(option.text, isolated(QStringLiteral("12 ms"))); // else it reads "ms 12"
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestMainWindow::everythingHasANameAndCanBeReachedByKeys()
{
    fill(3);
    m_view->selectStream(2);
    m_window->offerPort(PortOffer{QStringLiteral("127.0.0.1:1080"), 1081});
    QCOMPARE(nameless(*m_window).join(u'\n'), QString()); // on tabs that do not show, too
    QCOMPARE(labelsWithoutBuddy(*m_window).join(u'\n'), QString());
    QList<QWidget *> reached;
    m_filter->setFocus();
    for (int i = 0; i < 60; ++i) {
        QWidget *widget = QApplication::focusWidget();
        QVERIFY(widget);
        if (reached.contains(widget))
            break;
        reached.append(widget);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QVERIFY(reached.contains(m_view));
    QVERIFY(reached.contains(m_window->findChild<GroupsPane *>()));
    const auto *bar = m_window->findChild<QToolBar *>();
    for (QToolButton *button : bar->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (button->isVisible() && button->isEnabled() && button->defaultAction())
            QVERIFY2(reached.contains(button), qPrintable(button->text()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
