// SPDX-License-Identifier: MIT
#include "tests/bench/load/bulk.h"

#include "tests/bench/load/crowd.h"
#include "tests/bench/load/poll.h"

#include <unordered_map>

#include <sys/epoll.h>

namespace argyle::bench {

namespace {

constexpr double gibibyte = 1 << 30;

/// The clients' side of the streams.
class BulkClients
{
public:
    BulkClients(Bench &bench, Crowd &crowd, Service service)
        : m_receivedBefore(bench.farEnd.counters().received)
        , m_farEnd(bench.farEnd)
    {
        const std::uint32_t interest = service == Service::Source ? EPOLLIN
                                       : service == Service::Sink ? EPOLLOUT
                                                                  : EPOLLIN | EPOLLOUT;
        for (std::size_t i = 0; i < crowd.size(); ++i) {
            m_flows.emplace(crowd[i].fd(), Flow(bench.receiving));
            m_poll.add(crowd[i].fd(), interest);
        }
    }

    /// Moves bytes for so long, or until a stream ends.
    void run(Seconds time)
    {
        const Clock::time_point end = Clock::now() + std::chrono::duration_cast<Clock::duration>(time);
        for (Clock::time_point now = Clock::now(); now < end && m_problem.empty(); now = Clock::now()) {
            m_poll.wait(end - now);
            for (const Poll::Event &event : m_poll.events())
                move(event);
        }
        if (m_farEnd.counters().wrong != 0)
            m_problem = "the far end received a byte that was not sent";
    }

    /// Bytes that have arrived so far, in both directions together.
    double arrived() const { return static_cast<double>(m_received + m_farEnd.counters().received - m_receivedBefore); }

    const std::string &problem() const { return m_problem; }

private:
    void move(const Poll::Event &event)
    {
        Flow &flow = m_flows.find(event.fd)->second;
        const std::uint64_t before = flow.received();
        Flow::End end = Flow::End::None;
        if ((event.events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0)
            end = flow.drain(event.fd);
        if (end == Flow::End::None && (event.events & EPOLLOUT) != 0)
            end = flow.pour(event.fd);
        m_received += flow.received() - before;
        if (end == Flow::End::Closed)
            m_problem = "a stream ended early";
        else if (end == Flow::End::Wrong)
            m_problem = "a client received a byte that was not sent";
    }

    std::uint64_t m_receivedBefore;
    std::uint64_t m_received = 0;
    FarEnd &m_farEnd;
    Poll m_poll;
    std::unordered_map<int, Flow> m_flows; ///< by descriptor
    std::string m_problem;
};

} // namespace

void measureBulk(Bench &bench, const std::string &scenario, std::size_t streams, Service service)
{
    Crowd crowd;
    if (!crowd.open(streams, service, bench.way, bench.farEnd)) {
        bench.report.fail(scenario, crowd.problem());
        return;
    }
    BulkClients clients(bench, crowd, service);
    clients.run(bench.time / 5);
    Meter meter(bench.server, clients.arrived());
    clients.run(bench.time);
    meter.stop(clients.arrived());
    if (!clients.problem().empty() || meter.done() == 0) {
        bench.report.fail(scenario, clients.problem().empty() ? "no byte arrived" : clients.problem());
        return;
    }
    bench.report.add(scenario, "rate", meter.rate() / gibibyte, "GiB/s");
    if (bench.server.isKnown())
        bench.report.add(scenario, "cpu", meter.cpuSeconds() / meter.done() * gibibyte, "CPU s/GiB");
}

} // namespace argyle::bench
