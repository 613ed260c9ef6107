// SPDX-License-Identifier: MIT
#include "socks/handshakedecoder.h"
#include "tests/socks/wire.h"
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/handshaketab.h"
#include "ui/handshaketable.h"
#include "ui/mainwindow.h"
#include "ui/streamview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using observe::StreamState;
using socks::Sender;
using socks::Transcript;

/// The Handshake tab, in the main window.
class TestHandshakeTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsFieldsBesideTheirBytes_data();
    void showsFieldsBesideTheirBytes();
    void marksWhatDoesNotFit();
    void asksOnlyWhileItIsSeen();
    void asksAgainWhileTheHandshakeGoesOn();
    void dropsAnAnswerThatComesTooLate();
    void masksCredentialsUntilTheyAreRevealed();
    void revealsByKeys();
    void masksAgain_data();
    void masksAgain();
    void hasNothingToRevealWithoutCredentials();
    void copiesWhatIsShown();
    void copiesASelectionRowByRow();
    void hidesDestinations();
    void saysWhyThereIsNothing_data();
    void saysWhyThereIsNothing();
    void saysWhatWasCut();
    void fitsTheWidth_data();
    void fitsTheWidth();
    void theButtonsMakeRoomWhereItIsNarrow();
    void everythingHasAName();

private:
    void select(const observe::StreamRecord &stream);
    void open(const observe::StreamRecord &stream, const Transcript &transcript);
    QString text() const { return m_table->toPlainText(); }
    QAbstractButton *reveal() const { return button(*m_window, QStringLiteral("Reveal credentials")); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    QTabWidget *m_tabs = nullptr;
    HandshakeTab *m_tab = nullptr;
    HandshakeTable *m_table = nullptr;
};

namespace {

Transcript transcriptOf(const QStringList &lines)
{
    Transcript transcript;
    for (const QString &line : lines) {
        transcript.add(line.startsWith(u'>') ? Sender::Client : Sender::Argyle,
                       socks::test::bytesOf(socks::test::wire(line.sliced(2).toLatin1())));
    }
    return transcript;
}

Transcript withCredentials()
{
    return transcriptOf({QStringLiteral("> 05 01 02"), QStringLiteral("< 05 02"),
                         QStringLiteral("> 01 05 'alice' 06 's3cret'"), QStringLiteral("< 01 00"),
                         QStringLiteral("> 05 01 00 03 0B 'example.com' 01 BB"),
                         QStringLiteral("< 05 00 00 01 00 00 00 00 00 00")});
}

/// Whether any form of the credentials above shows.
bool tellsCredentials(const QString &text)
{
    for (const char *part : {"alice", "s3cret", "61 6C 69", "73 33 63"}) {
        if (text.contains(QLatin1String(part)))
            return true;
    }
    return false;
}

observe::StreamRecord stillBeginning(quint64 id)
{
    observe::StreamRecord stream = openStream(id, QString());
    stream.state = StreamState::Handshake;
    stream.protocol = socks::Protocol::Unknown;
    stream.reply.reset();
    return stream;
}

} // namespace

void TestHandshakeTab::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_window->resize(1200, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->apply(snapshot({openStream(1), openStream(2)}));
    m_tabs = m_window->findChild<QTabWidget *>();
    m_tab = m_window->findChild<HandshakeTab *>();
    m_table = m_window->findChild<HandshakeTable *>();
}

void TestHandshakeTab::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("window.conf")));
}

void TestHandshakeTab::select(const observe::StreamRecord &stream)
{
    m_window->apply(update({stream}));
    m_window->findChild<StreamView *>()->selectStream(stream.id);
}

/// Shows the tab for a stream, with what the engine would answer.
void TestHandshakeTab::open(const observe::StreamRecord &stream, const Transcript &transcript)
{
    m_tabs->setCurrentWidget(m_tab);
    select(stream);
    m_window->showTranscript(stream.id, transcript);
}

void TestHandshakeTab::showsFieldsBesideTheirBytes_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &lines, const QStringList &expected) {
        QTest::newRow(name) << lines << expected;
    };
    row("5",
        {QStringLiteral("> 05 01 00"), QStringLiteral("< 05 00"), QStringLiteral("> 05 01 00 01 C0 00 02 01 01 BB")},
        {QStringLiteral("Client → Argyle: Greeting"), QStringLiteral("NMETHODS\n01\n1\nHow many"),
         QStringLiteral("Argyle → client: Choice of a method"), QStringLiteral("METHOD\n00\nno authentication\n"),
         QStringLiteral("DST.ADDR\nC0 00 02 01\n192.0.2.1\n"), QStringLiteral("DST.PORT\n01 BB\n443\n"),
         QStringLiteral("RFC 1928 §4 · 10 bytes")});
    row("4A", {QStringLiteral("> 04 01 00 50 00 00 00 01 00 'a.test' 00"), QStringLiteral("< 00 5B 00 00 00 00 00 00")},
        {QStringLiteral("Client → Argyle: Request"), QStringLiteral("HOST\n61 2E 74 65 73 74\na.test\n"),
         QStringLiteral("CD\n5B\nrejected or failed\n")});
    row("HTTP",
        {QStringLiteral("> 'GET / HTTP/1.1' 0D 0A 'Host: <a>' 0D 0A 0D 0A"),
         QStringLiteral("< 'HTTP/1.0 501 No' 0D 0A 0D 0A")},
        {QStringLiteral("Client → Argyle: HTTP request"), QStringLiteral("Host\n"), QStringLiteral("\n<a>\n"),
         QStringLiteral("Status\n35 30 31 20 4E 6F 0D 0A\n501 No\n")});
}

void TestHandshakeTab::showsFieldsBesideTheirBytes()
{
    QFETCH(QStringList, lines);
    QFETCH(QStringList, expected);
    open(openStream(1), transcriptOf(lines));
    for (const QString &part : expected)
        QVERIFY2(text().contains(part), qPrintable(part + QStringLiteral(" is not in:\n") + text()));
}

void TestHandshakeTab::marksWhatDoesNotFit()
{
    open(openStream(1), transcriptOf({QStringLiteral("> 05 00"), QStringLiteral("> 05 01 00 02 AB")}));
    QVERIFY(text().contains(QStringLiteral("nobody knows how long the rest is")));
    QVERIFY(text().contains(QStringLiteral("The rest of this message has not come.")));
}

void TestHandshakeTab::asksOnlyWhileItIsSeen()
{
    QSignalSpy asked(m_window.get(), &MainWindow::transcriptRequested);
    select(openStream(1));
    QCOMPARE(asked.count(), 0);
    QTest::mouseClick(m_tabs->tabBar(), Qt::LeftButton, {}, m_tabs->tabBar()->tabRect(1).center());
    QCOMPARE(m_tabs->currentWidget(), m_tab);
    QCOMPARE(asked.takeFirst().first().toULongLong(), 1u);
    // What has been said is said: a record that goes on asks no more.
    m_window->apply(update({openStream(1)}));
    m_window->tick(beginning + 5000);
    QCOMPARE(asked.count(), 0);
    select(openStream(2));
    QCOMPARE(asked.takeFirst().first().toULongLong(), 2u);
    m_tabs->setCurrentIndex(0);
    select(openStream(1));
    QCOMPARE(asked.count(), 0);
}

void TestHandshakeTab::asksAgainWhileTheHandshakeGoesOn()
{
    QSignalSpy asked(m_window.get(), &MainWindow::transcriptRequested);
    m_tabs->setCurrentWidget(m_tab);
    select(stillBeginning(3));
    QVERIFY(asked.count() > 0);
    asked.clear();
    m_window->tick(beginning + 1000);
    QCOMPARE(asked.count(), 1);
    asked.clear();
    m_window->apply(update({openStream(3)}));
    QCOMPARE(asked.count(), 1);
    m_window->apply(update({doneStream(3)}));
    QCOMPARE(asked.count(), 1);
}

void TestHandshakeTab::dropsAnAnswerThatComesTooLate()
{
    open(openStream(1), withCredentials());
    select(openStream(2));
    QCOMPARE(text(), QString());
    m_window->showTranscript(1, withCredentials());
    QCOMPARE(text(), QString());
    m_tabs->setCurrentIndex(0);
    m_window->showTranscript(2, withCredentials());
    QCOMPARE(text(), QString());
}

void TestHandshakeTab::masksCredentialsUntilTheyAreRevealed()
{
    open(openStream(1), withCredentials());
    QVERIFY(text().contains(QStringLiteral("UNAME\n•• •• ••\n••••••\n")));
    QVERIFY(text().contains(QStringLiteral("PLEN\n•• •• ••\n")));
    QVERIFY(!tellsCredentials(text()));
    QVERIFY(!tellsCredentials(m_table->toHtml()));
    QVERIFY(!text().contains(QStringLiteral("14 bytes"))); // nor how long they are
    click(reveal());
    QVERIFY(text().contains(QStringLiteral("14 bytes")));
    QVERIFY(text().contains(QStringLiteral("UNAME\n61 6C 69 63 65\nalice\n")));
    QVERIFY(text().contains(QStringLiteral("PASSWD\n73 33 63 72 65 74\ns3cret\n")));
    click(reveal());
    QVERIFY(!tellsCredentials(text()));
}

void TestHandshakeTab::revealsByKeys()
{
    open(openStream(1), withCredentials());
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), reveal());
    QTest::keyClick(reveal(), Qt::Key_Space);
    QVERIFY(tellsCredentials(text()));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(!tellsCredentials(text()));
}

void TestHandshakeTab::masksAgain_data()
{
    QTest::addColumn<QString>("leaving");
    for (const char *leaving : {"the tab", "the stream", "the window", "the window for the tray", "everything"})
        QTest::newRow(leaving) << QString::fromLatin1(leaving);
}

void TestHandshakeTab::masksAgain()
{
    QFETCH(QString, leaving);
    open(openStream(1), withCredentials());
    click(reveal());
    QVERIFY(tellsCredentials(text()));
    QWidget other;
    if (leaving == QLatin1String("the tab")) {
        m_tabs->setCurrentIndex(0);
        QVERIFY(!tellsCredentials(text())); // not even behind another tab
        m_tabs->setCurrentWidget(m_tab);
    } else if (leaving == QLatin1String("the stream")) {
        select(openStream(2));
        QVERIFY(!tellsCredentials(text()));
        select(openStream(1));
    } else if (leaving == QLatin1String("the window")) {
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!tellsCredentials(text()));
    } else if (leaving == QLatin1String("the window for the tray")) {
        m_window->hide();
        QVERIFY(!tellsCredentials(text()));
        m_window->show();
    } else {
        m_window->findChild<StreamView *>()->clearSelection();
        QVERIFY(!tellsCredentials(text()));
        select(openStream(1));
    }
    m_window->showTranscript(1, withCredentials());
    QVERIFY(text().contains(QStringLiteral("UNAME")));
    QVERIFY(!tellsCredentials(text()));
    QVERIFY(!reveal()->isChecked());
}

void TestHandshakeTab::hasNothingToRevealWithoutCredentials()
{
    open(openStream(1), transcriptOf({QStringLiteral("> 05 01 00")}));
    QVERIFY(!reveal()->isEnabled());
    QVERIFY(button(*m_window, QStringLiteral("Copy handshake"))->isEnabled());
    m_window->findChild<StreamView *>()->clearSelection();
    QVERIFY(!button(*m_window, QStringLiteral("Copy handshake"))->isEnabled());
}

void TestHandshakeTab::copiesWhatIsShown()
{
    open(openStream(1), withCredentials());
    QAbstractButton *copy = button(*m_window, QStringLiteral("Copy handshake"));
    click(copy);
    const QString masked = QApplication::clipboard()->text();
    QVERIFY2(masked.startsWith(QStringLiteral("Client → Argyle: Greeting (RFC 1928 §3 · 3 bytes)\n  VER ")),
             qPrintable(masked));
    QVERIFY(masked.contains(
        QStringLiteral("  DST.ADDR    65 78 61 6D 70 6C 65 2E 63 6F 6D                 example.com\n")));
    QVERIFY(!tellsCredentials(masked));
    click(reveal());
    click(copy);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("s3cret\n")));
}

void TestHandshakeTab::copiesASelectionRowByRow()
{
    open(openStream(1), withCredentials());
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("\nNMETHODS\t01\t1\tHow many")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("\nUNAME\t•• •• ••\t••••••\tThe username")), qPrintable(copied));
    QVERIFY(!tellsCredentials(copied));
}

void TestHandshakeTab::hidesDestinations()
{
    settings::Settings settings;
    settings.hideDestinations = true;
    m_window->setSettings(settings);
    open(openStream(1), withCredentials());
    click(reveal());
    QVERIFY(text().contains(QStringLiteral("DST.ADDR\n•• •• ••\n(hidden)\n")));
    QVERIFY(!text().contains(QStringLiteral("example")));
    QVERIFY(text().contains(QStringLiteral("DST.PORT\n01 BB\n443\n")));
    QVERIFY(tellsCredentials(text()));
    click(button(*m_window, QStringLiteral("Copy handshake")));
    QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("example")));
    settings.hideDestinations = false;
    m_window->setSettings(settings);
    QVERIFY(text().contains(QStringLiteral("\nexample.com\n")));
}

void TestHandshakeTab::saysWhyThereIsNothing_data()
{
    QTest::addColumn<observe::StreamRecord>("stream");
    QTest::addColumn<QString>("expected");
    observe::StreamRecord silent = stillBeginning(5);
    QTest::newRow("not yet") << silent << QStringLiteral("has not sent anything yet");
    silent.state = StreamState::Failed;
    QTest::newRow("never") << silent << QStringLiteral("closed without having sent anything");
    QTest::newRow("forgotten") << doneStream(5) << QStringLiteral("no longer has the bytes");
}

void TestHandshakeTab::saysWhyThereIsNothing()
{
    QFETCH(observe::StreamRecord, stream);
    QFETCH(QString, expected);
    open(stream, {});
    QVERIFY2(text().contains(expected), qPrintable(text()));
}

void TestHandshakeTab::saysWhatWasCut()
{
    Transcript transcript;
    transcript.add(Sender::Client, socks::asBytes("GET / HTTP/1.1\r\nX: " + std::string(2000, 'x')));
    open(openStream(1), transcript);
    QVERIFY(text().contains(QStringLiteral("The client sent more than Argyle keeps")));
}

void TestHandshakeTab::fitsTheWidth_data()
{
    QTest::addColumn<int>("characters");
    QTest::addColumn<QString>("expected");
    QTest::newRow("narrow") << 60
                            << QStringLiteral("DST.ADDR\n65 78 61 6D\n70 6C 65 2E\n63 6F 6D\nexample.com\nWhere ");
    QTest::newRow("usual") << 110 << QStringLiteral("DST.ADDR\n65 78 61 6D 70 6C 65 2E\n63 6F 6D\nexample.com\nWhere ");
    QTest::newRow("wide") << 160 << QStringLiteral("DST.ADDR\n65 78 61 6D 70 6C 65 2E 63 6F 6D\nexample.com\nWhere ");
}

void TestHandshakeTab::fitsTheWidth()
{
    QFETCH(int, characters);
    QFETCH(QString, expected);
    HandshakeTable table;
    table.resize(table.fontMetrics().averageCharWidth() * characters, 400);
    table.show();
    table.setMessages(socks::decode(withCredentials()), {});
    QVERIFY2(table.toPlainText().contains(expected), qPrintable(table.toPlainText()));
    QVERIFY(!table.horizontalScrollBar()->isVisible());
    // And while it is there.
    table.resize(table.fontMetrics().averageCharWidth() * 110, 400);
    QVERIFY(table.toPlainText().contains(QStringLiteral("\n65 78 61 6D 70 6C 65 2E\n63 6F 6D\n")));
}

void TestHandshakeTab::theButtonsMakeRoomWhereItIsNarrow()
{
    open(openStream(1), withCredentials());
    QTRY_VERIFY(m_table->geometry().right() < reveal()->x());
    m_tab->resize(3 * reveal()->width(), m_tab->height());
    QTRY_VERIFY(m_table->geometry().bottom() < reveal()->y());
    QVERIFY(m_table->width() > 2 * reveal()->width());
}

void TestHandshakeTab::everythingHasAName()
{
    open(openStream(1), withCredentials());
    QCOMPARE(nameless(*m_tab), QStringList());
    QVERIFY(!accessibleName(m_table).isEmpty());
}

QTEST_MAIN(TestHandshakeTab)
#include "tst_handshaketab.moc"
