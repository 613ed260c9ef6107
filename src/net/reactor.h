// SPDX-License-Identifier: MIT
#pragma once

#include "net/link.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace argyle::net {

class PipePool;

/// Watches links inside the Qt event loop of the thread it lives in.
/// Two implementations behind this face: EpollReactor (one epoll set behind one QSocketNotifier) and NotifierReactor
/// (QSocketNotifiers for each link, for systems without epoll).
class Reactor : public QObject
{
    Q_OBJECT
public:
    enum class Kind : std::uint8_t { Epoll, Notifier };
    /// The implementation that the build chose, or the one asked for: nullptr where this system has none of that kind.
    static std::unique_ptr<Reactor> create();
    static std::unique_ptr<Reactor> create(Kind kind);
    ~Reactor() override;

    /// Scratch memory for reading, shared by all links of this reactor: contents last until the next event. 256 KiB.
    std::span<std::byte> scratch();
    /// The pipes that links of this reactor are spliced through.
    PipePool &pipes();

protected:
    enum class Trigger : std::uint8_t { Edge, Level };
    /// What an implementation saw of a link.
    enum Event : unsigned { Readable = 1, Writable = 2, Error = 4, HangUp = 8, Ending = 16, Urgent = 32 };
    using Clock = std::chrono::steady_clock;

    explicit Reactor(Trigger trigger);
    /// Watches the link from now on, and tells its present state as an event. False: errno says why not.
    virtual bool add(Link &link) = 0;
    virtual void remove(Link &link) = 0;
    /// A call found that it would block: level-triggered implementations watch for that again.
    virtual void waitReadable(Link &link);
    virtual void waitWritable(Link &link);
    /// One round of work, from the reactor's own timer: at least runAgain().
    virtual void turn() = 0;

    /// Notes what was seen and calls the owner where that is news.
    static void deliver(Link &link, unsigned events);
    /// Calls the owners of the links that asked for another turn, each at most once, until `limit` has passed.
    void runAgain(Clock::time_point limit);
    bool hasAgain() const { return m_againFirst < m_again.size(); }
    /// turn(), and another one in the next turn of the event loop where links asked for it.
    void runTurn();
    void timerEvent(QTimerEvent *event) override;

private:
    friend class Link;
    void again(Link &link);
    void leave(Link &link);
    void dropCalled();

    const Trigger m_trigger;
    bool m_inTurn = false;
    std::vector<Link *> m_again; ///< nullptr: left, or called already
    std::size_t m_againFirst = 0;
    QBasicTimer m_nextTurn;
    std::unique_ptr<std::byte[]> m_scratch;
    std::unique_ptr<PipePool> m_pipes;
};

} // namespace argyle::net
