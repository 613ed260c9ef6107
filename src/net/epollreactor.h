// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"

#include <array>

#include <sys/epoll.h>

class QSocketNotifier;

namespace argyle::net {

/// One epoll set, edge-triggered, whose descriptor ONE QSocketNotifier watches: what a turn of Qt's event loop costs does not
/// grow with the number of links.
class EpollReactor final : public Reactor
{
    Q_OBJECT
public:
    /// nullptr where the kernel has no descriptor for it.
    static std::unique_ptr<EpollReactor> create();
    ~EpollReactor() override;

protected:
    bool add(Link &link) override;
    void remove(Link &link) override;
    void turn() override;

private:
    explicit EpollReactor(Descriptor set);
    int wait(std::chrono::nanoseconds atMost);
    void dispatch(const epoll_event &event) const;

    /// An event names its link by descriptor and generation. It may come after the link is gone: from earlier in the same batch, or
    /// because a child process that has not reached exec() yet still holds the socket open, and with it the registration.
    struct Place
    {
        Link *link = nullptr;
        std::uint32_t generation = 0;
    };

    Descriptor m_set;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<Place> m_places; ///< by descriptor
    std::array<epoll_event, 256> m_events{};
};

} // namespace argyle::net
