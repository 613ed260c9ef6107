// SPDX-License-Identifier: MIT
#include "settings/torrcimport.h"

#include <QTest>

using namespace argyle;
using settings::portsOfTorrc;
using settings::TorrcPorts;
using namespace Qt::StringLiterals;

class TestTorrcImport : public QObject
{
    Q_OBJECT

private slots:
    void takesSocksPortLines_data();
    void takesSocksPortLines();
    void saysWhyALineIsLeftOut_data();
    void saysWhyALineIsLeftOut();
    void countsOtherLines();
    void numbersLinesAsTheFileHasThem();
};

namespace {

QStringList linesOf(const TorrcPorts &found)
{
    QStringList lines;
    for (const isolation::PortSpec &spec : found.ports)
        lines << isolation::toTorrc(spec);
    return lines;
}

} // namespace

void TestTorrcImport::takesSocksPortLines_data()
{
    QTest::addColumn<QString>("torrc");
    QTest::addColumn<QStringList>("ports");
    const auto row = [](const char *name, const QString &torrc, const QStringList &ports) {
        QTest::newRow(name) << torrc << ports;
    };
    row("nothing", u""_s, {});
    row("a number", u"SocksPort 9050"_s, {u"127.0.0.1:9050"_s});
    row("any case", u"SOCKSPORT 9050\nsocksport 9052"_s, {u"127.0.0.1:9050"_s, u"127.0.0.1:9052"_s});
    row("flags", u"SocksPort 192.0.2.1:9050 isolatedestaddr"_s, {u"192.0.2.1:9050 IsolateDestAddr"_s});
    row("a path", u"SocksPort unix:/run/tor/socks WorldWritable"_s, {u"unix:/run/tor/socks WorldWritable"_s});
    row("a quoted path", u"SocksPort unix:\"/run/a b\""_s, {u"unix:\"/run/a b\""_s});
    row("auto, twice", u"SocksPort auto\nSocksPort auto"_s, {u"127.0.0.1:auto"_s, u"127.0.0.1:auto"_s});
    row("a comment", u"# SocksPort 1\nSocksPort 9050 # mine"_s, {u"127.0.0.1:9050"_s});
    row("added", u"+SocksPort 9050"_s, {u"127.0.0.1:9050"_s});
    row("Windows line ends, tabs", u"SocksPort\t9050\r\n\r\n"_s, {u"127.0.0.1:9050"_s});
    row("continued", u"SocksPort 9050 \\\n  # why\n  IsolateDestAddr"_s, {u"127.0.0.1:9050 IsolateDestAddr"_s});
    row("continued to the end", u"SocksPort 9050 \\"_s, {u"127.0.0.1:9050"_s});
}

void TestTorrcImport::takesSocksPortLines()
{
    QFETCH(QString, torrc);
    const TorrcPorts found = portsOfTorrc(torrc, {});
    QTEST(linesOf(found), "ports");
    QVERIFY(found.leftOut.isEmpty());
    QCOMPARE(found.otherLines, 0);
}

void TestTorrcImport::saysWhyALineIsLeftOut_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    QTest::newRow("no port") << "SocksPort 0"
                             << "no port";
    QTest::newRow("no port, with a comment") << "SocksPort 0 # off"
                                             << "no port";
    QTest::newRow("nothing") << "SocksPort"
                             << ".";
    QTest::newRow("unknown flag") << "SocksPort 9050 Wonderful"
                                  << "\"Wonderful\"";
    QTest::newRow("malformed") << "SocksPort here"
                               << "here";
    QTest::newRow("there already") << "SocksPort 1080"
                                   << "127.0.0.1:1080";
    QTest::newRow("taken away") << "/SocksPort"
                                << "another file";
    QTest::newRow("other protocols") << "DNSPort 53"
                                     << "SOCKS alone";
    QTest::newRow("HTTP") << "HTTPTunnelPort 8118"
                          << "SOCKS alone";
    QTest::newRow("policy") << "SocksPolicy accept *"
                            << "127.0.0.1";
    QTest::newRow("safe for all") << "SafeSocks 1"
                                  << "SafeSocks flag";
    QTest::newRow("included") << "%include /etc/tor/more"
                              << "paste";
}

void TestTorrcImport::saysWhyALineIsLeftOut()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    const TorrcPorts found = portsOfTorrc(line, {isolation::parsePortSpec(u"1080"_s).spec.value()});
    QVERIFY(found.ports.isEmpty());
    QCOMPARE(found.leftOut.size(), 1);
    QCOMPARE(found.leftOut[0].text, line);
    const QString reason = found.leftOut[0].reason;
    QVERIFY2(reason.contains(part) && reason.endsWith(u'.'), qPrintable(reason));
}

void TestTorrcImport::countsOtherLines()
{
    const TorrcPorts found = portsOfTorrc(u"ORPort 9001\n\nDataDirectory /x\nSocksPort 9050\n"_s, {});
    QCOMPARE(found.otherLines, 2);
    QCOMPARE(found.ports.size(), 1);
    QVERIFY(found.leftOut.isEmpty());
}

void TestTorrcImport::numbersLinesAsTheFileHasThem()
{
    const TorrcPorts found =
        portsOfTorrc(u"# one\n\nSocksPort \\\n 9050\nSocksPort 9050\nSocksPort x \\\n y\nDNSPort 1"_s, {});
    QCOMPARE(linesOf(found), QStringList{u"127.0.0.1:9050"_s});
    QList<int> numbers;
    for (const settings::LeftOutLine &line : found.leftOut)
        numbers << line.number;
    QCOMPARE(numbers, (QList<int>{5, 6, 8}));
    QCOMPARE(found.leftOut[1].text, u"SocksPort x y"_s);
}

QTEST_GUILESS_MAIN(TestTorrcImport)
#include "tst_torrcimport.moc"
