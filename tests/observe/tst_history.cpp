// SPDX-License-Identifier: MIT
#include "observe/history.h"

#include <QTest>

using namespace argyle::observe;

namespace {

StreamRecord ended(quint64 id)
{
    StreamRecord record;
    record.id = id;
    record.state = StreamState::Done;
    return record;
}

QList<quint64> idsIn(const History &history)
{
    QList<quint64> ids;
    for (const History::Entry &entry : history.entries())
        ids << entry.record.id;
    return ids;
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheLatestWithinItsCapacity_data();
    void keepsTheLatestWithinItsCapacity();
    void dropsTheOldestWhenItsCapacityShrinks_data();
    void dropsTheOldestWhenItsCapacityShrinks();
    void takesMoreWhenItsCapacityGrows();
    void isEmptyOnceCleared();
    void keepsTranscriptsAsLongAsRecords();
};

void TestHistory::keepsTheLatestWithinItsCapacity_data()
{
    QTest::addColumn<qsizetype>("capacity");
    QTest::addColumn<QList<quint64>>("kept");
    QTest::newRow("none") << qsizetype(0) << QList<quint64>{};
    QTest::newRow("one") << qsizetype(1) << QList<quint64>{4};
    QTest::newRow("fewer than came") << qsizetype(3) << QList<quint64>{2, 3, 4};
    QTest::newRow("as many") << qsizetype(4) << QList<quint64>{1, 2, 3, 4};
    QTest::newRow("more") << qsizetype(5) << QList<quint64>{1, 2, 3, 4};
    QTest::newRow("less than none") << qsizetype(-1) << QList<quint64>{};
}

void TestHistory::keepsTheLatestWithinItsCapacity()
{
    QFETCH(qsizetype, capacity);
    History history(capacity);
    for (quint64 id = 1; id <= 4; ++id)
        history.add(ended(id), {});
    QTEST(idsIn(history), "kept");
}

void TestHistory::dropsTheOldestWhenItsCapacityShrinks_data()
{
    QTest::addColumn<qsizetype>("capacity");
    QTest::addColumn<QList<quint64>>("kept");
    QTest::newRow("none") << qsizetype(0) << QList<quint64>{};
    QTest::newRow("two") << qsizetype(2) << QList<quint64>{3, 4};
    QTest::newRow("as many") << qsizetype(4) << QList<quint64>{1, 2, 3, 4};
    QTest::newRow("less than none") << qsizetype(-5) << QList<quint64>{};
}

void TestHistory::dropsTheOldestWhenItsCapacityShrinks()
{
    QFETCH(qsizetype, capacity);
    History history(4);
    for (quint64 id = 1; id <= 4; ++id)
        history.add(ended(id), {});
    history.setCapacity(capacity);
    QTEST(idsIn(history), "kept");
}

void TestHistory::takesMoreWhenItsCapacityGrows()
{
    History history(1);
    history.add(ended(1), {});
    history.setCapacity(2);
    history.add(ended(2), {});
    QCOMPARE(idsIn(history), (QList<quint64>{1, 2}));
    history.add(ended(3), {});
    QCOMPARE(idsIn(history), (QList<quint64>{2, 3}));
}

void TestHistory::isEmptyOnceCleared()
{
    History history(2);
    history.add(ended(1), {});
    history.clear();
    QVERIFY(history.entries().empty());
    history.add(ended(2), {});
    QCOMPARE(idsIn(history), QList<quint64>{2});
}

void TestHistory::keepsTranscriptsAsLongAsRecords()
{
    History history(2);
    for (quint64 id = 1; id <= 3; ++id) {
        const auto byte = static_cast<std::byte>(id);
        argyle::socks::Transcript transcript;
        transcript.add(argyle::socks::Sender::Client, {&byte, 1});
        history.add(ended(id), transcript);
    }
    QVERIFY(!history.transcriptOf(1));
    for (quint64 id = 2; id <= 3; ++id) {
        const argyle::socks::Transcript *kept = history.transcriptOf(id);
        QVERIFY(kept);
        QCOMPARE(kept->pieces().size(), std::size_t(1));
        QCOMPARE(kept->pieces().front().bytes[0], static_cast<std::byte>(id));
    }
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
