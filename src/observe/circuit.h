// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace argyle::observe {

/// One relay of a circuit.
struct Relay
{
    QString nickname;    ///< empty where it has none
    QString fingerprint; ///< 40 hexadecimal digits
    QString country;     ///< two letters as Tor's own table has them ("de"), empty where that does not tell
    bool operator==(const Relay &) const = default;
};

/// A circuit through Tor, as the running tor names it. Ids are used again by the next tor.
struct Circuit
{
    QString id;          ///< empty: no circuit, or none that is known
    QList<Relay> relays; ///< from the guard on
    bool isEmpty() const { return id.isEmpty(); }
    bool operator==(const Circuit &) const = default;

    /// "alpha (DE) → beta (FR) → gamma"; empty where isEmpty().
    QString text() const;
};

/// {"id": "7", "relays": [{"nickname", "fingerprint", "country"}]}
QJsonObject toJson(const Circuit &circuit);
/// Reads toJson()'s object back; any other value is an empty circuit.
Circuit circuitFromJson(const QJsonValue &json);

/// How the tor behind the route is.
struct TorStatus
{
    QString version;              ///< "0.4.9.11", empty while not known
    std::optional<int> bootstrap; ///< percent, nothing while not known
    QString summary;              ///< the bootstrap phase in Tor's words
    QStringList warnings;         ///< in Tor's words, the newest last
    QString problem;              ///< why it cannot be used, or not be asked, at present: a sentence
    bool isReady = false;         ///< streams can be carried
    qint64 nextIdentityAt =
        0; ///< milliseconds since the epoch: when Tor takes the new identity that was asked for; 0: none is due
    bool operator==(const TorStatus &) const = default;
};

/// {"version", "bootstrap" (percent or null), "summary", "warnings", "problem", "ready", "nextIdentityAt" (ISO 8601 or null)}
QJsonObject toJson(const TorStatus &status);

} // namespace argyle::observe

Q_DECLARE_METATYPE(argyle::observe::Circuit)
