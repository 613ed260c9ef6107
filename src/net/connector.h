// SPDX-License-Identifier: MIT
#pragma once

#include "net/link.h"
#include "net/socketaddress.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace argyle::net {

class Reactor;

/// Connects to the first of several addresses that answers (happy eyeballs, RFC 8305): families alternate, beginning with the
/// first address's; the next one starts when the one before failed, or has not answered within 250 ms; the first to succeed
/// wins and the others are closed. There is no time limit but the system's own: the caller destroys the connector when it has
/// waited long enough. Lives in the reactor's thread; destroying it cancels.
class Connector final : public LinkOwner
{
public:
    struct Connected
    {
        std::unique_ptr<Link> link; ///< without an owner: set one. TCP_NODELAY is set
        SocketAddress remote;
        SocketAddress local;
        std::size_t earlySent = 0; ///< bytes of `early` that went along already
    };
    /// `error` is an errno value: that of the attempt which got furthest (ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH, ENETUNREACH…);
    /// a want of this machine's own (EMFILE, ENFILE, ENOBUFS, ENOMEM) goes before them, since it left the destination unasked.
    /// Called once, never from inside connect(); the connector may be destroyed inside it.
    using Finished = std::function<void(Connected)>;
    using Failed = std::function<void(int error)>;

    Connector(Reactor &reactor, Finished finished, Failed failed);
    ~Connector();
    Connector(const Connector &) = delete;
    Connector &operator=(const Connector &) = delete;

    /// What becomes of an address that turns out to be one of this process' own ports (ListeningAddress). Refused, it gets no byte,
    /// and fails with ELOOP.
    enum class OwnPorts : std::uint8_t { Taken, Refused };

    /// `early` is sent with the SYN where TCP Fast Open allows, right after the connect otherwise (as much as goes; the rest is
    /// the caller's to send: earlySent). Fast Open is used for a single address only, since bytes must not reach two destinations.
    /// The bytes must stay valid until one of the callbacks. Called once.
    void connect(std::vector<SocketAddress> addresses, std::span<const std::byte> early,
                 OwnPorts ownPorts = OwnPorts::Taken);

    void linkReady(Link &link) override;

private:
    class Delay;

    void startNext();
    int start(const SocketAddress &address);
    bool sendWithSyn(int fd, const SocketAddress &address);
    void attemptFailed(Link &link, int error);
    void attemptConnected(Link &link, const SocketAddress &remote, const SocketAddress &local);
    void proceed();
    void note(int error);
    void fail();
    Delay &delay();

    Reactor &m_reactor;
    Finished m_finished;
    Failed m_failed;
    std::vector<SocketAddress> m_waiting; ///< not tried yet, the next one last
    std::vector<std::unique_ptr<Link>> m_attempts;
    std::span<const std::byte> m_early;
    std::size_t m_earlySent = 0;
    bool m_mayFastOpen = false;
    OwnPorts m_ownPorts = OwnPorts::Taken;
    int m_error = 0;
    std::unique_ptr<Delay> m_delay;
};

/// Sorts addresses for Connector: families alternate, the preferred one first, order inside a family kept (RFC 8305 §4).
std::vector<SocketAddress> interleaved(std::vector<SocketAddress> addresses, Prefer preferred);

} // namespace argyle::net
