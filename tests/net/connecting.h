// SPDX-License-Identifier: MIT
#pragma once

#include "net/connector.h"
#include "net/socketoptions.h"
#include "tests/net/peer.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include <sys/socket.h>

namespace argyle::net::test {

inline SocketAddress loopback4(std::uint16_t port = 0)
{
    return SocketAddress::ipv4({127, 0, 0, 1}, port);
}

inline SocketAddress loopback6(std::uint16_t port = 0)
{
    return *SocketAddress::fromLiteral("::1", port);
}

/// A port at which connections are refused: bound, so that nobody else gets it, but not listening.
struct Refusing
{
    explicit Refusing(SocketAddress address = loopback4())
    {
        socket = makeTcpSocket(address.family());
        if (bind(socket.get(), address.data(), address.size()) != 0)
            qFatal("no port: %s", strerror(errno));
    }

    SocketAddress address() const { return SocketAddress::localOf(socket.get()); }

    Descriptor socket;
};

/// One run of a connector.
struct Run
{
    explicit Run(Reactor &reactor)
        : connector(std::make_unique<Connector>(
            reactor,
            [this](Connector::Connected result) {
                QVERIFY(!isInsideConnect);
                connected = std::move(result);
                ++calls;
                connector.reset();
            },
            [this](int code) {
                QVERIFY(!isInsideConnect);
                error = code;
                ++calls;
                connector.reset();
            }))
    {}

    void connect(std::vector<SocketAddress> addresses, const QByteArray &early = {},
                 Connector::OwnPorts ownPorts = Connector::OwnPorts::Taken)
    {
        kept = early;
        isInsideConnect = true;
        connector->connect(std::move(addresses),
                           std::as_bytes(std::span(kept.constData(), static_cast<std::size_t>(kept.size()))), ownPorts);
        isInsideConnect = false;
    }

    bool finishes() const
    {
        return eventually([this] { return calls > 0; });
    }

    std::unique_ptr<Connector> connector;
    std::optional<Connector::Connected> connected;
    QByteArray kept;
    int error = 0;
    int calls = 0;
    bool isInsideConnect = false;
};

inline Descriptor acceptedOf(const Descriptor &listener)
{
    Descriptor accepted;
    eventually([&] {
        accepted.reset(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        return accepted.isValid();
    });
    return accepted;
}

inline QByteArray readAll(int fd, qsizetype size)
{
    QByteArray all;
    eventually([&] {
        std::array<char, 65536> room{};
        const ssize_t count = ::recv(fd, room.data(), room.size(), MSG_DONTWAIT);
        if (count > 0)
            all.append(room.data(), count);
        return all.size() >= size || count == 0;
    });
    return all;
}

} // namespace argyle::net::test
