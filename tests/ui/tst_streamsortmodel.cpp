// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/streamorder.h"
#include "ui/streamsortmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using argyle::ui::StreamFilter;
using argyle::ui::StreamModel;
using argyle::ui::StreamSortModel;
using observe::StreamRecord;

class TestStreamSortModel : public QObject
{
    Q_OBJECT

private slots:
    void theNewestAreOnTop();
    void aDeltaOfAThousandRowsIsOneInsertionOnTop();
    void newRowsInManyPlacesAreOneInsertionAndOneChangeOfOrder();
    void rowsThatDidNotMoveKeepTheirOrder();
    void aRowThatStopsToMatchGoesAndOneThatBeginsToComes();
    void manyRowsThatLeaveAreOneRemoval();
    void rowsThatTheHistoryDropsInManyPlacesAreOneRemoval();
    void showsOneGroup();
    void aRenamedGroupIsFilteredAnew();
    void persistentIndexesFollowTheirStream();
    void ordersTextsAsEachPairIsOrdered_data();
    void ordersTextsAsEachPairIsOrdered();
    void staysConsistentUnderRandomNews_data();
    void staysConsistentUnderRandomNews();
};

namespace {

QList<quint64> shownIds(const StreamSortModel &model)
{
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.idAt(row));
    return ids;
}

StreamRecord withHost(quint64 id, const QString &host)
{
    return openStream(id, host);
}

} // namespace

void TestStreamSortModel::theNewestAreOnTop()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    streams.apply(update(openStreams(1, 3)));
    streams.apply(update(openStreams(4, 2)));
    QCOMPARE(shownIds(shown), (QList<quint64>{5, 4, 3, 2, 1}));
    QCOMPARE(shown.rowOf(4), 1);
    QCOMPARE(shown.rowOf(9), -1);
    QCOMPARE(shown.index(0, StreamModel::StreamColumn).data().toString(), QStringLiteral("5"));
}

void TestStreamSortModel::aDeltaOfAThousandRowsIsOneInsertionOnTop()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    streams.apply(update(openStreams(1, 100)));
    QSignalSpy inserted(&shown, &StreamSortModel::rowsInserted);
    QSignalSpy layout(&shown, &StreamSortModel::layoutChanged);
    QSignalSpy reset(&shown, &StreamSortModel::modelReset);
    streams.apply(update(openStreams(101, 1000)));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[0][2].toInt(), 999);
    QCOMPARE(layout.count(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestStreamSortModel::newRowsInManyPlacesAreOneInsertionAndOneChangeOfOrder()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    shown.sort(StreamModel::DestinationColumn, Qt::AscendingOrder);
    QList<StreamRecord> first;
    QList<StreamRecord> second;
    for (int i = 0; i < 50; ++i) {
        const auto id = static_cast<quint64>(i);
        first.append(withHost(id + 1, QStringLiteral("host%1.example").arg(2 * i + 100)));
        second.append(withHost(id + 100, QStringLiteral("host%1.example").arg(2 * i + 101)));
    }
    streams.apply(update(first));
    QSignalSpy inserted(&shown, &StreamSortModel::rowsInserted);
    QSignalSpy layout(&shown, &StreamSortModel::layoutChanged);
    streams.apply(update(second));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(layout.count(), 1);
    QCOMPARE(shown.rowCount(), 100);
    for (int row = 0; row < 100; ++row)
        QCOMPARE(shown.record(row).host, QStringLiteral("host%1.example").arg(row + 100));
}

void TestStreamSortModel::rowsThatDidNotMoveKeepTheirOrder()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    shown.sort(StreamModel::DownColumn, Qt::DescendingOrder);
    streams.apply(update(openStreams(1, 5)));
    QCOMPARE(shownIds(shown), (QList<quint64>{5, 4, 3, 2, 1}));
    StreamRecord moved = openStream(2);
    moved.received = 1000;
    QSignalSpy layout(&shown, &StreamSortModel::layoutChanged);
    streams.apply(update({moved}));
    QCOMPARE(layout.count(), 1);
    QCOMPARE(shownIds(shown), (QList<quint64>{2, 5, 4, 3, 1}));
    // Where a change breaks no order nothing is told but the change.
    moved.received = 2000;
    QSignalSpy changed(&shown, &StreamSortModel::dataChanged);
    streams.apply(update({moved}));
    QCOMPARE(layout.count(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 0);
    QCOMPARE(changed[0][1].toModelIndex().row(), 0);
}

void TestStreamSortModel::aRowThatStopsToMatchGoesAndOneThatBeginsToComes()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    shown.setFilter(StreamFilter::parse(QStringLiteral("state:failed|done -firefox2")));
    streams.apply(update(openStreams(1, 4)));
    QCOMPARE(shown.rowCount(), 0);
    streams.apply(update({failedStream(2), doneStream(3)}));
    QCOMPARE(shownIds(shown), (QList<quint64>{3, 2}));
    StreamRecord renamed = doneStream(3);
    renamed.application = QStringLiteral("firefox2");
    QSignalSpy removed(&shown, &StreamSortModel::rowsRemoved);
    streams.apply(update({renamed}));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(shownIds(shown), (QList<quint64>{2}));
}

void TestStreamSortModel::manyRowsThatLeaveAreOneRemoval()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    shown.setFilter(StreamFilter::parse(QStringLiteral("state:open")));
    streams.apply(update(openStreams(1, 200)));
    QList<StreamRecord> ended;
    for (quint64 id = 1; id <= 200; id += 2)
        ended.append(doneStream(id));
    QSignalSpy removed(&shown, &StreamSortModel::rowsRemoved);
    streams.apply(update(ended));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(shown.rowCount(), 100);
    for (int row = 0; row < 100; ++row)
        QCOMPARE(shown.idAt(row), static_cast<quint64>(200 - 2 * row));
}

// Streams do not end in the order in which they began.
void TestStreamSortModel::rowsThatTheHistoryDropsInManyPlacesAreOneRemoval()
{
    StreamModel streams;
    streams.setEndedKept(20);
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    const QAbstractItemModelTester sourceTester(&streams);
    streams.apply(update(openStreams(1, 200)));
    const QPersistentModelIndex kept = streams.index(streams.rowOf(101), StreamModel::StateColumn);
    const QPersistentModelIndex keptHere = shown.index(shown.rowOf(101), StreamModel::StateColumn);
    const QPersistentModelIndex gone = streams.index(streams.rowOf(2), 0);
    QList<StreamRecord> ended;
    for (quint64 id = 2; id <= 200; id += 2)
        ended.append(doneStream(id));
    QSignalSpy removed(&streams, &StreamModel::rowsRemoved);
    QSignalSpy removedHere(&shown, &StreamSortModel::rowsRemoved);
    streams.apply(update(ended));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removedHere.count(), 1);
    QCOMPARE(streams.rowCount(), 120);
    QCOMPARE(streams.rowOf(2), -1);
    QCOMPARE(streams.record(streams.rowOf(162)).id, quint64(162));
    QCOMPARE(kept.row(), streams.rowOf(101));
    QCOMPARE(keptHere.row(), shown.rowOf(101));
    QVERIFY(!gone.isValid());
    QList<quint64> left;
    for (quint64 id = 200; id > 160; --id)
        left.append(id);
    for (int id = 159; id > 0; id -= 2)
        left.append(static_cast<quint64>(id));
    QCOMPARE(shownIds(shown), left);
}

void TestStreamSortModel::showsOneGroup()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    StreamRecord other = openStream(2);
    other.group = 7;
    streams.apply(update({openStream(1), other, openStream(3)}));
    shown.setGroup(7);
    QCOMPARE(shownIds(shown), (QList<quint64>{2}));
    other.id = 9;
    streams.apply(update({openStream(8), other}));
    QCOMPARE(shownIds(shown), (QList<quint64>{9, 2}));
    shown.setGroup(std::nullopt);
    QCOMPARE(shown.rowCount(), 5);
}

void TestStreamSortModel::aRenamedGroupIsFilteredAnew()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("1080"))};
    streams.apply(delta);
    shown.setFilter(StreamFilter::parse(QStringLiteral("group:firefox")));
    QCOMPARE(shown.rowCount(), 0);
    delta.groups = {group(1, QStringLiteral("firefox"))};
    delta.streams.clear();
    streams.apply(delta);
    QCOMPARE(shown.rowCount(), 1);
}

void TestStreamSortModel::persistentIndexesFollowTheirStream()
{
    StreamModel streams;
    StreamSortModel shown(streams);
    QList<StreamRecord> records = openStreams(1, 20);
    for (StreamRecord &record : records)
        record.received = record.id * 37 % 20;
    streams.apply(update(records));
    const QPersistentModelIndex kept = shown.index(shown.rowOf(7), 2);
    shown.sort(StreamModel::DownColumn, Qt::AscendingOrder);
    QCOMPARE(shown.idAt(kept.row()), quint64(7));
    QCOMPARE(kept.column(), 2);
    for (StreamRecord &record : records)
        record.received = record.id * 91 % 20;
    streams.apply(update(records));
    QCOMPARE(shown.idAt(kept.row()), quint64(7));
    streams.apply(update(openStreams(21, 30)));
    QCOMPARE(shown.idAt(kept.row()), quint64(7));
}

void TestStreamSortModel::ordersTextsAsEachPairIsOrdered_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("rising") << Qt::AscendingOrder;
    QTest::newRow("falling") << Qt::DescendingOrder;
}

void TestStreamSortModel::ordersTextsAsEachPairIsOrdered()
{
    QFETCH(Qt::SortOrder, order);
    // Alike in their first twenty characters, in all but case, not in ASCII, folded into ASCII (U+212A, the Kelvin sign).
    const QStringList hosts{QStringLiteral("b.example"),
                            QStringLiteral("B.example"),
                            QStringLiteral("a.example"),
                            QString(),
                            QStringLiteral("a-long-name-that-goes-on.example"),
                            QStringLiteral("A-long-name-that-goes-on.test"),
                            QStringLiteral("a-long-name-that-goes"),
                            QStringLiteral("k\u00e4se.example"),
                            QStringLiteral("K\u00c4SE.example"),
                            QStringLiteral("\u212aase.example"),
                            QStringLiteral("kz.example"),
                            QStringLiteral("\u00fc"),
                            QStringLiteral("\u00e4"),
                            QStringLiteral("z")};
    StreamModel streams;
    StreamSortModel shown(streams);
    QList<StreamRecord> records;
    for (const QString &host : hosts + hosts) {
        records.append(withHost(quint64(records.size() + 1), host));
        records.last().hostPort = quint16(1000 - records.size());
    }
    streams.apply(update(records));
    shown.sort(StreamModel::DestinationColumn, order);
    QCOMPARE(shown.rowCount(), int(2 * hosts.size()));
    for (int row = 1; row < shown.rowCount(); ++row) {
        const int before = streams.rowOf(shown.idAt(row - 1));
        const int after = streams.rowOf(shown.idAt(row));
        QVERIFY2(ui::comesBefore(streams, StreamModel::DestinationColumn, order, before, after),
                 qPrintable(shown.record(row - 1).host + QLatin1Char(' ') + shown.record(row).host));
    }
}

void TestStreamSortModel::staysConsistentUnderRandomNews_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("filter");
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        const QByteArray name = StreamModel::columnName(column).toLatin1();
        QTest::addRow("%s, rising", name.constData()) << column << int(Qt::AscendingOrder) << QString();
        QTest::addRow("%s, falling, filtered", name.constData())
            << column << int(Qt::DescendingOrder) << QStringLiteral("-state:failed host:h");
    }
}

// After every batch: what is shown is what the filter lets through, in an order that a full sort would give.
void TestStreamSortModel::staysConsistentUnderRandomNews()
{
    QFETCH(const int, column);
    QFETCH(const int, order);
    QFETCH(const QString, filter);
    QRandomGenerator random(20'240'501 + static_cast<quint32>(column));
    StreamModel streams;
    streams.setEndedKept(30);
    StreamSortModel shown(streams);
    const QAbstractItemModelTester tester(&shown);
    shown.sort(column, static_cast<Qt::SortOrder>(order));
    shown.setFilter(StreamFilter::parse(filter));
    quint64 next = 1;
    for (int batch = 1; batch <= 16; ++batch) {
        QList<StreamRecord> news;
        for (int row = 0; row < streams.rowCount(); ++row) {
            StreamRecord record = streams.record(row);
            if (record.isEnded() || random.bounded(3) > 0)
                continue;
            record.received += random.bounded(3u) * 500;
            record.state = static_cast<observe::StreamState>(random.bounded(6));
            record.reply = static_cast<quint8>(random.bounded(9));
            record.endedAt = record.isEnded() ? beginning + batch * 400 : 0;
            news.append(record);
        }
        for (int i = random.bounded(12); i > 0; --i) {
            StreamRecord record = openStream(next++, QStringLiteral("h%1").arg(random.bounded(30)));
            record.application = QString(QChar(u'a' + random.bounded(4)));
            record.openedAt = beginning + batch * 400;
            news.append(record);
        }
        streams.apply(update(news, beginning + batch * 400));
        // Times pass each other while nothing is told: by time rows are in order after each second.
        if (batch % 5 == 0 || column == StreamModel::TimeColumn)
            streams.tick(beginning + batch * 400 + 200);

        StreamSortModel sorted(streams);
        sorted.sort(column, static_cast<Qt::SortOrder>(order));
        sorted.setFilter(StreamFilter::parse(filter));
        QCOMPARE(shownIds(shown), shownIds(sorted));
        for (int row = 0; row < shown.rowCount(); ++row)
            QCOMPARE(shown.rowOf(shown.idAt(row)), row);
    }
    QVERIFY(shown.rowCount() > 10);
}

QTEST_MAIN(TestStreamSortModel)
#include "tst_streamsortmodel.moc"
