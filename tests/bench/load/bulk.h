// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/bench.h"

#include <cstddef>
#include <string>

namespace argyle::bench {

/// Throughput of so many streams that all move as much as they can; Service says which way.
void measureBulk(Bench &bench, const std::string &scenario, std::size_t streams, Service service);

} // namespace argyle::bench
