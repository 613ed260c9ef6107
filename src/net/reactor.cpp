// SPDX-License-Identifier: MIT
#include "net/reactor.h"

#include "net/notifierreactor.h"
#include "net/pipepool.h"
#ifdef Q_OS_LINUX
#    include "net/epollreactor.h"
#endif

#include <QTimerEvent>

#include <mutex>
#include <utility>

#include <csignal>

namespace argyle::net {

namespace {

constexpr std::size_t scratchSize = 256 * 1024;
// How many finished entries may stand before the list of links to call again is closed up.
constexpr std::size_t finishedEntries = 256;

// A peer that is gone is an error of the call that finds it. splice(2) has no flag that says so, and send(2) none everywhere.
void ignoreBrokenPipes()
{
    static std::once_flag once;
    std::call_once(once, [] { std::signal(SIGPIPE, SIG_IGN); });
}

} // namespace

Reactor::Reactor(Trigger trigger)
    : m_trigger(trigger)
{
    ignoreBrokenPipes();
}

Reactor::~Reactor() = default;

std::unique_ptr<Reactor> Reactor::create()
{
#ifdef ARGYLE_REACTOR_EPOLL
    return create(Kind::Epoll);
#else
    return create(Kind::Notifier);
#endif
}

std::unique_ptr<Reactor> Reactor::create(Kind kind)
{
    switch (kind) {
    case Kind::Epoll:
#ifdef Q_OS_LINUX
        return EpollReactor::create();
#else
        return nullptr;
#endif
    case Kind::Notifier:
        return std::make_unique<NotifierReactor>();
    }
    return nullptr;
}

std::span<std::byte> Reactor::scratch()
{
    if (!m_scratch)
        m_scratch = std::make_unique_for_overwrite<std::byte[]>(scratchSize);
    return {m_scratch.get(), scratchSize};
}

PipePool &Reactor::pipes()
{
    if (!m_pipes)
        m_pipes = std::make_unique<PipePool>();
    return *m_pipes;
}

void Reactor::waitReadable(Link &) {}

void Reactor::waitWritable(Link &) {}

void Reactor::deliver(Link &link, unsigned events)
{
    bool news = false;
    if (events & Urgent)
        link.keepUrgentData();
    if (events & (Error | HangUp | Ending))
        link.m_ending = true;
    if (events & Error)
        link.m_hasError = true;
    // Both calls are worth a try on a link that is broken, and an owner that waits for neither wants to know too.
    if (events & (Error | HangUp)) {
        events |= Readable | Writable;
        news = true;
    }
    if ((events & Readable) && !link.m_mayRead) {
        link.m_mayRead = true;
        news = true;
    }
    if ((events & Writable) && !link.m_mayWrite) {
        link.m_mayWrite = true;
        news = true;
    }
    if (news && link.m_owner)
        link.m_owner->linkReady(link);
}

void Reactor::again(Link &link)
{
    if (link.m_againPlace != 0)
        return;
    m_again.push_back(&link);
    link.m_againPlace = static_cast<std::uint32_t>(m_again.size());
    if (!m_inTurn && !m_nextTurn.isActive())
        m_nextTurn.start(0, this);
}

void Reactor::leave(Link &link)
{
    if (link.m_againPlace != 0)
        m_again[link.m_againPlace - 1] = nullptr;
}

void Reactor::runAgain(Clock::time_point limit)
{
    // Those that ask while this runs stand behind `end`: their turn is the next.
    const std::size_t end = m_again.size();
    while (m_againFirst < end) {
        Link *link = std::exchange(m_again[m_againFirst++], nullptr);
        if (!link)
            continue;
        link->m_againPlace = 0;
        if (link->m_owner)
            link->m_owner->linkReady(*link);
        if (m_againFirst < end && Clock::now() >= limit)
            break;
    }
    dropCalled();
}

void Reactor::dropCalled()
{
    if (m_againFirst == m_again.size()) {
        m_again.clear();
        m_againFirst = 0;
    } else if (m_againFirst >= finishedEntries) {
        m_again.erase(m_again.begin(), m_again.begin() + static_cast<std::ptrdiff_t>(m_againFirst));
        m_againFirst = 0;
        for (std::size_t place = 0; place < m_again.size(); ++place) {
            if (m_again[place])
                m_again[place]->m_againPlace = static_cast<std::uint32_t>(place + 1);
        }
    }
}

void Reactor::runTurn()
{
    m_inTurn = true;
    turn();
    m_inTurn = false;
    if (!hasAgain())
        m_nextTurn.stop();
    else if (!m_nextTurn.isActive())
        m_nextTurn.start(0, this);
}

void Reactor::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_nextTurn.timerId())
        runTurn();
    else
        QObject::timerEvent(event);
}

} // namespace argyle::net
