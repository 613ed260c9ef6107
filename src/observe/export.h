// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace argyle::observe {

/// Whether names and addresses of destinations are written or replaced by "(hidden)".
enum class Destinations : quint8 { Shown, Hidden };

/// The documents that `--json` prints: keys as in the command line's contract (id, port, group, protocol, command, host,
/// hostPort, state, reply, route, application, received, sent, openedAt (ISO 8601, UTC), phases, circuit; and so on).
QJsonObject toJson(const StreamRecord &record, Destinations destinations);
QJsonObject toJson(const GroupRecord &record);
QJsonObject toJson(const PortRecord &record);
QJsonArray toJson(const QList<StreamRecord> &records, Destinations destinations);

/// RFC 4180, UTF-8, with a header line.
QByteArray toCsv(const QList<StreamRecord> &records, Destinations destinations);

} // namespace argyle::observe
