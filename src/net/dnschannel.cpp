// SPDX-License-Identifier: MIT
#include "net/dnschannel.h"

#include <QLoggingCategory>
#include <QSocketNotifier>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include <ares.h>
#include <netdb.h>

namespace argyle::net {

namespace {

Q_LOGGING_CATEGORY(logResolver, "argyle.net.resolver", QtWarningMsg)

constexpr int firstPatience = 1500; // milliseconds
constexpr int tries = 3;
/// Channels that ask once more, at the same time: each has a socket.
constexpr int mostAnew = 64;
// A thousand lookups at once are two thousand small answers: more than the usual buffer of a socket holds. The kernel caps it.
constexpr int receiveBuffer = 1 << 20; // bytes

LookupError errorOf(int status)
{
    switch (status) {
    case ARES_SUCCESS:
        return LookupError::None;
    case ARES_ENODATA:
    case ARES_ENOTFOUND:
    case ARES_ENONAME:
    case ARES_EBADNAME:
        return LookupError::NotFound;
    case ARES_ETIMEOUT:
        return LookupError::TimedOut;
    case ARES_ECANCELLED:
    case ARES_EDESTRUCTION:
        return LookupError::Cancelled;
    default:
        return LookupError::ServerFailed;
    }
}

ares_channeldata *openChannel(const DnsChannel::Configuration &configuration, ares_sock_state_cb socketChanged,
                              void *self)
{
    static const int libraryStatus = ares_library_init(ARES_LIB_INIT_ALL);
    if (libraryStatus != ARES_SUCCESS)
        return nullptr;
    ares_options options{};
    options.flags = ARES_FLAG_EDNS | ARES_FLAG_NOALIASES;
    options.timeout = firstPatience;
    options.tries = tries;
    options.socket_receive_buffer_size = receiveBuffer;
    options.sock_state_cb = socketChanged;
    options.sock_state_cb_data = self;
    char nameServersOnly[] = "b";
    options.lookups = nameServersOnly;
    std::string resolvConf = configuration.resolvConf;
    options.resolvconf_path = resolvConf.data();
    options.udp_port = configuration.port;
    options.tcp_port = configuration.port;
    int given = ARES_OPT_UDP_PORT | ARES_OPT_TCP_PORT | ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES
                | ARES_OPT_SOCK_RCVBUF | ARES_OPT_SOCK_STATE_CB | ARES_OPT_LOOKUPS | ARES_OPT_RESOLVCONF;
    if (configuration.search == DnsChannel::Search::Never) {
        // Releases before 1.20 heed only the empty list of domains, later ones only the flag.
        options.flags |= ARES_FLAG_NOSEARCH;
        given |= ARES_OPT_DOMAINS;
    }
#ifdef ARES_OPT_QUERY_CACHE
    // On by default since 1.31, and one for all: streams of different isolation groups must not share a name cache.
    options.qcache_max_ttl = 0;
    given |= ARES_OPT_QUERY_CACHE;
#endif
    ares_channeldata *channel = nullptr;
    int status = ares_init_options(&channel, &options, given);
    if (status == ARES_SUCCESS && !configuration.servers.empty()) {
        status = ares_set_servers_ports_csv(channel, configuration.servers.c_str());
        if (status != ARES_SUCCESS)
            ares_destroy(std::exchange(channel, nullptr));
    }
    if (status != ARES_SUCCESS)
        qCWarning(logResolver, "Names cannot be looked up: %s.", ares_strerror(status));
    return channel;
}

/// An IPv4-mapped address among IPv6 ones leads to an IPv4 host, and is not what was asked for.
LookupResult resultOf(const ares_addrinfo &found, int family)
{
    LookupResult result;
    int timeToLive = std::numeric_limits<int>::max();
    for (const ares_addrinfo_node *node = found.nodes; node; node = node->ai_next) {
        SocketAddress address(node->ai_addr, socklen_t(node->ai_addrlen));
        address.setPort(0);
        if (address.unmapped().family() == family)
            result.addresses.push_back(address);
        timeToLive = std::min(timeToLive, node->ai_ttl);
    }
    for (const ares_addrinfo_cname *alias = found.cnames; alias; alias = alias->next)
        timeToLive = std::min(timeToLive, alias->ttl);
    if (result.addresses.empty())
        result.error = LookupError::NotFound;
    else
        result.timeToLive = std::chrono::seconds(std::max(timeToLive, 0));
    return result;
}

} // namespace

DnsChannel::DnsChannel(const Configuration &configuration, QObject *parent)
    : QObject(parent)
    , m_configuration(configuration)
    , m_channel(openChannel(configuration, &DnsChannel::socketChanged, this))
{}

DnsChannel::~DnsChannel()
{
    for (auto &[ticket, query] : m_queries)
        query.replied = nullptr;
    if (m_channel)
        ares_destroy(m_channel);
}

DnsChannel::Query &DnsChannel::newQuery(Replied replied, int family)
{
    const Ticket ticket = ++m_lastTicket;
    return m_queries.try_emplace(ticket, Query{this, ticket, family, {}, std::move(replied)}).first->second;
}

DnsChannel::Ticket DnsChannel::askName(const std::string &name, int family, Replied replied)
{
    Query &query = newQuery(std::move(replied), family);
    const Ticket ticket = query.ticket;
    query.name = name;
    if (!m_channel) {
        reply(query, {LookupError::ServerFailed, {}, {}, {}});
        return ticket;
    }
    ares_addrinfo_hints hints{};
    // Sorting would open a socket for each address; who connects orders them.
    hints.ai_flags = ARES_AI_NOSORT;
    hints.ai_family = family;
    ares_getaddrinfo(m_channel, name.c_str(), nullptr, &hints, &DnsChannel::nameReplied, &query);
    goOn();
    return ticket;
}

DnsChannel::Ticket DnsChannel::askPointer(const SocketAddress &address, Replied replied)
{
    Query &query = newQuery(std::move(replied), address.family());
    const Ticket ticket = query.ticket;
    if (!m_channel) {
        reply(query, {LookupError::ServerFailed, {}, {}, {}});
        return ticket;
    }
    ares_gethostbyaddr(m_channel, address.octets(), address.isIpv4() ? 4 : 16, address.family(),
                       &DnsChannel::pointerReplied, &query);
    goOn();
    return ticket;
}

void DnsChannel::cancel(Ticket ticket)
{
    const auto found = m_queries.find(ticket);
    if (found != m_queries.end())
        found->second.replied = nullptr;
}

void DnsChannel::retire()
{
    m_isRetired = true;
    goOn();
}

/// Whether another channel asks what this one could not.
bool DnsChannel::isAskedAnew(Query &query)
{
    if (m_isAnew || !query.replied || m_anew == mostAnew)
        return false;
    ++m_anew;
    auto *const channel = new DnsChannel(m_configuration, this);
    channel->m_isAnew = true;
    auto replied = [this, ticket = query.ticket](LookupResult result) {
        --m_anew;
        reply(m_queries.at(ticket), std::move(result));
        goOn();
    };
    channel->askName(query.name, query.family, std::move(replied));
    channel->retire();
    return true;
}

void DnsChannel::reply(Query &query, LookupResult result)
{
    const Replied replied = std::move(query.replied);
    m_queries.erase(query.ticket);
    if (replied)
        replied(std::move(result));
}

void DnsChannel::nameReplied(void *query, int status, int /*timeouts*/, ares_addrinfo *found)
{
    auto &asked = *static_cast<Query *>(query);
    if (status == ARES_ECONNREFUSED && asked.channel->isAskedAnew(asked))
        return;
    LookupResult result;
    result.error = errorOf(status);
    if (status == ARES_SUCCESS && found)
        result = resultOf(*found, asked.family);
    if (found)
        ares_freeaddrinfo(found);
    asked.channel->reply(asked, std::move(result));
}

void DnsChannel::pointerReplied(void *query, int status, int timeouts, hostent *found)
{
    auto &asked = *static_cast<Query *>(query);
    LookupResult result;
    // Whatever went wrong, ares_gethostbyaddr() says "not found" in the end.
    result.error = status == ARES_ENOTFOUND && timeouts >= tries ? LookupError::TimedOut : errorOf(status);
    if (status == ARES_SUCCESS && found && found->h_name)
        result.name = found->h_name;
    if (result.error == LookupError::None && result.name.empty())
        result.error = LookupError::NotFound;
    asked.channel->reply(asked, std::move(result));
}

void DnsChannel::socketChanged(void *channel, int socket, int reading, int writing)
{
    static_cast<DnsChannel *>(channel)->watch(socket, reading != 0, writing != 0);
}

void DnsChannel::watch(int socket, bool reading, bool writing)
{
    const auto set = [this, socket](QSocketNotifier *&notifier, QSocketNotifier::Type type, bool wanted) {
        if (wanted && !notifier) {
            notifier = new QSocketNotifier(socket, type, this);
            connect(notifier, &QSocketNotifier::activated, this, [this, socket, type] {
                const bool isReading = type == QSocketNotifier::Read;
                process(isReading ? socket : ARES_SOCKET_BAD, isReading ? ARES_SOCKET_BAD : socket);
            });
        } else if (!wanted && notifier) {
            // It may be the one whose signal brought us here.
            notifier->setEnabled(false);
            notifier->deleteLater();
            notifier = nullptr;
        }
    };
    Watch &watch = m_watches[socket];
    set(watch.reading, QSocketNotifier::Read, reading);
    set(watch.writing, QSocketNotifier::Write, writing);
    if (!reading && !writing)
        m_watches.erase(socket);
}

void DnsChannel::process(int readable, int writable)
{
    ares_process_fd(m_channel, readable, writable);
    goOn();
}

/// What follows every call of c-ares: wake up when it wants to be, and leave when it was the last one.
void DnsChannel::goOn()
{
    timeval buffer{};
    const timeval *const wait = m_queries.empty() ? nullptr : ares_timeout(m_channel, nullptr, &buffer);
    if (!wait)
        m_timer.stop();
    else
        m_timer.start(int(wait->tv_sec * 1000 + (wait->tv_usec + 999) / 1000), Qt::PreciseTimer, this);
    if (m_isRetired && m_queries.empty())
        deleteLater();
}

void DnsChannel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        process(ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    else
        QObject::timerEvent(event);
}

} // namespace argyle::net
