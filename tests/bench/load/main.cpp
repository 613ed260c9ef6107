// SPDX-License-Identifier: MIT
// What a SOCKS server carries, how fast, and what it takes for it. Loopback only.
#include "tests/bench/load/scenarios.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <fnmatch.h>
#include <getopt.h>

namespace {

using namespace argyle::bench;

constexpr const char *usage =
    "argyle_load [OPTION]... [SCENARIO]...\n"
    "\n"
    "Measures streams over loopback, from clients of its own to servers of its own, straight or through a SOCKS5 "
    "server.\n"
    "SCENARIO: a name or a pattern (bulk-*); default: all.\n"
    "\n"
    "  --socks 127.0.0.1:PORT  through this server, which takes clients without authentication\n"
    "  --pid PID               a process of the server, whose CPU time and memory are read; may be repeated\n"
    "  --seconds SECONDS       how long a figure is measured (2)\n"
    "  --discard               drop received bulk bytes in the kernel instead of reading them: leaves the server more "
    "CPU time\n"
    "  --verify                compare every bulk byte, which leaves it less\n"
    "  --json                  a JSON object a line instead of a table\n"
    "  --list                  name the scenarios\n"
    "\n"
    "Short streams end at the far end first, all others with a reset, and the far end has eight addresses: no run is\n"
    "slowed by ports that wait in TIME_WAIT. Exit status: 0, 1 where a scenario failed, 2 for a mistake here.\n";

struct Options
{
    std::optional<sockaddr_in> proxy;
    std::vector<pid_t> processes;
    Seconds time{2};
    Receiving receiving = Receiving::Read;
    Report::Form form = Report::Form::Table;
    std::vector<std::string> patterns;
};

[[noreturn]] void leave(int status, const std::string &text)
{
    std::fputs(text.c_str(), status == 0 ? stdout : stderr);
    std::exit(status);
}

std::string listing()
{
    std::string names;
    for (const Scenario &scenario : allScenarios())
        names += scenario.name + '\n';
    return names;
}

void take(int option, const std::string &value, Options &options)
{
    switch (option) {
    case 's':
        options.proxy = parseAddress(value);
        if (options.proxy->sin_port == 0)
            leave(2, "argyle_load: --socks " + value + ": write it as 127.0.0.1:1080\n");
        break;
    case 'p':
        options.processes.push_back(std::atoi(value.c_str()));
        if (options.processes.back() <= 0)
            leave(2, "argyle_load: --pid " + value + ": not a process\n");
        break;
    case 't':
        options.time = Seconds(std::atof(value.c_str()));
        if (options.time <= Seconds::zero() || options.time > std::chrono::minutes(1))
            leave(2, "argyle_load: --seconds " + value + ": more than 0, at most 60\n");
        break;
    case 'd':
        options.receiving = Receiving::Discard;
        break;
    case 'v':
        options.receiving = Receiving::Verify;
        break;
    case 'j':
        options.form = Report::Form::JsonLines;
        break;
    case 'l':
        leave(0, listing());
    case 'h':
        leave(0, usage);
    default:
        leave(2, usage);
    }
}

Options parse(int count, char **words)
{
    const option known[] = {
        {"socks", required_argument, nullptr, 's'},
        {"pid", required_argument, nullptr, 'p'},
        {"seconds", required_argument, nullptr, 't'},
        {"verify", no_argument, nullptr, 'v'},
        {"discard", no_argument, nullptr, 'd'},
        {"json", no_argument, nullptr, 'j'},
        {"list", no_argument, nullptr, 'l'},
        {"help", no_argument, nullptr, 'h'},
        {nullptr, 0, nullptr, 0},
    };
    Options options;
    for (int found = 0; (found = ::getopt_long(count, words, "", known, nullptr)) != -1;)
        take(found, optarg == nullptr ? std::string() : optarg, options);
    options.patterns.assign(words + optind, words + count);
    if (options.patterns.empty())
        options.patterns.emplace_back("*");
    return options;
}

std::vector<Scenario> chosen(const std::vector<std::string> &patterns)
{
    std::vector<Scenario> all = allScenarios();
    for (const std::string &pattern : patterns) {
        const auto matches = [&pattern](const Scenario &scenario) {
            return ::fnmatch(pattern.c_str(), scenario.name.c_str(), 0) == 0;
        };
        if (std::none_of(all.begin(), all.end(), matches))
            leave(2, "argyle_load: there is no scenario " + pattern + "; --list names them\n");
    }
    std::erase_if(all, [&patterns](const Scenario &scenario) {
        return std::none_of(patterns.begin(), patterns.end(), [&scenario](const std::string &pattern) {
            return ::fnmatch(pattern.c_str(), scenario.name.c_str(), 0) == 0;
        });
    });
    return all;
}

} // namespace

int main(int count, char **words)
{
    const Options options = parse(count, words);
    const std::vector<Scenario> scenarios = chosen(options.patterns);
    raiseDescriptorLimit();
    std::optional<FarEnd> farEnd = FarEnd::start(options.receiving);
    if (!farEnd)
        leave(1, std::string("argyle_load: the far end does not start: ") + std::strerror(errno) + '\n');

    Bench bench{{options.proxy, Handshake::StepByStep}, options.receiving,   options.time, *farEnd,
                ServerProcesses(options.processes),     Report(options.form)};
    for (const Scenario &scenario : scenarios) {
        scenario.measure(bench);
        // The next starts with nothing of this one under way.
        if (!farEnd->awaitEmpty(std::chrono::seconds(5)))
            bench.report.note(scenario.name, "streams stay open although their clients are gone");
    }
    if (options.form == Report::Form::Table)
        bench.report.printTable();
    return bench.report.hasFailed() ? 1 : 0;
}
