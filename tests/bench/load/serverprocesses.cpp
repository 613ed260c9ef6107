// SPDX-License-Identifier: MIT
#include "tests/bench/load/serverprocesses.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

#include <sys/resource.h>

namespace argyle::bench {

namespace {

namespace fs = std::filesystem;

std::string pathOf(pid_t process, const char *file)
{
    return "/proc/" + std::to_string(process) + '/' + file;
}

/// proc(5), /proc/pid/stat: the fourth field, after a name that may hold anything but ends at the last parenthesis.
pid_t parentOf(pid_t process)
{
    std::ifstream file(pathOf(process, "stat"));
    std::string line;
    std::getline(file, line);
    const std::size_t name = line.rfind(')');
    if (name == std::string::npos)
        return 0;
    std::istringstream fields(line.substr(name + 1));
    char state = 0;
    pid_t parent = 0;
    fields >> state >> parent;
    return parent;
}

std::vector<pid_t> everyProcess()
{
    std::vector<pid_t> processes;
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename().string();
        if (std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }))
            processes.push_back(static_cast<pid_t>(std::stol(name)));
    }
    return processes;
}

/// proc(5), /proc/pid/smaps_rollup: `Pss_Anon:   1234 kB`.
std::uint64_t anonymousMemory(pid_t process)
{
    std::ifstream file(pathOf(process, "smaps_rollup"));
    std::string word;
    while (file >> word) {
        std::uint64_t kib = 0;
        if (word == "Pss_Anon:" && file >> kib)
            return kib << 10;
    }
    return 0;
}

} // namespace

ServerProcesses::CpuSeconds ServerProcesses::cpuSeconds() const
{
    CpuSeconds seconds;
    for (const pid_t process : all()) {
        clockid_t clock = 0;
        timespec used{};
        if (::clock_getcpuclockid(process, &clock) == 0 && ::clock_gettime(clock, &used) == 0)
            seconds[process] = static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
    }
    return seconds;
}

double ServerProcesses::difference(const CpuSeconds &before, const CpuSeconds &after)
{
    double sum = 0;
    for (const auto &[process, seconds] : after) {
        const auto earlier = before.find(process);
        sum += seconds - (earlier == before.end() ? 0 : earlier->second);
    }
    return sum;
}

std::uint64_t ServerProcesses::userMemory() const
{
    std::uint64_t sum = 0;
    for (const pid_t process : all())
        sum += anonymousMemory(process);
    return sum;
}

std::size_t ServerProcesses::descriptors() const
{
    std::size_t sum = 0;
    for (const pid_t process : all()) {
        std::error_code error;
        const fs::directory_iterator open(pathOf(process, "fd"), error);
        sum += static_cast<std::size_t>(std::distance(begin(open), end(open)));
    }
    return sum;
}

std::size_t ServerProcesses::descriptorLimit() const
{
    rlimit limit{};
    if (!isKnown() || ::prlimit(m_first.front(), RLIMIT_NOFILE, nullptr, &limit) != 0)
        return static_cast<std::size_t>(-1);
    return limit.rlim_cur;
}

std::vector<pid_t> ServerProcesses::all() const
{
    std::vector<pid_t> found = m_first;
    if (!isKnown())
        return found;
    std::multimap<pid_t, pid_t> children;
    for (const pid_t process : everyProcess())
        children.emplace(parentOf(process), process);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto [from, to] = children.equal_range(found[i]);
        for (auto child = from; child != to; ++child) {
            if (std::find(found.begin(), found.end(), child->second) == found.end())
                found.push_back(child->second);
        }
    }
    return found;
}

} // namespace argyle::bench
