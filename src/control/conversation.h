// SPDX-License-Identifier: MIT
#pragma once

#include "control/command.h"

#include <QBasicTimer>
#include <QJsonValue>
#include <QObject>

class QLocalSocket;

namespace argyle::control {

/// One client of the control server: reads requests, one at a time, and writes their answers. A client that reads slowly is asked
/// for nothing more until it has its answer; one that does nothing for long is closed. Destroys itself when the client has gone.
class Conversation : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket.
    Conversation(QLocalSocket &socket, QObject *parent);

    /// One of these follows each asked().
    void answer(const QJsonValue &result);
    void fail(const QString &sentence);
    /// Says why, and ends.
    void refuse(const QString &sentence);

signals:
    void asked(const argyle::control::Command &command);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void goOn();
    bool skipTooLong();
    void write(const QJsonObject &line);

    QLocalSocket &m_socket;
    QBasicTimer m_patience;
    enum class State : quint8 { Reading, Working, Ending } m_state = State::Reading;
    bool m_isSkipping = false; ///< inside a request that is too long
};

} // namespace argyle::control
