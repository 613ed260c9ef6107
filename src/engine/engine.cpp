// SPDX-License-Identifier: MIT
#include "engine/engine.h"

#include "engine/farewell.h"
#include "engine/groupbook.h"
#include "routes/routefactory.h"
#include "routes/socketendpoint.h"
#include "settings/routespec.h"

#include <QDateTime>
#include <QLoggingCategory>

#include <algorithm>
#include <chrono>

namespace argyle::engine {

Q_LOGGING_CATEGORY(logEngine, "argyle.engine")

using observe::Delta;
using observe::StreamRecord;

Engine::Engine()
    : m_reactor(net::Reactor::create())
    , m_history(m_settings.closedStreamsKept)
    , m_book(std::make_unique<GroupBook>(m_groups))
{
    m_settings.ports.clear();
    m_route = makeRoute(m_settings);
    m_flush.setInterval(std::chrono::milliseconds(100));
    connect(&m_flush, &QTimer::timeout, this, &Engine::flush);
    connect(&m_processes, &net::LocalProcessLookup::found, this, &Engine::applicationFound);
}

Engine::~Engine()
{
    m_listeners.clear();
    m_streams.clear();
    m_farewells.clear();
}

// ---- Settings

void Engine::apply(const settings::Settings &settings)
{
    applyRoute(settings);
    m_settings = settings;
    m_history.setCapacity(settings.closedStreamsKept);
    applyPorts(settings.ports);
    emit applied(portRecords());
}

void Engine::applyRoute(const settings::Settings &settings)
{
    const bool namesChanged =
        settings.nameServers != m_settings.nameServers || settings.cacheNames != m_settings.cacheNames;
    m_resolver.setServers(routes::nameServerAddresses(settings.nameServers));
    const bool torChanged =
        settings.torProgram != m_settings.torProgram || settings.torrcExtra != m_settings.torrcExtra;
    if (!namesChanged && !torChanged && settings.route == m_settings.route)
        return;
    // What another route, or other name servers, left with the groups does not belong to the new one.
    for (const auto &group : m_groups.groups())
        group->setState(nullptr);
    m_book->forgetCircuits();
    m_route = makeRoute(settings);
}

std::shared_ptr<routes::Route> Engine::makeRoute(const settings::Settings &settings)
{
    using Caching = routes::DirectRoute::Caching;
    const settings::ParsedRoute parsed = settings::parseRoute(settings.route);
    if (!parsed.spec)
        qCWarning(logEngine).noquote() << parsed.error;
    const routes::RouteMeans means{*m_reactor,
                                   m_resolver,
                                   m_wheel,
                                   settings.cacheNames ? Caching::On : Caching::Off,
                                   {settings.torProgram, routes::ownTorFolder(), settings.torrcExtra},
                                   m_endings,
                                   m_lastOwnTor};
    auto route = routes::makeRoute(parsed.spec.value_or(settings::DirectSpec{}), means);
    // The last own tor's route may be the one that is made anew.
    route->disconnect(this);
    connect(route.get(), &routes::Route::stateChanged, this, [this] { m_isRouteNews = true; });
    connect(route.get(), &routes::Route::circuitChanged, this,
            [this, from = route.get()](quint64 stream, const observe::Circuit &circuit) {
                circuitChanged(from, stream, circuit);
            });
    connect(route.get(), &routes::Route::circuitClosed, this,
            [this, from = route.get()](const QString &id) { circuitClosed(from, id); });
    m_isRouteNews = true;
    return route;
}

void Engine::circuitChanged(const routes::Route *route, quint64 stream, const observe::Circuit &circuit)
{
    StreamRecord record;
    if (const auto found = m_streams.find(stream); found != m_streams.end()) {
        found->second->circuitChanged(circuit);
        record = found->second->record();
    } else if (StreamRecord *ended = m_history.find(stream)) {
        ended->circuit = circuit;
        record = *ended;
        if (m_flush.isActive())
            m_endedStreams.append(record);
    }
    // An older route has streams as long as they are open, but later ones do not go that way.
    if (const auto group = m_groups.find(record.group); group && route == m_route.get())
        m_book->setCircuit(*group, record.epoch, circuit);
}

void Engine::circuitClosed(const routes::Route *route, const QString &id)
{
    // The circuits of two tors may have the same ids.
    if (route == m_route.get())
        m_book->forgetCircuit(id);
}

void Engine::applyPorts(const QList<settings::Port> &ports)
{
    // All that go are closed before any is opened: an address may pass from one to another.
    std::vector<std::unique_ptr<Listener>> before = std::exchange(m_listeners, {});
    std::erase_if(before, [this, &ports](const auto &listener) {
        const bool isOpenRightly = listener->isOpen() && m_route->problemWith(listener->spec()).isEmpty();
        const bool stays =
            isOpenRightly && std::any_of(ports.begin(), ports.end(), [&listener](const settings::Port &port) {
                return port.isOn() && port.spec == listener->spec();
            });
        if (!stays)
            m_formerPorts.push_back(listener->port());
        return !stays;
    });
    std::erase_if(m_formerPorts, [](const auto &port) { return port->streams == 0; });
    for (const settings::Port &port : ports) {
        const auto same = std::find_if(before.begin(), before.end(), [&port](const auto &listener) {
            return listener && listener->spec() == port.spec;
        });
        if (same != before.end() && port.isOn()) {
            m_listeners.push_back(std::move(*same));
            continue;
        }
        m_listeners.push_back(std::make_unique<Listener>(port.spec, *m_reactor, *this));
        if (!port.isOn())
            continue;
        if (const QString problem = m_route->problemWith(port.spec); problem.isEmpty())
            m_listeners.back()->open();
        else
            m_listeners.back()->failed(problem);
    }
}

// ---- What the person asks for

bool Engine::closeStream(quint64 id)
{
    const auto found = m_streams.find(id);
    if (found == m_streams.end())
        return false;
    found->second->close();
    return true;
}

void Engine::closeGroup(quint32 group)
{
    std::vector<quint64> ids;
    for (const auto &[id, stream] : m_streams) {
        if (stream->group() && stream->group()->id() == group)
            ids.push_back(id);
    }
    for (quint64 id : ids)
        closeStream(id);
}

bool Engine::newCircuit(quint32 group)
{
    m_book->markChanged();
    return m_groups.newCircuit(group);
}

void Engine::newIdentity()
{
    m_book->markChanged();
    m_groups.newIdentity();
    m_route->newIdentity();
}

void Engine::clearHistory()
{
    m_history.clear();
    m_endedStreams.clear();
    if (m_flush.isActive())
        emit changed(snapshot());
}

// ---- Clients

void Engine::clientAccepted(const std::shared_ptr<Port> &port, net::Descriptor client, const net::SocketAddress &peer)
{
    const quint64 id = ++m_lastId;
    ++m_counters.accepted;
    const auto [entry, isNew] =
        m_streams.emplace(id, std::make_unique<Stream>(*this, id, port, std::move(client), peer));
    streamChanged(*entry->second);
}

void Engine::descriptorsExhausted()
{
    m_isExhausted = true;
    if (!std::exchange(m_hasToldExhausted, true))
        qCWarning(logEngine) << "no descriptors are left: new clients wait until streams close";
}

void Engine::resumeListeners()
{
    for (const auto &listener : m_listeners)
        listener->resume();
    m_isExhausted =
        std::any_of(m_listeners.begin(), m_listeners.end(), [](const auto &listener) { return listener->isResting(); });
}

void Engine::askApplication(Stream &stream)
{
    if (stream.port()->spec.isUnix())
        stream.applicationFound(net::LocalProcessLookup::ofUnixPeer(stream.clientDescriptor()));
    else
        m_processes.ask(stream.id(), stream.clientAddress(), stream.serverAddress());
}

void Engine::applicationFound(quint64 id, const net::LocalProcess &process)
{
    if (const auto found = m_streams.find(id); found != m_streams.end()) {
        m_book->markChanged();
        found->second->applicationFound(process);
        return;
    }
    StreamRecord *ended = process.pid ? m_history.find(id) : nullptr;
    if (!ended)
        return;
    ended->application = process.name();
    ended->applicationPid = process.pid;
    if (const auto group = m_groups.find(ended->group)) {
        group->addApplication(ended->application);
        m_book->markChanged();
    }
    if (m_flush.isActive())
        m_endedStreams.append(*ended);
}

void Engine::streamJoined()
{
    m_book->markChanged();
}

void Engine::replySent(const Port &port, quint8 reply)
{
    ++m_counters.repliesByPort[port.address][reply];
}

void Engine::sayFarewell(std::unique_ptr<net::Link> client, std::vector<std::byte> last)
{
    auto farewell = std::make_unique<Farewell>(std::move(client), m_wheel, std::move(last), [this](Farewell *over) {
        m_farewells.erase(over);
        if (m_isExhausted)
            resumeListeners();
    });
    Farewell *begun = farewell.get();
    m_farewells.emplace(begun, std::move(farewell));
    begun->begin();
}

void Engine::streamEnded(Stream &stream)
{
    countGrowth(stream);
    if (stream.record().state == observe::StreamState::Failed)
        ++m_counters.failed;
    if (stream.group())
        m_book->markChanged();
    m_history.add(stream.record(), stream.takeTranscript());
    if (m_flush.isActive())
        m_endedStreams.append(stream.record());
    m_streams.erase(stream.id());
    if (m_isExhausted)
        resumeListeners();
}

// ---- What is told

void Engine::streamChanged(Stream &stream)
{
    if (m_flush.isActive() && !std::exchange(stream.isListed, true))
        m_changedStreams.push_back(stream.id());
}

void Engine::countGrowth(Stream &stream)
{
    const auto [received, sent] = stream.updateCounts();
    m_counters.received += received;
    m_counters.sent += sent;
    if (stream.group() && (received || sent))
        m_book->count(*stream.group(), received, sent);
}

void Engine::setWatching(bool watching)
{
    if (watching == m_flush.isActive())
        return;
    m_changedStreams.clear();
    m_endedStreams.clear();
    m_toldPorts.clear();
    for (const auto &[id, stream] : m_streams)
        stream->isListed = false;
    if (!watching) {
        m_flush.stop();
        return;
    }
    m_flush.start();
    emit changed(snapshot());
}

Delta Engine::snapshot()
{
    Delta delta;
    delta.kind = Delta::Kind::Snapshot;
    delta.at = QDateTime::currentMSecsSinceEpoch();
    delta.streams.reserve(qsizetype(m_history.entries().size() + m_streams.size()));
    for (const observe::History::Entry &entry : m_history.entries())
        delta.streams.append(entry.record);
    for (const auto &[id, stream] : m_streams) {
        countGrowth(*stream);
        delta.streams.append(stream->record());
    }
    std::sort(delta.streams.begin(), delta.streams.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    delta.groups = m_book->records();
    delta.groupsChanged = true;
    delta.ports = portRecords();
    delta.portsChanged = true;
    delta.route = m_route->inWords();
    delta.tor = m_route->tor();
    m_counters.open = m_streams.size();
    delta.counters = m_counters;
    return delta;
}

socks::Transcript Engine::transcriptOf(quint64 id) const
{
    const auto found = m_streams.find(id);
    if (found != m_streams.end())
        return found->second->transcript();
    const socks::Transcript *ended = m_history.transcriptOf(id);
    return ended ? *ended : socks::Transcript();
}

void Engine::flush()
{
    Delta delta;
    delta.at = QDateTime::currentMSecsSinceEpoch();
    delta.streams = std::exchange(m_endedStreams, {});
    for (quint64 id : std::exchange(m_changedStreams, {})) {
        const auto found = m_streams.find(id);
        if (found == m_streams.end())
            continue;
        Stream &stream = *found->second;
        countGrowth(stream);
        stream.isListed = false;
        delta.streams.append(stream.record());
    }
    std::stable_sort(delta.streams.begin(), delta.streams.end(),
                     [](const auto &a, const auto &b) { return a.id < b.id; });
    delta.groupsChanged = m_book->takeChanged();
    if (delta.groupsChanged)
        delta.groups = m_book->records();
    QList<observe::PortRecord> ports = portRecords();
    delta.portsChanged = ports != m_toldPorts;
    if (delta.portsChanged)
        m_toldPorts = delta.ports = std::move(ports);
    const bool isRouteNews = std::exchange(m_isRouteNews, false);
    if (delta.streams.isEmpty() && !delta.groupsChanged && !delta.portsChanged && !isRouteNews)
        return;
    delta.route = m_route->inWords();
    delta.tor = m_route->tor();
    m_counters.open = m_streams.size();
    delta.counters = m_counters;
    emit changed(delta);
}

QList<observe::PortRecord> Engine::portRecords() const
{
    QList<observe::PortRecord> records;
    for (const auto &listener : m_listeners) {
        observe::PortRecord &record = records.emplaceBack(listener->record());
        for (const auto &port : m_formerPorts) {
            if (port->address == record.address)
                record.streams += port->streams;
        }
    }
    return records;
}

} // namespace argyle::engine
