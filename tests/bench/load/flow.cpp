// SPDX-License-Identifier: MIT
#include "tests/bench/load/flow.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <sys/socket.h>

namespace argyle::bench {

namespace {

constexpr std::size_t chunk = std::size_t{256} << 10;
// Prime, so that no buffer's size is a multiple of it.
constexpr std::size_t period = 251;
constexpr int turns = 4;

/// A chunk that may start at any place of the period.
const std::byte *patternAt(std::uint64_t offset)
{
    static const std::vector<std::byte> bytes = [] {
        std::vector<std::byte> filled(chunk + period);
        for (std::size_t i = 0; i < filled.size(); ++i)
            filled[i] = static_cast<std::byte>(i % period);
        return filled;
    }();
    return bytes.data() + offset % period;
}

bool wouldBlock()
{
    return errno == EAGAIN || errno == EINTR;
}

} // namespace

Flow::End Flow::pour(int fd)
{
    for (int turn = 0; turn < turns; ++turn) {
        const ssize_t count = ::send(fd, patternAt(m_sent), chunk, MSG_NOSIGNAL);
        if (count < 0)
            return wouldBlock() ? End::None : End::Closed;
        m_sent += static_cast<std::uint64_t>(count);
    }
    return End::None;
}

Flow::End Flow::drain(int fd)
{
    static std::array<std::byte, chunk> buffer;
    // tcp(7): with MSG_TRUNC received bytes are discarded rather than copied.
    const int flags = m_receiving == Receiving::Discard ? MSG_TRUNC : 0;
    for (int turn = 0; turn < turns; ++turn) {
        const ssize_t count = ::recv(fd, buffer.data(), buffer.size(), flags);
        if (count < 0)
            return wouldBlock() ? End::None : End::Closed;
        if (count == 0)
            return End::Closed;
        const std::span<const std::byte> bytes(buffer.data(), static_cast<std::size_t>(count));
        if (m_receiving == Receiving::Verify && !isAsSent(bytes))
            return End::Wrong;
        m_received += bytes.size();
        if (bytes.size() < buffer.size())
            return End::None;
    }
    return End::None;
}

bool Flow::isAsSent(std::span<const std::byte> bytes) const
{
    return std::memcmp(bytes.data(), patternAt(m_received), bytes.size()) == 0;
}

} // namespace argyle::bench
