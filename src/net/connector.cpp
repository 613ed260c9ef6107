// SPDX-License-Identifier: MIT
#include "net/connector.h"

#include "net/descriptorlimit.h"
#include "net/listeningaddress.h"
#include "net/reactor.h"
#include "net/socketoptions.h"

#include <QBasicTimer>
#include <QObject>
#include <QTimerEvent>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>

namespace argyle::net {

namespace {

constexpr std::chrono::milliseconds attemptDelay{250}; // RFC 8305 §5, the recommended value

#ifdef MSG_FASTOPEN
// Set when the kernel turned out not to do it (/proc/sys/net/ipv4/tcp_fastopen without its lowest bit): not asked again.
std::atomic<bool> fastOpenRefused{false};
#endif

bool isInProgress(int error)
{
    // After EINTR the attempt goes on in the kernel as after EINPROGRESS (POSIX, connect()).
    return error == EINPROGRESS || error == EINTR;
}

// How far an attempt got that ended with this error: the farther one tells more.
int reachOf(int error)
{
    switch (error) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case EADDRNOTAVAIL:
    case ELOOP:
        return 5; // nothing was asked at all, for a reason of our own
    case ECONNREFUSED:
    case ECONNRESET:
        return 4; // the host answered
    case ETIMEDOUT:
        return 3; // there is a way to it, as far as anyone knows
    case EHOSTUNREACH:
    case EACCES:
    case EPERM:
        return 2; // its network, or a filter, answered
    case 0:
        return 0;
    default:
        return 1; // ENETUNREACH, EAFNOSUPPORT: it never left this machine
    }
}

} // namespace

/// The waiting before the next address, or before failed() where connect() itself found that nothing can be done.
class Connector::Delay final : public QObject
{
public:
    explicit Delay(Connector &connector)
        : m_connector(connector)
    {}
    void start(std::chrono::milliseconds delay) { m_timer.start(static_cast<int>(delay.count()), this); }

protected:
    void timerEvent(QTimerEvent *) override
    {
        m_timer.stop();
        m_connector.proceed();
    }

private:
    Connector &m_connector;
    QBasicTimer m_timer;
};

Connector::Connector(Reactor &reactor, Finished finished, Failed failed)
    : m_reactor(reactor)
    , m_finished(std::move(finished))
    , m_failed(std::move(failed))
{}

Connector::~Connector() = default;

void Connector::connect(std::vector<SocketAddress> addresses, std::span<const std::byte> early, OwnPorts ownPorts)
{
    m_early = early;
    m_ownPorts = ownPorts;
    m_mayFastOpen = addresses.size() == 1 && !early.empty();
    if (addresses.size() > 1) {
        const Prefer first = addresses.front().isIpv6() ? Prefer::Ipv6 : Prefer::Ipv4;
        addresses = interleaved(std::move(addresses), first);
        std::reverse(addresses.begin(), addresses.end());
    }
    m_waiting = std::move(addresses);
    startNext();
}

void Connector::startNext()
{
    while (!m_waiting.empty()) {
        const SocketAddress address = m_waiting.back();
        m_waiting.pop_back();
        const int error = start(address);
        if (error == 0) {
            if (!m_waiting.empty())
                delay().start(attemptDelay);
            return;
        }
        note(error);
    }
    if (m_attempts.empty())
        delay().start(std::chrono::milliseconds(0));
}

Connector::Delay &Connector::delay()
{
    if (!m_delay)
        m_delay = std::make_unique<Delay>(*this);
    return *m_delay;
}

// 0, or why it could not even begin.
int Connector::start(const SocketAddress &address)
{
    const bool isTcp = address.isIpv4() || address.isIpv6();
    Descriptor descriptor = isTcp ? makeTcpSocket(address.family()) : makeStreamSocket(address.family());
    if (!descriptor.isValid())
        return errno;
    if (isVeryLastDescriptor(descriptor.get()))
        return EMFILE;
    if (isTcp && !m_early.empty())
        deferAck(descriptor.get());
    const bool isOnItsWay = isTcp && m_mayFastOpen && sendWithSyn(descriptor.get(), address);
    if (!isOnItsWay && ::connect(descriptor.get(), address.data(), address.size()) != 0 && !isInProgress(errno)) {
        // With IPv6 it is the address of this end that there is none of, with IPv4 a port (connect(2)).
        return address.isIpv6() && errno == EADDRNOTAVAIL ? ENETUNREACH : errno;
    }
    const Transport transport = isTcp ? Transport::Tcp : Transport::Other;
    m_attempts.push_back(std::make_unique<Link>(m_reactor, std::move(descriptor), this, transport));
    return 0;
}

// TCP Fast Open (RFC 7413). With a cookie from an earlier connection the bytes go along with the SYN; without one this asks for it
// and sends none. Either way the handshake is under way, and nothing is known yet: a refusal comes later, as after connect().
bool Connector::sendWithSyn([[maybe_unused]] int fd, [[maybe_unused]] const SocketAddress &address)
{
#ifdef MSG_FASTOPEN
    if (fastOpenRefused.load(std::memory_order_relaxed))
        return false;
    const ssize_t count = ::sendto(fd, m_early.data(), m_early.size(), MSG_FASTOPEN | MSG_NOSIGNAL | MSG_DONTWAIT,
                                   address.data(), address.size());
    if (count >= 0) {
        m_earlySent = static_cast<std::size_t>(count);
        return true;
    }
    if (errno == EOPNOTSUPP)
        fastOpenRefused.store(true, std::memory_order_relaxed);
    return isInProgress(errno);
#else
    return false;
#endif
}

void Connector::linkReady(Link &link)
{
    if (link.hasError()) {
        if (const int error = link.takeError(); error != 0) {
            attemptFailed(link, error);
            return;
        }
    }
    const SocketAddress remote = SocketAddress::peerOf(link.fd());
    if (!remote.isValid()) {
        // Not connected although there was an event: it failed, and the event did not say so.
        const int error = link.takeError();
        attemptFailed(link, error != 0 ? error : ECONNRESET);
        return;
    }
    const SocketAddress local = SocketAddress::localOf(link.fd());
    // Nobody listens, but the port that the kernel chose for this end happened to be the very one asked for (RFC 9293 §3.5,
    // simultaneous open): the socket is connected to itself.
    if (remote.port() != 0 && local == remote) {
        attemptFailed(link, ECONNREFUSED);
        return;
    }
    if (m_ownPorts == OwnPorts::Refused && ListeningAddress::isReachedBy(local, remote)) {
        attemptFailed(link, ELOOP);
        return;
    }
    attemptConnected(link, remote, local);
}

void Connector::attemptFailed(Link &link, int error)
{
    note(error);
    std::erase_if(m_attempts, [&](const std::unique_ptr<Link> &attempt) { return attempt.get() == &link; });
    if (!m_waiting.empty())
        startNext();
    else if (m_attempts.empty())
        fail();
}

void Connector::attemptConnected(Link &link, const SocketAddress &remote, const SocketAddress &local)
{
    if (m_earlySent < m_early.size()) {
        // Where this fails the next call of the link's new owner does too.
        const IoResult written = link.write(m_early.subspan(m_earlySent));
        m_earlySent += written.count;
    }
    Connected connected{.link = {}, .remote = remote, .local = local, .earlySent = m_earlySent};
    const auto won = std::find_if(m_attempts.begin(), m_attempts.end(),
                                  [&](const std::unique_ptr<Link> &attempt) { return attempt.get() == &link; });
    connected.link = std::move(*won);
    connected.link->setOwner(nullptr);
    m_attempts.clear();
    m_waiting.clear();
    m_delay.reset();
    const Finished finished = std::move(m_finished);
    finished(std::move(connected));
}

void Connector::proceed()
{
    if (!m_waiting.empty())
        startNext();
    else if (m_attempts.empty())
        fail();
}

void Connector::note(int error)
{
    if (reachOf(error) > reachOf(m_error))
        m_error = error;
}

void Connector::fail()
{
    const Failed failed = std::move(m_failed);
    failed(m_error != 0 ? m_error : EHOSTUNREACH);
}

std::vector<SocketAddress> interleaved(std::vector<SocketAddress> addresses, Prefer preferred)
{
    const auto isPreferred = [preferred](const SocketAddress &address) {
        return preferred == Prefer::Ipv6 ? address.isIpv6() : !address.isIpv6();
    };
    const auto other = std::stable_partition(addresses.begin(), addresses.end(), isPreferred);
    std::vector<SocketAddress> result;
    result.reserve(addresses.size());
    for (auto first = addresses.begin(), second = other; first != other || second != addresses.end();) {
        if (first != other)
            result.push_back(*first++);
        if (second != addresses.end())
            result.push_back(*second++);
    }
    return result;
}

} // namespace argyle::net
