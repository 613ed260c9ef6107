// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/farend.h"
#include "tests/bench/load/stream.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

namespace argyle::bench {

/// Streams that are opened together and stay. They end abruptly, so that no port waits for them.
class Crowd
{
public:
    Crowd() = default;
    Crowd(Crowd &&) = default;
    Crowd &operator=(Crowd &&) = default;
    ~Crowd() { clear(); }

    /// Opens `count` streams, some at a time, and with Service::Echo has each echo a byte. Stops where one fails, or where
    /// nothing more happens; what is open by then stays. Whether all are.
    bool open(std::size_t count, Service service, const Way &way, FarEnd &farEnd);
    void clear();

    std::size_t size() const { return m_streams.size(); }
    Stream &operator[](std::size_t i) { return m_streams[i]; }
    const std::string &problem() const { return m_problem; }

private:
    class Opening;

    std::deque<Stream> m_streams;
    std::string m_problem;
};

} // namespace argyle::bench
