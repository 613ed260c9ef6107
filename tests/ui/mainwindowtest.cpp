// SPDX-License-Identifier: MIT
#include "tests/ui/mainwindowtest.h"

#include "tests/ui/records.h"
#include "ui/filterbox.h"
#include "ui/mainwindow.h"
#include "ui/streamview.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>

namespace argyle::tests {

using namespace argyle::ui;

observe::Delta withPorts(observe::Delta delta, const QList<observe::PortRecord> &ports)
{
    delta.portsChanged = true;
    delta.ports = ports;
    return delta;
}

observe::Delta firstDelta()
{
    return withPorts(snapshot({}), {port(QStringLiteral("127.0.0.1:1080"))});
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

MainWindowTest::MainWindowTest() = default;

MainWindowTest::~MainWindowTest() = default;

void MainWindowTest::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(QStringLiteral("window.conf")));
    m_view = m_window->findChild<StreamView *>();
    m_filter = m_window->findChild<FilterBox *>();
    m_window->resize(1200, 640);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->apply(firstDelta());
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("window.conf")));
}

void MainWindowTest::fill(int count)
{
    m_window->apply(update(openStreams(1, count)));
}

QAction *MainWindowTest::action(const QString &text) const
{
    for (QAction *each : m_window->findChildren<QAction *>()) {
        if (QString(each->text()).remove(QLatin1Char('&')) == text)
            return each;
    }
    return nullptr;
}

QString MainWindowTest::shownText(int row, int column) const
{
    return m_view->model()->index(row, column).data().toString();
}

QLabel *MainWindowTest::labelWith(const QString &part) const
{
    for (QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return label;
    }
    return nullptr;
}

} // namespace argyle::tests
