// SPDX-License-Identifier: MIT
#include "routes/torcircuits.h"

#include "routes/torcontrol.h"
#include "routes/torevents.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace argyle::routes {

namespace {

/// Relays whose country is remembered: more than a client meets in a day. Beyond it all are asked for anew.
constexpr qsizetype countriesKept = 4096;

} // namespace

TorCircuits::TorCircuits(TorControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
{
    connect(&m_control, &TorControl::ready, this, &TorCircuits::begin);
    connect(&m_control, &TorControl::lost, this, &TorCircuits::forgetAll);
    connect(&m_control, &TorControl::eventReceived, this, &TorCircuits::eventReceived);
}

void TorCircuits::begin()
{
    m_control.send("GETINFO circuit-status", [this](const TorReply &reply) {
        const QString lines = QString::fromStdString(reply.valueOf("circuit-status").value_or(std::string()));
        for (const QString &line : lines.split(u'\n', Qt::SkipEmptyParts)) {
            if (const auto event = parseTorCircuit(line.toStdString()))
                circuitChanged(*event);
        }
    });
}

void TorCircuits::forgetAll()
{
    const QStringList circuits = m_paths.keys();
    m_paths.clear();
    m_streams.clear();
    m_idByPort.clear();
    m_expected.clear();
    m_countries.clear();
    for (const QString &circuit : circuits)
        emit circuitClosed(circuit);
}

void TorCircuits::expect(quint64 stream, std::uint16_t sourcePort)
{
    if (!m_control.isReady())
        return;
    m_expected.insert(sourcePort, stream);
    // Tor's event may have been faster. A stream that is somebody's already had this port before.
    const auto known = m_streams.find(m_idByPort.value(sourcePort));
    if (known == m_streams.end() || known->ours)
        return;
    known->ours = stream;
    tell(*known);
}

void TorCircuits::eventReceived(const TorReply &event)
{
    const TorEventText text = splitTorEvent(event.text());
    if (text.keyword == "STREAM") {
        if (const auto stream = parseTorStream(text.rest))
            streamChanged(*stream);
    } else if (text.keyword == "CIRC") {
        if (const auto circuit = parseTorCircuit(text.rest))
            circuitChanged(*circuit);
    }
}

void TorCircuits::streamChanged(const TorStreamEvent &event)
{
    if (event.isOver()) {
        const std::uint16_t port = m_streams.take(event.id).sourcePort;
        if (m_idByPort.value(port) == event.id) {
            m_idByPort.remove(port);
            m_expected.remove(port);
        }
        return;
    }
    Stream &stream = m_streams[event.id];
    if (event.sourcePort) {
        stream.sourcePort = event.sourcePort;
        stream.ours = m_expected.value(event.sourcePort);
        m_idByPort.insert(event.sourcePort, event.id);
    }
    if (stream.circuit == event.circuit)
        return;
    stream.circuit = event.circuit;
    tell(stream);
}

void TorCircuits::circuitChanged(const TorCircuitEvent &event)
{
    const QString id = event.circuit.id;
    if (event.isOver()) {
        if (m_paths.remove(id))
            emit circuitClosed(id);
        return;
    }
    Path &path = m_paths[id];
    path.conflux = event.conflux;
    if (path.circuit == event.circuit)
        return;
    path.circuit = event.circuit;
    // Streams are on circuits that are built; a built one that is extended for another purpose is told of once that is done.
    if (event.isBuilt())
        tellAllOf(id);
}

/// Tor may carry a stream over several circuits at once (proposal 329, Conflux) and name any of them: the oldest stands for all.
QString TorCircuits::shownFor(const QString &circuit) const
{
    const QString conflux = m_paths.value(circuit).conflux;
    if (conflux.isEmpty())
        return circuit;
    QString oldest = circuit;
    for (auto path = m_paths.begin(); path != m_paths.end(); ++path) {
        if (path->conflux == conflux && path.key().toULongLong() < oldest.toULongLong())
            oldest = path.key();
    }
    return oldest;
}

void TorCircuits::tell(const Stream &stream)
{
    if (!stream.ours || stream.circuit.isEmpty())
        return;
    const QString shown = shownFor(stream.circuit);
    const auto path = m_paths.constFind(shown);
    const observe::Circuit circuit = path == m_paths.constEnd() ? observe::Circuit{shown, {}} : path->circuit;
    findCountries(circuit);
    emit streamAttached(stream.ours, withCountries(circuit));
}

void TorCircuits::tellAllOf(const QString &circuit)
{
    for (const Stream &stream : std::as_const(m_streams)) {
        if (stream.ours && shownFor(stream.circuit) == circuit)
            tell(stream);
    }
}

// ---- Countries, asked for where a stream of ours takes the circuit

void TorCircuits::findCountries(const observe::Circuit &circuit)
{
    if (m_countries.size() > countriesKept)
        m_countries.clear();
    for (const observe::Relay &relay : circuit.relays) {
        if (m_countries.contains(relay.fingerprint))
            continue;
        const QString fingerprint = relay.fingerprint;
        m_countries.insert(fingerprint, {});
        const std::string key = "ns/id/" + fingerprint.toStdString();
        m_control.send("GETINFO " + QByteArray::fromStdString(key), [this, key, fingerprint](const TorReply &entry) {
            const QString address = addressInConsensusEntry(entry.valueOf(key).value_or(std::string()));
            if (address.isEmpty())
                return;
            const std::string lookup = "ip-to-country/" + address.toStdString();
            m_control.send("GETINFO " + QByteArray::fromStdString(lookup),
                           [this, lookup, fingerprint](const TorReply &reply) {
                               countryFound(fingerprint, QString::fromStdString(reply.valueOf(lookup).value_or("??")));
                           });
        });
    }
}

void TorCircuits::countryFound(const QString &fingerprint, const QString &country)
{
    if (country == QLatin1String("??"))
        return;
    m_countries.insert(fingerprint, country);
    const auto passes = [&fingerprint](const observe::Relay &relay) { return relay.fingerprint == fingerprint; };
    for (const QString &id : m_paths.keys()) {
        const QList<observe::Relay> &relays = m_paths[id].circuit.relays;
        if (std::any_of(relays.begin(), relays.end(), passes))
            tellAllOf(id);
    }
}

observe::Circuit TorCircuits::withCountries(observe::Circuit circuit) const
{
    for (observe::Relay &relay : circuit.relays)
        relay.country = m_countries.value(relay.fingerprint);
    return circuit;
}

} // namespace argyle::routes
