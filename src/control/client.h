// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <cstdio>
#include <optional>

namespace argyle::control {

enum class Format : quint8 {
    Text, ///< aligned columns for people
    Json, ///< one document
};

/// Asks the running Argyle what the words of the command line say, prints its answer, and returns the exit status: 0; 1 where it
/// refused or did not answer within 10 s; 2 for words that are no command; 3 where nothing is running. Whatever is not 0 prints
/// one line to `errors`. Blocks; needs no event loop.
int runCommand(const QStringList &words, Format format, std::FILE *output = stdout, std::FILE *errors = stderr);

/// Asks the running Argyle for its window, for a second launch of the desktop program. Nothing: none is running. Else why there
/// is no window, as a sentence, or empty.
std::optional<QString> raiseRunning();

} // namespace argyle::control
