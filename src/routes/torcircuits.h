// SPDX-License-Identifier: MIT
#pragma once

#include "observe/circuit.h"
#include "routes/torreply.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <cstdint>

namespace argyle::routes {

class TorControl;
struct TorStreamEvent;
struct TorCircuitEvent;

/// Which circuit each of our streams takes, told from the events of the control port. Lives in the engine's thread.
class TorCircuits : public QObject
{
    Q_OBJECT
public:
    /// The control connection must outlive this.
    explicit TorCircuits(TorControl &control, QObject *parent = nullptr);

    /// A stream of ours has a connection to Tor's SocksPort, from this port of this machine.
    void expect(quint64 stream, std::uint16_t sourcePort);

signals:
    /// The stream goes through this circuit now; told again once more is known of its relays.
    void streamAttached(quint64 stream, const argyle::observe::Circuit &circuit);
    /// The circuit is no more.
    void circuitClosed(const QString &id);

private:
    /// One of Tor's streams, whoever it belongs to.
    struct Stream
    {
        std::uint16_t sourcePort = 0;
        quint64 ours = 0; ///< 0: not one of ours, or not known yet
        QString circuit;
    };
    struct Path
    {
        observe::Circuit circuit;
        QString conflux;
    };

    void begin();
    void forgetAll();
    void eventReceived(const TorReply &event);
    void streamChanged(const TorStreamEvent &event);
    void circuitChanged(const TorCircuitEvent &event);
    QString shownFor(const QString &circuit) const;
    void tell(const Stream &stream);
    void tellAllOf(const QString &circuit);
    void findCountries(const observe::Circuit &circuit);
    void countryFound(const QString &fingerprint, const QString &country);
    observe::Circuit withCountries(observe::Circuit circuit) const;

    TorControl &m_control;
    QHash<QString, Stream> m_streams; ///< by Tor's id
    QHash<std::uint16_t, QString> m_idByPort;
    QHash<std::uint16_t, quint64> m_expected; ///< bounded by the number of ports that there are
    QHash<QString, Path> m_paths;             ///< by the circuit's id
    QHash<QString, QString> m_countries;      ///< by fingerprint; empty: being asked for, or not known
};

} // namespace argyle::routes
