// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace argyle::net {

/// Why a lookup failed.
enum class LookupError : std::uint8_t { None, NotFound, TimedOut, ServerFailed, Cancelled };

/// What a lookup found.
struct LookupResult
{
    LookupError error = LookupError::None;
    std::vector<SocketAddress> addresses; ///< port 0; for a name
    std::string name;                     ///< for a pointer
    std::chrono::seconds timeToLive{0};   ///< the smallest of the records'; 0 for the hosts file
};

/// Which families a lookup asks for.
enum class Families : std::uint8_t { Ipv4, Ipv6, Both };

/// Looks names and pointers up with c-ares: the hosts file first, then name servers. Never asks about .onion (RFC 7686) nor
/// .invalid. Lives in one thread, inside its Qt event loop; nothing blocks.
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

    explicit Resolver(QObject *parent = nullptr);
    ~Resolver() override;

    /// "address", "address:port", "[v6]:port"; an empty list: the system's configuration (/etc/resolv.conf). Lookups under way end
    /// with Cancelled. An error is a sentence that names the entry; then the servers stay as they were.
    QString setServers(const QStringList &servers);
    /// What is wrong with one entry, or empty.
    static QString problemWithServer(const QString &server);

    /// The callback is never called from inside lookUp().
    [[nodiscard]] std::unique_ptr<Lookup> lookUp(const std::string &name, Families families, Answered answered);
    [[nodiscard]] std::unique_ptr<Lookup> lookUpPointer(const SocketAddress &address, Answered answered);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace argyle::net
