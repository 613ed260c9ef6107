// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <functional>

namespace argyle::control {

/// What the control server needs of the engine. Callbacks run later, in the caller's thread; where the source ends first they
/// are not called.
class Source
{
public:
    virtual ~Source() = default;
    virtual void takeSnapshot(std::function<void(const observe::Delta &snapshot)> taken) = 0;
    /// `known`: there was such an open stream.
    virtual void closeStream(quint64 id, std::function<void(bool known)> done) = 0;
    /// `known`: there is such a group.
    virtual void newCircuit(quint32 group, std::function<void(bool known)> done) = 0;
    virtual void newIdentity() = 0;
};

} // namespace argyle::control
