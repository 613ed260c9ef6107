// SPDX-License-Identifier: MIT
#include "control/conversation.h"

#include "control/server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimerEvent>

#include <utility>

namespace argyle::control {

Conversation::Conversation(QLocalSocket &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_socket.setParent(this);
    // One byte more than fits, which tells that a request is too long; what follows waits with the client.
    m_socket.setReadBufferSize(Server::longestRequest + 1);
    connect(&m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_socket, &QLocalSocket::readyRead, this, &Conversation::goOn);
    connect(&m_socket, &QLocalSocket::bytesWritten, this, &Conversation::goOn);
    QMetaObject::invokeMethod(this, &Conversation::goOn, Qt::QueuedConnection);
}

/// Something has moved, or begins.
void Conversation::goOn()
{
    m_patience.start(Server::clientPatience, this);
    if (m_state == State::Ending && m_socket.bytesToWrite() == 0)
        m_socket.disconnectFromServer();
    while (m_state == State::Reading && m_socket.bytesToWrite() == 0) {
        if (m_isSkipping || !m_socket.canReadLine()) {
            if (!skipTooLong())
                return;
            continue;
        }
        const ParsedCommand parsed = parseRequest(m_socket.readLine());
        m_state = State::Working;
        if (parsed.command)
            emit asked(*parsed.command);
        else
            fail(parsed.error);
    }
}

/// Refuses a request that is too long, and drops it up to its end as it comes. Whether a next one may be there.
bool Conversation::skipTooLong()
{
    if (!m_isSkipping && m_socket.bytesAvailable() <= Server::longestRequest)
        return false;
    if (!std::exchange(m_isSkipping, true))
        fail(Server::tr("a request may have %1 bytes at most").arg(Server::longestRequest));
    const bool ends = m_socket.canReadLine();
    const QByteArray dropped = ends ? m_socket.readLine() : m_socket.readAll();
    m_isSkipping = !ends;
    return ends || !dropped.isEmpty();
}

void Conversation::answer(const QJsonValue &result)
{
    write({{QStringLiteral("ok"), true}, {QStringLiteral("result"), result}});
}

void Conversation::fail(const QString &sentence)
{
    write({{QStringLiteral("ok"), false}, {QStringLiteral("error"), sentence}});
}

void Conversation::refuse(const QString &sentence)
{
    fail(sentence);
    m_state = State::Ending;
}

void Conversation::write(const QJsonObject &line)
{
    if (m_state == State::Ending)
        return;
    m_state = State::Reading;
    m_patience.start(Server::clientPatience, this);
    m_socket.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

void Conversation::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_patience.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_patience.stop();
    if (m_state != State::Working)
        m_socket.abort();
}

} // namespace argyle::control
