// SPDX-License-Identifier: MIT
#include "tests/ui/controls.h"
#include "tests/ui/records.h"
#include "ui/codeexplanation.h"
#include "ui/codemodel.h"
#include "ui/errorcodeswindow.h"
#include "ui/filterbox.h"
#include "ui/mainwindow.h"
#include "ui/streamview.h"
#include "ui/textpane.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;

/// The window of error codes, opened from the main window.
class TestErrorCodes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsEveryCode();
    void theModelKnowsItsBounds();
    void explainsTheCodeThatIsChosen();
    void saysWhatIsSoOnTheRoute_data();
    void saysWhatIsSoOnTheRoute();
    void everyFailureHasCausesAndAdvice();
    void countsByCodeAndByPort();
    void aCountLeavesTheTextAsItIs();
    void aClickFiltersTheStreams();
    void enterFiltersTheStreams();
    void theButtonFiltersTheStreams();
    void oneCodeReplacesAnotherInTheFilter_data();
    void oneCodeReplacesAnotherInTheFilter();
    void sortsByHowOften();
    void escapeClosesAndF1OpensAgain();
    void everythingHasANameAndABuddy();

private:
    void choose(const QString &code);
    QString cell(const QString &code, int column) const;
    int rowOf(const QString &code) const;
    QString text() const { return m_codes->findChild<TextPane *>()->toPlainText(); }
    QString counts() const;
    QString filter() const { return m_window->findChild<FilterBox *>()->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    ErrorCodesWindow *m_codes = nullptr;
    QTreeView *m_view = nullptr;
};

namespace {

observe::Delta withCounters(const QMap<QString, QHash<quint8, quint64>> &replies)
{
    observe::Delta delta = update({});
    delta.counters.repliesByPort = replies;
    return delta;
}

} // namespace

void TestErrorCodes::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_window->setSettings({});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->apply(snapshot({openStream(1), failedStream(2, 0x05), failedStream(3, 0x04), failedStream(4, 0x05)}));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    m_codes = m_window->findChild<ErrorCodesWindow *>();
    QVERIFY(m_codes && m_codes->isVisible());
    QTRY_COMPARE(QApplication::activeWindow(), m_codes);
    m_view = m_codes->findChild<QTreeView *>();
}

void TestErrorCodes::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("window.conf")));
}

int TestErrorCodes::rowOf(const QString &code) const
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (m_view->model()->index(row, CodeModel::CodeColumn).data().toString() == code)
            return row;
    }
    return -1;
}

QString TestErrorCodes::cell(const QString &code, int column) const
{
    return m_view->model()->index(rowOf(code), column).data().toString();
}

QString TestErrorCodes::counts() const
{
    for (const QLabel *label : m_codes->findChildren<QLabel *>()) {
        if (label->text().startsWith(QStringLiteral("How often here")))
            return label->text();
    }
    return {};
}

/// As keys do, without a filter.
void TestErrorCodes::choose(const QString &code)
{
    m_view->setCurrentIndex(m_view->model()->index(rowOf(code), 0));
}

void TestErrorCodes::listsEveryCode()
{
    QStringList codes;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        codes << m_view->model()->index(row, 0).data().toString();
    QCOMPARE(codes.join(u' '), QStringLiteral("00 01 02 03 04 05 06 07 08 F0 F1 F2 F3 F4 F5 F6 F7 5A 5B 5C 5D"));
    QCOMPARE(cell(QStringLiteral("05"), CodeModel::NameColumn), QStringLiteral("connection refused"));
    QCOMPARE(cell(QStringLiteral("05"), CodeModel::ProtocolColumn), QStringLiteral("SOCKS5"));
    QCOMPARE(cell(QStringLiteral("F6"), CodeModel::ProtocolColumn), QStringLiteral("SOCKS5, extended by Tor"));
    QCOMPARE(cell(QStringLiteral("5B"), CodeModel::ProtocolColumn), QStringLiteral("SOCKS4"));
}

void TestErrorCodes::theModelKnowsItsBounds()
{
    CodeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCounters(withCounters({{QStringLiteral("127.0.0.1:1080"), {{0x05, 1}}}}).counters);
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
}

void TestErrorCodes::explainsTheCodeThatIsChosen()
{
    QVERIFY2(text().startsWith(QStringLiteral("00 succeeded")), qPrintable(text()));
    m_view->setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view, Qt::Key_Down);
    for (const char *part :
         {"05 connection refused", "What it means", "does not take connections on this port", "Likely causes",
          "Nothing listens on the port", "What to try next", "Check the port number"})
        QVERIFY2(text().contains(QLatin1String(part)), part);
    QCOMPARE(filter(), QString()); // looking is not filtering
}

void TestErrorCodes::saysWhatIsSoOnTheRoute_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *route, const char *code, const char *expected) {
        QTest::addRow("%s by %s", code, route)
            << QString::fromLatin1(route) << QString::fromLatin1(code) << QString::fromLatin1(expected);
    };
    row("direct", "04", "name servers that the settings name");
    row("direct", "05", "");
    row("direct", "F0", "this route is not Tor");
    row("socks5://127.0.0.1:1081", "04", "the other proxy that looks the name up");
    row("socks5://127.0.0.1:1081", "F4", "of the Tor that it uses");
    row("tor", "05", "refuse the exit relays");
    row("tor:socks=127.0.0.1:9050", "01", "Tor is not ready yet");
    row("tor", "F4", "");
    row("tor", "5B", "");
}

void TestErrorCodes::saysWhatIsSoOnTheRoute()
{
    QFETCH(QString, route);
    QFETCH(QString, code);
    QFETCH(QString, expected);
    settings::Settings settings;
    settings.route = route;
    m_window->setSettings(settings);
    choose(code);
    QCOMPARE(text().contains(QStringLiteral("On this route")), !expected.isEmpty());
    QVERIFY2(text().contains(expected), qPrintable(text()));
}

void TestErrorCodes::everyFailureHasCausesAndAdvice()
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        m_view->setCurrentIndex(m_view->model()->index(row, 0));
        const QString code = m_view->model()->index(row, 0).data().toString();
        const bool isSuccess = code == QLatin1String("00") || code == QLatin1String("5A");
        QVERIFY(text().startsWith(code));
        QVERIFY(text().contains(QStringLiteral("What it means")));
        QCOMPARE(text().contains(QStringLiteral("Likely causes")), !isSuccess);
        QCOMPARE(text().contains(QStringLiteral("What to try next")), !isSuccess);
    }
}

void TestErrorCodes::countsByCodeAndByPort()
{
    const QString first = QStringLiteral("127.0.0.1:1080");
    const QString second = QStringLiteral("unix:/run/socks");
    choose(QStringLiteral("05"));
    QCOMPARE(cell(QStringLiteral("05"), CodeModel::CountColumn), QStringLiteral("–"));
    QCOMPARE(counts(), QStringLiteral("How often here: not once since Argyle started"));
    m_window->apply(withCounters({{first, {{0x05, 2}, {0x00, 9}}}, {second, {{0x05, 1200}, {0x5B, 1}}}}));
    QCOMPARE(cell(QStringLiteral("05"), CodeModel::CountColumn), QLocale().toString(1202));
    QCOMPARE(cell(QStringLiteral("00"), CodeModel::CountColumn), QStringLiteral("9"));
    QCOMPARE(cell(QStringLiteral("5B"), CodeModel::CountColumn), QStringLiteral("1"));
    QCOMPARE(counts(),
             QStringLiteral("How often here: 127.0.0.1:1080: 2 · unix:/run/socks: ") + QLocale().toString(1200));
    choose(QStringLiteral("5B"));
    QCOMPARE(counts(), QStringLiteral("How often here: unix:/run/socks: 1"));
}

void TestErrorCodes::aCountLeavesTheTextAsItIs()
{
    choose(QStringLiteral("05"));
    m_codes->resize(m_codes->minimumSizeHint());
    auto *pane = m_codes->findChild<TextPane *>();
    QTRY_VERIFY(pane->verticalScrollBar()->maximum() > 0);
    pane->selectAll();
    pane->verticalScrollBar()->setValue(pane->verticalScrollBar()->maximum());
    const int place = pane->verticalScrollBar()->value();
    m_window->apply(withCounters({{QStringLiteral("127.0.0.1:1080"), {{0x05, 3}}}}));
    QCOMPARE(counts(), QStringLiteral("How often here: 127.0.0.1:1080: 3"));
    QCOMPARE(pane->verticalScrollBar()->value(), place);
    QVERIFY(pane->textCursor().hasSelection());
}

void TestErrorCodes::aClickFiltersTheStreams()
{
    const QModelIndex index = m_view->model()->index(rowOf(QStringLiteral("05")), CodeModel::NameColumn);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(index).center());
    QCOMPARE(filter(), QStringLiteral("code:05"));
    QCOMPARE(m_window->findChild<StreamView *>()->model()->rowCount(), 2);
    QVERIFY(m_codes->isVisible());
}

void TestErrorCodes::enterFiltersTheStreams()
{
    m_view->setFocus();
    choose(QStringLiteral("04"));
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(filter(), QStringLiteral("code:04"));
    QVERIFY(m_codes->isVisible());
}

void TestErrorCodes::theButtonFiltersTheStreams()
{
    choose(QStringLiteral("F0"));
    click(button(*m_codes, QStringLiteral("Show streams with this code")));
    QCOMPARE(filter(), QStringLiteral("code:F0"));
}

void TestErrorCodes::oneCodeReplacesAnotherInTheFilter_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing") << QString() << QStringLiteral("code:05");
    QTest::newRow("another code") << QStringLiteral("code:04") << QStringLiteral("code:05");
    QTest::newRow("other terms") << QStringLiteral("app:\"a b\" firefox")
                                 << QStringLiteral("app:\"a b\" firefox code:05");
    QTest::newRow("among other terms") << QStringLiteral("app:x CODE:04 -err") << QStringLiteral("app:x -err code:05");
    QTest::newRow("negated") << QStringLiteral("-code:05 x") << QStringLiteral("x code:05");
    QTest::newRow("half written") << QStringLiteral("x code:") << QStringLiteral("x code:05");
    QTest::newRow("part of a word") << QStringLiteral("host:code:1") << QStringLiteral("host:code:1 code:05");
}

void TestErrorCodes::oneCodeReplacesAnotherInTheFilter()
{
    QFETCH(QString, before);
    m_window->findChild<FilterBox *>()->setText(before);
    choose(QStringLiteral("05"));
    click(button(*m_codes, QStringLiteral("Show streams with this code")));
    QTEST(filter(), "after");
}

void TestErrorCodes::sortsByHowOften()
{
    m_window->apply(withCounters({{QStringLiteral("127.0.0.1:1080"), {{0x05, 9}, {0x04, 10}}}}));
    choose(QStringLiteral("07"));
    clickHeading(*m_view->header(), CodeModel::CountColumn);
    QCOMPARE(rowOf(QStringLiteral("04")), 0);
    QCOMPARE(rowOf(QStringLiteral("05")), 1);
    QVERIFY(text().startsWith(QStringLiteral("07"))); // what was chosen stays chosen
}

void TestErrorCodes::escapeClosesAndF1OpensAgain()
{
    QTest::keyClick(m_codes, Qt::Key_Escape);
    QVERIFY(!m_codes->isVisible());
    m_window->apply(withCounters({{QStringLiteral("127.0.0.1:1080"), {{0x05, 1}}}}));
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QVERIFY(m_codes->isVisible());
    QCOMPARE(m_window->findChildren<ErrorCodesWindow *>().size(), 1);
    QCOMPARE(cell(QStringLiteral("05"), CodeModel::CountColumn), QStringLiteral("1"));
}

void TestErrorCodes::everythingHasANameAndABuddy()
{
    QCOMPARE(nameless(*m_codes), QStringList());
    QCOMPARE(labelsWithoutBuddy(*m_codes), QStringList());
}

QTEST_MAIN(TestErrorCodes)
#include "tst_errorcodes.moc"
