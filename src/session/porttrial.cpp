// SPDX-License-Identifier: MIT
#include "session/porttrial.h"

#include "observe/records.h"

#include <QCoreApplication>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <span>
#include <string>
#include <utility>

namespace argyle::session {

using Outcome = socks::ClientHandshake::Outcome;

socks::Endpoint PortTrial::usualDestination()
{
    return {std::string("example.com"), 80};
}

PortTrial::PortTrial(socks::Endpoint destination, QObject *parent)
    : QObject(parent)
    , m_destination(std::move(destination))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { finish(tr("%1 did not answer through %2 in time.", "destination, port").arg(target(), m_name)); });
}

PortTrial::~PortTrial() = default;

template<typename Socket>
Socket *PortTrial::begin(const QString &name)
{
    if (m_socket)
        m_socket->disconnect(this);
    auto made = std::make_unique<Socket>();
    Socket *socket = made.get();
    // Later: this may run in a signal of that very socket.
    if (QIODevice *last = m_socket.release())
        last->deleteLater();
    m_socket = std::move(made);
    m_name = name;
    m_isConnected = false;
    m_handshake.emplace(
        socks::Request{socks::Protocol::Socks5, socks::Command::Connect, m_destination, socks::AskedAs::Name, {}},
        socks::ClientPolicy{});
    connect(socket, &Socket::connected, this, &PortTrial::connected);
    connect(socket, &Socket::readyRead, this, &PortTrial::received);
    connect(socket, &Socket::errorOccurred, this, [this, socket] { ended(socket->errorString()); });
    m_patience.start();
    return socket;
}

void PortTrial::startTcp(const QString &host, quint16 port, const QString &name)
{
    auto *socket = begin<QTcpSocket>(name);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->connectToHost(host, port);
}

void PortTrial::startUnix(const QString &path)
{
    begin<QLocalSocket>(path)->connectToServer(path);
}

void PortTrial::connected()
{
    m_isConnected = true;
    const std::vector<std::byte> message = m_handshake->takeMessage();
    m_socket->write(reinterpret_cast<const char *>(message.data()), qint64(message.size()));
}

void PortTrial::received()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_handshake->outcome() == Outcome::NeedMore)
        receivedHandshake(bytes);
    else
        receivedAnswer(bytes);
}

void PortTrial::receivedHandshake(const QByteArray &bytes)
{
    const auto progress = m_handshake->receive(std::as_bytes(std::span(bytes.data(), std::size_t(bytes.size()))));
    switch (progress.outcome) {
    case Outcome::NeedMore:
        connected(); // the next message, where there is one
        return;
    case Outcome::Failed:
        finish(refusal());
        return;
    case Outcome::Succeeded:
        break;
    }
    const QByteArray host = QByteArray::fromStdString(socks::toString(m_destination.host));
    m_socket->write("HEAD / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    if (const auto used = qsizetype(progress.consumed); used < bytes.size())
        receivedAnswer(bytes.mid(used));
}

void PortTrial::receivedAnswer(const QByteArray &)
{
    finish(tr("%1 answered through %2.", "destination, port").arg(target(), m_name));
}

void PortTrial::ended(const QString &error)
{
    if (!m_isConnected)
        finish(tr("Nobody answers at %1: %2.", "port, reason").arg(m_name, error));
    else if (m_handshake->outcome() == Outcome::Succeeded)
        finish(tr("%1 was reached through %2, and closed the connection without an answer.", "destination, port")
                   .arg(target(), m_name));
    else
        finish(tr("%1 closed the connection before it answered the request.", "a port").arg(m_name));
}

void PortTrial::finish(const QString &sentence)
{
    m_patience.stop();
    m_socket->disconnect(this);
    m_socket.release()->deleteLater(); // later: this may run in a signal of its own
    emit finished(sentence);
}

QString PortTrial::refusal() const
{
    if (m_handshake->cause() != socks::ClientHandshake::Cause::ProxyReply)
        return tr("%1 did not answer as a SOCKS5 port does.", "a port").arg(m_name);
    const socks::CodeText &text = socks::textOf(m_handshake->reply());
    return tr("The port %1 works, but %2 was not reached: %3 %4.", "port, destination, reply code, its name")
        .arg(m_name, target(), observe::codeDigits(text.code), QCoreApplication::translate("socks", text.name));
}

QString PortTrial::target() const
{
    return QString::fromStdString(socks::toString(m_destination.host));
}

} // namespace argyle::session
