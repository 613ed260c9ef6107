// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QTcpServer>
#include <QUdpSocket>

namespace argyle::tests {

/// A small name server on loopback, over UDP and TCP, for tests: it answers what it was told and counts what it is asked.
/// Names are lower case without the root's dot. A name that it was told nothing about does not exist (NXDOMAIN).
class NameServer
{
public:
    enum class Type : quint16 { A = 1, Cname = 5, Ptr = 12, Aaaa = 28 };
    enum class Behaviour {
        ServerFailure,
        Refused,
        Silent,
        SilentOnce, ///< then as if nothing were the matter
        TruncatedOverUdp,
    };

    /// Port 0: a free one.
    explicit NameServer(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);

    quint16 port() const { return m_udp.localPort(); }
    QString address() const { return QStringLiteral("%1:%2").arg(m_udp.localAddress().toString()).arg(port()); }

    net::SocketAddress socketAddress() const
    {
        return net::SocketAddress::fromLiteral(m_udp.localAddress().toString().toStdString(), port()).value();
    }

    void addAddress(const QByteArray &name, const char *literal, quint32 timeToLive = 300); ///< an A or AAAA record
    void addAlias(const QByteArray &name, const QByteArray &target, quint32 timeToLive = 300);
    void addPointer(const QByteArray &reversed, const QByteArray &name,
                    quint32 timeToLive = 300); ///< "1.2.0.192.in-addr.arpa"
    /// For every type of a name, or for one.
    void setBehaviour(const QByteArray &name, Behaviour behaviour);
    void setBehaviour(const QByteArray &name, Type type, Behaviour behaviour);
    /// From now on it answers as if nothing had been the matter.
    void behave() { m_behaviours.clear(); }
    /// Nobody listens there any more.
    void closeTcp() { m_tcp.close(); }

    qsizetype questions() const { return m_asked.size(); }
    qsizetype questions(const QByteArray &name) const { return m_asked.count(name); }
    qsizetype questionsOverTcp() const { return m_askedOverTcp; }

private:
    struct Record
    {
        Type type;
        quint32 timeToLive;
        QByteArray value; ///< as it goes over the wire
    };
    enum class Transport { Udp, Tcp };

    void listen(const QHostAddress &address, quint16 port);
    void readDatagrams();
    void serve(QTcpSocket *client);
    /// Empty: no answer.
    QByteArray answerTo(const QByteArray &message, Transport transport);
    QList<std::pair<QByteArray, Record>> recordsFor(QByteArray name, Type type) const;

    QUdpSocket m_udp;
    QTcpServer m_tcp;
    QHash<QByteArray, QList<Record>> m_records;
    QHash<std::pair<QByteArray, quint16>, Behaviour> m_behaviours; ///< type 0: all
    QList<QByteArray> m_asked;
    qsizetype m_askedOverTcp = 0;
};

} // namespace argyle::tests
