// SPDX-License-Identifier: MIT
#include "headless.h"

#include "control/enginesource.h"
#include "control/server.h"
#include "engine/enginethread.h"
#include "settings/settingsfile.h"
#include "terminationsignals.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextStream>

#include <cstdio>

namespace argyle {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::Headless)
};

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

/// The options that give what is lost.
QStringList optionsFor(settings::Losses lost)
{
    using settings::Loss;
    QStringList options;
    if (lost.testFlag(Loss::Route))
        options << QStringLiteral("--route");
    if (lost.testFlag(Loss::Ports))
        options << QStringLiteral("--socks-port");
    if (lost.testFlag(Loss::NameServers))
        options << QStringLiteral("--dns");
    return options;
}

/// Prints the open ports, or what is wrong with one; whether all that are on are open.
bool tellPorts(const QList<observe::PortRecord> &ports)
{
    for (const observe::PortRecord &port : ports) {
        if (port.state == observe::PortState::Failed) {
            complain(QStringLiteral("%1: %2").arg(port.address, port.error));
            return false;
        }
    }
    for (const observe::PortRecord &port : ports) {
        if (port.state == observe::PortState::Open)
            say(QStringLiteral("socks %1").arg(port.address));
    }
    say(QStringLiteral("ready"));
    return true;
}

} // namespace

int runHeadless(const CommandLine &line)
{
    const TerminationSignals terminationSignals;
    QObject::connect(&terminationSignals, &TerminationSignals::received, qApp, [] { QCoreApplication::exit(0); });

    settings::SettingsFile file(line.settingsPath());
    if (!line.config.isEmpty() && !file.isThere())
        return refuse(Texts::tr("there is no settings file %1").arg(line.config));
    const settings::SettingsFile::Loaded loaded = file.load(settings::SettingsFile::Broken::Leave);
    if (const settings::Losses lost = line.notGiven(loaded.lost))
        return refuse(Texts::tr("%1 Nobody is served otherwise than you chose: see to that, or give %2.",
                                "a sentence on what is lost, options")
                          .arg(loaded.warning, QLocale().createSeparatedList(optionsFor(lost))));
    if (!loaded.warning.isEmpty())
        complain(loaded.warning);
    if (!loaded.unknown.isEmpty())
        complain(Texts::tr("%1 sets what Argyle does not know: %2.", "a file, its keys")
                     .arg(line.settingsPath(), QLocale().createSeparatedList(loaded.unknown)));
    const settings::Settings settings = line.over(loaded.settings);

    engine::EngineThread engine;
    control::EngineSource source(engine);
    control::Server server(source);
    server.setDestinations(settings.hideDestinations ? observe::Destinations::Hidden : observe::Destinations::Shown);
    const QString problem = server.listen();
    if (!problem.isEmpty())
        complain(problem);

    QObject::connect(&engine, &engine::EngineThread::applied, qApp, [](const QList<observe::PortRecord> &ports) {
        if (!tellPorts(ports))
            QCoreApplication::exit(2);
    });
    engine.apply(settings);
    return QCoreApplication::exec();
}

} // namespace argyle
