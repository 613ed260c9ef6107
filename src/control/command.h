// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace argyle::control {

enum class Verb : quint8 { Status, Streams, Groups, Ports, Close, NewCircuit, NewIdentity, Raise };

/// What the running Argyle is asked. On the command line "close 12", over the control socket {"command":"close","id":12}.
struct Command
{
    Verb verb = Verb::Status;
    quint64 id = 0; ///< of a stream (Close) or a group (NewCircuit), at most what a qint64 holds
    bool operator==(const Command &) const = default;
};

struct ParsedCommand
{
    std::optional<Command> command;
    QString error; ///< a sentence where there is no command
};

/// From the words of the command line. "raise" is no word of it: the desktop program asks for it itself.
ParsedCommand parseWords(const QStringList &words);

/// From one line of the control socket.
ParsedCommand parseRequest(const QByteArray &line);
/// The line, its end included.
QByteArray toRequest(const Command &command);

} // namespace argyle::control
