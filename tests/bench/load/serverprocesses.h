// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include <sys/types.h>

namespace argyle::bench {

/// The processes of the server that is measured, those that they start included, seen through /proc. Empty: nothing is known.
class ServerProcesses
{
public:
    /// CPU seconds by process, from its start, threads that have ended included.
    using CpuSeconds = std::map<pid_t, double>;

    explicit ServerProcesses(std::vector<pid_t> first = {})
        : m_first(std::move(first))
    {}

    bool isKnown() const { return !m_first.empty(); }
    CpuSeconds cpuSeconds() const;
    static double difference(const CpuSeconds &before, const CpuSeconds &after);
    /// Bytes of anonymous memory: heaps, stacks and what was written to of files mapped privately. Shared pages count in parts.
    std::uint64_t userMemory() const;
    std::size_t descriptors() const;
    /// How many descriptors the first of them may have.
    std::size_t descriptorLimit() const;

private:
    std::vector<pid_t> all() const;

    std::vector<pid_t> m_first;
};

} // namespace argyle::bench
