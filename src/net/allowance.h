// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>

namespace argyle::net {

/// Keeps work in the background to a share of one core: each piece is followed by a rest of `factor` times what it took. Time in
/// which there was no work counts as rest, up to `saved`: so many pieces may follow each other at once after it.
class Allowance
{
public:
    using Clock = std::chrono::steady_clock;

    constexpr Allowance(int factor, Clock::duration saved)
        : m_factor(factor)
        , m_saved(saved)
    {}

    /// From when on the next piece may be done; it may have passed.
    constexpr Clock::time_point next() const { return m_next; }

    /// A piece is done `now`, and took so long.
    constexpr void spend(Clock::time_point now, Clock::duration taken)
    {
        m_next = std::max(m_next, now - m_saved) + m_factor * taken;
    }

private:
    int m_factor;
    Clock::duration m_saved;
    Clock::time_point m_next{};
};

} // namespace argyle::net
