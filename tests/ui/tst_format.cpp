// SPDX-License-Identifier: MIT
#include "ui/format.h"

#include <QLocale>
#include <QTest>

using namespace argyle::ui;

class TestFormat : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void writesARateInOneUnit_data();
    void writesARateInOneUnit();
    void writesAPhase_data();
    void writesAPhase();
};

void TestFormat::writesARateInOneUnit_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("alone");
    QTest::addColumn<QString>("inAColumn");
    QTest::newRow("none") << 0.0 << "0 kB/s"
                          << "0.0";
    QTest::newRow("hardly any") << 49.0 << "0 kB/s"
                                << "0.0";
    QTest::newRow("below a kilobyte") << 240.0 << "0.2 kB/s"
                                      << "0.2";
    QTest::newRow("one digit") << 9100.0 << "9.1 kB/s"
                               << "9.1";
    QTest::newRow("two digits") << 9960.0 << "10 kB/s"
                                << "10.0";
    QTest::newRow("kilobytes") << 812'400.0 << "812 kB/s"
                               << "812.4";
    QTest::newRow("nearly a megabyte") << 999'960.0 << "1,000 kB/s"
                                       << "1,000";
    QTest::newRow("megabytes") << 1'300'000.0 << "1,300 kB/s"
                               << "1,300";
}

void TestFormat::writesARateInOneUnit()
{
    QFETCH(double, rate);
    QTEST(rateText(rate), "alone");
    QTEST(kilobytesText(rate), "inAColumn");
}

void TestFormat::writesAPhase_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << "< 0.01 ms";
    QTest::newRow("hardly any") << qint64(9) << "< 0.01 ms";
    QTest::newRow("hundredths") << qint64(47) << "0.05 ms";
    QTest::newRow("nearly a tenth") << qint64(96) << "0.1 ms";
    QTest::newRow("tenths") << qint64(400) << "0.4 ms";
    QTest::newRow("milliseconds") << qint64(9949) << "9.9 ms";
    QTest::newRow("more") << qint64(38'200) << "38 ms";
    QTest::newRow("seconds") << qint64(2'100'000) << "2.1 s";
}

void TestFormat::writesAPhase()
{
    QFETCH(qint64, microseconds);
    QTEST(phaseText(microseconds), "text");
}

QTEST_MAIN(TestFormat)
#include "tst_format.moc"
