// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "net/reactor.h"
#include "net/socketaddress.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QObject>

#include <functional>
#include <memory>
#include <random>
#include <utility>

class QSocketNotifier;

namespace argyle::net::test {

/// Runs the event loop until the condition holds. False: it did not within the time.
bool eventually(const std::function<bool()> &condition, std::chrono::milliseconds within = std::chrono::seconds(20));

/// Both ends of a connection, non-blocking.
struct Ends
{
    Descriptor near;
    Descriptor far;
};

enum class Wire : std::uint8_t { Tcp, Unix };
Ends connected(Wire wire);

/// A listener on loopback, non-blocking.
Descriptor listenTcp(const SocketAddress &address, int backlog = 64);
Descriptor listenTcp();

/// The rows that every test of links runs over: kind of reactor and of socket, as columns "kind" and "wire".
void addKindsAndWires();

/// A row's bytes: the same for the same seed.
QByteArray randomBytes(qsizetype size, unsigned seed);

/// A client or a server of a test: sends what it is given and takes what comes, with plain calls and notifiers of its own.
class Peer : public QObject
{
public:
    explicit Peer(Descriptor descriptor);
    ~Peer() override;

    int fd() const { return m_descriptor.get(); }

    void send(const QByteArray &bytes);
    /// Shuts its sending side once all is sent.
    void endSending();
    void closeNow() { drop(); }
    void resetNow();

    /// At most this much is written, or read, at a time; a random size up to it.
    void setChunks(int mostWritten, int mostRead, unsigned seed);
    void pauseReading();
    void resumeReading();

    qint64 sentSize() const { return m_sentSize; }
    bool allSent() const { return m_offset == m_unsent.size(); }
    qint64 receivedSize() const { return m_receivedSize; }
    QByteArray receivedHash() const { return m_hash.result(); }
    /// What it received, the last 4 KiB of it.
    QByteArray received() const { return m_received; }
    bool hasEnd() const { return m_hasEnd; }
    int error() const { return m_error; }
    bool isReset() const { return m_error == ECONNRESET || m_error == EPIPE; }

private:
    void readSome();
    void writeSome();
    void failed(int error);
    void drop();
    int chunk(int most);

    Descriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_read;
    std::unique_ptr<QSocketNotifier> m_write;
    QByteArray m_unsent;
    qsizetype m_offset = 0; ///< in what is unsent
    QByteArray m_room;
    QByteArray m_received;
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
    std::minstd_rand m_random;
    int m_mostWritten = 1 << 20;
    int m_mostRead = 1 << 20;
    qint64 m_sentSize = 0;
    qint64 m_receivedSize = 0;
    int m_error = 0;
    bool m_ending = false;
    bool m_hasEnd = false;
};

} // namespace argyle::net::test

Q_DECLARE_METATYPE(argyle::net::Reactor::Kind)
Q_DECLARE_METATYPE(argyle::net::test::Wire)
