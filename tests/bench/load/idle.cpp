// SPDX-License-Identifier: MIT
#include "tests/bench/load/idle.h"

#include "tests/bench/load/churn.h"
#include "tests/bench/load/crowd.h"
#include "tests/bench/load/pingpong.h"

#include <algorithm>
#include <thread>

namespace argyle::bench {

namespace {

// How many streams are at it beside the idle ones.
constexpr std::size_t busy = 32;
// How long a server may take to give back what idle streams do not need.
constexpr std::chrono::seconds rest{1};

/// How many streams the limits on descriptors allow: a client has one each, a server two at least.
std::size_t mostStreams(const ServerProcesses &server)
{
    constexpr std::size_t others = 100;
    return std::min<std::size_t>(raiseDescriptorLimit() - others, (server.descriptorLimit() - others) / 2);
}

} // namespace

void measureIdle(Bench &bench, const std::string &scenario, std::size_t streams)
{
    if (!bench.server.isKnown()) {
        bench.report.note(scenario, "needs the server's process");
        return;
    }
    // What a server allocates with its first streams and keeps is no cost of a stream.
    Crowd first;
    first.open(busy, Service::Echo, bench.way, bench.farEnd);
    first.clear();
    bench.farEnd.awaitEmpty(std::chrono::seconds(3));
    std::this_thread::sleep_for(rest);
    const auto memory = static_cast<double>(bench.server.userMemory());
    const auto descriptors = static_cast<double>(bench.server.descriptors());

    const std::size_t possible = std::min(streams, mostStreams(bench.server));
    Crowd crowd;
    const bool complete = crowd.open(possible, Service::Echo, bench.way, bench.farEnd);
    if (crowd.size() < busy) {
        bench.report.fail(scenario, crowd.problem());
        return;
    }
    std::this_thread::sleep_for(rest);
    const auto count = static_cast<double>(crowd.size());
    bench.report.add(scenario, "streams", count, complete ? "streams" : "streams (" + crowd.problem() + ')');
    bench.report.add(scenario, "memory", (static_cast<double>(bench.server.userMemory()) - memory) / count / 1024,
                     "KiB/stream");
    bench.report.add(scenario, "descriptors", (static_cast<double>(bench.server.descriptors()) - descriptors) / count,
                     "a stream");
    Meter meter(bench.server, 0);
    std::this_thread::sleep_for(bench.time);
    meter.stop(0);
    bench.report.add(scenario, "cpu", 100 * meter.cpuShare(), "% of a core");
}

void measureGrowth(Bench &bench, const std::string &scenario, std::size_t idle)
{
    Crowd crowd;
    const std::size_t possible = std::min(idle, mostStreams(bench.server) - 2 * busy);
    if (!crowd.open(possible, Service::Echo, bench.way, bench.farEnd)) {
        bench.report.fail(scenario, "with " + std::to_string(crowd.size()) + " streams: " + crowd.problem());
        return;
    }
    Crowd players;
    std::string problem;
    if (!players.open(busy, Service::Echo, bench.way, bench.farEnd)) {
        bench.report.fail(scenario, players.problem());
        return;
    }
    Latencies latencies = pingPong(players, busy, bench.time, problem);
    players.clear();

    Churn churn(bench.way, bench.farEnd);
    churn.run(busy, bench.time / 5);
    Meter meter(bench.server, 0);
    churn.run(busy, bench.time);
    meter.stop(static_cast<double>(churn.completed()));
    if (!problem.empty() || churn.completed() == 0 || churn.failed() > 0) {
        bench.report.fail(scenario, problem.empty() ? churn.problem() : problem);
        return;
    }
    bench.report.add(scenario, "idle", static_cast<double>(crowd.size()), "streams");
    bench.report.add(scenario, "rate", meter.rate(), "streams/s");
    bench.report.add(scenario, "p99", latencies.quantile(0.99), "ms");
}

} // namespace argyle::bench
