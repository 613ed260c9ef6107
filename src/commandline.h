// SPDX-License-Identifier: MIT
#pragma once

#include "settings/loss.h"
#include "settings/settings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace argyle {

/// What the command line asks for.
struct CommandLine
{
    enum class Mode : quint8 {
        Desktop,
        Headless,
        Ask, ///< a question to, or an order for, the running Argyle: `words`
        Help,
        Version,
        Mistake, ///< `text` on standard error, exit status 2
    };
    enum class Format : quint8 { Text, Json };

    Mode mode = Mode::Desktop;
    QString text;
    QStringList words;
    Format format = Format::Text;

    QString config; ///< empty: the person's own settings file
    std::optional<QList<settings::Port>> ports;
    std::optional<QString> route;
    std::optional<QStringList> nameServers;
    std::optional<QString> httpPage; ///< the template itself, read from the file

    /// Of the settings file: what was given, else the person's own.
    QString settingsPath() const;
    /// What of it was not given here instead.
    settings::Losses notGiven(settings::Losses lost) const;
    /// The settings with what was given here in place of what was saved.
    settings::Settings over(settings::Settings saved) const;
    /// The other way round: what the person has changed since is kept, what is still as given here is as it was saved.
    settings::Settings without(settings::Settings current, const settings::Settings &saved) const;
};

/// What --help prints. Needs a QCoreApplication for the program's name.
QString commandLineHelp();

/// Reads the arguments (the program's name first). Files named there are read, nothing else is touched.
CommandLine parseCommandLine(const QStringList &arguments);

/// Makes the users and passwords of routes unreadable among the arguments themselves, which every user of the machine may list (ps).
void blankCredentials(int argc, char **argv);

/// Says it on standard error, in one line whatever a value in it holds.
void complain(const QString &sentence);

/// Complains of why Argyle does not run as it was told to; the exit status for that, 2.
int refuse(const QString &why);

} // namespace argyle
