// SPDX-License-Identifier: MIT
#include "ui/torrcdialog.h"

#include "tests/ui/controls.h"
#include "ui/notice.h"

#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace argyle;
using namespace argyle::tests;
using ui::TorrcDialog;

class TestTorrcDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatIsAddedAndWhatIsNot();
    void addsOnlyWhereThereIsSomethingToAdd();
    void takesAFile();
    void saysWhyAFileCannotBeRead();
    void everythingHasAName();
};

namespace {

struct Shown
{
    Shown()
        : dialog({isolation::parsePortSpec(QStringLiteral("1080")).spec.value()}, nullptr)
    {
        dialog.show();
        text = dialog.findChild<QPlainTextEdit *>(QStringLiteral("torrc"));
        taken = dialog.findChild<QListWidget *>(QStringLiteral("taken"));
        leftOut = dialog.findChild<QTreeWidget *>(QStringLiteral("leftOut"));
    }

    TorrcDialog dialog;
    QPlainTextEdit *text;
    QListWidget *taken;
    QTreeWidget *leftOut;
};

} // namespace

void TestTorrcDialog::showsWhatIsAddedAndWhatIsNot()
{
    Shown shown;
    QVERIFY(!shown.leftOut->isVisible());
    shown.text->setPlainText(QStringLiteral("ORPort 9001\nSocksPort 9050\nSocksPort 1080\nSocksPort 9052 SafeSocks"));
    QCOMPARE(shown.taken->count(), 2);
    QCOMPARE(shown.taken->item(0)->text(), QStringLiteral("127.0.0.1:9050"));
    QVERIFY(shown.taken->item(1)->text().startsWith(QStringLiteral("127.0.0.1:9052 – ")));
    QVERIFY(shown.leftOut->isVisible());
    QCOMPARE(shown.leftOut->topLevelItemCount(), 1);
    const QTreeWidgetItem *item = shown.leftOut->topLevelItem(0);
    QCOMPARE(item->text(0), QStringLiteral("3"));
    QCOMPARE(item->text(1), QStringLiteral("SocksPort 1080"));
    QVERIFY(item->text(2).contains(QStringLiteral("127.0.0.1:1080")));
}

void TestTorrcDialog::addsOnlyWhereThereIsSomethingToAdd()
{
    Shown shown;
    QVERIFY(!button(shown.dialog, QStringLiteral("Add ports"))->isEnabled());
    shown.text->setPlainText(QStringLiteral("ORPort 9001"));
    QVERIFY(!button(shown.dialog, QStringLiteral("Add ports"))->isEnabled());
    shown.text->setPlainText(QStringLiteral("SocksPort 9050"));
    QSignalSpy accepted(&shown.dialog, &QDialog::accepted);
    click(button(shown.dialog, QStringLiteral("Add 1 port")));
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(shown.dialog.ports().size(), 1);
}

void TestTorrcDialog::takesAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("torrc")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("SocksPort 9050\nSocksPort auto\n") > 0);
    file.close();
    Shown shown;
    shown.dialog.openFile(file.fileName());
    QCOMPARE(shown.taken->count(), 2);
    QVERIFY(button(shown.dialog, QStringLiteral("Add 2 ports")));
}

void TestTorrcDialog::saysWhyAFileCannotBeRead()
{
    const QTemporaryDir folder;
    Shown shown;
    shown.dialog.openFile(folder.filePath(QStringLiteral("none")));
    QVERIFY(shown.dialog.findChild<ui::Notice *>()->text().contains(folder.filePath(QStringLiteral("none"))));
    shown.text->setPlainText(QStringLiteral("SocksPort 9050"));
    QVERIFY(shown.dialog.findChild<ui::Notice *>()->text().isEmpty());
}

void TestTorrcDialog::everythingHasAName()
{
    const Shown shown;
    QCOMPARE(nameless(shown.dialog).join(u'\n'), QString());
    QCOMPARE(labelsWithoutBuddy(shown.dialog).join(u'\n'), QString());
}

QTEST_MAIN(TestTorrcDialog)
#include "tst_torrcdialog.moc"
