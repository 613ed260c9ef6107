// SPDX-License-Identifier: MIT
#include "tests/bench/ui/windowbench.h"

#include "ui/streamfilter.h"
#include "ui/streammodel.h"
#include "ui/streamsortmodel.h"
#include "ui/streamview.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace argyle::bench {

namespace {

using ui::StreamModel;

// What a person does not notice: milliseconds.
constexpr double mostStall = 50;
constexpr double mostRepaint = 100;

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

WindowBench::WindowBench(TimedApplication &application, const Crowd &crowd, std::chrono::milliseconds time,
                         Detail detail)
    : m_application(application)
    , m_crowd(crowd)
    , m_time(time)
    , m_detail(detail)
    , m_window(m_folder.filePath(QStringLiteral("window.conf")))
    , m_view(m_window.findChild<ui::StreamView *>())
    , m_shown(m_window.findChild<ui::StreamSortModel *>())
    , m_engine(crowd)
{
    settings::Settings settings;
    settings.closedStreamsKept = crowd.ended;
    m_window.setSettings(settings);
    m_application.setPainted(m_view->viewport());
    QObject::connect(&m_engine, &MadeUpEngine::changed, &m_window,
                     [this](const observe::Delta &delta, Clock::time_point told) {
                         m_window.apply(delta);
                         m_application.addNews(told);
                     });
    m_engine.moveToThread(&m_thread);
    m_thread.start();
}

WindowBench::~WindowBench()
{
    QMetaObject::invokeMethod(&m_engine, &MadeUpEngine::stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void WindowBench::run()
{
    std::printf(
        "%d open streams, %d ended ones, %d new ones a second, %d of the open ones moving bytes at every tenth of "
        "a second.\n\n",
        m_crowd.open, m_crowd.ended, m_crowd.fresh, m_crowd.moving);
    std::printf(
        "| with | longest stall, ms | repaint p99, ms | repaint max, ms | batches | stall ≤ %g, repaint ≤ %g |\n"
        "| --- | --: | --: | --: | --: | --- |\n",
        mostStall, mostRepaint);
    open();
    watchNews("the newest on top");
    m_view->sortByColumn(StreamModel::DownRateColumn, Qt::DescendingOrder);
    watchNews("sorted by download rate");
    m_view->sortByColumn(StreamModel::StreamColumn, Qt::DescendingOrder);
    m_shown->setFilter(ui::StreamFilter::parse(QStringLiteral("app:firefox -host:host1 state:open")));
    watchNews("a filter of three terms");
    m_shown->setFilter({});
    timeFilters();
    timeOrders();
}

/// All streams at once, as when the window opens: nothing is promised for that.
void WindowBench::open()
{
    m_window.resize(1600, 1000);
    m_window.show();
    waitFor(std::chrono::milliseconds(300));
    m_application.clear();
    QMetaObject::invokeMethod(&m_engine, &MadeUpEngine::tellAll, Qt::QueuedConnection);
    while (m_application.repaints().count() == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::printf("| all told at once | %.1f | %.1f | %.1f | 1 | |\n", m_application.longestStall().count(),
                m_application.repaints().quantile(1), m_application.repaints().quantile(1));
    printEvents();
}

void WindowBench::watchNews(const char *what)
{
    QMetaObject::invokeMethod(&m_engine, &MadeUpEngine::start, Qt::BlockingQueuedConnection);
    // What it takes to get going is not what it takes to go on.
    waitFor(m_time / 5);
    m_application.clear();
    waitFor(m_time);
    QMetaObject::invokeMethod(&m_engine, &MadeUpEngine::stop, Qt::BlockingQueuedConnection);
    Latencies &repaints = m_application.repaints();
    const double stall = m_application.longestStall().count();
    const double slowest = repaints.quantile(1);
    const bool kept = stall <= mostStall && slowest <= mostRepaint;
    std::printf("| %s | %.1f | %.1f | %.1f | %zu | %s |\n", what, stall, repaints.quantile(0.99), slowest,
                repaints.count(), kept ? "kept" : "missed");
    printEvents();
    waitFor(std::chrono::milliseconds(100));
}

void WindowBench::timeFilters()
{
    std::printf("\n| filter | rows | ms to apply and repaint |\n| --- | --: | --: |\n");
    for (const char *text :
         {"firefox", "example", "nothing-has-this", "state:open", "host:host12", "-app:curl err", ""}) {
        const ui::StreamFilter filter = ui::StreamFilter::parse(QString::fromLatin1(text));
        const Milliseconds time = untilRepaint([&] { m_shown->setFilter(filter); });
        std::printf("| %s | %d | %.1f |\n", *text == '\0' ? "none" : text, m_shown->rowCount(), time.count());
    }
}

void WindowBench::timeOrders()
{
    std::printf("\n| sorted by | ms ascending | ms descending |\n| --- | --: | --: |\n");
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        const Milliseconds up = untilRepaint([&] { m_view->sortByColumn(column, Qt::AscendingOrder); });
        const Milliseconds down = untilRepaint([&] { m_view->sortByColumn(column, Qt::DescendingOrder); });
        std::printf("| %s | %.1f | %.1f |\n", qUtf8Printable(StreamModel::columnName(column)), up.count(),
                    down.count());
    }
}

WindowBench::Milliseconds WindowBench::untilRepaint(const std::function<void()> &act)
{
    m_application.clear();
    const Clock::time_point begin = Clock::now();
    act();
    m_view->viewport()->update();
    m_application.addNews(begin);
    const QDeadlineTimer deadline(std::chrono::seconds(10));
    while (m_application.repaints().count() == 0 && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return Milliseconds(m_application.repaints().quantile(1));
}

void WindowBench::printEvents() const
{
    constexpr std::size_t shown = 6;
    if (m_detail == Detail::None)
        return;
    const std::vector<TimedApplication::Spent> all = m_application.spent();
    for (std::size_t i = 0; i < std::min(shown, all.size()); ++i) {
        std::fprintf(stderr, "    %8.1f ms in all, %7.1f ms at most, %5d times: %s\n", all[i].all.count(),
                     all[i].longest.count(), all[i].times, qUtf8Printable(all[i].what));
    }
}

} // namespace argyle::bench
