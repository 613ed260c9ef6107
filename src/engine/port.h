// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "net/socketaddress.h"

#include <QString>

namespace argyle::engine {

/// An open port as its streams know it. Shared: a stream may outlive the listener that took it.
struct Port
{
    isolation::PortSpec spec;
    QString address; ///< where it listens really: "127.0.0.1:41234", "unix:/run/x"
    net::SocketAddress
        bound; ///< the same as its clients connect to it; not valid where that may be any address, and for Unix
    quint32 streams = 0; ///< not ended
};

} // namespace argyle::engine
