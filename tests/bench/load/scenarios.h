// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/bench.h"

#include <functional>
#include <string>
#include <vector>

namespace argyle::bench {

struct Scenario
{
    std::string name;
    std::function<void(Bench &)> measure;
};

/// Every scenario, in the order in which they run.
std::vector<Scenario> allScenarios();

} // namespace argyle::bench
