// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torcontrol.h"

#include <QByteArray>
#include <QLocalServer>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QTcpServer>

#include <functional>

namespace argyle::tests {

/// A control port that says what a test wants it to: on TCP, or on a Unix-domain socket.
class FakeControl : public QObject
{
public:
    FakeControl();
    /// Listens at this path instead.
    explicit FakeControl(const QString &path);

    routes::TorControlAddress address() const;
    /// Answers commands that begin with this word from now on; the answer is given whole, with its line ends.
    void on(const QByteArray &word, const QByteArray &answer);
    void on(const QByteArray &word, std::function<QByteArray(const QByteArray &command)> answer);
    /// Answers GETINFO of that key with one line, or with data where the value has a line end.
    void knows(const QByteArray &key, const QByteArray &value);
    void say(const QByteArray &line);
    /// Closes the connection; the next one is taken as ever.
    void drop();

    QByteArrayList commands; ///< in the order they came, over all connections
    int connections = 0;

private:
    void accepted(QIODevice *socket);
    void read();
    QByteArray answerTo(const QByteArray &command) const;

    QTcpServer m_tcp;
    QLocalServer m_local;
    QIODevice *m_socket = nullptr;
    QMap<QByteArray, std::function<QByteArray(const QByteArray &)>> m_answers;
    QMap<QByteArray, QByteArray> m_values;
};

} // namespace argyle::tests
