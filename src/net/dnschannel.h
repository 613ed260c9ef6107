// SPDX-License-Identifier: MIT
#pragma once

#include "net/resolver.h"

#include <QBasicTimer>
#include <QObject>

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

class QSocketNotifier;
struct ares_channeldata;
struct ares_addrinfo;
struct hostent;

namespace argyle::net {

/// Asks name servers: a c-ares channel inside the Qt event loop of its thread. Knows nothing of the hosts file. A reply may come
/// from inside the asking call.
///
/// A server that is silent is asked 3 times, first with 1.5 s of patience, then with twice as much each time: 10.5 s in all
/// where there is one server. A truncated answer is asked for again over TCP (RFC 7766).
///
/// Where one query's TCP connection fails, c-ares gives up on whatever else it has asked that server: a name that nobody answered is
/// asked for once more, by a channel of its own.
class DnsChannel : public QObject
{
    Q_OBJECT
public:
    enum class Search : std::uint8_t { Never, SystemDomains };

    struct Configuration
    {
        std::string servers;     ///< "address:port" or "[v6]:port", separated by commas; empty: those of resolvConf
        std::string resolvConf;  ///< path of a resolv.conf(5)
        std::uint16_t port = 53; ///< of its servers
        Search search = Search::Never;
    };

    DnsChannel(const Configuration &configuration, QObject *parent);
    ~DnsChannel() override;

    using Ticket = std::uint64_t;
    using Replied = std::function<void(LookupResult)>;
    /// Addresses of one family: AF_INET or AF_INET6.
    Ticket askName(const std::string &name, int family, Replied replied);
    Ticket askPointer(const SocketAddress &address, Replied replied);
    /// The callback is not called any more. A query that was replied to already is no error.
    void cancel(Ticket ticket);

    /// Deletes itself once nothing is under way.
    void retire();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Query
    {
        DnsChannel *channel = nullptr;
        Ticket ticket = 0;
        int family = 0;
        std::string name; ///< empty where a pointer is asked for
        Replied replied;  ///< empty once cancelled: c-ares cannot take back a single query
    };

    struct Watch
    {
        QSocketNotifier *reading = nullptr;
        QSocketNotifier *writing = nullptr;
    };

    Query &newQuery(Replied replied, int family);
    bool isAskedAnew(Query &query);
    void reply(Query &query, LookupResult result);
    void process(int readable, int writable);
    void goOn();
    void watch(int socket, bool reading, bool writing);

    static void nameReplied(void *query, int status, int timeouts, ares_addrinfo *found);
    static void pointerReplied(void *query, int status, int timeouts, hostent *found);
    static void socketChanged(void *channel, int socket, int reading, int writing);

    const Configuration m_configuration;
    ares_channeldata *m_channel = nullptr; ///< nullptr: could not be made; every query fails
    std::unordered_map<Ticket, Query> m_queries;
    std::unordered_map<int, Watch> m_watches;
    QBasicTimer m_timer;
    Ticket m_lastTicket = 0;
    int m_anew = 0; ///< channels that ask once more
    bool m_isAnew = false;
    bool m_isRetired = false;
};

} // namespace argyle::net
