// SPDX-License-Identifier: MIT
#pragma once

#include "socks/clienthandshake.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QIODevice;

namespace argyle::session {

/// Sends one request through a port of Argyle's own, as an application would, to show that it works: CONNECT by SOCKS5 with a
/// host name, then HEAD of HTTP. Main thread only; one trial at a time, a new one ends the last.
class PortTrial : public QObject
{
    Q_OBJECT
public:
    /// Whom it asks unless told otherwise: example.com is there for such use (RFC 2606, IANA).
    static socks::Endpoint usualDestination();

    explicit PortTrial(socks::Endpoint destination = usualDestination(), QObject *parent = nullptr);
    ~PortTrial() override;

    const socks::Endpoint &destination() const { return m_destination; }

    /// At an address where a port listens, or at a Unix-domain socket's path. `name` is how the sentences call the port.
    void startTcp(const QString &host, quint16 port, const QString &name);
    void startUnix(const QString &path);

    /// Milliseconds until an answer is not waited for any more; Tor may take its time.
    static constexpr int patience = 60'000;

signals:
    /// What happened, as a sentence or two for the person; once for each start.
    void finished(const QString &sentence);

private:
    template<typename Socket>
    Socket *begin(const QString &name);
    void connected();
    void received();
    void receivedHandshake(const QByteArray &bytes);
    void receivedAnswer(const QByteArray &bytes);
    void ended(const QString &error);
    void finish(const QString &sentence);
    QString refusal() const;
    QString target() const;

    socks::Endpoint m_destination;
    QString m_name;
    std::unique_ptr<QIODevice> m_socket;
    std::optional<socks::ClientHandshake> m_handshake;
    bool m_isConnected = false;
    QTimer m_patience;
};

} // namespace argyle::session
