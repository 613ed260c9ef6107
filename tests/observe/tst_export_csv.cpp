// SPDX-License-Identifier: MIT
#include "observe/export.h"

#include <QTest>

using namespace argyle;
using namespace argyle::observe;
using namespace Qt::StringLiterals;

namespace {

/// The cells of each line, read as RFC 4180 has it.
QList<QStringList> read(const QByteArray &csv)
{
    const QString text = QString::fromUtf8(csv);
    QList<QStringList> lines{{}};
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && quoted && text.mid(i + 1, 1) == u"\""_s) {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\r')) {
            lines.last() << cell;
            cell.clear();
            if (c == u'\r') {
                lines << QStringList();
                ++i;
            }
        } else {
            cell += c;
        }
    }
    lines.removeLast(); // every line has an end of its own
    return lines;
}

QString cellOf(const StreamRecord &record, const QString &column, Destinations destinations = Destinations::Shown)
{
    const auto lines = read(toCsv({record}, destinations));
    if (lines.size() != 2 || lines[0].size() != lines[1].size())
        return u"<%1 lines, %2 columns, %3 cells>"_s.arg(lines.size())
            .arg(lines.value(0).size())
            .arg(lines.value(1).size());
    return lines[1].value(lines[0].indexOf(column), u"<no such column>"_s);
}

} // namespace

class TestExportCsv : public QObject
{
    Q_OBJECT

private slots:
    void hasAHeaderAndALineForEachStream();
    void hasEveryValueOfTheJson();
    void writesValues_data();
    void writesValues();
    void quotes_data();
    void quotes();
    void defusesFormulas_data();
    void defusesFormulas();
    void hidesDestinations();
};

void TestExportCsv::hasAHeaderAndALineForEachStream()
{
    const QByteArray header =
        "id,openedAt,endedAt,port,group,epoch,protocol,command,host,hostPort,state,reply,route,circuit,"
        "application,client,credentials,remote,answer,dnsLeak,received,sent,problem,phases.handshake,"
        "phases.resolve,phases.connect,phases.reply,phases.firstByte,phases.transfer\r\n";
    QCOMPARE(toCsv({}, Destinations::Shown), header);
    StreamRecord one;
    one.id = 1;
    StreamRecord two;
    two.id = 2;
    const auto lines = read(toCsv({one, two}, Destinations::Shown));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1].first(), u"1"_s);
    QCOMPARE(lines[2].first(), u"2"_s);
}

void TestExportCsv::hasEveryValueOfTheJson()
{
    StreamRecord record;
    record.route = u"tor"_s;
    const QStringList columns = read(toCsv({}, Destinations::Shown)).first();
    for (const QString &key : toJson(record, Destinations::Shown).keys())
        QVERIFY2(columns.contains(key) || key == u"phases"_s, qPrintable(key));
}

void TestExportCsv::writesValues_data()
{
    using Change = void (*)(StreamRecord &);
    QTest::addColumn<StreamRecord>("record");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *name, const char *column, Change change, const char *cell) {
        StreamRecord record;
        record.protocol = socks::Protocol::Socks5;
        change(record);
        QTest::newRow(name) << record << QString::fromLatin1(column) << QString::fromUtf8(cell);
    };
    row(
        "number", "received", [](StreamRecord &r) { r.received = 9'007'199'254'740'991; }, "9007199254740991");
    row(
        "boolean", "dnsLeak", [](StreamRecord &r) { r.leaksDns = true; }, "true");
    row(
        "nothing", "reply", [](StreamRecord &) {}, "");
    row(
        "reply", "reply", [](StreamRecord &r) { r.reply = 5; }, "05");
    row(
        "command", "command", [](StreamRecord &r) { r.host = u"a.test"_s; }, "CONNECT");
    row(
        "no command yet", "command", [](StreamRecord &) {}, "");
    row(
        "time", "openedAt", [](StreamRecord &r) { r.openedAt = 1709210096007; }, "2024-02-29T12:34:56.007Z");
    row(
        "phase", "phases.connect", [](StreamRecord &r) { r.phases[2] = 1500; }, "1.5");
    row(
        "no phase", "phases.resolve", [](StreamRecord &r) { r.phases[2] = 1500; }, "");
    row(
        "no circuit", "circuit", [](StreamRecord &r) { r.route = u"direct"_s; }, "");
    row(
        "circuit", "circuit",
        [](StreamRecord &r) {
            r.circuit = {u"12"_s, {{u"alpha"_s, {}, u"de"_s}, {{}, u"0123456789AB"_s, {}}}};
        },
        "alpha (DE) → 01234567");
    row(
        "circuit of nobody known", "circuit",
        [](StreamRecord &r) {
            r.circuit = {u"12"_s, {}};
        },
        "12");
    row(
        "no circuit known", "circuit", [](StreamRecord &r) { r.route = u"tor"_s; }, "");
    row(
        "UTF-8", "application", [](StreamRecord &r) { r.application = u"größe"_s; }, "größe");
}

void TestExportCsv::writesValues()
{
    QFETCH(StreamRecord, record);
    QFETCH(QString, column);
    QTEST(cellOf(record, column), "cell");
}

void TestExportCsv::quotes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << "a b" << QByteArray(",a b,");
    QTest::newRow("comma") << "a,b" << QByteArray(",\"a,b\",");
    QTest::newRow("quotation mark") << "a\"b" << QByteArray(",\"a\"\"b\",");
    QTest::newRow("line feed") << "a\nb" << QByteArray(",\"a\nb\",");
    QTest::newRow("carriage return") << "a\rb" << QByteArray(",\"a\rb\",");
}

void TestExportCsv::quotes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, written);
    StreamRecord record;
    record.application = text;
    const QByteArray csv = toCsv({record}, Destinations::Shown);
    QVERIFY2(csv.contains(written), csv.constData());
    QCOMPARE(cellOf(record, u"application"_s), text);
}

void TestExportCsv::defusesFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << "=1+1"
                            << "'=1+1";
    QTest::newRow("plus") << "+1"
                          << "'+1";
    QTest::newRow("minus") << "-1"
                           << "'-1";
    QTest::newRow("at") << "@SUM(A1)"
                        << "'@SUM(A1)";
    QTest::newRow("tab") << "\t=1"
                         << "'\t=1";
    QTest::newRow("carriage return") << "\r=1"
                                     << "'\r=1";
    QTest::newRow("line feed") << "\n=1"
                               << "'\n=1";
    QTest::newRow("full-width") << "＝1"
                                << "'＝1";
    QTest::newRow("quoted") << "=HYPERLINK(\"http://x\",\"y\")"
                            << "'=HYPERLINK(\"http://x\",\"y\")";
    QTest::newRow("harmless inside") << "a=1"
                                     << "a=1";
}

void TestExportCsv::defusesFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    StreamRecord record;
    record.host = text;
    record.application = text;
    record.problem = text;
    QCOMPARE(cellOf(record, u"host"_s), cell);
    QCOMPARE(cellOf(record, u"application"_s), cell);
    QCOMPARE(cellOf(record, u"problem"_s), cell);
}

void TestExportCsv::hidesDestinations()
{
    StreamRecord record;
    record.host = u"example.com"_s;
    QCOMPARE(cellOf(record, u"host"_s, Destinations::Hidden), u"(hidden)"_s);
    QVERIFY(!toCsv({record}, Destinations::Hidden).contains("example"));
}

QTEST_GUILESS_MAIN(TestExportCsv)
#include "tst_export_csv.moc"
