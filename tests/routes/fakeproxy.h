// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace argyle::routes::test {

/// A SOCKS5 proxy on loopback that behaves as its manners say, well or badly. It connects to nothing: what a client sends behind
/// its request is kept.
class FakeProxy : public QObject
{
public:
    /// What becomes of bytes that come together with a message but behind it.
    enum class Surplus : std::uint8_t { Taken, Dropped, EndsTheConnection };
    enum class Step : std::uint8_t { Greeting, Login, Request, Never };
    enum class Leaving : std::uint8_t { Ends, Resets };

    struct Manners
    {
        Surplus surplus = Surplus::Taken;
        /// Demanded, and no other taken. Without: no authentication where it is offered, any credentials where not.
        std::optional<std::pair<QByteArray, QByteArray>> login = {};
        bool prefersLogin = false;    ///< where none is demanded but one is offered
        QByteArray greeting = {};     ///< said in answer to a greeting instead of what would be right; empty: that
        QByteArray reply = success(); ///< the answer to the request, and what follows it in the same write
        bool repliesWhenTold = false; ///< by reply()
        bool repliesInPieces = false; ///< of one byte
        Step leavesAt = Step::Never;  ///< having received that, before an answer
        Leaving leaving = Leaving::Ends;
        int mostConnections = 1000; ///< that it takes; later ones are ended at once
    };

    /// What one connection said.
    struct Conversation
    {
        QByteArray firstPiece; ///< all that came with its first read
        QByteArray methods;
        QByteArray username;
        QByteArray password;
        quint8 command = 0;
        quint8 addressType = 0;
        QByteArray host; ///< as it stood on the wire, without a name's length
        quint16 port = 0;
        QByteArray data; ///< behind the request
        quint16 clientPort = 0;
        bool isOver = false;
    };

    explicit FakeProxy(Manners manners, quint16 port = 0);
    ~FakeProxy() override;

    quint16 port() const { return m_port; }
    /// Ends what is open and listens no more.
    void goDown();
    /// Sends the replies that wait for it, the oldest connection's first, and each in a write of its own.
    void reply();
    /// The same for one connection.
    void reply(std::size_t connection);
    void setManners(const Manners &manners) { m_manners = manners; }

    std::size_t connections() const { return m_clients.size(); }
    const Conversation &said(std::size_t connection) const;
    /// Of all connections together, in their order.
    QByteArray data() const;

    static QByteArray success();
    static QByteArray failure(quint8 code);

private:
    class Client;

    QTcpServer m_listener;
    quint16 m_port = 0;
    Manners m_manners;
    std::vector<std::unique_ptr<Client>> m_clients;
};

} // namespace argyle::routes::test
