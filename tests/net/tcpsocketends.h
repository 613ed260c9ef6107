// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QTcpSocket>

namespace argyle::net::test {

inline SocketAddress peerOf(const QTcpSocket &socket)
{
    return SocketAddress::peerOf(int(socket.socketDescriptor()));
}

inline SocketAddress localOf(const QTcpSocket &socket)
{
    return SocketAddress::localOf(int(socket.socketDescriptor()));
}

} // namespace argyle::net::test
