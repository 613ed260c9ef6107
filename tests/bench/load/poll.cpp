// SPDX-License-Identifier: MIT
#include "tests/bench/load/poll.h"

#include <algorithm>
#include <cerrno>

#include <sys/epoll.h>
#include <unistd.h>

namespace argyle::bench {

namespace {

void control(int set, int operation, int fd, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    ::epoll_ctl(set, operation, fd, &event);
}

} // namespace

Poll::Poll()
    : m_fd(::epoll_create1(EPOLL_CLOEXEC))
{}

Poll::~Poll()
{
    ::close(m_fd);
}

void Poll::add(int fd, std::uint32_t events) const
{
    control(m_fd, EPOLL_CTL_ADD, fd, events);
}

void Poll::change(int fd, std::uint32_t events) const
{
    control(m_fd, EPOLL_CTL_MOD, fd, events);
}

bool Poll::wait(std::chrono::nanoseconds most)
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    std::array<epoll_event, std::tuple_size_v<decltype(m_events)>> events;
    const auto timeout = std::max<milliseconds::rep>(ceil<milliseconds>(most).count(), 0);
    const int count = ::epoll_wait(m_fd, events.data(), static_cast<int>(events.size()), static_cast<int>(timeout));
    m_count = static_cast<std::size_t>(std::max(count, 0));
    for (std::size_t i = 0; i < m_count; ++i)
        m_events[i] = {events[i].events, events[i].data.fd};
    return count >= 0 || errno == EINTR;
}

} // namespace argyle::bench
