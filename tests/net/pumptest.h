// SPDX-License-Identifier: MIT
#pragma once

#include "net/pump.h"
#include "net/reactor.h"
#include "tests/net/peer.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace argyle::net::test {

constexpr qsizetype mebibyte = 1024 * 1024;

QByteArray hashOf(const QByteArray &bytes);

/// Runs the event loop for that long.
bool passes(int milliseconds);
/// Runs the event loop until the value has stood still for a while.
bool settles(const std::function<qint64()> &value);

/// A client, a destination and the pump between them.
class Relay final : public PumpOwner
{
public:
    /// Bytes that have been put into a socket and not been read at the other end, both kernels' buffers together, are bounded by
    /// `buffers` where it is given.
    explicit Relay(Reactor &reactor, Wire wire = Wire::Tcp, int buffers = 0);

    void start(const QByteArray &toRemote = {}, const QByteArray &toClient = {},
               Pump::ClientSide side = Pump::ClientSide::Open);

    void pumpEnded(PumpEnd how) override;
    void pumpMoved() override { ++movedCalls; }

    std::unique_ptr<Peer> client;
    std::unique_ptr<Peer> remote;
    std::unique_ptr<Pump> pump;
    std::optional<PumpEnd> end;
    std::function<void()> onEnd;
    int movedCalls = 0;
    bool isInsideStart = false;
};

/// A test of the pump, each of whose functions finds a reactor and a wire of the kinds that its row names.
class PumpTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

protected:
    std::unique_ptr<Reactor> m_reactor;
    Wire m_wire = Wire::Tcp;
};

} // namespace argyle::net::test
