// SPDX-License-Identifier: MIT
#pragma once

#include "observe/circuit.h"
#include "routes/torwords.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace argyle::routes {

/// An event's keyword ("CIRC") and what follows it.
struct TorEventText
{
    std::string_view keyword;
    std::string_view rest;
};
TorEventText splitTorEvent(std::string_view text);

/// What became of one of Tor's streams (control-spec §4.1.2).
struct TorStreamEvent
{
    QString id;
    QString status;               ///< "NEW", "SENTCONNECT", "CLOSED"…
    QString circuit;              ///< empty: none
    std::uint16_t sourcePort = 0; ///< of the client's connection to the SocksPort, 0 where it is not told
    bool isOver() const { return status == QLatin1String("CLOSED"); }
};
/// Reads what follows "STREAM"; nothing where it is none.
std::optional<TorStreamEvent> parseTorStream(std::string_view text);

/// How one of Tor's circuits is (control-spec §4.1.1).
struct TorCircuitEvent
{
    observe::Circuit circuit; ///< countries are not told here
    QString status;           ///< "LAUNCHED", "EXTENDED", "BUILT", "CLOSED"…
    QString conflux;          ///< names the set of circuits that carry the same streams together, empty: it is alone
    bool isBuilt() const { return status == QLatin1String("BUILT"); }
    bool isOver() const { return status == QLatin1String("CLOSED") || status == QLatin1String("FAILED"); }
};
/// Reads what follows "CIRC", or a line of GETINFO circuit-status.
std::optional<TorCircuitEvent> parseTorCircuit(std::string_view text);

/// A status event: "NOTICE BOOTSTRAP PROGRESS=45 …" (control-spec §4.1.10).
struct TorStatusEvent
{
    QString severity; ///< "NOTICE", "WARN", "ERR"
    QString action;   ///< "BOOTSTRAP", "CLOCK_SKEW"…
    TorWords words;
};
/// Reads what follows "STATUS_CLIENT" or "STATUS_GENERAL", or the answer to GETINFO status/bootstrap-phase.
std::optional<TorStatusEvent> parseTorStatus(std::string_view text);

/// The address in a relay's entry of the consensus, as GETINFO ns/id/… answers it; empty where there is none.
QString addressInConsensusEntry(std::string_view entry);

/// The first port at 127.0.0.1 in an answer to GETINFO net/listeners/socks: `"127.0.0.1:9050" "unix:/run/tor/socks"`.
std::optional<std::uint16_t> firstLoopbackPort(std::string_view listeners);

} // namespace argyle::routes
