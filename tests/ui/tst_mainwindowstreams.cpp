// SPDX-License-Identifier: MIT
// The streams in the main window: what is looked at while they come and go, which are shown and selected, and their details.
#include "tests/ui/mainwindowtest.h"
#include "tests/ui/records.h"
#include "ui/filterbox.h"
#include "ui/groupspane.h"
#include "ui/grouptab.h"
#include "ui/mainwindow.h"
#include "ui/phasemodel.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"
#include "ui/textlabel.h"
#include "ui/timelinetab.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using observe::StreamRecord;

class TestMainWindowStreams : public MainWindowTest
{
    Q_OBJECT

private slots:
    void followsTheNewestUntilThePersonScrolls();
    void followsTheNewestUntilThePersonSelects();
    void followsTheNewestUntilThePersonSortsByAnotherColumn();
    void anOrderThatWasKeptIsNotFollowed();
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
    void selectingAGroupNarrows();
    void detailsFollowTheSelection();
    void detailsStayWhereTheFocusAloneMoves();
    void theGroupTabTellsTheApplicationsOfOneName();
    void theGroupTabTellsThatThereAreNoCredentials();
    void copyingInTheDetailsCopiesWhatIsSelectedThere();
    void theTimelineComparesSelectedStreams();

private:
    void scrollTo(int row) const;
};

// Scrolled without the person: what a test needs before it begins.
void TestMainWindowStreams::scrollTo(int row) const
{
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > row);
    m_view->setFollowing(false);
    m_view->verticalScrollBar()->setValue(row);
    QCOMPARE(m_view->verticalScrollBar()->value(), row);
}

void TestMainWindowStreams::followsTheNewestUntilThePersonScrolls()
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

void TestMainWindowStreams::followsTheNewestUntilThePersonSelects()
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

void TestMainWindowStreams::followsTheNewestUntilThePersonSortsByAnotherColumn()
{
    fill(500);
    m_view->sortByColumn(StreamModel::StreamColumn, Qt::AscendingOrder);
    QVERIFY(m_view->isFollowing());
    m_view->sortByColumn(StreamModel::DestinationColumn, Qt::AscendingOrder);
    QVERIFY(!m_view->isFollowing());
    QVERIFY(!action(QStringLiteral("Follow newest"))->isChecked());

    action(QStringLiteral("Follow newest"))->trigger();
    QVERIFY(m_view->isFollowing());
    QCOMPARE(m_view->horizontalHeader()->sortIndicatorSection(), int(StreamModel::StreamColumn));
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("500"));
    m_window->apply(update(openStreams(501, 100)));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("600"));
}

void TestMainWindowStreams::anOrderThatWasKeptIsNotFollowed()
{
    m_view->sortByColumn(StreamModel::DestinationColumn, Qt::AscendingOrder);
    m_window->saveLayout();
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_view = m_window->findChild<StreamView *>();
    QCOMPARE(m_view->horizontalHeader()->sortIndicatorSection(), int(StreamModel::DestinationColumn));
    QVERIFY(!m_view->isFollowing());
    QVERIFY(!action(QStringLiteral("Follow newest"))->isChecked());
}

void TestMainWindowStreams::whatIsLookedAtStaysWhileRowsCome()
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

void TestMainWindowStreams::anotherOrderIsShownFromWhereOneIs()
{
    fill(500);
    scrollTo(200);
    m_view->sortByColumn(StreamModel::StreamColumn, Qt::AscendingOrder);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->verticalScrollBar()->value(), 200);
    QCOMPARE(shownText(200, StreamModel::StreamColumn), QStringLiteral("201"));
}

void TestMainWindowStreams::whatIsLookedAtStaysWhileRowsGo()
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
void TestMainWindowStreams::whatIsLookedAtStaysWhileRowsGoAllOver()
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

void TestMainWindowStreams::theSelectionStaysOnItsStreams()
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

void TestMainWindowStreams::theSelectionOutlivesFilterAndSnapshot()
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
void TestMainWindowStreams::theSelectionIsCollectedOnceUntilItChanges()
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

void TestMainWindowStreams::theFilterBoxNarrows()
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

void TestMainWindowStreams::theDownKeyGoesFromTheFilterToTheFirstRowThatIsLeft()
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

void TestMainWindowStreams::aWrongFilterIsTintedAndHidesNothing()
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

void TestMainWindowStreams::escapeClearsTheFilter()
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

void TestMainWindowStreams::selectingAGroupNarrows()
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

void TestMainWindowStreams::detailsFollowTheSelection()
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

void TestMainWindowStreams::detailsStayWhereTheFocusAloneMoves()
{
    fill(10);
    m_view->setFocus();
    m_view->selectStream(4);
    QTest::keyClick(m_view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->selectedIds(), QList<quint64>{4});
    QVERIFY(m_view->currentIndex().row() != 6);
    QVERIFY(labelWith(QStringLiteral("Stream 4")));
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ControlModifier);
    QTest::keyClick(m_view, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_view->selectedIds(), (QList<quint64>{4, 9}));
    QVERIFY(labelWith(QStringLiteral("Stream 9")));
    QTest::keyClick(m_view, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_view->selectedIds(), QList<quint64>{4});
    QVERIFY(labelWith(QStringLiteral("Stream 4")));
    m_view->clearSelection();
    QVERIFY(labelWith(QStringLiteral("Select a stream")));
}

void TestMainWindowStreams::theGroupTabTellsTheApplicationsOfOneName()
{
    observe::Delta delta = update({openStream(1)});
    observe::GroupRecord its = group(1, QStringLiteral("firefox"));
    its.applications = {QStringLiteral("firefox")};
    delta.groupsChanged = true;
    delta.groups = {its};
    m_window->apply(delta);
    m_view->selectStream(1);
    m_window->findChild<QTabWidget *>()->setCurrentIndex(2);
    QVERIFY(!labelWith(QStringLiteral("Applications")));
    delta.groups.first().name = QStringLiteral("firefox +1");
    delta.groups.first().applications.append(QStringLiteral("curl"));
    m_window->apply(delta);
    QTRY_VERIFY(labelWith(QStringLiteral("Applications"))); // once the rows are laid out
    QVERIFY(labelWith(QStringLiteral("firefox, curl")));
}

void TestMainWindowStreams::theGroupTabTellsThatThereAreNoCredentials()
{
    observe::Delta delta = update({openStream(1)});
    observe::GroupRecord its = group(1, QStringLiteral("firefox"));
    its.fields = {{QStringLiteral("Credentials"), QString()}};
    delta.groupsChanged = true;
    delta.groups = {its};
    m_window->apply(delta);
    m_view->selectStream(1);
    m_window->findChild<QTabWidget *>()->setCurrentIndex(2);
    QCOMPARE(m_window->findChild<GroupTab *>()->findChild<TextLabel *>()->text(), QStringLiteral("none"));
}

void TestMainWindowStreams::copyingInTheDetailsCopiesWhatIsSelectedThere()
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

void TestMainWindowStreams::theTimelineComparesSelectedStreams()
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

QTEST_MAIN(TestMainWindowStreams)
#include "tst_mainwindowstreams.moc"
