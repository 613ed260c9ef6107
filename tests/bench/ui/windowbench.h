// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/ui/madeupengine.h"
#include "tests/bench/ui/timedapplication.h"
#include "ui/mainwindow.h"

#include <QTemporaryDir>
#include <QThread>

#include <chrono>
#include <functional>

namespace argyle::ui {
class StreamSortModel;
class StreamView;
} // namespace argyle::ui

namespace argyle::bench {

/// What is printed besides the table.
enum class Detail {
    None,
    Events, ///< which events took the main thread's time
};

/// The main window, fed by a made-up engine in a thread of its own, and the time that its parts take. Prints Markdown tables.
class WindowBench
{
public:
    /// Each situation lasts `time`.
    WindowBench(TimedApplication &application, const Crowd &crowd, std::chrono::milliseconds time, Detail detail);
    ~WindowBench();
    WindowBench(const WindowBench &) = delete;
    WindowBench &operator=(const WindowBench &) = delete;

    void run();

private:
    using Milliseconds = TimedApplication::Milliseconds;

    void open();
    void watchNews(const char *what);
    void timeFilters();
    void timeOrders();
    Milliseconds untilRepaint(const std::function<void()> &act);
    void printEvents() const;

    TimedApplication &m_application;
    Crowd m_crowd;
    std::chrono::milliseconds m_time;
    Detail m_detail;
    QTemporaryDir m_folder;
    ui::MainWindow m_window;
    ui::StreamView *m_view;
    ui::StreamSortModel *m_shown;
    MadeUpEngine m_engine;
    QThread m_thread;
};

} // namespace argyle::bench
