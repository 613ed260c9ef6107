// SPDX-License-Identifier: MIT
#include "argyle/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("argyle"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ARGYLE_VERSION));
    QCommandLineParser parser;
    parser.addVersionOption();
    parser.process(application);
    return 0;
}
