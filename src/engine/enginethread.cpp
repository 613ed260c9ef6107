// SPDX-License-Identifier: MIT
#include "engine/enginethread.h"

#include "engine/engine.h"
#include "routes/routetrial.h"

#include <QMetaObject>

#include <utility>

namespace argyle::engine {

EngineThread::EngineThread(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<observe::Delta>();
    qRegisterMetaType<QList<observe::PortRecord>>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
    // Made there, since what it owns belongs to the thread that made it.
    const auto make = [this] {
        m_engine = std::make_unique<Engine>();
        connect(m_engine.get(), &Engine::changed, this, &EngineThread::changed);
        connect(m_engine.get(), &Engine::applied, this, &EngineThread::applied);
    };
    QMetaObject::invokeMethod(&m_context, make, Qt::BlockingQueuedConnection);
}

EngineThread::~EngineThread()
{
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_trial.reset();
            m_engine.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

template<typename Call>
void EngineThread::inEngine(Call call)
{
    QMetaObject::invokeMethod(
        &m_context, [this, call = std::move(call)] { call(*m_engine); }, Qt::QueuedConnection);
}

template<typename Call, typename Done>
void EngineThread::askEngine(Call call, Done done)
{
    inEngine([this, call = std::move(call), done = std::move(done)](Engine &engine) {
        QMetaObject::invokeMethod(
            this, [done, answer = call(engine)] { done(answer); }, Qt::QueuedConnection);
    });
}

void EngineThread::apply(const settings::Settings &settings)
{
    inEngine([settings](Engine &engine) { engine.apply(settings); });
}

void EngineThread::closeStreams(const QList<quint64> &ids)
{
    inEngine([ids](Engine &engine) {
        for (quint64 id : ids)
            engine.closeStream(id);
    });
}

void EngineThread::closeGroup(quint32 group)
{
    inEngine([group](Engine &engine) { engine.closeGroup(group); });
}

void EngineThread::newCircuit(quint32 group)
{
    inEngine([group](Engine &engine) { engine.newCircuit(group); });
}

void EngineThread::newIdentity()
{
    inEngine([](Engine &engine) { engine.newIdentity(); });
}

void EngineThread::clearHistory()
{
    inEngine([](Engine &engine) { engine.clearHistory(); });
}

void EngineThread::setWatching(Watching watching)
{
    inEngine([watching](Engine &engine) { engine.setWatching(watching == Watching::On); });
}

void EngineThread::takeSnapshot(std::function<void(const observe::Delta &)> taken)
{
    askEngine([](Engine &engine) { return engine.snapshot(); }, std::move(taken));
}

void EngineThread::takeTranscript(quint64 id, std::function<void(const socks::Transcript &)> taken)
{
    askEngine([id](Engine &engine) { return engine.transcriptOf(id); }, std::move(taken));
}

void EngineThread::closeStream(quint64 id, std::function<void(bool known)> done)
{
    askEngine([id](Engine &engine) { return engine.closeStream(id); }, std::move(done));
}

void EngineThread::newCircuit(quint32 group, std::function<void(bool known)> done)
{
    askEngine([group](Engine &engine) { return engine.newCircuit(group); }, std::move(done));
}

void EngineThread::tryRoute(const settings::Settings &settings,
                            std::function<void(const observe::TrialFindings &)> done)
{
    inEngine([this, settings, done = std::move(done)](Engine &engine) {
        m_trial = std::make_unique<routes::RouteTrial>(settings, engine.reactor());
        connect(
            m_trial.get(), &routes::RouteTrial::finished, this,
            [done](const observe::TrialFindings &findings) { done(findings); }, Qt::QueuedConnection);
        m_trial->begin();
    });
}

} // namespace argyle::engine
