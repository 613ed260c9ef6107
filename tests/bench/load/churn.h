// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/bench.h"
#include "tests/bench/load/latencies.h"
#include "tests/bench/load/poll.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace argyle::bench {

/// Short streams, so many at a time: each is opened, has a byte echoed, reads the end and closes, and the next takes its place.
class Churn
{
public:
    Churn(const Way &way, FarEnd &farEnd);

    /// Keeps `concurrency` streams going for so long; those that are not done by then are dropped and not counted. Ends early
    /// where nothing happens for some seconds.
    void run(std::size_t concurrency, Seconds time);

    std::size_t completed() const { return m_latencies.count(); }
    std::size_t failed() const { return m_failed; }
    const std::string &problem() const { return m_problem; } ///< of the last that failed
    Latencies &latencies() { return m_latencies; }           ///< from connect to the end

private:
    struct Short
    {
        Stream stream;
        Clock::time_point begin;
        bool echoed = false;
    };

    void startOne();
    void go(int fd);
    void end(int fd, const std::string &problem);

    Way m_way;
    FarEnd &m_farEnd;
    Poll m_poll;
    std::vector<std::unique_ptr<Short>> m_at; ///< by descriptor
    std::size_t m_open = 0;
    std::size_t m_failed = 0;
    std::string m_problem;
    Latencies m_latencies;
};

/// New streams a second.
void measureChurn(Bench &bench, const std::string &scenario, std::size_t concurrency, Handshake handshake);

} // namespace argyle::bench
