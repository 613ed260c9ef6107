// SPDX-License-Identifier: MIT
#include "session/freeport.h"

#include <QTcpServer>

#include <algorithm>
#include <limits>

namespace argyle::session {

namespace {

constexpr int mostTries = 300;

bool isFree(const QHostAddress &address, quint16 port)
{
    return QTcpServer().listen(address, port);
}

} // namespace

std::optional<quint16> freePortFrom(const isolation::TcpAddress &first, const QSet<quint16> &reserved)
{
    const QHostAddress address(first.address);
    const int last = std::min<int>(first.port + mostTries, std::numeric_limits<quint16>::max());
    for (int port = std::max<int>(first.port, 1); port <= last; ++port) {
        if (!reserved.contains(quint16(port)) && isFree(address, quint16(port)))
            return quint16(port);
    }
    return std::nullopt;
}

std::optional<quint16> freePortAfter(const isolation::TcpAddress &taken, const QSet<quint16> &reserved)
{
    if (taken.port == 0 || isFree(QHostAddress(taken.address), taken.port))
        return std::nullopt;
    return freePortFrom(taken, QSet<quint16>(reserved) << taken.port);
}

} // namespace argyle::session
