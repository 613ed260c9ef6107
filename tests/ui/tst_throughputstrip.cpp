// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/mainwindow.h"
#include "ui/throughputstrip.h"

#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;

class TestThroughputStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tellsTheLatestRatesInWords();
    void drawsEachSecond();
    void forgetsWhatIsOlderThanItsTime();
    void beginsAnew();
    void beginsAnewWhereTheWindowIsLookedAtAgain();

private:
    /// What shows after these samples, each down and up.
    static QImage pictureOf(const QList<std::pair<double, double>> &samples);
    static QImage grabbed(ThroughputStrip &strip) { return strip.grab().toImage(); }

    QImage m_empty;
};

void TestThroughputStrip::init()
{
    m_empty = pictureOf({});
}

QImage TestThroughputStrip::pictureOf(const QList<std::pair<double, double>> &samples)
{
    ThroughputStrip strip;
    strip.resize(strip.sizeHint());
    for (const auto &[down, up] : samples)
        strip.add(down, up);
    return grabbed(strip);
}

void TestThroughputStrip::tellsTheLatestRatesInWords()
{
    ThroughputStrip strip;
    strip.add(9'000'000, 1000);
    strip.add(812'400, 12'000);
    QCOMPARE(strip.accessibleDescription(), u"Down 812 kB/s, up 12 kB/s"_s);
}

void TestThroughputStrip::drawsEachSecond()
{
    const QImage one = pictureOf({{50'000, 0}, {50'000, 0}});
    QVERIFY(one != m_empty);
    QVERIFY(pictureOf({{20'000, 0}, {50'000, 0}}) != one);
    QVERIFY(pictureOf({{50'000, 30'000}, {50'000, 0}}) != one);
}

void TestThroughputStrip::forgetsWhatIsOlderThanItsTime()
{
    const QList<std::pair<double, double>> whole(ThroughputStrip::seconds, {50'000, 10'000});
    QCOMPARE(pictureOf(QList<std::pair<double, double>>{{9'000'000, 0}} + whole), pictureOf(whole));
}

void TestThroughputStrip::beginsAnew()
{
    ThroughputStrip strip;
    strip.resize(strip.sizeHint());
    strip.add(50'000, 0);
    strip.add(50'000, 0);
    strip.clear();
    QCOMPARE(grabbed(strip), m_empty);
    QCOMPARE(strip.accessibleDescription(), QString());
}

// The minute before would stand directly beside the one that begins, whatever the time between them.
void TestThroughputStrip::beginsAnewWhereTheWindowIsLookedAtAgain()
{
    const QTemporaryDir folder;
    MainWindow window(folder.filePath(u"window.conf"_s));
    window.show();
    window.apply(snapshot({}));
    auto *strip = window.findChild<ThroughputStrip *>();
    const QImage before = grabbed(*strip);
    observe::Delta delta = update({}, beginning + 1000);
    delta.counters.received = 5'000'000;
    window.apply(delta);
    for (qint64 second = 1; second <= 3; ++second)
        window.tick(beginning + second * 1000);
    QVERIFY(grabbed(*strip) != before);
    window.hide();
    window.show();
    QCOMPARE(grabbed(*strip), before);
}

QTEST_MAIN(TestThroughputStrip)
#include "tst_throughputstrip.moc"
