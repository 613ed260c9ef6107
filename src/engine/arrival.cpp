// SPDX-License-Identifier: MIT
#include "engine/arrival.h"

#include "engine/rules.h"
#include "net/reactor.h"

namespace argyle::engine {

using net::IoResult;
using socks::Sender;

namespace {

/// Optimistic data that is kept before the reply; beyond it the client is no longer read.
constexpr std::size_t optimisticBound = 64 * 1024;

} // namespace

Arrival::Arrival(net::Reactor &reactor, net::Descriptor client, net::LinkOwner *owner, const Port &port,
                 const net::SocketAddress &peer)
    : m_peer(peer)
    , m_client(std::make_unique<net::Link>(reactor, std::move(client), owner,
                                           port.spec.isUnix() ? net::Transport::Other : net::Transport::Tcp))
    , m_handshake(policyOf(port.spec))
{}

IoResult Arrival::read(std::size_t atMost)
{
    return m_client->read(m_client->reactor().scratch().first(atMost));
}

socks::Bytes Arrival::received(const IoResult &result) const
{
    return m_client->reactor().scratch().first(result.count);
}

// ---- What it wants

Arrival::Heard Arrival::listen(socks::Transcript &transcript)
{
    Heard heard = Heard::NotAll;
    while (heard == Heard::NotAll && m_client->mayRead()) {
        const IoResult result = read(optimisticBound);
        if (result.status == IoResult::Status::WouldBlock)
            break;
        if (!result.isDone())
            return ended();
        heard = m_http ? takeHttpHead(received(result), transcript) : take(received(result), transcript);
    }
    return heard;
}

Arrival::Heard Arrival::take(socks::Bytes bytes, socks::Transcript &transcript)
{
    using Outcome = socks::ServerHandshake::Outcome;
    const bool wasUnknown = m_handshake.isUnknown();
    const auto [outcome, consumed] = m_handshake.receive(bytes);
    transcript.add(Sender::Client, bytes.first(consumed));
    switch (outcome) {
    case Outcome::NeedMore:
        return answered(Heard::NotAll, net::Link::More::No, transcript);
    case Outcome::Request: {
        const socks::Bytes rest = bytes.subspan(consumed);
        m_early.assign(rest.begin(), rest.end());
        return answered(Heard::Request, net::Link::More::Soon, transcript);
    }
    case Outcome::Http:
        m_http.emplace();
        return takeHttpHead(bytes, transcript) == Heard::HttpHead ? Heard::HttpHead : Heard::HttpBegins;
    case Outcome::Refused:
        return Heard::Refused;
    case Outcome::Unknown:
        if (m_handshake.hasFirstBytes())
            return Heard::FirstBytes;
        return wasUnknown ? Heard::NotAll : Heard::NoProtocol;
    }
    Q_UNREACHABLE();
}

Arrival::Heard Arrival::takeHttpHead(socks::Bytes bytes, socks::Transcript &transcript)
{
    const std::size_t before = m_http->head().size();
    const bool isComplete = m_http->receive(bytes);
    transcript.add(Sender::Client, socks::asBytes(m_http->head().substr(before)));
    return isComplete ? Heard::HttpHead : Heard::NotAll;
}

/// Says what the handshake has to say.
Arrival::Heard Arrival::answered(Heard heard, net::Link::More more, socks::Transcript &transcript)
{
    const socks::ReplyBytes answer = m_handshake.takeAnswer();
    transcript.add(Sender::Argyle, answer);
    // A few bytes into an empty send buffer: the kernel takes all, or the client is gone.
    return answer.isEmpty() || m_client->write(answer, more).count == answer.size() ? heard : Heard::Left;
}

/// Nothing more comes. A browser that has ended its direction still reads.
Arrival::Heard Arrival::ended() const
{
    if (m_http)
        return Heard::HttpHead;
    return m_handshake.isUnknown() ? Heard::FirstBytes : Heard::Left;
}

// ---- Optimistic data

bool Arrival::keepOptimisticData()
{
    while (m_client->mayRead()) {
        const std::size_t kept = m_early.size() + m_late.size();
        // Nothing is read any more, but a client that is gone is not waited for.
        if (kept >= optimisticBound || m_clientSide == net::Pump::ClientSide::Ended)
            return !m_client->hasError() || m_client->takeError() == 0;
        const IoResult result = read(optimisticBound - kept);
        switch (result.status) {
        case IoResult::Status::WouldBlock:
            return true;
        case IoResult::Status::End:
            m_clientSide = net::Pump::ClientSide::Ended;
            return true;
        case IoResult::Status::Failed:
            return false;
        case IoResult::Status::Done:
            break;
        }
        const socks::Bytes bytes = received(result);
        m_late.insert(m_late.end(), bytes.begin(), bytes.end());
    }
    return true;
}

std::span<const std::byte> Arrival::lendEarly()
{
    m_early.insert(m_early.end(), m_late.begin(), m_late.end());
    m_late.clear();
    return m_early;
}

std::vector<std::byte> Arrival::takeEarly(std::size_t sent)
{
    std::vector<std::byte> rest = std::move(m_early);
    rest.erase(rest.begin(), rest.begin() + std::ptrdiff_t(sent));
    rest.insert(rest.end(), m_late.begin(), m_late.end());
    return rest;
}

} // namespace argyle::engine
