// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "isolation/portspec.h"
#include "net/connector.h"
#include "net/reactor.h"
#include "net/resolver.h"
#include "observe/circuit.h"
#include "socks/request.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace argyle::routes {

/// What a stream asks of a route. The references stay valid until the attempt ends or is destroyed.
struct Order
{
    const socks::Request &request;
    std::shared_ptr<isolation::Group> group;
    net::Families families = net::Families::Both; ///< what the port's flags allow
    net::Prefer prefer = net::Prefer::Ipv4;
    std::span<const std::byte> early;                                 ///< optimistic data that came so far
    isolation::PortFlags flags = isolation::PortSpec::defaultFlags(); ///< of the port that it came in by
    quint64 stream = 0;                                               ///< the stream's id, for news of it
};

/// A way out that is open.
struct Opened
{
    std::unique_ptr<net::Link> link;   ///< its owner is still the attempt's: set another
    socks::Endpoint bound;             ///< local end, for BND.ADDR; zeros behind a proxy
    QString remote;                    ///< the address that was connected to, empty behind a proxy
    std::vector<std::byte> fromRemote; ///< came behind the route's own handshake
    std::size_t earlySent = 0;         ///< bytes of Order::early that are on their way
};

/// A reply for the client, and why, as a sentence for a person.
struct Failure
{
    socks::Reply reply = socks::Reply::GeneralFailure;
    QString problem;
    bool isRouteAtFault = false; ///< what is on the way failed, not the destination
};

enum class Stage : std::uint8_t { Resolving, Connecting };

/// Told how an attempt goes. One of opened, resolved and failed comes last, never from inside Route::begin(); the attempt may be
/// destroyed in it. A stage may be reached inside begin().
class AttemptOwner
{
public:
    virtual void attemptReached(Stage stage) = 0;
    virtual void attemptOpened(Opened opened) = 0;
    virtual void attemptResolved(const socks::Host &answer) = 0;
    virtual void attemptFailed(const Failure &failure) = 0;

protected:
    ~AttemptOwner() = default;
};

/// One stream's way out being opened, or one lookup. Destroying it cancels.
class Attempt
{
public:
    virtual ~Attempt() = default;
    /// What it has been waiting for, as a sentence; empty where that is the destination itself.
    virtual QString waitsFor() const { return {}; }
};

/// How an order begins: it takes time, or it is over at once with a failure or (of a lookup) an answer.
using Begun = std::variant<std::unique_ptr<Attempt>, Failure, socks::Host>;

/// A way out of Argyle. Lives in the engine's thread.
class Route : public QObject
{
    Q_OBJECT
public:
    /// "direct", "upstream", "tor": what stream records call it.
    virtual QString name() const = 0;
    /// For the status bar: "Direct", "Tor 0.4.9.11 (ready)".
    virtual QString inWords() const = 0;
    /// How Tor is, where the route leads through it.
    virtual std::optional<observe::TorStatus> tor() const { return std::nullopt; }
    /// Why a port with these flags must not be opened on this route, as a sentence: it could not honour them. Empty where it can.
    virtual QString problemWith(const isolation::PortSpec &) const { return {}; }

    /// Carries out a CONNECT, RESOLVE or RESOLVE_PTR.
    [[nodiscard]] virtual Begun begin(const Order &order, AttemptOwner *owner) = 0;
    /// The person asked for a new identity; each group has a new epoch already.
    virtual void newIdentity() {}

signals:
    /// inWords() or tor() is another.
    void stateChanged();
    /// Behind Tor: the stream goes through this circuit now.
    void circuitChanged(quint64 stream, const argyle::observe::Circuit &circuit);
    /// Behind Tor: the circuit is no more.
    void circuitClosed(const QString &id);
};

/// What a route that is not Tor says of an onion service: only Tor knows the way, and no name server may be asked (RFC 7686 §2).
Failure onionNeedsTor();

/// The reply that an errno of a failed connect stands for (RFC 1928 §6), with a sentence.
Failure failureOf(int error);

} // namespace argyle::routes
