// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/groupmodel.h"
#include "ui/groupspane.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using argyle::ui::GroupModel;
using argyle::ui::GroupsPane;

class TestGroupModel : public QObject
{
    Q_OBJECT

private slots:
    void theFirstRowStandsForAll();
    void rowsComeAndGoInTheirPlaces();
    void changesOfABatchAreToldAtOnce();
    void aBatchIsSortedOnce();
    void ratesComeFromSuccessiveDeltas();
    void theRowOfAllGroupsAddsUp();
    void theToolTipTellsTheApplicationsOfOneName();
    void allStaysOnTopInEveryOrder();
    void theFirstClickSortsTheLargestFirst();
    void selectingTellsTheGroup();
    void theSelectionFallsBackToAllWhereItsGroupGoes();
    void theSelectionStaysWhereOthersComeAndGo();
    void theMenuActsOnTheGroup_data();
    void theMenuActsOnTheGroup();
    void allHasNoMenu();
};

namespace {

observe::Delta groupsDelta(const QList<observe::GroupRecord> &groups, qint64 at = beginning)
{
    observe::Delta delta = update({}, at);
    delta.groupsChanged = true;
    delta.groups = groups;
    for (const observe::GroupRecord &each : groups) {
        delta.counters.open += each.streams;
        delta.counters.received += each.received;
        delta.counters.sent += each.sent;
    }
    return delta;
}

QString text(const GroupModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
}

QList<observe::GroupRecord> three()
{
    return {group(1, QStringLiteral("firefox"), 31), group(2, QStringLiteral("curl"), 6),
            group(5, QStringLiteral("tag 3f9a"), 4)};
}

QMenu *openMenu(GroupsPane &pane, int row)
{
    const QPoint position = pane.visualRect(pane.model()->index(row, 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, pane.viewport()->mapToGlobal(position));
    QCoreApplication::sendEvent(pane.viewport(), &event);
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

} // namespace

void TestGroupModel::theFirstRowStandsForAll()
{
    GroupModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, GroupModel::NameColumn), QStringLiteral("All"));
    QVERIFY(!model.idAt(0));
    model.apply(groupsDelta(three()));
    QCOMPARE(names(model), (QStringList{QStringLiteral("All"), QStringLiteral("firefox"), QStringLiteral("curl"),
                                        QStringLiteral("tag 3f9a")}));
    QCOMPARE(model.idAt(3), std::optional<quint32>(5));
    QCOMPARE(model.rowOf(5), 3);
    QCOMPARE(model.rowOf(4), -1);
    QVERIFY(!model.group(4));
    QCOMPARE(model.group(2)->name, QStringLiteral("curl"));
}

void TestGroupModel::rowsComeAndGoInTheirPlaces()
{
    GroupModel model;
    const QAbstractItemModelTester tester(&model);
    model.apply(groupsDelta(three()));
    QSignalSpy reset(&model, &GroupModel::modelReset);
    model.apply(
        groupsDelta({group(9, QStringLiteral("i")), group(1, QStringLiteral("a")), group(3, QStringLiteral("c")),
                     group(4, QStringLiteral("d")), group(5, QStringLiteral("e"))}));
    QCOMPARE(names(model).mid(1), (QStringList{QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("d"),
                                               QStringLiteral("e"), QStringLiteral("i")}));
    model.apply(groupsDelta({}));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(reset.count(), 0);
}

void TestGroupModel::changesOfABatchAreToldAtOnce()
{
    GroupModel model;
    model.apply(groupsDelta(three()));
    QList<observe::GroupRecord> changed = three();
    changed[0].received = 1'000'000;
    changed[1].streams = 7;
    QSignalSpy told(&model, &GroupModel::dataChanged);
    model.apply(groupsDelta(changed, beginning + 1000));
    QCOMPARE(told.count(), 1);
    QCOMPARE(told[0][0].toModelIndex().row(), 0); // that of all groups, too
    QCOMPARE(told[0][1].toModelIndex().row(), 2);
    QCOMPARE(text(model, 2, GroupModel::StreamsColumn), QStringLiteral("7"));
    model.tick(beginning + 2000); // the rate falls
    QCOMPARE(told.count(), 2);
    QCOMPARE(told[1][1].toModelIndex().row(), 1);
}

// With a group for each destination there are as many as hosts, and all of them may change in a batch.
void TestGroupModel::aBatchIsSortedOnce()
{
    GroupModel model;
    GroupsPane pane(model);
    pane.sortByColumn(GroupModel::StreamsColumn, Qt::DescendingOrder);
    QList<observe::GroupRecord> many;
    for (quint32 id = 1; id <= 200; ++id)
        many.append(group(id, QStringLiteral("host%1").arg(id), id));
    model.apply(groupsDelta(many));
    for (observe::GroupRecord &each : many)
        each.streams = 201 - each.id;
    QSignalSpy sorted(pane.model(), &QAbstractItemModel::layoutChanged);
    model.apply(groupsDelta(many));
    QCOMPARE(sorted.count(), 1);
    QCOMPARE(names(*pane.model()).mid(0, 3),
             (QStringList{QStringLiteral("All"), QStringLiteral("host1"), QStringLiteral("host2")}));
}

void TestGroupModel::ratesComeFromSuccessiveDeltas()
{
    GroupModel model;
    QList<observe::GroupRecord> groups = three();
    model.apply(groupsDelta(groups));
    QCOMPARE(text(model, 1, GroupModel::DownRateColumn), QStringLiteral("–"));
    groups[0].received = 812'400;
    groups[0].sent = 12'000;
    model.apply(groupsDelta(groups, beginning + 1000));
    QCOMPARE(text(model, 1, GroupModel::DownRateColumn), QStringLiteral("812.4"));
    QCOMPARE(text(model, 1, GroupModel::UpRateColumn), QStringLiteral("12.0"));
    QCOMPARE(text(model, 2, GroupModel::DownRateColumn), QStringLiteral("–"));
    model.tick(beginning + 2000);
    QCOMPARE(text(model, 1, GroupModel::DownRateColumn), QStringLiteral("–"));
}

void TestGroupModel::theRowOfAllGroupsAddsUp()
{
    GroupModel model;
    QList<observe::GroupRecord> groups = three();
    model.apply(groupsDelta(groups));
    groups[0].received = 5'000;
    groups[2].received = 1'000;
    model.apply(groupsDelta(groups, beginning + 1000));
    QCOMPARE(text(model, 0, GroupModel::StreamsColumn), QStringLiteral("41"));
    QCOMPARE(text(model, 0, GroupModel::DownRateColumn), QStringLiteral("6.0"));
    QCOMPARE(model.totalRates().down(), 6'000.0);
}

void TestGroupModel::theToolTipTellsTheApplicationsOfOneName()
{
    GroupModel model;
    observe::GroupRecord shared = group(1, QStringLiteral("firefox +1"));
    shared.applications = {QStringLiteral("firefox"), QStringLiteral("curl")};
    observe::GroupRecord alone = group(2, QStringLiteral("git"));
    alone.applications = {QStringLiteral("git")};
    model.apply(groupsDelta({shared, alone}));
    const auto toolTip = [&model](int row) { return model.index(row, 0).data(Qt::ToolTipRole).toString(); };
    QVERIFY2(toolTip(1).contains(QStringLiteral("\nApplications: firefox, curl\n")), qPrintable(toolTip(1)));
    QVERIFY2(!toolTip(2).contains(QStringLiteral("Applications")), qPrintable(toolTip(2)));
}

void TestGroupModel::allStaysOnTopInEveryOrder()
{
    GroupModel model;
    GroupsPane pane(model);
    const QAbstractItemModelTester tester(pane.model());
    model.apply(groupsDelta(three()));
    QCOMPARE(names(*pane.model()), (QStringList{QStringLiteral("All"), QStringLiteral("firefox"),
                                                QStringLiteral("curl"), QStringLiteral("tag 3f9a")}));
    pane.sortByColumn(GroupModel::NameColumn, Qt::AscendingOrder);
    QCOMPARE(names(*pane.model()), (QStringList{QStringLiteral("All"), QStringLiteral("curl"),
                                                QStringLiteral("firefox"), QStringLiteral("tag 3f9a")}));
    pane.sortByColumn(GroupModel::StreamsColumn, Qt::DescendingOrder);
    QCOMPARE(names(*pane.model()), (QStringList{QStringLiteral("All"), QStringLiteral("firefox"),
                                                QStringLiteral("curl"), QStringLiteral("tag 3f9a")}));
    pane.sortByColumn(GroupModel::StreamsColumn, Qt::AscendingOrder);
    QCOMPARE(names(*pane.model()), (QStringList{QStringLiteral("All"), QStringLiteral("tag 3f9a"),
                                                QStringLiteral("curl"), QStringLiteral("firefox")}));
}

void TestGroupModel::theFirstClickSortsTheLargestFirst()
{
    GroupModel model;
    GroupsPane pane(model);
    pane.resize(400, 300);
    pane.show();
    clickHeading(*pane.header(), GroupModel::StreamsColumn);
    QCOMPARE(pane.header()->sortIndicatorSection(), int(GroupModel::StreamsColumn));
    QCOMPARE(pane.header()->sortIndicatorOrder(), Qt::DescendingOrder);
    clickHeading(*pane.header(), GroupModel::NameColumn);
    QCOMPARE(pane.header()->sortIndicatorOrder(), Qt::AscendingOrder);
}

void TestGroupModel::selectingTellsTheGroup()
{
    GroupModel model;
    GroupsPane pane(model);
    model.apply(groupsDelta(three()));
    pane.resize(300, 300);
    pane.show();
    QList<std::optional<quint32>> told;
    connect(&pane, &GroupsPane::groupSelected, this, [&](std::optional<quint32> group) { told.append(group); });
    QTest::mouseClick(pane.viewport(), Qt::LeftButton, {}, pane.visualRect(pane.model()->index(2, 0)).center());
    QTest::keyClick(&pane, Qt::Key_Down);
    QTest::keyClick(&pane, Qt::Key_Home);
    QCOMPARE(told, (QList<std::optional<quint32>>{2, 5, std::nullopt}));
}

void TestGroupModel::theSelectionFallsBackToAllWhereItsGroupGoes()
{
    GroupModel model;
    GroupsPane pane(model);
    model.apply(groupsDelta(three()));
    pane.selectGroup(2);
    QCOMPARE(pane.selectedGroup(), std::optional<quint32>(2));
    QSignalSpy told(&pane, &GroupsPane::groupSelected);
    model.apply(groupsDelta({three()[0], three()[2]}));
    QVERIFY(!pane.selectedGroup());
    QCOMPARE(told.count(), 1);
}

void TestGroupModel::theSelectionStaysWhereOthersComeAndGo()
{
    GroupModel model;
    GroupsPane pane(model);
    model.apply(groupsDelta(three()));
    pane.selectGroup(2);
    QSignalSpy told(&pane, &GroupsPane::groupSelected);
    model.apply(groupsDelta({three()[1], group(3, QStringLiteral("new"))}));
    QCOMPARE(pane.selectedGroup(), std::optional<quint32>(2));
    QCOMPARE(told.count(), 0);
}

void TestGroupModel::theMenuActsOnTheGroup_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("new circuit") << 0 << QByteArray(SIGNAL(newCircuitRequested(quint32)));
    QTest::newRow("close") << 1 << QByteArray(SIGNAL(closeStreamsRequested(quint32)));
    QTest::newRow("explain") << 3 << QByteArray(SIGNAL(explanationRequested(quint32)));
}

void TestGroupModel::theMenuActsOnTheGroup()
{
    QFETCH(const int, action);
    QFETCH(const QByteArray, signal);
    GroupModel model;
    GroupsPane pane(model);
    model.apply(groupsDelta(three()));
    pane.show();
    QMenu *menu = openMenu(pane, 3);
    QVERIFY(menu);
    QSignalSpy told(&pane, signal.constData());
    menu->actions().at(action)->trigger();
    QCOMPARE(told.count(), 1);
    QCOMPARE(told[0][0].toUInt(), 5u);
}

void TestGroupModel::allHasNoMenu()
{
    GroupModel model;
    GroupsPane pane(model);
    model.apply(groupsDelta(three()));
    pane.show();
    QVERIFY(!openMenu(pane, 0));
}

QTEST_MAIN(TestGroupModel)
#include "tst_groupmodel.moc"
