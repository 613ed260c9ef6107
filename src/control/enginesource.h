// SPDX-License-Identifier: MIT
#pragma once

#include "control/source.h"

namespace argyle::engine {
class EngineThread;
}

namespace argyle::control {

/// The engine as the control server sees it.
class EngineSource : public Source
{
public:
    /// The engine must outlive this.
    explicit EngineSource(engine::EngineThread &engine);

    void takeSnapshot(std::function<void(const observe::Delta &snapshot)> taken) override;
    void closeStream(quint64 id, std::function<void(bool known)> done) override;
    void newCircuit(quint32 group, std::function<void(bool known)> done) override;
    void newIdentity() override;

private:
    engine::EngineThread &m_engine;
};

} // namespace argyle::control
