// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/flow.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include <netinet/in.h>
#include <sys/types.h>

namespace argyle::bench {

/// What the far end does with a connection.
enum class Service : std::uint8_t {
    EchoOnce, ///< echoes the first byte and closes: of the three that meet here the far end waits in TIME_WAIT
    Echo,     ///< echoes what comes until the client closes
    Source,   ///< sends until the client closes
    Sink,     ///< receives until the client closes
    Duplex,   ///< both at once
};
inline constexpr std::size_t serviceCount = 5;

/// The servers that streams are opened to. They run in a process of their own, which ends with this object or with its process,
/// and listen at several addresses of 127.0.0.0/8 so that no pair of addresses runs out of ports.
class FarEnd
{
public:
    static constexpr std::uint32_t addressCount = 8;

    /// What the two processes share.
    struct Counters
    {
        std::atomic<std::uint64_t> received; ///< bytes
        std::atomic<std::uint64_t> open;     ///< connections
        std::atomic<std::uint64_t>
            wrong; ///< connections that brought a byte that nobody sent, or could not be answered
    };

    /// Nothing, with the reason in errno, where a socket or the process could not be had.
    static std::optional<FarEnd> start(Receiving receiving);
    FarEnd(FarEnd &&other) noexcept;
    FarEnd &operator=(FarEnd &&) = delete;
    ~FarEnd();

    /// Where a service is; each call names the next of its addresses.
    sockaddr_in address(Service service);
    const Counters &counters() const { return *m_counters; }
    /// Waits until no connection is left at the far end; whether that came to be.
    bool awaitEmpty(std::chrono::milliseconds most) const;

private:
    FarEnd() = default;

    std::array<std::uint16_t, serviceCount> m_ports{};
    std::uint32_t m_next = 0;
    Counters *m_counters = nullptr;
    pid_t m_process = -1;
};

} // namespace argyle::bench
