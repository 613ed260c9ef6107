// SPDX-License-Identifier: MIT
#include "tests/bench/load/churn.h"

#include <utility>

#include <sys/epoll.h>

namespace argyle::bench {

namespace {

// A connection that a full backlog dropped is tried again after 1 and 3 seconds.
constexpr std::chrono::seconds patience{4};

} // namespace

Churn::Churn(const Way &way, FarEnd &farEnd)
    : m_way(way)
    , m_farEnd(farEnd)
    , m_at(raiseDescriptorLimit())
{}

void Churn::run(std::size_t concurrency, Seconds time)
{
    m_latencies.clear();
    m_failed = 0;
    const Clock::time_point end = Clock::now() + std::chrono::duration_cast<Clock::duration>(time);
    for (Clock::time_point now = Clock::now(); now < end; now = Clock::now()) {
        // A stream may end before it was waited for, well or not; no more than these at a turn, so that others get theirs.
        for (std::size_t turn = 0; turn < concurrency && m_open < concurrency; ++turn)
            startOne();
        const bool full = m_open == concurrency;
        m_poll.wait(full ? std::min<Clock::duration>(end - now, patience) : Clock::duration::zero());
        if (full && m_poll.events().empty() && Clock::now() < end) {
            m_problem = "nothing happened for some seconds";
            break;
        }
        for (const Poll::Event &event : m_poll.events())
            go(event.fd);
    }
    for (std::unique_ptr<Short> &one : m_at) {
        if (one)
            one->stream.close(Ending::Abrupt);
        one.reset();
    }
    m_open = 0;
}

void Churn::startOne()
{
    const Clock::time_point begin = Clock::now();
    auto one = std::make_unique<Short>(Short{Stream(m_way, m_farEnd.address(Service::EchoOnce), "!"), begin});
    if (one->stream.state() == Stream::State::Failed) {
        m_problem = one->stream.problem();
        ++m_failed;
        return;
    }
    ++m_open;
    const int fd = one->stream.fd();
    m_at[static_cast<std::size_t>(fd)] = std::move(one);
    m_poll.add(fd, EPOLLIN | EPOLLOUT | EPOLLET);
    go(fd);
}

void Churn::go(int fd)
{
    Short *one = m_at[static_cast<std::size_t>(fd)].get();
    // An event of a descriptor that was closed earlier in the same turn.
    if (one == nullptr)
        return;
    while (one->stream.advance() == Stream::State::Open) {
        char byte = 0;
        const std::optional<std::size_t> count = one->stream.receive(&byte, 1);
        if (!count)
            break;
        if (*count == 0) {
            end(fd, one->echoed ? "" : "a stream ended without its byte");
            return;
        }
        if (byte != '!' || one->echoed) {
            end(fd, "a stream brought a byte that was not sent");
            return;
        }
        one->echoed = true;
    }
    if (one->stream.state() == Stream::State::Failed)
        end(fd, one->stream.problem());
}

void Churn::end(int fd, const std::string &problem)
{
    const std::unique_ptr<Short> one = std::move(m_at[static_cast<std::size_t>(fd)]);
    --m_open;
    if (problem.empty()) {
        m_latencies.add(Clock::now() - one->begin);
        return;
    }
    m_problem = problem;
    ++m_failed;
    one->stream.close(Ending::Abrupt);
}

void measureChurn(Bench &bench, const std::string &scenario, std::size_t concurrency, Handshake handshake)
{
    Way way = bench.way;
    way.handshake = handshake;
    Churn churn(way, bench.farEnd);
    if (handshake == Handshake::OneWrite) {
        // Servers that take what follows the greeting for part of it wait for ever, or refuse.
        churn.run(1, Seconds(0.3));
        if (churn.completed() == 0) {
            bench.report.note(scenario, "unsupported");
            return;
        }
    }
    churn.run(concurrency, bench.time / 5);
    bench.farEnd.awaitEmpty(std::chrono::seconds(3));
    Meter meter(bench.server, 0);
    churn.run(concurrency, bench.time);
    meter.stop(static_cast<double>(churn.completed()));
    if (churn.completed() == 0) {
        bench.report.fail(scenario, churn.problem());
        return;
    }
    bench.report.add(scenario, "rate", meter.rate(), "streams/s");
    bench.report.add(scenario, "p99", churn.latencies().quantile(0.99), "ms");
    if (bench.server.isKnown())
        bench.report.add(scenario, "cpu", meter.cpuSeconds() / meter.done() * 1000, "CPU s/1000 streams");
    if (churn.failed() > 0)
        bench.report.fail(scenario, std::to_string(churn.failed()) + " streams failed: " + churn.problem());
}

} // namespace argyle::bench
