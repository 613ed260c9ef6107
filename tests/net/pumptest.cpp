// SPDX-License-Identifier: MIT
#include "tests/net/pumptest.h"

#include "net/link.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTest>
#include <QTimer>

#include <cstddef>
#include <span>
#include <vector>

#include <sys/socket.h>

namespace argyle::net::test {

namespace {

std::vector<std::byte> toBytes(const QByteArray &bytes)
{
    const auto view = std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return {view.begin(), view.end()};
}

void limitBuffers(int fd, int bytes)
{
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes));
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
}

} // namespace

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

bool passes(int milliseconds)
{
    bool hasPassed = false;
    QTimer::singleShot(milliseconds, qApp, [&] { hasPassed = true; });
    return eventually([&] { return hasPassed; });
}

bool settles(const std::function<qint64()> &value)
{
    for (int round = 0; round < 100; ++round) {
        const qint64 before = value();
        if (!passes(100))
            return false;
        if (value() == before)
            return true;
    }
    return false;
}

Relay::Relay(Reactor &reactor, Wire wire, int buffers)
{
    Ends clientEnds = connected(wire);
    Ends remoteEnds = connected(wire);
    if (buffers > 0) {
        for (const int fd : {clientEnds.near.get(), clientEnds.far.get(), remoteEnds.near.get(), remoteEnds.far.get()})
            limitBuffers(fd, buffers);
    }
    client = std::make_unique<Peer>(std::move(clientEnds.far));
    remote = std::make_unique<Peer>(std::move(remoteEnds.far));
    pump = std::make_unique<Pump>(std::make_unique<Link>(reactor, std::move(clientEnds.near), nullptr),
                                  std::make_unique<Link>(reactor, std::move(remoteEnds.near), nullptr), this);
}

void Relay::start(const QByteArray &toRemote, const QByteArray &toClient, Pump::ClientSide side)
{
    isInsideStart = true;
    pump->start(toBytes(toRemote), toBytes(toClient), side);
    isInsideStart = false;
}

void Relay::pumpEnded(PumpEnd how)
{
    QVERIFY(!end);
    QVERIFY(!isInsideStart);
    end = how;
    if (onEnd)
        onEnd();
}

void PumpTest::init()
{
    // Tests without rows run over the kind that matters most.
    const QByteArray row = QTest::currentDataTag();
    m_wire = row.contains("Unix") ? Wire::Unix : Wire::Tcp;
    const auto kind = row.startsWith("notifiers") ? Reactor::Kind::Notifier : Reactor::Kind::Epoll;
    m_reactor = Reactor::create(kind);
    QVERIFY(m_reactor);
}

} // namespace argyle::net::test
