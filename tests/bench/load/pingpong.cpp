// SPDX-License-Identifier: MIT
#include "tests/bench/load/pingpong.h"

#include "tests/bench/load/poll.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace argyle::bench {

namespace {

constexpr std::size_t messageSize = 64;

class Player
{
public:
    explicit Player(Stream &stream)
        : m_stream(&stream)
    {}

    void serve()
    {
        // Each message differs from the one before.
        m_message.fill(++m_number);
        m_received = 0;
        m_served = Clock::now();
        if (::send(m_stream->fd(), m_message.data(), m_message.size(), MSG_NOSIGNAL) != messageSize)
            m_problem = "a stream does not take a message";
    }

    /// Whether the echo is complete.
    bool receive()
    {
        std::array<char, messageSize> echo{};
        const std::optional<std::size_t> count = m_stream->receive(echo.data(), messageSize - m_received);
        if (!count)
            return false;
        if (*count == 0)
            m_problem = "a stream ended early";
        else if (!std::equal(echo.begin(), echo.begin() + *count, m_message.begin()))
            m_problem = "a stream brought a byte that was not sent";
        m_received += *count;
        return m_received == messageSize;
    }

    /// Waits for what is left of the echo.
    void finish()
    {
        const Clock::time_point end = Clock::now() + std::chrono::seconds(3);
        while (problem().empty() && m_received < messageSize && !receive()) {
            pollfd readable{m_stream->fd(), POLLIN, 0};
            ::poll(&readable, 1, 100);
            if (Clock::now() >= end)
                m_problem = "an echo did not come for three seconds";
        }
    }

    Clock::time_point served() const { return m_served; }
    const std::string &problem() const { return m_problem.empty() ? m_stream->problem() : m_problem; }

private:
    Stream *m_stream;
    std::array<char, messageSize> m_message{};
    char m_number = 0;
    std::size_t m_received = 0;
    Clock::time_point m_served;
    std::string m_problem;
};

} // namespace

Latencies pingPong(Crowd &crowd, std::size_t active, Seconds time, std::string &problem)
{
    Poll poll;
    std::unordered_map<int, Player> players; // by descriptor
    for (std::size_t i = 0; i < active; ++i) {
        Stream &stream = crowd[i * crowd.size() / active];
        poll.add(stream.fd(), EPOLLIN);
        players.emplace(stream.fd(), Player(stream)).first->second.serve();
    }
    Latencies latencies;
    const Clock::time_point end = Clock::now() + std::chrono::duration_cast<Clock::duration>(time);
    for (Clock::time_point now = Clock::now(); now < end && problem.empty(); now = Clock::now()) {
        poll.wait(end - now);
        for (const Poll::Event &event : poll.events()) {
            Player &player = players.find(event.fd)->second;
            if (player.receive()) {
                latencies.add(Clock::now() - player.served());
                player.serve();
            }
            if (!player.problem().empty())
                problem = player.problem();
        }
    }
    // What is under way when time is up belongs to nobody: the next to use the crowd must not find it.
    for (auto &[fd, player] : players)
        player.finish();
    return latencies;
}

void measurePingPong(Bench &bench, const std::string &scenario, std::size_t active, std::size_t streams)
{
    Crowd crowd;
    if (!crowd.open(streams, Service::Echo, bench.way, bench.farEnd)) {
        bench.report.fail(scenario, crowd.problem());
        return;
    }
    std::string problem;
    pingPong(crowd, active, bench.time / 5, problem);
    Meter meter(bench.server, 0);
    Latencies latencies = pingPong(crowd, active, bench.time, problem);
    meter.stop(static_cast<double>(latencies.count()));
    if (!problem.empty()) {
        bench.report.fail(scenario, problem);
        return;
    }
    bench.report.add(scenario, "p50", latencies.quantile(0.5), "ms");
    bench.report.add(scenario, "p99", latencies.quantile(0.99), "ms");
    bench.report.add(scenario, "rate", meter.rate(), "echoes/s");
}

} // namespace argyle::bench
