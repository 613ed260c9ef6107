// SPDX-License-Identifier: MIT
#pragma once

#include "commandline.h"

namespace argyle {

/// Runs the engine with no screen until SIGTERM or SIGINT. Prints a line per open port, then `ready`. Returns the exit status:
/// 2 where a port cannot be opened. Needs a QCoreApplication.
int runHeadless(const CommandLine &line);

} // namespace argyle
