// SPDX-License-Identifier: MIT
#include "net/epollreactor.h"

#include <QSocketNotifier>

#include <algorithm>
#include <utility>

#include <linux/time_types.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace argyle::net {

namespace {

constexpr std::chrono::milliseconds turnLimit{4}; // then timers and queued calls have their turn
// Who has just sent something often goes on within the time that a way through Qt's event loop takes.
constexpr std::chrono::microseconds lingering{50};
constexpr std::chrono::microseconds againLimit{500}; // then fresh events go first: bulk does not hold up a keystroke

} // namespace

std::unique_ptr<EpollReactor> EpollReactor::create()
{
    Descriptor set(epoll_create1(EPOLL_CLOEXEC));
    if (!set.isValid())
        return nullptr;
    return std::unique_ptr<EpollReactor>(new EpollReactor(std::move(set)));
}

EpollReactor::EpollReactor(Descriptor set)
    : Reactor(Trigger::Edge)
    , m_set(std::move(set))
    , m_notifier(std::make_unique<QSocketNotifier>(m_set.get(), QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { runTurn(); });
}

EpollReactor::~EpollReactor() = default;

bool EpollReactor::add(Link &link)
{
    const auto index = static_cast<std::size_t>(link.fd());
    if (index >= m_places.size())
        m_places.resize(index + 1);
    Place &place = m_places[index];
    place.link = &link;
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLPRI | EPOLLET;
    event.data.u64 = std::uint64_t{place.generation} << 32 | static_cast<std::uint32_t>(link.fd());
    return epoll_ctl(m_set.get(), EPOLL_CTL_ADD, link.fd(), &event) == 0;
}

void EpollReactor::remove(Link &link)
{
    // Closing the descriptor takes it out of the set.
    Place &place = m_places[static_cast<std::size_t>(link.fd())];
    place.link = nullptr;
    ++place.generation;
}

void EpollReactor::dispatch(const epoll_event &event) const
{
    const Place &place = m_places[event.data.u64 & 0xffffffffU];
    if (!place.link || place.generation != event.data.u64 >> 32)
        return;
    const auto when = [mask = event.events](std::uint32_t bit, Event seen) { return mask & bit ? unsigned{seen} : 0U; };
    deliver(*place.link, when(EPOLLIN, Readable) | when(EPOLLOUT, Writable) | when(EPOLLERR, Error)
                             | when(EPOLLHUP, HangUp) | when(EPOLLRDHUP, Ending) | when(EPOLLPRI, Urgent));
}

int EpollReactor::wait(std::chrono::nanoseconds atMost)
{
    const auto most = static_cast<int>(m_events.size());
#ifdef SYS_epoll_pwait2
    if (atMost.count() > 0) {
        const __kernel_timespec time{.tv_sec = 0, .tv_nsec = atMost.count()};
        return static_cast<int>(syscall(SYS_epoll_pwait2, m_set.get(), m_events.data(), most, &time, nullptr, 0));
    }
#endif
    return epoll_wait(m_set.get(), m_events.data(), most, 0);
}

void EpollReactor::turn()
{
    const Clock::time_point end = Clock::now() + turnLimit;
    std::chrono::nanoseconds linger{0};
    for (;;) {
        const int count = wait(hasAgain() ? std::chrono::nanoseconds(0) : std::exchange(linger, lingering));
        for (int i = 0; i < count; ++i)
            dispatch(m_events[static_cast<std::size_t>(i)]);
        if (count <= 0 && !hasAgain())
            return;
        const Clock::time_point now = Clock::now();
        if (hasAgain())
            runAgain(std::min(end, now + againLimit));
        if (now >= end)
            return;
    }
}

} // namespace argyle::net
