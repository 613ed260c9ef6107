// SPDX-License-Identifier: MIT
#include "ui/closing.h"

#include "tests/ui/controls.h"
#include "tests/ui/faketrayicon.h"
#include "tests/ui/records.h"
#include "ui/errorcodeswindow.h"
#include "ui/mainwindow.h"
#include "ui/settingswindow.h"
#include "ui/tray.h"

#include <QAction>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using ui::Closing;

/// The main window, a tray, and what closing does between them.
class TestClosing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void goesToTheTrayAndSaysSoOnce();
    void takesItsOtherWindowsToTheTray();
    void quitsWithoutATray_data();
    void quitsWithoutATray();
    void asksWhileStreamsAreOpen_data();
    void asksWhileStreamsAreOpen();
    void theWindowStaysUntilThePersonHasAnswered();

private:
    void openStreams(quint64 count);
    QMessageBox *question() const;

    QTemporaryDir m_folder;
    FakeTrayIcon::Screen m_screen;
    settings::Settings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Tray> m_tray;
    std::unique_ptr<Closing> m_closing;
};

void TestClosing::init()
{
    m_screen = {};
    m_settings = {};
    m_window = std::make_unique<ui::MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_tray = std::make_unique<ui::Tray>(std::make_unique<FakeTrayIcon>(m_screen));
    m_tray->setShown(true);
    m_closing = std::make_unique<Closing>(*m_window, *m_tray);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestClosing::cleanup()
{
    m_closing.reset();
    m_tray.reset();
    m_window.reset();
}

void TestClosing::openStreams(quint64 count)
{
    observe::Delta delta = update({});
    delta.counters.open = count;
    m_window->apply(delta);
}

QMessageBox *TestClosing::question() const
{
    for (auto *box : m_window->findChildren<QMessageBox *>()) {
        if (box->isVisible())
            return box;
    }
    return nullptr;
}

void TestClosing::goesToTheTrayAndSaysSoOnce()
{
    QSignalSpy explained(m_closing.get(), &Closing::explained);
    QSignalSpy quit(m_closing.get(), &Closing::quitRequested);
    openStreams(3); // they go on, so nobody need be asked
    m_closing->setSettings(m_settings);
    m_window->close();
    QVERIFY(m_window->isHidden());
    QCOMPARE(explained.count(), 1);
    QCOMPARE(m_screen.messages.size(), 1);
    QCOMPARE(m_screen.messages.first().title, QStringLiteral("Argyle goes on in the tray"));

    m_settings.trayExplained = true;
    m_closing->setSettings(m_settings);
    m_window->show();
    m_window->close();
    QVERIFY(m_window->isHidden());
    QCOMPARE(m_screen.messages.size(), 1);
    QCOMPARE(explained.count(), 1);
    QCOMPARE(quit.count(), 0);
}

void TestClosing::takesItsOtherWindowsToTheTray()
{
    ui::SettingsWindow settings(m_settings, m_window.get());
    settings.show();
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (plain(action->text()) == QStringLiteral("Error codes"))
            action->trigger();
    }
    auto *codes = m_window->findChild<ui::ErrorCodesWindow *>();
    QVERIFY(codes && codes->isVisible() && settings.isVisible());
    m_window->close();
    QVERIFY(!codes->isVisible());
    QVERIFY(!settings.isVisible());
}

void TestClosing::quitsWithoutATray_data()
{
    QTest::addColumn<bool>("isAvailable");
    QTest::addColumn<bool>("isShown");
    QTest::addColumn<bool>("closeToTray");
    QTest::newRow("the desktop has none") << false << true << true;
    QTest::newRow("the person wants no icon") << true << false << true;
    QTest::newRow("the person wants to quit") << true << true << false;
}

void TestClosing::quitsWithoutATray()
{
    QFETCH(bool, isAvailable);
    QFETCH(bool, isShown);
    QFETCH(bool, closeToTray);
    m_screen.isAvailable = isAvailable;
    m_tray->setShown(isShown);
    m_settings.closeToTray = closeToTray;
    m_closing->setSettings(m_settings);
    QSignalSpy quit(m_closing.get(), &Closing::quitRequested);
    m_window->close();
    QCOMPARE(quit.count(), 1);
    QVERIFY(m_screen.messages.isEmpty());
    QVERIFY(!question());
}

void TestClosing::asksWhileStreamsAreOpen_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("quits");
    QTest::newRow("one, quit") << quint64(1) << "1 stream is open."
                               << "Quit" << 1;
    QTest::newRow("many, quit") << quint64(5) << "5 streams are open."
                                << "Quit" << 1;
    QTest::newRow("cancel") << quint64(5) << "5 streams are open."
                            << "Cancel" << 0;
}

void TestClosing::asksWhileStreamsAreOpen()
{
    QFETCH(quint64, count);
    QFETCH(QString, text);
    QFETCH(QString, answer);
    QFETCH(int, quits);
    m_screen.isAvailable = false;
    openStreams(count);
    QSignalSpy quit(m_closing.get(), &Closing::quitRequested);
    m_window->close();
    QMessageBox *box = question();
    QVERIFY(box);
    QVERIFY2(box->text().startsWith(text), qPrintable(box->text()));
    QCOMPARE(quit.count(), 0);
    click(button(*box, answer));
    QCOMPARE(quit.count(), quits);
    QVERIFY(m_window->isVisible()); // whoever quits takes it along
}

void TestClosing::theWindowStaysUntilThePersonHasAnswered()
{
    m_screen.isAvailable = false;
    openStreams(1);
    m_window->close();
    QVERIFY(question());
    QVERIFY(m_window->isVisible());
    QTest::keyClick(question(), Qt::Key_Escape);
    QVERIFY(!question());
    QVERIFY(m_window->isVisible());
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
