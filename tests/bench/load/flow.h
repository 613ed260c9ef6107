// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace argyle::bench {

/// What a receiver does with bulk bytes.
enum class Receiving {
    Read,    ///< takes them into its memory, as any program does
    Discard, ///< drops them inside the kernel, so that more of the machine is left for the server
    Verify,  ///< compares each with what must stand there
};

/// Bulk bytes both ways through one socket. The byte at place n of a way is a function of n, so that one that is lost, doubled
/// or moved is seen.
class Flow
{
public:
    enum class End {
        None,   ///< the socket would block
        Closed, ///< the other side has ended or failed
        Wrong,  ///< a byte was not what was sent
    };

    explicit Flow(Receiving receiving = Receiving::Read)
        : m_receiving(receiving)
    {}

    /// Sends until the socket would block, or so much was sent that others' turn has come.
    End pour(int fd);
    /// Receives likewise.
    End drain(int fd);

    std::uint64_t sent() const { return m_sent; }
    std::uint64_t received() const { return m_received; }

private:
    bool isAsSent(std::span<const std::byte> bytes) const;

    Receiving m_receiving = Receiving::Read;
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
};

} // namespace argyle::bench
