// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "observe/routetrial.h"
#include "settings/settings.h"
#include "socks/transcript.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace argyle::routes {
class RouteTrial;
}

namespace argyle::engine {

class Engine;

/// The engine in its thread, as the main thread sees it. Lives in the main thread; everything that crosses is a queued call or
/// signal with value arguments. The destructor closes all streams and joins the thread.
class EngineThread : public QObject
{
    Q_OBJECT
public:
    explicit EngineThread(QObject *parent = nullptr);
    ~EngineThread() override;

    /// Makes the engine what the settings say: ports that changed are opened or closed, the others and their streams stay.
    /// Answered by applied().
    void apply(const settings::Settings &settings);
    void closeStreams(const QList<quint64> &ids);
    void closeGroup(quint32 group);
    void newCircuit(quint32 group);
    void newIdentity();
    void clearHistory();

    /// Whether someone looks: only then are deltas built. The first one after it was switched on is a snapshot.
    enum class Watching : quint8 { Off, On };
    void setWatching(Watching watching);

    /// One snapshot, for a caller that looks once; the callback runs in the main thread.
    void takeSnapshot(std::function<void(const observe::Delta &)> taken);
    /// The bytes of a stream's handshake, for a person who looks at it; none where it is forgotten. They hold credentials in
    /// the clear. The callback runs in the main thread.
    void takeTranscript(quint64 id, std::function<void(const socks::Transcript &)> taken);
    /// Whether the engine knew the stream, or group; the callback runs in the main thread.
    void closeStream(quint64 id, std::function<void(bool known)> done);
    void newCircuit(quint32 group, std::function<void(bool known)> done);
    /// Tries the route of these settings out, whether it is in use or not; the callback runs in the main thread. The next trial
    /// takes the place of one that is under way, which is not answered then.
    void tryRoute(const settings::Settings &settings, std::function<void(const observe::TrialFindings &)> done);

signals:
    /// At most every 100 ms, while watching.
    void changed(const argyle::observe::Delta &delta);
    /// After each apply(): every port with what became of it.
    void applied(const QList<argyle::observe::PortRecord> &ports);

private:
    template<typename Call>
    void inEngine(Call call);
    template<typename Call, typename Done>
    void askEngine(Call call, Done done);

    QThread m_thread;
    QObject m_context; ///< lives in the thread
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<routes::RouteTrial> m_trial; ///< lives in the thread too, and is touched there alone
};

} // namespace argyle::engine
