// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace argyle::observe {

/// Whether names and addresses of destinations are written or replaced by "(hidden)".
enum class Destinations : quint8 { Shown, Hidden };

/// The documents that `--json` prints, keys as in the command line's contract.
///
/// A stream: id, port, group, epoch, protocol ("4", "4A", "5", "HTTP", "unknown"), command ("CONNECT"; null where the
/// client spoke no SOCKS), host, hostPort, state, reply (the byte in two hexadecimal digits, "05"; null while none was
/// sent), route, circuit (behind Tor alone: an object, null while not known), application, client, credentials (the short tag), remote, answer, dnsLeak,
/// problem, received and sent (bytes), openedAt and endedAt (ISO 8601 in UTC with milliseconds; endedAt null while it
/// goes on), phases (milliseconds by name, those that happened). Texts that are not known are empty.
QJsonObject toJson(const StreamRecord &record, Destinations destinations);
/// A group: id, name, port, streams, epoch, circuit (behind Tor alone, once it is known), received, sent.
/// Its fields stay out: they name destinations.
QJsonObject toJson(const GroupRecord &record);
/// A port: spec, address, state, error (empty where there is none), streams.
QJsonObject toJson(const PortRecord &record);
QJsonArray toJson(const QList<StreamRecord> &records, Destinations destinations);
/// The engine as a whole: version, route, ports (objects as above; a delta that brings none gives none), streams (how many
/// are open), replies (how often each code was sent: {"00": 12}), behind Tor tor.
QJsonObject statusToJson(const Delta &delta);

/// RFC 4180, UTF-8, with a header line. Columns are named like the keys of the JSON, a phase "phases.connect". A text that
/// a spreadsheet would take for a formula has an apostrophe before it.
QByteArray toCsv(const QList<StreamRecord> &records, Destinations destinations);

} // namespace argyle::observe
