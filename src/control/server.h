// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "observe/export.h"

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace argyle::control {

class Conversation;
class Source;
struct Command;

/// Answers the command line, and a second launch of the desktop program, over a local socket that this user alone may connect to.
/// A client writes requests as JSON, one a line: {"command":"close","id":12}. Each is answered, in order, by one line:
/// {"ok":true,"result":…} or {"ok":false,"error":"a sentence"}. Lives in the main thread.
class Server : public QObject
{
    Q_OBJECT
public:
    /// The source must outlive the server.
    explicit Server(Source &source, QObject *parent = nullptr);
    ~Server() override;

    /// Why the socket could not be opened, as a sentence; else empty. A socket that a program left behind when it died is
    /// replaced, one that somebody answers is not.
    QString listen();
    QString listen(const QString &folder);

    /// Whether streams are told with their destinations.
    void setDestinations(observe::Destinations destinations) { m_destinations = destinations; }

    /// Bytes that a request may have.
    static constexpr qint64 longestRequest = 64 * 1024;
    /// Clients at once; more are told so and closed.
    static constexpr int mostClients = 64;
    /// Milliseconds; a client that neither asks nor reads for so long is closed.
    static constexpr int clientPatience = 30'000;

signals:
    /// Another launch asks for the window. Without a receiver (headless) the other side is told that there is none.
    void raiseRequested();

private:
    void takeClients();
    void carryOut(const Command &command, Conversation &conversation);

    Source &m_source;
    observe::Destinations m_destinations = observe::Destinations::Shown;
    net::Descriptor m_lock; ///< held while we are the one that answers
    QLocalServer m_server;
    int m_clients = 0;
};

} // namespace argyle::control
