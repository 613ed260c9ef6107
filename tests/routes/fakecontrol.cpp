// SPDX-License-Identifier: MIT
#include "tests/routes/fakecontrol.h"

#include <QLocalSocket>
#include <QTcpSocket>

#include <utility>

namespace argyle::tests {

FakeControl::FakeControl()
{
    on("PROTOCOLINFO", "250-PROTOCOLINFO 1\r\n250-AUTH METHODS=NULL\r\n250-VERSION Tor=\"0.4.9.11\"\r\n250 OK\r\n");
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] { accepted(m_tcp.nextPendingConnection()); });
    m_tcp.listen(QHostAddress::LocalHost);
}

FakeControl::FakeControl(const QString &path)
    : FakeControl()
{
    m_tcp.close();
    connect(&m_local, &QLocalServer::newConnection, this, [this] { accepted(m_local.nextPendingConnection()); });
    m_local.listen(path);
}

routes::TorControlAddress FakeControl::address() const
{
    if (m_local.isListening())
        return m_local.fullServerName();
    return socks::Endpoint{socks::Ipv4{{127, 0, 0, 1}}, m_tcp.serverPort()};
}

void FakeControl::on(const QByteArray &word, const QByteArray &answer)
{
    on(word, [answer](const QByteArray &) { return answer; });
}

void FakeControl::on(const QByteArray &word, std::function<QByteArray(const QByteArray &)> answer)
{
    m_answers[word] = std::move(answer);
}

void FakeControl::knows(const QByteArray &key, const QByteArray &value)
{
    m_values[key] = value;
}

void FakeControl::say(const QByteArray &line)
{
    m_socket->write(line + "\r\n");
}

void FakeControl::drop()
{
    QIODevice *socket = std::exchange(m_socket, nullptr);
    socket->close();
    socket->deleteLater();
}

void FakeControl::accepted(QIODevice *socket)
{
    ++connections;
    m_socket = socket;
    connect(socket, &QIODevice::readyRead, this, &FakeControl::read);
}

void FakeControl::read()
{
    while (m_socket && m_socket->canReadLine()) {
        const QByteArray command = m_socket->readLine().trimmed();
        commands.append(command);
        const QByteArray answer = answerTo(command);
        if (m_socket)
            m_socket->write(answer);
    }
}

QByteArray FakeControl::answerTo(const QByteArray &command) const
{
    const QByteArray word = command.split(' ').first();
    if (m_answers.contains(word))
        return m_answers[word](command);
    if (word != "GETINFO")
        return "250 OK\r\n";
    const QByteArray key = command.mid(8);
    if (!m_values.contains(key))
        return "552 Unrecognized key \"" + key + "\"\r\n";
    QByteArray value = m_values[key];
    if (value.contains('\n'))
        return "250+" + key + "=\r\n" + value.replace("\n", "\r\n") + ".\r\n250 OK\r\n";
    return "250-" + key + '=' + value + "\r\n250 OK\r\n";
}

} // namespace argyle::tests
