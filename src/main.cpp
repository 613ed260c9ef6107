// SPDX-License-Identifier: MIT
#include "argyle/version.h"
#include "commandline.h"
#include "control/client.h"
#include "desktop.h"
#include "headless.h"
#include "net/descriptorlimit.h"

#include <QApplication>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

namespace {

using argyle::CommandLine;

/// Without any platform to show windows on Qt would abort the process rather than say so.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int runWithoutScreen(const CommandLine &line)
{
    switch (line.mode) {
    case CommandLine::Mode::Help:
        QTextStream(stdout) << argyle::commandLineHelp();
        return 0;
    case CommandLine::Mode::Version:
        QTextStream(stdout) << "argyle " ARGYLE_VERSION << Qt::endl;
        return 0;
    case CommandLine::Mode::Ask:
        return argyle::control::runCommand(line.words, line.format == CommandLine::Format::Json
                                                           ? argyle::control::Format::Json
                                                           : argyle::control::Format::Text);
    default:
        return argyle::runHeadless(line);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("argyle"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ARGYLE_VERSION));

    // Which kind of application is needed only the arguments tell.
    const CommandLine line = argyle::parseCommandLine(argumentsOf(argc, argv));
    if (line.mode == CommandLine::Mode::Mistake) {
        QTextStream(stderr) << "argyle: " << line.text << Qt::endl;
        return 2;
    }
    argyle::net::raiseDescriptorLimit();
    if (line.mode != CommandLine::Mode::Desktop) {
        const QCoreApplication application(argc, argv);
        return runWithoutScreen(line);
    }
    if (!hasDisplay()) {
        QTextStream(stderr) << "argyle: there is no display to open a window on; run it with --headless" << Qt::endl;
        return 2;
    }
    const QApplication application(argc, argv);
    return argyle::runDesktop(line);
}
