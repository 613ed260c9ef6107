// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace argyle::net {

/// Why a lookup failed.
enum class LookupError : std::uint8_t { None, NotFound, TimedOut, ServerFailed, Cancelled };

/// What a lookup found.
struct LookupResult
{
    LookupError error = LookupError::None;
    std::vector<SocketAddress> addresses; ///< port 0; for a name, IPv4 first
    std::string name;                     ///< for a pointer
    /// The smallest of a name's records; 10 s at most where the family that is not preferred gave no answer. 0: not to be kept, since
    /// it is not from a name server, a pointer's, or lacks the preferred family's answer.
    std::chrono::seconds timeToLive{0};
};

/// Which families a lookup asks for.
enum class Families : std::uint8_t { Ipv4, Ipv6, Both };

/// Looks names and pointers up with c-ares: the hosts file first, then name servers. Never asks about .onion (RFC 7686 §2),
/// .invalid and localhost (RFC 6761 §6). Search domains are the system's, and for names of a single label only. Lives in one
/// thread, inside its Qt event loop; nothing blocks.
///
/// A name server that is silent ends a lookup with TimedOut after 10.5 s (see DnsChannel), several of them after 15 s at most.
/// A lookup for both families that has addresses of the preferred one waits 250 ms more for the other (RFC 8305 §3); the other way
/// round 2.5 s, in which a lost question is asked again.
class Resolver : public QObject
{
    Q_OBJECT
public:
    using Answered = std::function<void(const LookupResult &)>;

    /// A lookup under way; destroying it cancels: the callback is not called any more.
    class Lookup
    {
    public:
        virtual ~Lookup() = default;
    };

    /// Where the system's configuration is, which is read again when it changes.
    struct System
    {
        QString hosts = QStringLiteral("/etc/hosts");
        QString resolvConf = QStringLiteral("/etc/resolv.conf");
        std::uint16_t port = 53; ///< of the servers in resolvConf
    };

    explicit Resolver(QObject *parent = nullptr);
    explicit Resolver(const System &system, QObject *parent = nullptr);
    /// Ends all lookups without calling back.
    ~Resolver() override;

    /// None: those of the system's configuration. Where this changes the servers, lookups under way end with Cancelled.
    void setServers(const std::vector<SocketAddress> &servers);

    /// The callback is never called from inside lookUp(). It may destroy the lookup, and the resolver.
    [[nodiscard]] std::unique_ptr<Lookup> lookUp(const std::string &name, Families families, Prefer preferred,
                                                 Answered answered);
    [[nodiscard]] std::unique_ptr<Lookup> lookUpPointer(const SocketAddress &address, Answered answered);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace argyle::net
