// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/farend.h"
#include "tests/bench/load/report.h"
#include "tests/bench/load/serverprocesses.h"
#include "tests/bench/load/stream.h"

#include <chrono>
#include <string>

namespace argyle::bench {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// What every scenario measures with.
struct Bench
{
    Way way;
    Receiving receiving = Receiving::Read;
    Seconds time{2}; ///< how long each figure is measured, after a fifth of it to warm up
    FarEnd &farEnd;
    ServerProcesses server;
    Report report;
};

/// What was used and done between two moments.
class Meter
{
public:
    /// `done`: how much had been done at the first moment.
    Meter(const ServerProcesses &server, double done)
        : m_server(server)
        , m_done(done)
        , m_cpu(server.cpuSeconds())
        , m_begin(Clock::now())
    {}

    void stop(double done)
    {
        m_elapsed = Clock::now() - m_begin;
        m_used = ServerProcesses::difference(m_cpu, m_server.cpuSeconds());
        m_done = done - m_done;
    }

    double done() const { return m_done; }
    double rate() const { return m_done / m_elapsed.count(); } ///< a second
    double cpuSeconds() const { return m_used; }
    double cpuShare() const { return m_used / m_elapsed.count(); } ///< of one core

private:
    const ServerProcesses &m_server;
    double m_done;
    ServerProcesses::CpuSeconds m_cpu;
    Clock::time_point m_begin;
    Seconds m_elapsed{};
    double m_used = 0;
};

} // namespace argyle::bench
