// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace argyle::net::test {

inline SocketAddress peerOf(const QTcpSocket &socket)
{
    return SocketAddress::peerOf(int(socket.socketDescriptor()));
}

inline SocketAddress localOf(const QTcpSocket &socket)
{
    return SocketAddress::localOf(int(socket.socketDescriptor()));
}

/// A connection of this process with itself: to `target`, where a server listens at `listening`.
struct OwnConnection
{
    OwnConnection(const QHostAddress &listening, const QHostAddress &target)
        : isListening(server.listen(listening))
    {
        client.connectToHost(target, server.serverPort());
        if (isListening && server.waitForNewConnection(5000) && client.waitForConnected())
            accepted.reset(server.nextPendingConnection());
    }

    QTcpServer server;
    QTcpSocket client;
    const bool isListening;
    std::unique_ptr<QTcpSocket> accepted; ///< null: it was not made
};

} // namespace argyle::net::test
