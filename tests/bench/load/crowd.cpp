// SPDX-License-Identifier: MIT
#include "tests/bench/load/crowd.h"

#include "tests/bench/load/poll.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <sys/epoll.h>

namespace argyle::bench {

namespace {

// Below the backlog of any server: the crowd is no test of how many may knock at once.
constexpr std::size_t atATime = 32;
constexpr std::chrono::seconds patience{3};

} // namespace

class Crowd::Opening
{
public:
    Opening(Crowd &crowd, std::size_t count, Service service, const Way &way, FarEnd &farEnd)
        : m_crowd(crowd)
        , m_left(count)
        , m_service(service)
        , m_way(way)
        , m_farEnd(farEnd)
    {}

    void run()
    {
        while (m_left > 0 || !m_pending.empty()) {
            while (m_left > 0 && m_pending.size() < atATime)
                startOne();
            if (m_pending.empty())
                return;
            m_poll.wait(patience);
            if (m_poll.events().empty()) {
                giveUp("nothing happened for three seconds");
                return;
            }
            for (const Poll::Event &event : m_poll.events())
                go(event.fd);
        }
    }

private:
    void startOne()
    {
        --m_left;
        Stream stream(m_way, m_farEnd.address(m_service), m_service == Service::Echo ? "?" : "");
        if (stream.state() == Stream::State::Failed) {
            giveUp(stream.problem());
            return;
        }
        const int fd = stream.fd();
        m_pending.emplace(fd, std::move(stream));
        m_poll.add(fd, EPOLLIN | EPOLLOUT | EPOLLET);
        go(fd);
    }

    void go(int fd)
    {
        const auto found = m_pending.find(fd);
        if (found == m_pending.end())
            return;
        Stream &stream = found->second;
        bool complete = stream.advance() == Stream::State::Open;
        if (complete && m_service == Service::Echo) {
            char byte = 0;
            const std::optional<std::size_t> count = stream.receive(&byte, 1);
            complete = count == 1U;
            if (count == 0U)
                giveUp("a stream ended early");
        }
        const bool failed = stream.state() == Stream::State::Failed;
        if (failed)
            giveUp(stream.problem());
        if (complete)
            m_crowd.m_streams.push_back(std::move(stream));
        if (complete || failed)
            m_pending.erase(found);
    }

    void giveUp(const std::string &problem)
    {
        m_crowd.m_problem = problem;
        m_left = 0;
    }

    Crowd &m_crowd;
    std::size_t m_left;
    Service m_service;
    Way m_way;
    FarEnd &m_farEnd;
    Poll m_poll;
    std::unordered_map<int, Stream> m_pending;
};

bool Crowd::open(std::size_t count, Service service, const Way &way, FarEnd &farEnd)
{
    m_problem.clear();
    const std::size_t wanted = size() + count;
    Opening(*this, count, service, way, farEnd).run();
    return size() == wanted;
}

void Crowd::clear()
{
    for (Stream &stream : m_streams)
        stream.close(Ending::Abrupt);
    m_streams.clear();
}

} // namespace argyle::bench
