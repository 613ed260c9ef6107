// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace argyle::settings {

/// `$XDG_STATE_HOME/argyle`, or the same below ~/.local/state: what Argyle keeps between runs that is no setting.
QString stateFolder();

} // namespace argyle::settings
