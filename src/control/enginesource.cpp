// SPDX-License-Identifier: MIT
#include "control/enginesource.h"

#include "engine/enginethread.h"

#include <utility>

namespace argyle::control {

EngineSource::EngineSource(engine::EngineThread &engine)
    : m_engine(engine)
{}

void EngineSource::takeSnapshot(std::function<void(const observe::Delta &snapshot)> taken)
{
    m_engine.takeSnapshot(std::move(taken));
}

void EngineSource::closeStream(quint64 id, std::function<void(bool known)> done)
{
    m_engine.closeStream(id, std::move(done));
}

void EngineSource::newCircuit(quint32 group, std::function<void(bool known)> done)
{
    m_engine.newCircuit(group, std::move(done));
}

void EngineSource::newIdentity()
{
    m_engine.newIdentity();
}

} // namespace argyle::control
