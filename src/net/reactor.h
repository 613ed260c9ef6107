// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"

#include <QObject>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace argyle::net {

class Link;
class Reactor;

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
    /// The owner goes on until a call answers WouldBlock, or puts it off with Link::again(). It may destroy links, and itself.
    virtual void linkReady(Link &link) = 0;

protected:
    ~LinkOwner() = default;
};

/// A non-blocking descriptor watched by a reactor, edge-triggered: it remembers that it may be read or written until a call
/// answers WouldBlock. Lives in the reactor's thread; unregisters and closes when destroyed.
class Link
{
public:
    /// Takes the descriptor, which must be non-blocking.
    Link(Reactor &reactor, Descriptor descriptor, LinkOwner *owner);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    int fd() const { return m_descriptor.get(); }
    void setOwner(LinkOwner *owner) { m_owner = owner; }
    LinkOwner *owner() const { return m_owner; }
    Reactor &reactor() const { return m_reactor; }

    /// Whether a read, or write, is worth a try: true until one answered WouldBlock, and again from the next event on.
    bool mayRead() const { return m_mayRead; }
    bool mayWrite() const { return m_mayWrite; }

    IoResult read(std::span<std::byte> into);
    IoResult write(std::span<const std::byte> from);
    /// splice(2) between the link and a pipe. WouldBlock is the link's; the caller knows the pipe's fill.
    IoResult spliceToPipe(int pipe, std::size_t atMost);
    IoResult spliceFromPipe(int pipe, std::size_t atMost);
    void shutdownWriting();
    /// The pending error of the socket (SO_ERROR), 0 for none.
    int takeError();
    /// Makes the coming close send a reset (SO_LINGER 0).
    void resetOnClose();

    /// The owner has had its share of this turn: it is called again in the next one.
    void again();

private:
    friend class Reactor;
    Reactor &m_reactor;
    Descriptor m_descriptor;
    LinkOwner *m_owner;
    bool m_mayRead = false;
    bool m_mayWrite = false;
    // The implementations add what they need.
};

/// Watches links inside the Qt event loop of the thread it lives in.
/// Two implementations behind this face: EpollReactor (one epoll set behind one QSocketNotifier) and NotifierReactor
/// (a pair of QSocketNotifiers a link, for systems without epoll).
class Reactor : public QObject
{
    Q_OBJECT
public:
    enum class Kind : std::uint8_t { Epoll, Notifier };
    /// The implementation that the build chose, or the one asked for.
    static std::unique_ptr<Reactor> create();
    static std::unique_ptr<Reactor> create(Kind kind);

    /// Scratch memory for reading, shared by all links of this reactor: contents last until the next event. 256 KiB.
    std::span<std::byte> scratch();

protected:
    Reactor();
    // The implementation adds what Link calls: add, remove, wait for readable, wait for writable, again.
};

} // namespace argyle::net
