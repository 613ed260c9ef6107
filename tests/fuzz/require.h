// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>

namespace argyle::fuzz {

/// Ends the program where something does not hold, in every build: the fuzzer keeps the input that led there.
inline void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace argyle::fuzz
