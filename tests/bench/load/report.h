// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace argyle::bench {

/// What was measured: for programs a JSON object a line as soon as it is known, for people a table at the end.
class Report
{
public:
    enum class Form { Table, JsonLines };

    explicit Report(Form form)
        : m_form(form)
    {}

    void add(const std::string &scenario, const std::string &figure, double value, const std::string &unit);
    /// Why a scenario has no figures, or what to know of those that it has.
    void note(const std::string &scenario, const std::string &text);
    /// A note that makes the run a failure.
    void fail(const std::string &scenario, const std::string &problem);
    bool hasFailed() const { return m_failed; }
    void printTable() const;

private:
    struct Line
    {
        std::string scenario;
        std::string figure;
        std::string text;
    };

    void line(Line line, const std::string &json);

    Form m_form;
    bool m_failed = false;
    std::vector<Line> m_lines;
};

} // namespace argyle::bench
