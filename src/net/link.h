// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace argyle::net {

class Link;
class Reactor;
class SocketAddress;

/// What one reading or writing call did.
struct IoResult
{
    enum class Status : std::uint8_t {
        Done,       ///< `count` bytes, at least one
        WouldBlock, ///< nothing now; the owner is told when it goes on
        End,        ///< reading: the peer ended its direction
        Failed,     ///< `error` is an errno value
    };
    Status status = Status::WouldBlock;
    std::size_t count = 0;
    int error = 0;
    bool isDone() const { return status == Status::Done; }
};

/// Told when a link that would have blocked goes on. A link has one owner at a time.
class LinkOwner
{
public:
    /// The link may be read, or written, or has an error to be found by reading or writing (see Link::mayRead(), mayWrite()).
    /// The owner goes on until a call leaves mayRead(), or mayWrite(), false, or puts it off with Link::again(): a state that it has
    /// been told of is not told again. It may destroy links, and itself. It must not run an event loop of its own.
    virtual void linkReady(Link &link) = 0;

protected:
    ~LinkOwner() = default;
};

/// What kind of socket a link stands on. Only a TCP socket says by a short read that it is empty.
enum class Transport : std::uint8_t { Unknown, Tcp, Other };

/// A non-blocking stream socket watched by a reactor, edge-triggered: it remembers that it may be read or written until a call
/// finds that it would block. Lives in the reactor's thread; unregisters and closes when destroyed. The reactor outlives it.
class Link
{
public:
    /// Takes the descriptor, which must be non-blocking. An owner that sets `transport` saves a system call; without an owner the
    /// link's state is kept but nobody is told. Where the system cannot watch one more descriptor the link is shut down and its
    /// owner told.
    Link(Reactor &reactor, Descriptor descriptor, LinkOwner *owner, Transport transport = Transport::Unknown);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    int fd() const { return m_descriptor.get(); }
    /// The new owner begins by trying what mayRead() and mayWrite() allow, or asks for a call with again().
    void setOwner(LinkOwner *owner) { m_owner = owner; }
    Reactor &reactor() const { return m_reactor; }

    /// Whether a read, or write, is worth a try: false at first and after a call that found the end of what there was (it answered
    /// WouldBlock, or less than was asked for), true from the next event on. A call may be tried all the same.
    bool mayRead() const { return m_mayRead; }
    bool mayWrite() const { return m_mayWrite; }
    /// The socket has an error to be taken with takeError(), as far as events told: a reset is known before it is read.
    bool hasError() const { return m_hasError; }
    /// Not where urgent data arrived, which splice(2) cannot pass, or where a call found that the system cannot: copy then.
    bool maySplice() const { return !m_copyOnly; }
    /// An end of stream, a hang-up or an error stands behind what can be read, as far as events told.
    bool isEnding() const { return m_ending; }

    /// An error that was answered once is answered by every later call; reading gives first what was received before it.
    IoResult read(std::span<std::byte> into);
    /// `Soon`: more, or the end of stream, follows at once, and may go out in the same segment; the kernel waits 200 ms at most.
    enum class More : bool { No, Soon };
    IoResult write(std::span<const std::byte> from, More more = More::No);
    /// Of a listening socket: acceptClient(). Not valid: errno says why; after EAGAIN mayRead() is false.
    Descriptor accept(SocketAddress &peer);
    /// splice(2) between the link and a pipe, which must be empty. WouldBlock is the link's; the caller knows the pipe's fill.
    IoResult spliceToPipe(int pipe, std::size_t atMost);
    /// The pipe must hold at least `atMost` bytes.
    IoResult spliceFromPipe(int pipe, std::size_t atMost);
    void shutdownWriting();
    /// The pending error of the socket (SO_ERROR), or the one that a call has answered; 0 for none.
    int takeError();
    /// Makes the coming close send a reset (SO_LINGER 0).
    void resetOnClose();

    /// The owner has had its share of this turn: it is called again in the next one.
    void again();

private:
    friend class Reactor;
    IoResult readFailed(int error);
    IoResult readEnded() const;
    IoResult writeFailed(int error);
    void readWouldBlock();
    void writeWouldBlock();
    bool shortReadMeansEmpty();
    void keepUrgentData();

    Reactor &m_reactor;
    LinkOwner *m_owner;
    Descriptor m_descriptor;
    std::uint32_t m_againPlace = 0; ///< its place in the reactor's list, counted from 1; 0: not in it
    int m_error = 0;
    Transport m_transport;
    bool m_mayRead : 1 = false;
    bool m_mayWrite : 1 = false;
    bool m_hasError : 1 = false;
    bool m_ending : 1 = false;
    bool m_copyOnly : 1 = false;
};

} // namespace argyle::net
