// SPDX-License-Identifier: MIT
#include "engine/farewell.h"

#include <span>
#include <utility>

namespace argyle::engine {

using net::IoResult;

Farewell::Farewell(std::unique_ptr<net::Link> client, net::TimerWheel &wheel, std::vector<std::byte> last, Over over)
    : m_client(std::move(client))
    , m_wheel(wheel)
    , m_last(std::move(last))
    , m_over(std::move(over))
{
    m_client->setOwner(this);
}

void Farewell::begin()
{
    start(m_wheel, linger);
    linkReady(*m_client);
}

void Farewell::linkReady(net::Link &)
{
    if (send() == Progress::Over || drain() == Progress::Over)
        expired();
}

Farewell::Progress Farewell::send()
{
    while (m_sent < m_last.size()) {
        const IoResult result = m_client->write(std::span(m_last).subspan(m_sent), net::Link::More::Soon);
        if (result.status == IoResult::Status::WouldBlock)
            return Progress::Going;
        if (!result.isDone())
            return Progress::Over;
        m_sent += result.count;
        goOn();
    }
    if (!std::exchange(m_isShut, true))
        m_client->shutdownWriting();
    return Progress::Going;
}

Farewell::Progress Farewell::drain()
{
    bool hasRead = false;
    // Bounded, so that a client that never stops sending leaves the others their turn.
    for (int i = 0; i < 16; ++i) {
        const IoResult result = m_client->read(m_client->reactor().scratch());
        if (result.status == IoResult::Status::WouldBlock)
            break;
        if (result.isDone()) {
            hasRead = true;
            if (i == 15)
                m_client->again();
            continue;
        }
        // An end of stream alone is no reason to cut off what is still on its way to the client.
        return m_isShut || result.status == IoResult::Status::Failed ? Progress::Over : Progress::Going;
    }
    if (hasRead)
        goOn();
    return Progress::Going;
}

/// The client takes or sends something: it has the linger anew, but not for ever.
void Farewell::goOn()
{
    if (std::chrono::steady_clock::now() - m_began < longest - linger)
        start(m_wheel, linger);
}

void Farewell::expired()
{
    const Over over = std::exchange(m_over, {});
    over(this);
}

} // namespace argyle::engine
