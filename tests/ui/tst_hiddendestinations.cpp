// SPDX-License-Identifier: MIT
// With "Hide destinations" on, nothing in the main window tells where a stream leads.
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/detailpane.h"
#include "ui/groupdialog.h"
#include "ui/grouptab.h"
#include "ui/mainwindow.h"
#include "ui/replytab.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;

class TestHiddenDestinations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void noCellTellsThem();
    void noDetailTellsThem();
    void theDetailsFollowTheSetting();
    void theGroupsDialogDoesNotTellThem();
    void theFilterIsNotOfferedAHostThatItMayNotFind();
    void copyingSaysThatItWasDoneAndNoMore_data();
    void copyingSaysThatItWasDoneAndNoMore();

private:
    void hide(bool hidden);
    QStringList detailTexts() const;

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    StreamView *m_view = nullptr;
};

namespace {

const QString secret = u"secret.example"_s;

QStringList labelsIn(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts << label->text();
    return texts;
}

QAction *actionIn(const QWidget &widget, const QString &text)
{
    for (QAction *each : widget.actions()) {
        if (plain(each->text()) == text)
            return each;
    }
    return nullptr;
}

} // namespace

void TestHiddenDestinations::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(u"window.conf"_s));
    m_view = m_window->findChild<StreamView *>();
    m_window->show();
    hide(true);

    observe::StreamRecord refused = failedStream(1);
    refused.host = secret;
    refused.problem = u"No address of secret.example answered."_s;
    observe::StreamRecord unanswered = refused;
    unanswered.id = 2;
    unanswered.reply.reset();
    observe::GroupRecord its = group(1, u"firefox"_s);
    its.fields = {{u"Port"_s, u"127.0.0.1:1080"_s}, {u"Destination address"_s, secret}};
    observe::Delta delta = snapshot({refused, unanswered});
    delta.groupsChanged = true;
    delta.groups = {its};
    delta.portsChanged = true;
    delta.ports = {port(u"127.0.0.1:1080"_s)};
    m_window->apply(delta);
    m_view->selectStream(1);
}

void TestHiddenDestinations::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(u"window.conf"_s));
}

void TestHiddenDestinations::hide(bool hidden)
{
    settings::Settings settings;
    settings.hideDestinations = hidden;
    m_window->setSettings(settings);
}

QStringList TestHiddenDestinations::detailTexts() const
{
    const auto *details = m_window->findChild<DetailPane *>();
    return labelsIn(*details) << details->findChild<ReplyTab *>()->toPlainText();
}

void TestHiddenDestinations::noCellTellsThem()
{
    const QAbstractItemModel *rows = m_view->model();
    QCOMPARE(rows->rowCount(), 2);
    for (int row = 0; row < rows->rowCount(); ++row) {
        for (int column = 0; column < rows->columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
                const QString text = rows->index(row, column).data(role).toString();
                QVERIFY2(!text.contains(secret), qPrintable(text));
            }
        }
    }
    QCOMPARE(rows->index(0, StreamModel::ReplyColumn).data().toString(), u"No address of (hidden) answered."_s);
}

void TestHiddenDestinations::noDetailTellsThem()
{
    const QStringList texts = detailTexts();
    QVERIFY2(!texts.join(u'\n').contains(secret), qPrintable(texts.join(u'\n')));
    QVERIFY(texts.contains(u"Destination address:"_s)); // what makes the group stays plain
    QVERIFY(texts.contains(u"(hidden)"_s));
    QVERIFY(texts.contains(u"127.0.0.1:1080"_s));
    QVERIFY(texts.last().contains(u"No address of (hidden) answered."_s));
}

void TestHiddenDestinations::theDetailsFollowTheSetting()
{
    hide(false);
    QVERIFY(detailTexts().contains(secret));
    QVERIFY(detailTexts().last().contains(u"No address of secret.example answered."_s));
    hide(true);
    QVERIFY(!detailTexts().join(u'\n').contains(secret));
}

void TestHiddenDestinations::theGroupsDialogDoesNotTellThem()
{
    for (QAction *each : m_window->actions()) {
        if (plain(each->text()) == u"What makes this a group"_s)
            each->trigger();
    }
    const auto *dialog = m_window->findChild<GroupDialog *>();
    QVERIFY(dialog);
    QVERIFY(labelsIn(*dialog).contains(u"(hidden)"_s));
    QVERIFY(!labelsIn(*dialog).contains(secret));
}

void TestHiddenDestinations::theFilterIsNotOfferedAHostThatItMayNotFind()
{
    const QMenu *menu = openMenuByKey(m_view);
    QVERIFY(menu);
    QVERIFY(!actionIn(*menu, u"Filter by this host"_s)->isEnabled());
    QVERIFY(actionIn(*menu, u"Filter by this application"_s)->isEnabled());
}

void TestHiddenDestinations::copyingSaysThatItWasDoneAndNoMore_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("destination") << u"Copy destination"_s;
    QTest::newRow("curl") << u"Copy as curl command"_s;
}

void TestHiddenDestinations::copyingSaysThatItWasDoneAndNoMore()
{
    QFETCH(const QString, action);
    actionIn(*m_window, action)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(secret));
    QCOMPARE(m_window->statusBar()->currentMessage(), u"Copied"_s);
    hide(false);
    actionIn(*m_window, action)->trigger();
    QVERIFY(m_window->statusBar()->currentMessage().contains(secret));
}

QTEST_MAIN(TestHiddenDestinations)
#include "tst_hiddendestinations.moc"
