// SPDX-License-Identifier: MIT
#pragma once

#include "observe/circuit.h"
#include "socks/codes.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>

namespace argyle::observe {

/// Where a stream is in its life. Done is a stream that ended as it should after a success reply; Failed got a failure
/// reply or none at all. The command line calls Done "closed".
enum class StreamState : quint8 { Handshake, Resolving, Connecting, Open, Done, Failed };

/// The parts of a stream's life, in order. A phase that did not happen has no duration.
enum class Phase : quint8 { Handshake, Resolve, Connect, Reply, FirstByte, Transfer };
inline constexpr int phaseCount = 6;
/// "handshake", "resolve", "connect", "reply", "firstByte", "transfer": the names in JSON.
const char *nameOf(Phase phase);
/// "handshake", "resolving", "connecting", "open", "closed", "failed": the names in JSON.
const char *nameOf(StreamState state);

/// What the engine tells of one stream, as a value. Holds no secret: credentials are a tag.
struct StreamRecord
{
    quint64 id = 0;
    QString port;      ///< address of the port that it came in by: "127.0.0.1:1080", "unix:/run/x"
    quint32 group = 0; ///< 0 while it has none
    quint32 epoch = 0; ///< of the group when the stream joined
    socks::Protocol protocol = socks::Protocol::Unknown;
    socks::Command command = socks::Command::Connect;
    QString host; ///< as the client asked, empty while not known
    quint16 hostPort = 0;
    StreamState state = StreamState::Handshake;
    std::optional<quint8> reply; ///< the byte that was sent: REP of SOCKS5, 5A or 5B of SOCKS4; nothing while none was
    QString answer;              ///< what a RESOLVE or RESOLVE_PTR found
    std::optional<quint8>
        reason;      ///< the SOCKS5 code, an extended one too, that says more of why than the reply that was sent
    QString problem; ///< a sentence where it failed or ended badly
    bool isRouteAtFault = false; ///< the proxy or the Tor on the way failed, not the destination
    QString route;               ///< "direct", "upstream", "tor"
    Circuit circuit;             ///< behind Tor, where it is known
    QString application;         ///< executable's base name, empty where not known
    qint64 applicationPid = 0;
    QString client;         ///< the client's own address, empty for Unix-domain clients
    QString credentialsTag; ///< "tag 3f9a", empty without credentials
    QString remote;         ///< the address that was connected to, on the direct route
    bool leaksDns = false;  ///< the client sent an address where it could have sent a name
    quint64 received = 0;   ///< bytes from the destination to the client
    quint64 sent = 0;       ///< bytes from the client to the destination
    qint64 openedAt = 0;    ///< milliseconds since the epoch (UTC)
    qint64 endedAt = 0;     ///< the same, 0 while it goes on
    std::array<qint64, phaseCount> phases{-1, -1, -1, -1, -1, -1}; ///< microseconds by Phase, -1: did not happen (yet)

    /// Whether what the client asks for is known: `command` says nothing before.
    bool hasRequest() const { return !host.isEmpty() || reply.has_value(); }
    bool isEnded() const { return state == StreamState::Done || state == StreamState::Failed; }
    /// Milliseconds from the beginning to the end, or to `now` while it goes on.
    qint64 duration(qint64 now) const { return (endedAt ? endedAt : now) - openedAt; }
};

/// What the engine tells of one isolation group.
struct GroupRecord
{
    quint32 id = 0;
    QString name;
    QStringList applications; ///< whose streams it has or had, the one that it is named after first
    QString port;
    quint32 streams = 0; ///< open ones
    quint32 epoch = 0;
    Circuit circuit;                           ///< behind Tor: of the newest stream of this epoch
    QList<std::pair<QString, QString>> fields; ///< what makes it a group, as isolation::GroupField
    quint64 received = 0;
    quint64 sent = 0;
    bool operator==(const GroupRecord &) const = default;
};

enum class PortState : quint8 { Off, Open, Failed };
/// "off", "open", "failed": the names in JSON.
const char *nameOf(PortState state);

/// What the engine tells of one port.
struct PortRecord
{
    QString spec;    ///< its torrc line
    QString address; ///< where it listens really ("127.0.0.1:41234" for auto), or where it would
    PortState state = PortState::Off;
    QString error; ///< a sentence where state is Failed, or where an open port lets nobody in for now
    quint32 streams = 0;
    bool operator==(const PortRecord &) const = default;
};

/// A reply code or a command as people write it: "05", "F0".
QString codeDigits(quint8 code);

/// Totals since the engine started.
struct Counters
{
    quint64 accepted = 0;
    quint64 open = 0; ///< not ended, handshakes included
    quint64 failed = 0;
    quint64 received = 0; ///< bytes, all streams
    quint64 sent = 0;
    /// How often each reply byte was sent (SOCKS4's too: they differ from SOCKS5's), by the port's address.
    QMap<QString, QHash<quint8, quint64>> repliesByPort;

    /// The same for all ports together.
    QHash<quint8, quint64> replies() const;
};

/// One batch of news: everything that changed since the last one.
struct Delta
{
    /// A snapshot replaces what was known, ended streams in the history included.
    enum class Kind : quint8 { Update, Snapshot };
    Kind kind = Kind::Update;
    qint64 at = 0;               ///< milliseconds since the epoch
    QList<StreamRecord> streams; ///< new and changed ones, each whole, in the order of their ids
    QList<GroupRecord> groups;   ///< all groups, where anything of them changed; else empty
    bool groupsChanged = false;
    QList<PortRecord> ports; ///< all ports, where anything of them changed; else empty
    bool portsChanged = false;
    QString route;                ///< in words: "Direct"
    std::optional<TorStatus> tor; ///< where the route leads through Tor
    Counters counters;
};

} // namespace argyle::observe

Q_DECLARE_METATYPE(argyle::observe::StreamRecord)
Q_DECLARE_METATYPE(argyle::observe::Delta)
