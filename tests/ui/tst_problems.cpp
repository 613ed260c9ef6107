// SPDX-License-Identifier: MIT
#include "ui/problems.h"

#include "tests/ui/controls.h"
#include "ui/mainwindow.h"
#include "ui/notice.h"
#include "ui/noticebar.h"
#include "ui/settingswindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using ui::Problems;
using Subject = Problems::Subject;

Q_DECLARE_METATYPE(Subject)

/// The main window, the settings window, and what of the problems stands in which.
class TestProblems : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void standInTheMainWindowWhereNoSettingsShow_data();
    void standInTheMainWindowWhereNoSettingsShow();
    void standBesideTheSettingsWhileTheseShow_data();
    void standBesideTheSettingsWhileTheseShow();
    void aRefusalStandsWhereItWasAskedFor();
    void comeBackWhenTheyHappenAgain();
    void eachSubjectKeepsItsSentence();
    void theSettingsAreOneClickAway();
    void theSettingsWindowMayGoFirst();

private:
    void subjects();
    QString inWindow() const;
    QStringList inSettings() const;

    QTemporaryDir m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::SettingsWindow> m_settings;
    std::unique_ptr<Problems> m_problems;
};

void TestProblems::init()
{
    m_window = std::make_unique<ui::MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_settings = std::make_unique<ui::SettingsWindow>(settings::Settings(), m_window.get());
    m_problems = std::make_unique<Problems>(*m_window);
}

void TestProblems::cleanup()
{
    m_settings.reset();
    m_problems.reset();
    m_window.reset();
}

void TestProblems::subjects()
{
    QTest::addColumn<Subject>("subject");
    QTest::newRow("file") << Subject::File;
    QTest::newRow("autostart") << Subject::Autostart;
    QTest::newRow("system proxy") << Subject::SystemProxy;
}

/// What the bar says, where it shows.
QString TestProblems::inWindow() const
{
    const auto *bar = m_window->findChild<ui::NoticeBar *>(QStringLiteral("problem"));
    return bar->isVisible() ? bar->text() : QString();
}

QStringList TestProblems::inSettings() const
{
    QStringList texts;
    for (const ui::Notice *notice : m_settings->findChildren<ui::Notice *>())
        texts.append(notice->text());
    texts.removeAll(QString());
    return texts;
}

void TestProblems::standInTheMainWindowWhereNoSettingsShow_data()
{
    subjects();
}

void TestProblems::standInTheMainWindowWhereNoSettingsShow()
{
    QFETCH(Subject, subject);
    m_problems->set(subject, QStringLiteral("It could not be."));
    QCOMPARE(inWindow(), QStringLiteral("It could not be."));
    m_problems->setSettingsWindow(m_settings.get()); // made, and shown to nobody
    QCOMPARE(inWindow(), QStringLiteral("It could not be."));
    m_problems->set(subject, {});
    QCOMPARE(inWindow(), QString());
}

void TestProblems::standBesideTheSettingsWhileTheseShow_data()
{
    subjects();
}

void TestProblems::standBesideTheSettingsWhileTheseShow()
{
    QFETCH(Subject, subject);
    m_problems->set(subject, QStringLiteral("It could not be."));
    m_problems->setSettingsWindow(m_settings.get());
    m_settings->show();
    QCOMPARE(inWindow(), QString());
    QCOMPARE(inSettings(), QStringList{QStringLiteral("It could not be.")});
    m_settings->close(); // what has not changed is still so
    QCOMPARE(inWindow(), QStringLiteral("It could not be."));
}

void TestProblems::aRefusalStandsWhereItWasAskedFor()
{
    m_problems->setSettingsWindow(m_settings.get());
    m_settings->show();
    m_problems->set(Subject::Port, QStringLiteral("The port stays."));
    QCOMPARE(inWindow(), QStringLiteral("The port stays."));
    QCOMPARE(inSettings(), QStringList());
}

void TestProblems::comeBackWhenTheyHappenAgain()
{
    m_problems->set(Subject::Port, QStringLiteral("The port stays."));
    click(
        button(*m_window->findChild<ui::NoticeBar *>(QStringLiteral("problem")), QStringLiteral("Hide this message")));
    QCOMPARE(inWindow(), QString());
    m_problems->set(Subject::Port, QStringLiteral("The port stays."));
    QCOMPARE(inWindow(), QStringLiteral("The port stays."));
}

void TestProblems::eachSubjectKeepsItsSentence()
{
    m_problems->setSettingsWindow(m_settings.get());
    m_problems->set(Subject::File, QStringLiteral("Disk full."));
    m_problems->set(Subject::SystemProxy, QStringLiteral("No such desktop."));
    QCOMPARE(inWindow(), QStringLiteral("Disk full.\nNo such desktop."));
    m_problems->set(Subject::File, {});
    QCOMPARE(inWindow(), QStringLiteral("No such desktop."));
    QCOMPARE(inSettings(), QStringList{QStringLiteral("No such desktop.")});
}

void TestProblems::theSettingsAreOneClickAway()
{
    QSignalSpy asked(m_window.get(), &ui::MainWindow::settingsRequested);
    m_problems->set(Subject::File, QStringLiteral("Disk full."));
    click(button(*m_window->findChild<ui::NoticeBar *>(QStringLiteral("problem")), QStringLiteral("Settings…")));
    QCOMPARE(asked.count(), 1);
}

void TestProblems::theSettingsWindowMayGoFirst()
{
    m_problems->setSettingsWindow(m_settings.get());
    m_problems->set(Subject::File, QStringLiteral("Disk full."));
    m_settings->show();
    m_settings.reset();
    QCOMPARE(inWindow(), QStringLiteral("Disk full."));
}

QTEST_MAIN(TestProblems)
#include "tst_problems.moc"
