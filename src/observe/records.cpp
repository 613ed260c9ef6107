// SPDX-License-Identifier: MIT
#include "observe/records.h"

namespace argyle::observe {

const char *nameOf(Phase phase)
{
    switch (phase) {
    case Phase::Handshake:
        return "handshake";
    case Phase::Resolve:
        return "resolve";
    case Phase::Connect:
        return "connect";
    case Phase::Reply:
        return "reply";
    case Phase::FirstByte:
        return "firstByte";
    case Phase::Transfer:
        return "transfer";
    }
    Q_UNREACHABLE();
}

const char *nameOf(StreamState state)
{
    switch (state) {
    case StreamState::Handshake:
        return "handshake";
    case StreamState::Resolving:
        return "resolving";
    case StreamState::Connecting:
        return "connecting";
    case StreamState::Open:
        return "open";
    case StreamState::Done:
        return "closed";
    case StreamState::Failed:
        return "failed";
    }
    Q_UNREACHABLE();
}

const char *nameOf(PortState state)
{
    switch (state) {
    case PortState::Off:
        return "off";
    case PortState::Open:
        return "open";
    case PortState::Failed:
        return "failed";
    }
    Q_UNREACHABLE();
}

QString codeDigits(quint8 code)
{
    return QStringLiteral("%1").arg(code, 2, 16, QLatin1Char('0')).toUpper();
}

QHash<quint8, quint64> Counters::replies() const
{
    QHash<quint8, quint64> all;
    for (const QHash<quint8, quint64> &ofPort : repliesByPort) {
        for (auto reply = ofPort.begin(); reply != ofPort.end(); ++reply)
            all[reply.key()] += reply.value();
    }
    return all;
}

} // namespace argyle::observe
