// SPDX-License-Identifier: MIT
#include "tests/bench/load/farend.h"

#include "tests/bench/load/farendloop.h"

#include <csignal>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace argyle::bench {

namespace {

// The proxies listen at 127.0.0.1: what is opened to the far end cannot be taken for what is opened to them.
constexpr std::uint32_t firstAddress = INADDR_LOOPBACK + 1;

/// One listener an address, all at the same port; the port, or 0 where it is taken at one of them.
std::uint16_t listen(Service service, std::vector<FarEndLoop::Listener> &listeners)
{
    std::uint16_t port = 0;
    for (std::uint32_t i = 0; i < FarEnd::addressCount; ++i) {
        Socket socket = Socket::listening(ipv4(firstAddress + i, port));
        if (!socket.isOpen())
            return 0;
        port = socket.localPort();
        listeners.push_back({std::move(socket), service});
    }
    return port;
}

FarEnd::Counters *shareCounters()
{
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "two processes count in them");
    void *memory = ::mmap(nullptr, sizeof(FarEnd::Counters), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) FarEnd::Counters{};
}

[[noreturn]] void serve(std::vector<FarEndLoop::Listener> listeners, Receiving receiving, FarEnd::Counters &counters,
                        pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // It may have ended before the line above.
    if (::getppid() != parent)
        ::_exit(0);
    FarEndLoop(std::move(listeners), receiving, counters).run();
    ::_exit(1);
}

} // namespace

std::optional<FarEnd> FarEnd::start(Receiving receiving)
{
    FarEnd end;
    std::vector<FarEndLoop::Listener> listeners;
    for (std::size_t service = 0; service < serviceCount; ++service) {
        constexpr int attempts = 10;
        for (int attempt = 0; attempt < attempts && end.m_ports[service] == 0; ++attempt)
            end.m_ports[service] = listen(static_cast<Service>(service), listeners);
        if (end.m_ports[service] == 0)
            return std::nullopt;
    }
    end.m_counters = shareCounters();
    if (end.m_counters == nullptr)
        return std::nullopt;
    const pid_t parent = ::getpid();
    end.m_process = ::fork();
    if (end.m_process == 0)
        serve(std::move(listeners), receiving, *end.m_counters, parent);
    if (end.m_process < 0)
        return std::nullopt;
    return end;
}

FarEnd::FarEnd(FarEnd &&other) noexcept
    : m_ports(other.m_ports)
    , m_next(other.m_next)
    , m_counters(std::exchange(other.m_counters, nullptr))
    , m_process(std::exchange(other.m_process, -1))
{}

FarEnd::~FarEnd()
{
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    if (m_counters != nullptr)
        ::munmap(m_counters, sizeof(Counters));
}

sockaddr_in FarEnd::address(Service service)
{
    m_next = (m_next + 1) % addressCount;
    return ipv4(firstAddress + m_next, m_ports[static_cast<std::size_t>(service)]);
}

bool FarEnd::awaitEmpty(std::chrono::milliseconds most) const
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point deadline = Clock::now() + most;
    while (m_counters->open.load(std::memory_order_relaxed) != 0) {
        if (Clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

} // namespace argyle::bench
