// SPDX-License-Identifier: MIT
// What the main window shows of Tor: circuits, how far it is, new identities, and why an onion service failed.
#include "tests/ui/records.h"
#include "ui/groupmodel.h"
#include "ui/groupspane.h"
#include "ui/grouptab.h"
#include "ui/mainwindow.h"
#include "ui/replytab.h"
#include "ui/statusline.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;
using observe::StreamState;

class TestTorInWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsTheCircuitBelowAGroup();
    void hasOneLineAGroupOnOtherRoutes();
    void showsEachRelayInTheGroupTab();
    void hasACircuitColumnThatCanBeShown();
    void findsAStreamByARelay();
    void tellsHowFarTorIs();
    void tellsWhenTorTakesANewIdentity();
    void explainsEachExtendedError_data();
    void explainsEachExtendedError();
    void saysThatAnotherProxySpokeOfItsTor();

private:
    void tell(const observe::Delta &delta) { m_window->apply(delta); }
    int rowHeight(int row) const;
    QString replyText(const observe::StreamRecord &stream) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    GroupsPane *m_groups = nullptr;
    StreamView *m_view = nullptr;
};

namespace {

const observe::Circuit circuit{u"7"_s,
                               {{u"alpha"_s, QString(40, u'A'), u"de"_s},
                                {u"beta"_s, QString(40, u'B'), QString()},
                                {QString(), QString(40, u'C'), u"fr"_s}}};
const QString inWords = u"alpha (DE) → beta → CCCCCCCC (FR)"_s;

observe::Delta behindTor(observe::TorStatus status = {u"0.4.9.11"_s, 100, u"Done"_s, {}, {}, true, 0})
{
    observe::StreamRecord stream = openStream(1);
    stream.route = u"tor"_s;
    stream.circuit = circuit;
    observe::StreamRecord other = openStream(2, u"other.test"_s);
    other.group = 2;
    observe::Delta delta = snapshot({stream, other});
    delta.groupsChanged = true;
    delta.groups = {group(1, u"firefox"_s), group(2, u"curl"_s)};
    delta.groups[0].circuit = circuit;
    delta.route = u"Tor 0.4.9.11 (ready)"_s;
    delta.tor = std::move(status);
    return delta;
}

/// Texts of all labels below a widget.
QStringList labels(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts << label->text();
    return texts;
}

} // namespace

void TestTorInWindow::init()
{
    m_window.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>(m_folder->filePath(u"window.conf"_s));
    m_groups = m_window->findChild<GroupsPane *>();
    m_view = m_window->findChild<StreamView *>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

int TestTorInWindow::rowHeight(int row) const
{
    m_groups->doItemsLayout();
    return m_groups->visualRect(m_groups->model()->index(row, GroupModel::NameColumn)).height();
}

QString TestTorInWindow::replyText(const observe::StreamRecord &stream) const
{
    m_window->apply(snapshot({stream}));
    m_view->selectStream(stream.id);
    return m_window->findChild<ReplyTab *>()->toPlainText();
}

void TestTorInWindow::showsTheCircuitBelowAGroup()
{
    const int before = rowHeight(0);
    tell(behindTor());
    QVERIFY(rowHeight(1) >= before + m_groups->fontMetrics().height());
    const QModelIndex first = m_groups->model()->index(1, GroupModel::NameColumn);
    QCOMPARE(first.data(GroupModel::CircuitRole).toString(), inWords);
    QCOMPARE(first.data(Qt::DisplayRole).toString(), u"firefox"_s);
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), u"firefox, circuit "_s + inWords);
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(inWords));

    // It is on the screen, in the second line: the row is another picture with another circuit.
    const auto picture = [this, &first] { return m_groups->viewport()->grab(m_groups->visualRect(first)).toImage(); };
    const QImage with = picture();
    observe::Delta delta = behindTor();
    delta.groups[0].circuit.relays[0].nickname = u"omega"_s;
    tell(delta);
    const QImage other = picture();
    const int half = with.height() / 2;
    QVERIFY(with != other);
    QCOMPARE(with.copy(0, 0, with.width(), half), other.copy(0, 0, other.width(), half));
}

void TestTorInWindow::hasOneLineAGroupOnOtherRoutes()
{
    tell(behindTor());
    const int behind = rowHeight(1);
    observe::Delta direct = behindTor();
    direct.tor.reset();
    direct.groups[0].circuit = {};
    tell(direct);
    QVERIFY(rowHeight(1) < behind);
}

void TestTorInWindow::showsEachRelayInTheGroupTab()
{
    tell(behindTor());
    m_view->selectStream(1);
    const QStringList texts = labels(*m_window->findChild<GroupTab *>());
    for (const QString &text : {inWords, u"alpha, DE, "_s + QString(40, u'A'), u"beta, "_s + QString(40, u'B'),
                                u"FR, "_s + QString(40, u'C')})
        QVERIFY2(texts.contains(text), qPrintable(texts.join(u'\n')));
    m_view->selectStream(2);
    const QStringList others = labels(*m_window->findChild<GroupTab *>());
    QVERIFY2(!others.contains(inWords), qPrintable(others.join(u'\n')));
}

void TestTorInWindow::hasACircuitColumnThatCanBeShown()
{
    tell(behindTor());
    QVERIFY(m_view->isColumnHidden(StreamModel::CircuitColumn));
    emit m_view->horizontalHeader()->customContextMenuRequested(QPoint(5, 5));
    auto *menu = m_view->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Circuit")
            action->trigger();
    }
    QVERIFY(!m_view->isColumnHidden(StreamModel::CircuitColumn));
    const StreamModel &streams = m_window->streams();
    QCOMPARE(streams.index(0, StreamModel::CircuitColumn).data().toString(), inWords);
    QCOMPARE(streams.index(0, StreamModel::CircuitColumn).data(Qt::ToolTipRole).toString(), inWords);
    QCOMPARE(streams.index(1, StreamModel::CircuitColumn).data().toString(), u"–"_s);
    m_view->sortByColumn(StreamModel::CircuitColumn, Qt::AscendingOrder);
    QCOMPARE(m_view->model()->index(0, StreamModel::StreamColumn).data().toString(), u"2"_s);
    m_view->sortByColumn(StreamModel::CircuitColumn, Qt::DescendingOrder);
    QCOMPARE(m_view->model()->index(0, StreamModel::StreamColumn).data().toString(), u"1"_s);
}

void TestTorInWindow::findsAStreamByARelay()
{
    tell(behindTor());
    auto *filter = m_window->findChild<QLineEdit *>();
    filter->setFocus();
    QTest::keyClicks(filter, u"beta"_s);
    QTRY_COMPARE(m_view->model()->rowCount(), 1);
    QCOMPARE(m_view->model()->index(0, StreamModel::StreamColumn).data().toString(), u"1"_s);
}

void TestTorInWindow::tellsHowFarTorIs()
{
    observe::Delta delta = behindTor({u"0.4.9.11"_s, 45, u"Loading"_s, {}, {}, false, 0});
    delta.route = u"Tor 0.4.9.11 (bootstrapping 45 %)"_s;
    tell(delta);
    const QString text = m_window->findChild<StatusLine *>()->text();
    QVERIFY2(text.contains(u"Route: Tor 0.4.9.11 (bootstrapping 45 %)"_s), qPrintable(text));
}

void TestTorInWindow::tellsWhenTorTakesANewIdentity()
{
    QAction *newIdentity = nullptr;
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (QString(action->text()).remove(u'&') == u"New identity")
            newIdentity = action;
    }
    QVERIFY(newIdentity);
    const auto *status = m_window->findChild<StatusLine *>();
    const QString usual = newIdentity->toolTip();

    tell(behindTor({u"0.4.9.11"_s, 100, u"Done"_s, {}, {}, true, beginning + 6500}));
    QVERIFY2(status->text().contains(u"(ready), new identity in 7 s"_s), qPrintable(status->text()));
    const QString time = QDateTime::fromMSecsSinceEpoch(beginning + 6500).time().toString(u"HH:mm:ss"_s);
    QVERIFY2(newIdentity->toolTip().contains(time), qPrintable(newIdentity->toolTip()));
    QVERIFY(newIdentity->isEnabled()); // groups get another epoch at once

    m_window->tick(beginning + 5600);
    QVERIFY2(status->text().contains(u"new identity in 1 s"_s), qPrintable(status->text()));
    m_window->tick(beginning + 7000);
    QVERIFY2(!status->text().contains(u"new identity"_s), qPrintable(status->text()));
    tell(behindTor());
    QCOMPARE(newIdentity->toolTip(), usual);
}

void TestTorInWindow::explainsEachExtendedError_data()
{
    QTest::addColumn<int>("code");
    for (int code = 0xF0; code <= 0xF7; ++code)
        QTest::addRow("%X", code) << code;
}

void TestTorInWindow::explainsEachExtendedError()
{
    QFETCH(int, code);
    observe::StreamRecord stream = failedStream(1, quint8(code));
    stream.route = u"tor"_s;
    stream.problem = u"Tor answered so."_s;
    const socks::CodeText &known = socks::textOf(socks::Reply(code));
    QCOMPARE(known.code, quint8(code));
    const QString text = replyText(stream);
    QVERIFY(text.startsWith(u"F%1 "_s.arg(code & 0xF)));
    for (const char *part : {known.name, known.meaning, known.causes, known.advice}) {
        QVERIFY(part && *part);
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
    }
    for (const QString &part :
         {u"What it means"_s, u"Likely causes"_s, u"What to try next"_s, u"What happened"_s, stream.problem})
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains(u"On this route"));
}

void TestTorInWindow::saysThatAnotherProxySpokeOfItsTor()
{
    observe::StreamRecord stream = failedStream(1, 0xF4);
    stream.route = u"upstream"_s;
    const QString text = replyText(stream);
    const QString sentence = u"The other proxy says so, of the Tor that it uses."_s;
    QVERIFY2(text.contains(sentence), qPrintable(text));
    stream.reply = 0x05; // this is of the destination
    QVERIFY(!replyText(stream).contains(sentence));
}

QTEST_MAIN(TestTorInWindow)
#include "tst_torinwindow.moc"
