// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/farend.h"
#include "tests/bench/load/poll.h"
#include "tests/bench/load/socket.h"

#include <memory>
#include <vector>

namespace argyle::bench {

/// What the far end's process does all its life.
class FarEndLoop
{
public:
    struct Listener
    {
        Socket socket;
        Service service;
    };

    FarEndLoop(std::vector<Listener> listeners, Receiving receiving, FarEnd::Counters &counters);

    /// Returns where epoll fails.
    void run();

private:
    struct Connection
    {
        Socket socket;
        Service service;
        Flow flow;
    };

    void accept(const Listener &listener);
    void add(Socket socket, Service service);
    void serve(Connection &connection, std::uint32_t events);
    void echo(Connection &connection);
    Flow::End drain(Connection &connection);
    void remove(int fd);

    std::vector<Listener> m_listeners;
    Receiving m_receiving;
    FarEnd::Counters &m_counters;
    Poll m_poll;
    std::vector<const Listener *> m_listenerAt;              ///< by descriptor
    std::vector<std::unique_ptr<Connection>> m_connectionAt; ///< by descriptor
};

} // namespace argyle::bench
