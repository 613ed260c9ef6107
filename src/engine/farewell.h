// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"
#include "net/timerwheel.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace argyle::engine {

/// The end of a conversation with a client that is told something last: sends it, shuts down sending, and reads on until the
/// client closes or a short linger is over, so that unread data cannot turn the close into a reset that destroys the answer.
class Farewell : public net::LinkOwner, public net::Timeout
{
public:
    static constexpr std::chrono::milliseconds linger{2000};   ///< without a byte to or from the client
    static constexpr std::chrono::milliseconds longest{30000}; ///< in all

    using Over = std::function<void(Farewell *)>;

    /// `over` may destroy the farewell. It may be called from inside begin().
    Farewell(std::unique_ptr<net::Link> client, net::TimerWheel &wheel, std::vector<std::byte> last, Over over);

    void begin();
    void linkReady(net::Link &link) override;

protected:
    void expired() override;

private:
    enum class Progress : bool { Over, Going };
    Progress send();
    Progress drain();
    void goOn();

    std::unique_ptr<net::Link> m_client;
    net::TimerWheel &m_wheel;
    std::vector<std::byte> m_last;
    std::size_t m_sent = 0;
    bool m_isShut = false;
    Over m_over;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

} // namespace argyle::engine
