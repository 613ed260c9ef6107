// SPDX-License-Identifier: MIT
#include "control/texttable.h"

#include <QTest>

using namespace argyle::control;

class TextTableTest : public QObject
{
    Q_OBJECT
private slots:
    void alignsColumns();
    void leavesEmptyColumnsOut();
    void replacesWhatATerminalWouldObey_data();
    void replacesWhatATerminalWouldObey();
};

void TextTableTest::alignsColumns()
{
    TextTable table;
    table.addColumn(QStringLiteral("ID"), TextTable::Align::Right);
    table.addColumn(QStringLiteral("Name"));
    table.addColumn(QStringLiteral("A long heading"));
    table.addRow({QStringLiteral("7"), QStringLiteral("short"), QStringLiteral("x")});
    table.addRow({QStringLiteral("1234"), QStringLiteral("a longer one"), QString()});
    QCOMPARE(table.text(), QStringLiteral("  ID  Name          A long heading\n"
                                          "   7  short         x\n"
                                          "1234  a longer one\n"));
}

void TextTableTest::leavesEmptyColumnsOut()
{
    TextTable table;
    table.addColumn(QStringLiteral("One"));
    table.addColumn(QStringLiteral("Circuit"));
    table.addColumn(QStringLiteral("Two"), TextTable::Align::Right);
    table.addRow({QStringLiteral("a"), QString(), QStringLiteral("1")});
    table.addRow({QStringLiteral("b"), QString(), QStringLiteral("22")});
    QCOMPARE(table.text(), QStringLiteral("One  Two\n"
                                          "a      1\n"
                                          "b     22\n"));
}

void TextTableTest::replacesWhatATerminalWouldObey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("firefox 1.0") << QStringLiteral("firefox 1.0");
    QTest::newRow("letters of others") << QStringLiteral("Öl 程序 😀") << QStringLiteral("Öl 程序 😀");
    QTest::newRow("escape") << QStringLiteral("a\x1b[2Jb") << QStringLiteral("a\uFFFD[2Jb");
    QTest::newRow("line ends") << QStringLiteral("a\r\nb") << QStringLiteral("a\uFFFD\uFFFDb");
    QTest::newRow("C1 controls") << QStringLiteral("a\u009bb") << QStringLiteral("a\uFFFDb");
}

void TextTableTest::replacesWhatATerminalWouldObey()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(printable(text), expected);
    TextTable table;
    table.addColumn(QStringLiteral("A"));
    table.addRow({text});
    QCOMPARE(table.text(), QStringLiteral("A\n%1\n").arg(expected));
}

QTEST_GUILESS_MAIN(TextTableTest)
#include "tst_texttable.moc"
