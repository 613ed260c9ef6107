// SPDX-License-Identifier: MIT
// How the main window bears many streams: longest stall of the event loop, time from news to repaint, filters and orders.
// Needs no display: QT_QPA_PLATFORM=offscreen.
#include "tests/bench/ui/windowbench.h"

#include <QCommandLineParser>

int main(int count, char **words)
{
    using namespace argyle::bench;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(count, words);
    Crowd crowd;
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto number = [&parser](const char *name, const char *description, int standard) {
        const QCommandLineOption option(QString::fromLatin1(name), QString::fromLatin1(description),
                                        QStringLiteral("number"), QString::number(standard));
        parser.addOption(option);
        return option;
    };
    const QCommandLineOption open = number("open", "Open streams.", crowd.open);
    const QCommandLineOption ended = number("ended", "Ended streams in the history.", crowd.ended);
    const QCommandLineOption fresh = number("fresh", "New streams a second.", crowd.fresh);
    const QCommandLineOption moving = number("moving", "Open streams that each batch tells of.", crowd.moving);
    const QCommandLineOption time = number("milliseconds", "How long each situation lasts.", 5000);
    const QCommandLineOption events(QStringLiteral("events"), QStringLiteral("Tell which events took how long."));
    parser.addOption(events);
    parser.process(application);

    crowd.open = parser.value(open).toInt();
    crowd.ended = parser.value(ended).toInt();
    crowd.fresh = parser.value(fresh).toInt();
    crowd.moving = parser.value(moving).toInt();
    WindowBench(application, crowd, std::chrono::milliseconds(parser.value(time).toInt()),
                parser.isSet(events) ? Detail::Events : Detail::None)
        .run();
    return 0;
}
