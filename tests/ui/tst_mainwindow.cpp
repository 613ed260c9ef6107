// SPDX-License-Identifier: MIT
// The main window as a whole: what stands in the place of streams, ports and their trial, the status line, the layout.
#include "tests/ui/controls.h"
#include "tests/ui/mainwindowtest.h"
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
#include "ui/statusline.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"
#include "ui/throughputstrip.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using observe::StreamRecord;
using settings::Port;

class TestMainWindow : public MainWindowTest
{
    Q_OBJECT

private slots:
    void theEmptyStateTeaches();
    void theEmptyStateSaysThatNoPortIsOpen();
    void theEmptyStateEndsAPause();
    void aFilterThatHidesEverythingSaysSo();
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
    void stateAndReplyAreInSightOnAFirstRun();
    void aLayoutThatWasKeptStaysAsItIs();
    void columnsAreSwitchedByAMenu_data();
    void columnsAreSwitchedByAMenu();
    void columnsAreFittedToTheirTexts();
    void aNarrowWindowKeepsTheFilter();
    void aNarrowStatusLineIsCutWithDots();
    void aLowWindowCutsNothingOfTheEmptyState();
    void valuesStandBesideTheirLabelsRightToLeft();
    void everythingHasANameAndCanBeReachedByKeys();
};

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
    // It says so where the streams would be, too.
    const auto labels = m_window->findChild<EmptyState *>()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text().contains(failed.error);
    }));
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

void TestMainWindow::stateAndReplyAreInSightOnAFirstRun()
{
    MainWindow window(m_folder.filePath(QStringLiteral("other.conf")));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.width() <= window.screen()->availableSize().width());
    auto *view = window.findChild<StreamView *>();
    QVERIFY2(view->isColumnHidden(StreamModel::PortColumn), "the screen is not small");
    for (const int column : {StreamModel::StateColumn, StreamModel::ReplyColumn}) {
        QVERIFY(!view->isColumnHidden(column));
        QVERIFY(view->columnViewportPosition(column) + view->columnWidth(column) <= view->viewport()->width());
    }
}

void TestMainWindow::aLayoutThatWasKeptStaysAsItIs()
{
    m_window->resize(3000, 640);
    QVERIFY(!m_view->isColumnHidden(StreamModel::PortColumn));
    m_window->close();
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_view = m_window->findChild<StreamView *>();
    m_window->resize(800, 640);
    m_window->show();
    QVERIFY(!m_view->isColumnHidden(StreamModel::PortColumn));
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
