// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/bench.h"
#include "tests/bench/load/crowd.h"
#include "tests/bench/load/latencies.h"

#include <cstddef>
#include <string>

namespace argyle::bench {

/// Sends 64 bytes over each of `active` streams of the crowd, awaits their echo, and again, for so long. Where a stream ends or
/// brings other bytes, `problem` says so.
Latencies pingPong(Crowd &crowd, std::size_t active, Seconds time, std::string &problem);

/// How long an echo takes with `active` of `streams` at it.
void measurePingPong(Bench &bench, const std::string &scenario, std::size_t active, std::size_t streams);

} // namespace argyle::bench
