// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/shownportform.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace argyle;
using tests::click;
using tests::parsed;
using tests::type;
using Shown = tests::ShownPortForm;

class TestPortFormLine : public QObject
{
    Q_OBJECT
private slots:
    void theLineFollowsTheControls();
    void theControlsFollowTheLine();
    void takesALineWithItsKeyword();
    void saysWhatIsWrongWithALine_data();
    void saysWhatIsWrongWithALine();
    void writesALineAnewWhenItIsLeft();
    void aCorrectedLineIsTaken();
    void theLineIsCopiedWithItsKeyword();
};

void TestPortFormLine::theLineFollowsTheControls()
{
    Shown shown("127.0.0.1:1080");
    click(shown.box("Extended error codes"));
    type(shown.field("Port:"), QStringLiteral("9150"));
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:9150 ExtendedErrors"));
}

void TestPortFormLine::theControlsFollowTheLine()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("[::1]:9052 isolatedestaddr NoIPv4Traffic SessionGroup=3"));
    QCOMPARE(shown.form.spec(), parsed("[::1]:9052 IsolateDestAddr NoIPv4Traffic SessionGroup=3"));
    QCOMPARE(qobject_cast<QComboBox *>(shown.field("Address:"))->currentText(), QStringLiteral("::1"));
    QCOMPARE(qobject_cast<QSpinBox *>(shown.field("Port:"))->value(), 9052);
    QVERIFY(shown.box("Destination address")->isChecked());
    QVERIFY(!shown.box("IPv4")->isChecked());
    QCOMPARE(qobject_cast<QSpinBox *>(shown.field("Session group"))->value(), 3);

    type(shown.line(), QStringLiteral("unix:/run/x GroupWritable"));
    QVERIFY(shown.box("Unix socket")->isChecked());
    QCOMPARE(qobject_cast<QLineEdit *>(shown.field("Path:"))->text(), QStringLiteral("/run/x"));
    QVERIFY(!shown.box("Ports of session group")->isChecked());

    type(shown.line(), QStringLiteral("auto"));
    QVERIFY(shown.box("Network address")->isChecked());
    QVERIFY(shown.box("Choose one")->isChecked());
}

void TestPortFormLine::takesALineWithItsKeyword()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("SOCKSPort 9052 SafeSocks"));
    QVERIFY(shown.lineProblem().isEmpty());
    QCOMPARE(shown.form.spec(), parsed("9052 SafeSocks"));
}

void TestPortFormLine::saysWhatIsWrongWithALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown flag") << "1080 IsolateMoon"
                                  << "IsolateMoon";
    QTest::newRow("no number") << "127.0.0.1:many"
                               << "127.0.0.1:many";
    QTest::newRow("port 0") << "0"
                            << "from 1 to 65535";
    QTest::newRow("empty") << ""
                           << "The line is empty";
    QTest::newRow("no traffic") << "1080 NoIPv4Traffic NoIPv6Traffic"
                                << "leave no traffic";
    QTest::newRow("socket flag") << "1080 WorldWritable"
                                 << "WorldWritable";
}

void TestPortFormLine::saysWhatIsWrongWithALine()
{
    QFETCH(QString, line);
    QFETCH(QString, mentions);
    Shown shown("127.0.0.1:1080");
    type(shown.line(), line);
    QVERIFY2(shown.lineProblem().contains(mentions), qPrintable(shown.lineProblem()));
    QVERIFY(!shown.ok()->isEnabled());
    QCOMPARE(shown.line()->text(), line);
    QTest::keyClick(shown.line(), Qt::Key_Tab);
    QCOMPARE(shown.line()->text(), line); // stays to be corrected

    // Whatever the person changes next in the controls writes a line that is fine.
    click(shown.box("Extended error codes"));
    QVERIFY(shown.lineProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortFormLine::writesALineAnewWhenItIsLeft()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("9052   extendederrors # mine"));
    QTest::keyClick(shown.line(), Qt::Key_Tab);
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:9052 ExtendedErrors"));
}

void TestPortFormLine::aCorrectedLineIsTaken()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("1080 IsolateDestPorts"));
    QVERIFY(!shown.ok()->isEnabled());
    QTest::keyClick(shown.line(), Qt::Key_Backspace);
    QVERIFY(shown.lineProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
    QCOMPARE(shown.form.spec(), parsed("1080 IsolateDestPort"));
}

void TestPortFormLine::theLineIsCopiedWithItsKeyword()
{
    Shown shown("127.0.0.1:1081");
    QApplication::clipboard()->clear();
    shown.line()->setFocus();
    QTest::keySequence(shown.line(), QKeySequence::SelectAll);
    QTest::keySequence(shown.line(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("SocksPort 127.0.0.1:1081"));
}

QTEST_MAIN(TestPortFormLine)
#include "tst_portformline.moc"
