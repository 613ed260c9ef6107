// SPDX-License-Identifier: MIT
#include "tests/bench/load/farendloop.h"

#include <array>
#include <chrono>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace argyle::bench {

namespace {

std::uint32_t interestOf(Service service)
{
    switch (service) {
    case Service::Source:
        return EPOLLOUT;
    case Service::Duplex:
        return EPOLLIN | EPOLLOUT;
    default:
        return EPOLLIN;
    }
}

} // namespace

FarEndLoop::FarEndLoop(std::vector<Listener> listeners, Receiving receiving, FarEnd::Counters &counters)
    : m_listeners(std::move(listeners))
    , m_receiving(receiving)
    , m_counters(counters)
    , m_listenerAt(raiseDescriptorLimit())
    , m_connectionAt(m_listenerAt.size())
{
    for (const Listener &listener : m_listeners) {
        m_listenerAt[static_cast<std::size_t>(listener.socket.fd())] = &listener;
        m_poll.add(listener.socket.fd(), EPOLLIN);
    }
}

void FarEndLoop::run()
{
    while (m_poll.wait(std::chrono::hours(1))) {
        for (const Poll::Event &event : m_poll.events()) {
            const auto place = static_cast<std::size_t>(event.fd);
            if (const Listener *listener = m_listenerAt[place])
                accept(*listener);
            else if (m_connectionAt[place])
                serve(*m_connectionAt[place], event.events);
        }
    }
}

void FarEndLoop::accept(const Listener &listener)
{
    for (;;) {
        Socket socket(::accept4(listener.socket.fd(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isOpen())
            return;
        add(std::move(socket), listener.service);
    }
}

void FarEndLoop::add(Socket socket, Service service)
{
    const int fd = socket.fd();
    socket.setNoDelay();
    m_counters.open.fetch_add(1, std::memory_order_relaxed);
    m_connectionAt[static_cast<std::size_t>(fd)] =
        std::make_unique<Connection>(Connection{std::move(socket), service, Flow(m_receiving)});
    m_poll.add(fd, interestOf(service));
}

void FarEndLoop::serve(Connection &connection, std::uint32_t events)
{
    if (connection.service == Service::Echo || connection.service == Service::EchoOnce) {
        echo(connection);
        return;
    }
    Flow::End end = (events & (EPOLLERR | EPOLLHUP)) != 0 ? Flow::End::Closed : Flow::End::None;
    if (end == Flow::End::None && (events & EPOLLIN) != 0)
        end = drain(connection);
    if (end == Flow::End::None && (events & EPOLLOUT) != 0)
        end = connection.flow.pour(connection.socket.fd());
    if (end == Flow::End::Wrong)
        m_counters.wrong.fetch_add(1, std::memory_order_relaxed);
    if (end != Flow::End::None)
        remove(connection.socket.fd());
}

/// Nobody sends more before it has the answer to what it sent, and messages are small: an answer always fits.
void FarEndLoop::echo(Connection &connection)
{
    std::array<char, 4096> message;
    const int fd = connection.socket.fd();
    const ssize_t count = ::recv(fd, message.data(), message.size(), 0);
    if (count < 0 && errno == EAGAIN)
        return;
    if (count <= 0) {
        remove(fd);
        return;
    }
    if (::send(fd, message.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL) != count) {
        m_counters.wrong.fetch_add(1, std::memory_order_relaxed);
        remove(fd);
    } else if (connection.service == Service::EchoOnce) {
        remove(fd);
    }
}

Flow::End FarEndLoop::drain(Connection &connection)
{
    const std::uint64_t before = connection.flow.received();
    const Flow::End end = connection.flow.drain(connection.socket.fd());
    m_counters.received.fetch_add(connection.flow.received() - before, std::memory_order_relaxed);
    return end;
}

void FarEndLoop::remove(int fd)
{
    m_connectionAt[static_cast<std::size_t>(fd)].reset();
    m_counters.open.fetch_sub(1, std::memory_order_relaxed);
}

} // namespace argyle::bench
