// SPDX-License-Identifier: MIT
#pragma once

#include <QFlags>

namespace argyle::settings {

/// What a settings file asks, or may ask, for and what could not be taken, where that matters to those who are served: what stands
/// in its place may be what the person wanted least.
enum class Loss : quint8 {
    Route = 1,       ///< the route in its place leads straight out of this machine
    Ports = 2,       ///< one that is on, at least: programs do not find it
    NameServers = 4, ///< all of them: the system's, which are asked in their place, learn every name
};
Q_DECLARE_FLAGS(Losses, Loss)
Q_DECLARE_OPERATORS_FOR_FLAGS(Losses)

} // namespace argyle::settings
