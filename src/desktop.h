// SPDX-License-Identifier: MIT
#pragma once

#include "commandline.h"

namespace argyle {

/// Runs the engine with its windows until the person quits. A second launch raises the first one's window and returns at once.
/// Returns the exit status. Needs a QApplication.
int runDesktop(const CommandLine &line);

} // namespace argyle
