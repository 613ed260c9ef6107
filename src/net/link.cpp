// SPDX-License-Identifier: MIT
#include "net/link.h"

#include "net/reactor.h"
#include "net/socketaddress.h"
#include "net/socketoptions.h"

#include <QtGlobal>

#include <cerrno>
#include <utility>

#include <sys/socket.h>
#ifdef Q_OS_LINUX
#    include <fcntl.h>
#endif

namespace argyle::net {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_DONTWAIT | MSG_NOSIGNAL;
#else
constexpr int sendFlags = MSG_DONTWAIT;
#endif
#ifdef MSG_MORE
constexpr int moreFlag = MSG_MORE;
#else
constexpr int moreFlag = 0;
#endif

IoResult done(ssize_t count)
{
    return {.status = IoResult::Status::Done, .count = static_cast<std::size_t>(count)};
}

IoResult failed(int error)
{
    return {.status = IoResult::Status::Failed, .error = error};
}

template<typename Call>
ssize_t repeated(Call call)
{
    ssize_t count = 0;
    do
        count = call();
    while (count < 0 && errno == EINTR);
    return count;
}

} // namespace

Link::Link(Reactor &reactor, Descriptor descriptor, LinkOwner *owner, Transport transport)
    : m_reactor(reactor)
    , m_owner(owner)
    , m_descriptor(std::move(descriptor))
    , m_transport(transport)
{
    if (!m_reactor.add(*this)) {
        // Out of memory or of epoll watches: as if the peer were gone, so that the owner finds out and lets go.
        m_error = errno != 0 ? errno : EIO;
        ::shutdown(fd(), SHUT_RDWR);
        m_mayRead = m_mayWrite = m_hasError = true;
        again();
    }
}

Link::~Link()
{
    m_reactor.leave(*this);
    m_reactor.remove(*this);
}

IoResult Link::read(std::span<std::byte> into)
{
    Q_ASSERT(!into.empty());
    const ssize_t count = repeated([&] { return ::recv(fd(), into.data(), into.size(), MSG_DONTWAIT); });
    if (count < 0)
        return readFailed(errno);
    if (count == 0)
        return readEnded();
    if (static_cast<std::size_t>(count) == into.size() || !shortReadMeansEmpty())
        m_mayRead = true;
    else
        readWouldBlock();
    return done(count);
}

IoResult Link::write(std::span<const std::byte> from, More more)
{
    Q_ASSERT(!from.empty());
    if (m_error != 0)
        return failed(m_error);
    const int flags = sendFlags | (more == More::Soon ? moreFlag : 0);
    const ssize_t count = repeated([&] { return ::send(fd(), from.data(), from.size(), flags); });
    if (count < 0)
        return writeFailed(errno);
    // A stream socket takes less than it is given only where its buffer is full.
    if (static_cast<std::size_t>(count) == from.size())
        m_mayWrite = true;
    else
        writeWouldBlock();
    return done(count);
}

Descriptor Link::accept(SocketAddress &peer)
{
    Descriptor client = acceptClient(fd(), peer);
    if (!client.isValid() && errno == EAGAIN) {
        readWouldBlock();
        errno = EAGAIN;
    }
    return client;
}

#ifdef Q_OS_LINUX

IoResult Link::spliceToPipe(int pipe, std::size_t atMost)
{
    const ssize_t count =
        repeated([&] { return ::splice(fd(), nullptr, pipe, nullptr, atMost, SPLICE_F_MOVE | SPLICE_F_NONBLOCK); });
    if (count < 0 && (errno == EINVAL || errno == ENOSYS || errno == EPERM)) {
        m_copyOnly = true; // not for this kind of socket, or not in this sandbox
        return failed(errno);
    }
    if (count < 0)
        return readFailed(errno);
    if (count == 0)
        return readEnded();
    m_mayRead = true; // a pipe has room for so many fragments: less than was asked for says nothing about the socket
    return done(count);
}

IoResult Link::spliceFromPipe(int pipe, std::size_t atMost)
{
    if (m_error != 0)
        return failed(m_error);
    const ssize_t count =
        repeated([&] { return ::splice(pipe, nullptr, fd(), nullptr, atMost, SPLICE_F_MOVE | SPLICE_F_NONBLOCK); });
    if (count < 0)
        return writeFailed(errno);
    m_mayWrite = true;
    return done(count);
}

#else

IoResult Link::spliceToPipe(int, std::size_t)
{
    return failed(ENOSYS);
}

IoResult Link::spliceFromPipe(int, std::size_t)
{
    return failed(ENOSYS);
}

#endif

void Link::shutdownWriting()
{
    ::shutdown(fd(), SHUT_WR);
}

int Link::takeError()
{
    if (m_error == 0)
        m_error = pendingError(fd());
    m_hasError = m_error != 0;
    return m_error;
}

void Link::resetOnClose()
{
    setResetOnClose(fd());
}

void Link::again()
{
    m_reactor.again(*this);
}

IoResult Link::readFailed(int error)
{
    if (error == EAGAIN && m_error == 0) {
        readWouldBlock();
        return {};
    }
    if (m_error == 0)
        m_error = error;
    return failed(m_error);
}

// The kernel tells an error once; what comes after it looks like an orderly end. One it was where the error is EPIPE: that is what
// Linux makes of a reset that came behind the end of stream.
IoResult Link::readEnded() const
{
    return m_error != 0 && m_error != EPIPE ? failed(m_error) : IoResult{.status = IoResult::Status::End};
}

IoResult Link::writeFailed(int error)
{
    if (error == EAGAIN) {
        writeWouldBlock();
        return {};
    }
    // EPIPE is told each time, and says nothing about reading: the peer of a Unix-domain socket may have shut that half alone.
    if (error == EPIPE)
        return failed(error);
    m_error = error;
    // What was received before it may not have been told of yet.
    m_mayRead = m_ending = true;
    return failed(error);
}

void Link::readWouldBlock()
{
    m_mayRead = false;
    m_reactor.waitReadable(*this);
}

void Link::writeWouldBlock()
{
    m_mayWrite = false;
    m_reactor.waitWritable(*this);
}

bool Link::shortReadMeansEmpty()
{
    // What is watched level-triggered is told of again.
    if (m_reactor.m_trigger == Reactor::Trigger::Level)
        return true;
    // The event that told of the end was the last one, and reading stops in front of urgent data.
    if (m_ending || m_copyOnly)
        return false;
    // A Unix-domain socket also stops between what different writers sent, and where a descriptor was passed.
    if (m_transport == Transport::Unknown) {
        const int family = SocketAddress::localOf(fd()).family();
        m_transport = family == AF_INET || family == AF_INET6 ? Transport::Tcp : Transport::Other;
    }
    return m_transport == Transport::Tcp;
}

void Link::keepUrgentData()
{
    if (m_copyOnly)
        return;
    m_copyOnly = true;
    // Passed on in its place in the stream: the kernel would drop it otherwise (RFC 6093 §6 asks for inline too).
    keepUrgentInline(fd());
}

} // namespace argyle::net
