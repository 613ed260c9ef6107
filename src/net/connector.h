// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "net/reactor.h"
#include "net/socketaddress.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace argyle::net {

/// Connects to the first of several addresses that answers (happy eyeballs, RFC 8305): families alternate, beginning with the
/// first address's; the next one starts when the one before failed, or has not answered within 250 ms; the first to succeed
/// wins and the others are closed. Lives in the reactor's thread; destroying it cancels.
class Connector final : public LinkOwner
{
public:
    struct Connected
    {
        std::unique_ptr<Link> link; ///< its owner is still the connector: set another
        SocketAddress remote;
        SocketAddress local;
        std::size_t earlySent = 0; ///< bytes of `early` that went along already
    };
    /// `error` is an errno value: that of the attempt which got furthest (ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT,
    /// EMFILE…). Called once, never from inside connect(); the connector may be destroyed inside it.
    using Finished = std::function<void(Connected)>;
    using Failed = std::function<void(int error)>;

    Connector(Reactor &reactor, Finished finished, Failed failed);
    ~Connector();

    /// `early` is sent with the SYN where TCP Fast Open allows, right after the connect otherwise (as much as goes; the rest is
    /// the caller's to send: earlySent). Fast Open is used for a single address only, since bytes must not reach two destinations.
    /// The bytes must stay valid until one of the callbacks.
    void connect(std::vector<SocketAddress> addresses, std::span<const std::byte> early);

    void linkReady(Link &link) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Sorts addresses for Connector: families alternate, the preferred one first, order inside a family kept (RFC 8305 §4).
enum class Prefer : std::uint8_t { Ipv4, Ipv6 };
std::vector<SocketAddress> interleaved(std::vector<SocketAddress> addresses, Prefer preferred);

} // namespace argyle::net
