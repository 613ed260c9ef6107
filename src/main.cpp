// SPDX-License-Identifier: MIT
#include "argyle/version.h"
#include "commandline.h"
#include "control/client.h"
#include "desktop.h"
#include "headless.h"
#include "net/descriptorlimit.h"
#include "settings/settingsfile.h"
#include "ui/translation.h"

#include <QApplication>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace {

using argyle::CommandLine;

struct Main
{
    Q_DECLARE_TR_FUNCTIONS(argyle::Main)
};

/// Without any platform to show windows on Qt would abort the process rather than say so.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
           || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// Where the program was started without one of the three, the next descriptor that it opens would take its place, and be written to
/// as if it were the person's terminal.
void openStandardDescriptors()
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (::fcntl(fd, F_GETFD) < 0 && ::open("/dev/null", O_RDWR) < 0)
            return;
    }
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void speakAsTheSettingsSay(const CommandLine &line)
{
    argyle::ui::translation::install(argyle::settings::SettingsFile(line.settingsPath()).language());
}

int runWithoutScreen(const CommandLine &line)
{
    switch (line.mode) {
    case CommandLine::Mode::Mistake:
        return argyle::refuse(line.text);
    case CommandLine::Mode::Desktop:
        return argyle::refuse(Main::tr("there is no display to open a window on; run it with --headless"));
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
    case CommandLine::Mode::Headless:
        return argyle::runHeadless(line);
    }
    Q_UNREACHABLE();
}

} // namespace

int main(int argc, char **argv)
{
    openStandardDescriptors();
    QCoreApplication::setApplicationName(QStringLiteral("argyle"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ARGYLE_VERSION));

    const QStringList arguments = argumentsOf(argc, argv);
    // Which kind of application is needed only the arguments tell.
    const CommandLine line = argyle::parseCommandLine(arguments);
    argyle::blankCredentials(argc, argv);
    argyle::net::raiseDescriptorLimit();
    if (line.mode != CommandLine::Mode::Desktop || !hasDisplay()) {
        const QCoreApplication application(argc, argv);
        speakAsTheSettingsSay(line);
        // A mistake is read again, to be told in the person's language: without an application nothing is translated. What
        // is no mistake is not, because a file that it names may be a pipe.
        return runWithoutScreen(line.mode == CommandLine::Mode::Mistake ? argyle::parseCommandLine(arguments) : line);
    }
    const QApplication application(argc, argv);
    speakAsTheSettingsSay(line);
    return argyle::runDesktop(line);
}
