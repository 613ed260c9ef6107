// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace argyle::bench {

/// How long each of many things took.
class Latencies
{
public:
    void add(std::chrono::nanoseconds latency) { m_all.push_back(latency); }
    void clear() { m_all.clear(); }
    std::size_t count() const { return m_all.size(); }

    /// Milliseconds that this share (0 to 1) of them did not exceed; 0 where there are none.
    double quantile(double share)
    {
        if (m_all.empty())
            return 0;
        const auto last = static_cast<double>(m_all.size() - 1);
        const auto place = m_all.begin() + static_cast<std::ptrdiff_t>(last * share);
        std::nth_element(m_all.begin(), place, m_all.end());
        return std::chrono::duration<double, std::milli>(*place).count();
    }

private:
    std::vector<std::chrono::nanoseconds> m_all;
};

} // namespace argyle::bench
