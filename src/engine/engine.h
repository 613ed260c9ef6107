// SPDX-License-Identifier: MIT
#pragma once

#include "engine/listener.h"
#include "engine/stream.h"
#include "isolation/group.h"
#include "net/localprocess.h"
#include "net/reactor.h"
#include "net/resolver.h"
#include "net/timerwheel.h"
#include "observe/history.h"
#include "observe/records.h"
#include "routes/processendings.h"
#include "routes/route.h"
#include "settings/settings.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace argyle::routes {
class OwnTorRoute;
}

namespace argyle::engine {

class Farewell;
class GroupBook;

/// Listeners, streams, the route and what is told of them. Lives in the engine's thread together with all that it owns, and is
/// made there.
class Engine : public QObject, public StreamHost, public ListenerOwner
{
    Q_OBJECT
public:
    Engine();
    ~Engine() override;

    /// Opens and closes listeners so that there are those of the settings, and tells of them by applied(); streams stay.
    void apply(const settings::Settings &settings);
    /// Resets both of its ends. False: there is no such stream, or it has ended.
    bool closeStream(quint64 id);
    void closeGroup(quint32 group);
    /// GroupRegistry::newCircuit(), and newIdentity(), which the route is told of as well.
    bool newCircuit(quint32 group);
    void newIdentity();
    /// Forgets the streams that have ended.
    void clearHistory();
    /// While somebody watches, changed() tells of what has changed ten times a second, beginning with a snapshot.
    void setWatching(bool watching);
    /// All that there is to tell.
    observe::Delta snapshot();
    /// The bytes of a stream's handshake; none where the stream is forgotten.
    socks::Transcript transcriptOf(quint64 id) const;

    // StreamHost
    net::Reactor &reactor() override { return *m_reactor; }
    net::TimerWheel &timerWheel() override { return m_wheel; }
    isolation::GroupRegistry &groupRegistry() override { return m_groups; }
    const settings::Settings &settings() const override { return m_settings; }
    std::shared_ptr<routes::Route> route() const override { return m_route; }
    void askApplication(Stream &stream) override;
    void streamChanged(Stream &stream) override;
    void streamJoined() override;
    void replySent(const Port &port, quint8 reply) override;
    void sayFarewell(std::unique_ptr<net::Link> client, std::vector<std::byte> last) override;
    void streamEnded(Stream &stream) override;

    // ListenerOwner
    void clientAccepted(const std::shared_ptr<Port> &port, net::Descriptor client,
                        const net::SocketAddress &peer) override;
    void descriptorsExhausted() override;

signals:
    void changed(const argyle::observe::Delta &delta);
    void applied(const QList<argyle::observe::PortRecord> &ports);

private:
    void applyPorts(const QList<settings::Port> &ports);
    void applyRoute(const settings::Settings &settings);
    std::shared_ptr<routes::Route> makeRoute(const settings::Settings &settings);
    void circuitChanged(const routes::Route *route, quint64 stream, const observe::Circuit &circuit);
    void circuitClosed(const routes::Route *route, const QString &id);
    void applicationFound(quint64 id, const net::LocalProcess &process);
    void countGrowth(Stream &stream);
    void resumeListeners();
    void flush();
    QList<observe::PortRecord> portRecords() const;

    settings::Settings m_settings;
    std::unique_ptr<net::Reactor> m_reactor;
    net::TimerWheel m_wheel;
    net::Resolver m_resolver;
    net::LocalProcessLookup m_processes;
    isolation::GroupRegistry m_groups;
    routes::ProcessEndings m_endings;
    std::weak_ptr<routes::OwnTorRoute> m_lastOwnTor;
    std::shared_ptr<routes::Route> m_route;
    bool m_isRouteNews = false;

    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::vector<std::shared_ptr<Port>> m_formerPorts; ///< of listeners that are gone, while their streams go on
    std::unordered_map<quint64, std::unique_ptr<Stream>> m_streams;
    std::unordered_map<Farewell *, std::unique_ptr<Farewell>> m_farewells;
    quint64 m_lastId = 0;
    bool m_isExhausted = false;
    bool m_hasToldExhausted = false; ///< once is enough for a log

    observe::History m_history;
    observe::Counters m_counters;
    std::unique_ptr<GroupBook> m_book;
    QTimer m_flush; ///< runs while someone looks
    std::vector<quint64> m_changedStreams;
    QList<observe::StreamRecord> m_endedStreams;
    QList<observe::PortRecord> m_toldPorts;
};

} // namespace argyle::engine
