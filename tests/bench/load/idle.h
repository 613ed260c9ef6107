// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/bench.h"

#include <cstddef>
#include <string>

namespace argyle::bench {

/// What so many streams cost that have echoed a byte and now do nothing, or as many as descriptors allow.
void measureIdle(Bench &bench, const std::string &scenario, std::size_t streams);

/// New streams a second, and how long echoes take, beside so many idle streams.
void measureGrowth(Bench &bench, const std::string &scenario, std::size_t idle);

} // namespace argyle::bench
