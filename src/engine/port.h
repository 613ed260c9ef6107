// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QString>

namespace argyle::engine {

/// An open port as its streams know it. Shared: a stream may outlive the listener that took it.
struct Port
{
    isolation::PortSpec spec;
    QString address;     ///< where it listens really: "127.0.0.1:41234", "unix:/run/x"
    quint32 streams = 0; ///< not ended
};

} // namespace argyle::engine
