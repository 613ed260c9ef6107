// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace argyle::bench {

/// A set of descriptors (epoll). A descriptor leaves it when it is closed.
class Poll
{
public:
    struct Event
    {
        std::uint32_t events; ///< EPOLLIN and its like
        int fd;
    };

    Poll();
    Poll(const Poll &) = delete;
    Poll &operator=(const Poll &) = delete;
    ~Poll();

    void add(int fd, std::uint32_t events) const;
    void change(int fd, std::uint32_t events) const;
    /// Waits for events, at most so long; false where epoll fails.
    bool wait(std::chrono::nanoseconds most);

    /// What the last wait brought.
    std::span<const Event> events() const { return {m_events.data(), m_count}; }

private:
    int m_fd = -1;
    std::array<Event, 512> m_events{};
    std::size_t m_count = 0;
};

} // namespace argyle::bench
