// SPDX-License-Identifier: MIT
#include "tests/bench/load/scenarios.h"

#include "tests/bench/load/bulk.h"
#include "tests/bench/load/churn.h"
#include "tests/bench/load/idle.h"
#include "tests/bench/load/pingpong.h"

#include <utility>

namespace argyle::bench {

std::vector<Scenario> allScenarios()
{
    std::vector<Scenario> all;
    // Names a scenario and binds what is measured to it.
    const auto add = [&all](const std::string &name, auto measure, auto... parameters) {
        all.push_back({name, [=](Bench &bench) { measure(bench, name, parameters...); }});
    };
    using Direction = std::pair<const char *, Service>;
    for (const auto &[way, service] :
         {Direction{"down", Service::Source}, Direction{"up", Service::Sink}, Direction{"both", Service::Duplex}}) {
        for (const std::size_t streams : {1U, 8U, 64U})
            add(std::string("bulk-") + way + '-' + std::to_string(streams), measureBulk, streams, service);
    }
    using Manner = std::pair<const char *, Handshake>;
    for (const auto &[way, handshake] :
         {Manner{"step", Handshake::StepByStep}, Manner{"onewrite", Handshake::OneWrite}}) {
        for (const std::size_t concurrency : {1U, 32U, 256U})
            add(std::string("new-") + way + '-' + std::to_string(concurrency), measureChurn, concurrency, handshake);
    }
    add("pingpong-1of1", measurePingPong, std::size_t{1}, std::size_t{1});
    add("pingpong-500of1000", measurePingPong, std::size_t{500}, std::size_t{1000});
    for (const std::size_t streams : {1000U, 10000U})
        add("idle-" + std::to_string(streams), measureIdle, streams);
    for (const std::size_t idle : {0U, 1000U, 9500U})
        add("growth-" + std::to_string(idle), measureGrowth, idle);
    return all;
}

} // namespace argyle::bench
