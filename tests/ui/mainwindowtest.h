// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QAction;
class QLabel;

namespace argyle::ui {
class FilterBox;
class MainWindow;
class StreamView;
} // namespace argyle::ui

namespace argyle::tests {

/// The news, of these ports too.
observe::Delta withPorts(observe::Delta delta, const QList<observe::PortRecord> &ports);
/// What the engine tells first: no stream yet, and a port that is open at 127.0.0.1:1080.
observe::Delta firstDelta();

/// The text in it.
QString clipboard();

/// A test of the main window, which each of its functions finds shown, active and told of firstDelta(), as it is without a file.
class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

protected:
    MainWindowTest();
    ~MainWindowTest() override;

    /// That many streams have begun, from 1.
    void fill(int count);
    /// The action with that text, without the ampersands; null where there is none.
    QAction *action(const QString &text) const;
    /// Of the streams table.
    QString shownText(int row, int column) const;
    /// A label that can be seen and has that in its text; null where there is none.
    QLabel *labelWith(const QString &part) const;

    QTemporaryDir m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::StreamView *m_view = nullptr;
    ui::FilterBox *m_filter = nullptr;
};

} // namespace argyle::tests
