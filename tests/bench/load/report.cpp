// SPDX-License-Identifier: MIT
#include "tests/bench/load/report.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <utility>

namespace argyle::bench {

namespace {

std::string shortest(double value)
{
    std::ostringstream text;
    text.precision(4);
    if (value >= 10000)
        text << static_cast<long long>(value);
    else
        text << value;
    return text.str();
}

/// Only texts of ours and of strerror(3) come here.
std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::string member(const char *name, const std::string &text)
{
    return quoted(name) + ": " + quoted(text);
}

} // namespace

void Report::add(const std::string &scenario, const std::string &figure, double value, const std::string &unit)
{
    std::ostringstream number;
    number.precision(9);
    number << value;
    line({scenario, figure, shortest(value) + ' ' + unit},
         member("scenario", scenario) + ", " + member("figure", figure) + ", \"value\": " + number.str() + ", "
             + member("unit", unit));
}

void Report::note(const std::string &scenario, const std::string &text)
{
    line({scenario, std::string(), text}, member("scenario", scenario) + ", " + member("note", text));
}

void Report::fail(const std::string &scenario, const std::string &problem)
{
    m_failed = true;
    line({scenario, std::string(), "FAILED: " + problem},
         member("scenario", scenario) + ", " + member("problem", problem));
}

void Report::printTable() const
{
    std::size_t widest = 0;
    for (const Line &line : m_lines)
        widest = std::max(widest, line.scenario.size());
    for (const Line &line : m_lines)
        std::printf("%-*s  %-12s %s\n", static_cast<int>(widest), line.scenario.c_str(), line.figure.c_str(),
                    line.text.c_str());
}

void Report::line(Line line, const std::string &json)
{
    if (m_form == Form::JsonLines) {
        std::printf("{%s}\n", json.c_str());
        std::fflush(stdout);
    }
    m_lines.push_back(std::move(line));
}

} // namespace argyle::bench
