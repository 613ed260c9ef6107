// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/streammodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using argyle::ui::StreamModel;
using observe::StreamRecord;
using observe::StreamState;

class TestStreamModel : public QObject
{
    Q_OBJECT

private slots:
    void aDeltaOfAThousandRowsIsOneInsertion();
    void aChangeIsToldForItsRowsAlone();
    void changesNextToEachOtherAreOneRange();
    void aStreamOfALowerIdIsPutWhereItBelongs();
    void aSnapshotReplacesEverything();
    void endedRowsBeyondTheBoundGoOldestFirst();
    void aLowerBoundTakesEffectAtOnce();
    void openRowsStayWhateverTheBound();
    void removesEndedRowsOnRequest();
    void ratesComeFromSuccessiveDeltas();
    void aRateCountsFromWhenTheStreamBeganToMove();
    void aRateFallsToZeroWhenNoNewsCome();
    void anEndedStreamHasNoRate();
    void textOfAColumn_data();
    void textOfAColumn();
    void hidesDestinations();
    void stepsBackWhatHasEndedAndMarksWhatFailed();
    void tellsOfADnsLeak();
    void tellsWhenAKnownGroupIsRenamed();
};

namespace {

QString text(const StreamModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

StreamRecord moved(StreamRecord stream, quint64 received, quint64 sent)
{
    stream.received = received;
    stream.sent = sent;
    return stream;
}

} // namespace

void TestStreamModel::aDeltaOfAThousandRowsIsOneInsertion()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.apply(update(openStreams(1, 10)));
    QSignalSpy inserted(&model, &StreamModel::rowsInserted);
    QSignalSpy reset(&model, &StreamModel::modelReset);
    QSignalSpy settled(&model, &StreamModel::settled);
    model.apply(update(openStreams(11, 1000), beginning + 100));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0][1].toInt(), 10);
    QCOMPARE(inserted[0][2].toInt(), 1009);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(settled.count(), 1);
    QCOMPARE(model.rowCount(), 1010);
    QCOMPARE(model.rowOf(1010), 1009);
    QCOMPARE(model.rowOf(1011), -1);
}

void TestStreamModel::aChangeIsToldForItsRowsAlone()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.apply(update(openStreams(1, 100)));
    QSignalSpy changed(&model, &StreamModel::dataChanged);
    QSignalSpy inserted(&model, &StreamModel::rowsInserted);
    model.apply(update({openStream(20, QStringLiteral("other.test")), openStream(80)}, beginning + 100));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[0][0].toModelIndex().row(), 19);
    QCOMPARE(changed[0][1].toModelIndex().row(), 19);
    QCOMPARE(changed[1][0].toModelIndex().row(), 79);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(text(model, 19, StreamModel::DestinationColumn), QStringLiteral("other.test:443"));
}

void TestStreamModel::changesNextToEachOtherAreOneRange()
{
    StreamModel model;
    model.apply(update(openStreams(1, 500)));
    QSignalSpy changed(&model, &StreamModel::dataChanged);
    model.apply(update(openStreams(1, 500), beginning + 100));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 0);
    QCOMPARE(changed[0][1].toModelIndex().row(), 499);
}

void TestStreamModel::aStreamOfALowerIdIsPutWhereItBelongs()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.apply(update({openStream(5), openStream(9)}));
    model.apply(update({openStream(2), openStream(3), openStream(7), openStream(12)}));
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.record(row).id);
    QCOMPARE(ids, (QList<quint64>{2, 3, 5, 7, 9, 12}));
}

void TestStreamModel::aSnapshotReplacesEverything()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEndedKept(2);
    model.apply(update(openStreams(1, 10)));
    QSignalSpy reset(&model, &StreamModel::modelReset);
    model.apply(snapshot(
        {doneStream(50, beginning + 3), doneStream(51, beginning + 1), doneStream(52, beginning + 2), openStream(53)}));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(51), -1); // ended first
    QCOMPARE(model.rowOf(50), 0);
    QCOMPARE(model.rowOf(53), 2);
}

void TestStreamModel::endedRowsBeyondTheBoundGoOldestFirst()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEndedKept(3);
    model.apply(update({openStream(1), openStream(2), openStream(3), openStream(4), openStream(5)}));
    model.apply(update({doneStream(4)}));
    model.apply(update({doneStream(2)}));
    model.apply(update({doneStream(1), doneStream(5)}));
    QCOMPARE(model.rowOf(4), -1);
    QCOMPARE(model.rowCount(), 4);
    QSignalSpy removed(&model, &StreamModel::rowsRemoved);
    model.apply(update({doneStream(3), doneStream(6), doneStream(7)}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.record(0).id, 3);
    QCOMPARE(removed.count(), 2); // 1 and 2 stood together, 5 alone
}

void TestStreamModel::aLowerBoundTakesEffectAtOnce()
{
    StreamModel model;
    QList<StreamRecord> streams;
    for (quint64 id = 1; id <= 100; ++id)
        streams.append(doneStream(id));
    model.apply(update(streams));
    QCOMPARE(model.rowCount(), 100);
    model.setEndedKept(10);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.record(0).id, 91);
    model.setEndedKept(0);
    QCOMPARE(model.rowCount(), 0);
}

void TestStreamModel::openRowsStayWhateverTheBound()
{
    StreamModel model;
    model.setEndedKept(0);
    model.apply(update({openStream(1), doneStream(2), openStream(3)}));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(1), 0);
    QCOMPARE(model.rowOf(3), 1);
}

void TestStreamModel::removesEndedRowsOnRequest()
{
    StreamModel model;
    const QAbstractItemModelTester tester(&model);
    model.apply(update({openStream(1), doneStream(2), failedStream(3), openStream(4)}));
    model.removeEnded();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(1), 0);
    QCOMPARE(model.rowOf(4), 1);
}

void TestStreamModel::ratesComeFromSuccessiveDeltas()
{
    StreamModel model;
    model.apply(update({openStream(1)}));
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("0.0"));
    model.apply(update({moved(openStream(1), 500'000, 6'000)}, beginning + 500));
    model.apply(update({moved(openStream(1), 812'400, 12'000)}, beginning + 1000));
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("812.4"));
    QCOMPARE(text(model, 0, StreamModel::UpRateColumn), QStringLiteral("12.0"));
    model.apply(update({moved(openStream(1), 812'400 + 4'000, 12'000)}, beginning + 3000));
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("2.0"));
    QCOMPARE(text(model, 0, StreamModel::UpRateColumn), QStringLiteral("0.0"));
}

void TestStreamModel::aRateCountsFromWhenTheStreamBeganToMove()
{
    StreamModel model;
    model.apply(snapshot({moved(openStream(1), 5'000'000, 0)}));
    model.tick(beginning + 60'000);
    model.apply(update({moved(openStream(1), 5'050'000, 0)}, beginning + 60'500));
    model.apply(update({moved(openStream(1), 5'100'000, 0)}, beginning + 61'000));
    QCOMPARE(model.rates(0).down(), 100'000.0);
}

void TestStreamModel::aRateFallsToZeroWhenNoNewsCome()
{
    StreamModel model;
    model.apply(update({openStream(1)}));
    model.apply(update({moved(openStream(1), 9'000, 0)}, beginning + 1000));
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("9.0"));
    QSignalSpy changed(&model, &StreamModel::dataChanged);
    model.tick(beginning + 2000);
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("0.0"));
    QCOMPARE(text(model, 0, StreamModel::TimeColumn), QStringLiteral("0:02"));
    QVERIFY(changed.count() >= 1);
    QCOMPARE(changed[0][0].toModelIndex().column(), int(StreamModel::DownRateColumn));
}

void TestStreamModel::anEndedStreamHasNoRate()
{
    StreamModel model;
    model.apply(update({openStream(1)}));
    model.apply(update({moved(openStream(1), 9'000, 0)}, beginning + 1000));
    model.apply(update({moved(doneStream(1), 10'000, 0)}, beginning + 1100));
    QCOMPARE(text(model, 0, StreamModel::DownRateColumn), QStringLiteral("–"));
    QCOMPARE(model.rates(0).down(), 0.0);
    QVERIFY(text(model, 0, StreamModel::DownColumn).startsWith(QStringLiteral("10 ")));
}

void TestStreamModel::textOfAColumn_data()
{
    QTest::addColumn<StreamRecord>("stream");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("expected");

    StreamRecord stream = openStream(118);
    QTest::newRow("id") << stream << int(StreamModel::StreamColumn) << "118";
    QTest::newRow("application") << stream << int(StreamModel::ApplicationColumn) << "firefox";
    QTest::newRow("port on 127.0.0.1") << stream << int(StreamModel::PortColumn) << "1080";
    QTest::newRow("asked") << stream << int(StreamModel::AskedColumn) << "CONNECT 5";
    QTest::newRow("destination") << stream << int(StreamModel::DestinationColumn) << "example.com:443";
    QTest::newRow("state") << stream << int(StreamModel::StateColumn) << "Open";
    QTest::newRow("reply") << stream << int(StreamModel::ReplyColumn) << "00 succeeded";
    QTest::newRow("running time") << stream << int(StreamModel::TimeColumn) << "0:42";
    stream.application.clear();
    QTest::newRow("no application") << stream << int(StreamModel::ApplicationColumn) << "–";
    stream.port = QStringLiteral("[::1]:1080");
    QTest::newRow("port elsewhere") << stream << int(StreamModel::PortColumn) << "[::1]:1080";
    stream.host = QStringLiteral("2001:db8::1");
    QTest::newRow("IPv6 destination") << stream << int(StreamModel::DestinationColumn) << "[2001:db8::1]:443";

    stream = failedStream(116);
    stream.endedAt = beginning + 2'100;
    QTest::newRow("refused") << stream << int(StreamModel::ReplyColumn) << "05 connection refused";
    StreamRecord quick = stream;
    quick.endedAt = quick.openedAt;
    QTest::newRow("less than a millisecond") << quick << int(StreamModel::TimeColumn) << "< 1 ms";
    QTest::newRow("failed") << stream << int(StreamModel::StateColumn) << "Failed";
    QTest::newRow("seconds") << stream << int(StreamModel::TimeColumn) << "2.1 s";
    QTest::newRow("nothing carried") << stream << int(StreamModel::DownColumn) << "–";
    stream.endedAt = beginning + 3'723'000;
    QTest::newRow("hours") << stream << int(StreamModel::TimeColumn) << "1:02:03";
    stream.reply.reset();
    stream.problem = QStringLiteral("The client left in the middle of its handshake.");
    QTest::newRow("no reply") << stream << int(StreamModel::ReplyColumn) << stream.problem;

    stream = doneStream(117, beginning + 38);
    stream.command = socks::Command::Resolve;
    stream.host = QStringLiteral("example.org");
    stream.answer = QStringLiteral("192.0.2.7");
    QTest::newRow("lookup") << stream << int(StreamModel::AskedColumn) << "RESOLVE 5";
    QTest::newRow("lookup's host") << stream << int(StreamModel::DestinationColumn) << "example.org";
    QTest::newRow("answer") << stream << int(StreamModel::ReplyColumn) << "00 → 192.0.2.7";
    QTest::newRow("milliseconds") << stream << int(StreamModel::TimeColumn) << "38 ms";

    stream = openStream(115);
    stream.protocol = socks::Protocol::Socks4a;
    stream.reply = 0x5A;
    QTest::newRow("SOCKS4A") << stream << int(StreamModel::AskedColumn) << "CONNECT 4A";
    QTest::newRow("granted") << stream << int(StreamModel::ReplyColumn)
                             << QStringLiteral("5A %1").arg(
                                    QLatin1StringView(socks::textOf(socks::Socks4Reply::Granted).name));
    stream.command = static_cast<socks::Command>(0x09);
    QTest::newRow("a command without a name") << stream << int(StreamModel::AskedColumn) << "command 09 4A";

    stream = StreamRecord();
    stream.openedAt = beginning;
    QTest::newRow("nothing known: asked") << stream << int(StreamModel::AskedColumn) << "–";
    QTest::newRow("nothing known: destination") << stream << int(StreamModel::DestinationColumn) << "–";
    QTest::newRow("nothing known: reply") << stream << int(StreamModel::ReplyColumn) << "–";
    QTest::newRow("handshake") << stream << int(StreamModel::StateColumn) << "Handshake";
    stream.protocol = socks::Protocol::Socks5;
    QTest::newRow("before the request") << stream << int(StreamModel::AskedColumn) << "SOCKS 5";
    stream.protocol = socks::Protocol::Http;
    QTest::newRow("HTTP") << stream << int(StreamModel::AskedColumn) << "HTTP";
}

void TestStreamModel::textOfAColumn()
{
    QFETCH(const StreamRecord, stream);
    QFETCH(const int, column);
    QFETCH(const QString, expected);
    StreamModel model;
    model.apply(update({stream}, beginning + 42'900));
    QCOMPARE(text(model, 0, column), expected);
}

void TestStreamModel::hidesDestinations()
{
    StreamModel model;
    StreamRecord lookup = doneStream(2);
    lookup.command = socks::Command::Resolve;
    lookup.answer = QStringLiteral("192.0.2.7");
    lookup.remote = QStringLiteral("192.0.2.9");
    model.apply(update({openStream(1), lookup}));
    model.setDestinations(observe::Destinations::Hidden);
    QCOMPARE(text(model, 0, StreamModel::DestinationColumn), QStringLiteral("(hidden)"));
    QCOMPARE(text(model, 1, StreamModel::ReplyColumn), QStringLiteral("00 → (hidden)"));
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
            const QString shown = model.data(model.index(1, column), role).toString();
            QVERIFY2(!shown.contains(QStringLiteral("example")) && !shown.contains(QStringLiteral("192.0.2")),
                     qPrintable(shown));
        }
    }
}

void TestStreamModel::stepsBackWhatHasEndedAndMarksWhatFailed()
{
    StreamModel model;
    model.apply(update({openStream(1), doneStream(2), failedStream(3)}));
    const auto color = [&](int row, int column) {
        return model.data(model.index(row, column), Qt::ForegroundRole).value<QBrush>().color();
    };
    QVERIFY(!model.data(model.index(0, StreamModel::StateColumn), Qt::ForegroundRole).isValid());
    const QColor ended = color(1, StreamModel::DestinationColumn);
    QCOMPARE(color(2, StreamModel::DestinationColumn), ended);
    QVERIFY(color(2, StreamModel::StateColumn) != ended);
    QCOMPARE(color(2, StreamModel::ReplyColumn), color(2, StreamModel::StateColumn));
}

void TestStreamModel::tellsOfADnsLeak()
{
    StreamModel model;
    StreamRecord stream = openStream(1);
    stream.application = QStringLiteral("curl");
    stream.leaksDns = true;
    model.apply(update({stream}));
    const QModelIndex state = model.index(0, StreamModel::StateColumn);
    QVERIFY(model.data(state, StreamModel::LeaksDnsRole).toBool());
    QVERIFY(model.data(state, Qt::ToolTipRole).toString().contains(QStringLiteral("--socks5-hostname")));
}

void TestStreamModel::tellsWhenAKnownGroupIsRenamed()
{
    StreamModel model;
    QSignalSpy renamed(&model, &StreamModel::groupNamesChanged);
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("1080"))};
    model.apply(delta);
    QCOMPARE(renamed.count(), 0);
    delta.groups = {group(1, QStringLiteral("firefox")), group(2, QStringLiteral("curl"))};
    model.apply(delta);
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(model.groupName(1), QStringLiteral("firefox"));
}

QTEST_MAIN(TestStreamModel)
#include "tst_streammodel.moc"
