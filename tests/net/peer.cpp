// SPDX-License-Identifier: MIT
#include "tests/net/peer.h"

#include "net/socketoptions.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <vector>

#include <sys/socket.h>

namespace argyle::net::test {

namespace {

constexpr qsizetype keptSize = 4096;

} // namespace

bool eventually(const std::function<bool()> &condition, std::chrono::milliseconds within)
{
    const QDeadlineTimer deadline(within);
    QTimer wake; // so that the wait for events ends with the deadline, whatever the condition itself waits for
    wake.start(std::chrono::milliseconds(100));
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

Descriptor listenTcp(const SocketAddress &address, int backlog)
{
    Descriptor listener = makeTcpSocket(address.family());
    const int on = 1;
    setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(listener.get(), address.data(), address.size()) != 0 || listen(listener.get(), backlog) != 0)
        qFatal("no listener: %s", strerror(errno));
    return listener;
}

Descriptor listenTcp()
{
    return listenTcp(SocketAddress::ipv4({127, 0, 0, 1}, 0));
}

Ends connected(Wire wire)
{
    Ends ends;
    if (wire == Wire::Unix) {
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0)
            qFatal("no socketpair: %s", strerror(errno));
        ends.near.reset(pair[0]);
        ends.far.reset(pair[1]);
        return ends;
    }
    const Descriptor listener = listenTcp();
    const SocketAddress address = SocketAddress::localOf(listener.get());
    ends.far.reset(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connect(ends.far.get(), address.data(), address.size()) != 0)
        qFatal("no connection: %s", strerror(errno));
    setNonBlocking(ends.far.get());
    setNoDelay(ends.far.get());
    ends.near.reset(accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!ends.near.isValid())
        qFatal("no connection: %s", strerror(errno));
    setNoDelay(ends.near.get());
    return ends;
}

void addKindsAndWires()
{
    QTest::addColumn<Reactor::Kind>("kind");
    QTest::addColumn<Wire>("wire");
    QTest::newRow("epoll, TCP") << Reactor::Kind::Epoll << Wire::Tcp;
    QTest::newRow("epoll, Unix-domain") << Reactor::Kind::Epoll << Wire::Unix;
    QTest::newRow("notifiers, TCP") << Reactor::Kind::Notifier << Wire::Tcp;
    QTest::newRow("notifiers, Unix-domain") << Reactor::Kind::Notifier << Wire::Unix;
}

QByteArray randomBytes(qsizetype size, unsigned seed)
{
    // Eight bytes at a time: tests ask for many.
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> words((static_cast<std::size_t>(size) + 7) / 8);
    std::generate(words.begin(), words.end(), std::ref(random));
    return {reinterpret_cast<const char *>(words.data()), size};
}

Peer::Peer(Descriptor descriptor)
    : m_descriptor(std::move(descriptor))
    , m_read(std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Read))
    , m_write(std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Write))
{
    connect(m_read.get(), &QSocketNotifier::activated, this, [this] { readSome(); });
    connect(m_write.get(), &QSocketNotifier::activated, this, [this] { writeSome(); });
    m_write->setEnabled(false);
}

Peer::~Peer()
{
    drop();
}

void Peer::send(const QByteArray &bytes)
{
    m_unsent += bytes;
    if (m_write)
        m_write->setEnabled(true);
}

void Peer::endSending()
{
    m_ending = true;
    if (m_write)
        m_write->setEnabled(true);
}

void Peer::resetNow()
{
    setResetOnClose(fd());
    drop();
}

void Peer::setChunks(int mostWritten, int mostRead, unsigned seed)
{
    m_mostWritten = mostWritten;
    m_mostRead = mostRead;
    m_random.seed(seed);
}

void Peer::pauseReading()
{
    m_read->setEnabled(false);
}

void Peer::resumeReading()
{
    m_read->setEnabled(true);
}

int Peer::chunk(int most)
{
    return std::uniform_int_distribution<int>(1, most)(m_random);
}

void Peer::readSome()
{
    m_room.resize(m_mostRead);
    const ssize_t count = ::recv(fd(), m_room.data(), static_cast<std::size_t>(chunk(m_mostRead)), MSG_DONTWAIT);
    if (count < 0) {
        if (errno != EAGAIN && errno != EINTR)
            failed(errno);
        return;
    }
    if (count == 0) {
        m_hasEnd = true;
        m_read->setEnabled(false);
        return;
    }
    const QByteArrayView bytes(m_room.constData(), count);
    m_receivedSize += count;
    m_hash.addData(bytes);
    m_received.append(bytes.last(std::min<qsizetype>(count, keptSize)));
    m_received = m_received.last(std::min(m_received.size(), keptSize));
}

void Peer::writeSome()
{
    if (allSent()) {
        m_unsent.clear();
        m_offset = 0;
        m_write->setEnabled(false);
        if (m_ending)
            ::shutdown(fd(), SHUT_WR);
        return;
    }
    const auto size = static_cast<std::size_t>(std::min<qsizetype>(chunk(m_mostWritten), m_unsent.size() - m_offset));
    const ssize_t count = ::send(fd(), m_unsent.constData() + m_offset, size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0) {
        if (errno != EAGAIN && errno != EINTR)
            failed(errno);
        return;
    }
    m_sentSize += count;
    m_offset += count;
}

void Peer::failed(int error)
{
    if (m_error == 0)
        m_error = error;
    m_read->setEnabled(false);
    m_write->setEnabled(false);
}

void Peer::drop()
{
    m_read.reset();
    m_write.reset();
    m_descriptor.reset();
}

} // namespace argyle::net::test
