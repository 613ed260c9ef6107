// SPDX-License-Identifier: MIT
#include "routes/proxyconversation.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace argyle::routes {

using net::IoResult;
using socks::ClientHandshake;
using socks::Reply;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::ProxyConversation)
};

socks::Request requestWith(const socks::Request &request, const socks::Credentials &credentials)
{
    socks::Request wanted;
    wanted.protocol = socks::Protocol::Socks5;
    wanted.command = request.command;
    wanted.target = request.target;
    wanted.credentials = credentials;
    return wanted;
}

/// Why there is no connection to the proxy. failureOf() speaks of destinations.
QString unreachableText(int error)
{
    if (error == ELOOP)
        return Texts::tr("The proxy's address is a port of Argyle itself: streams would go in circles.");
    const QString frame = Texts::tr("The proxy itself cannot be reached. %1");
    const Failure failure = failureOf(error);
    switch (failure.reply) {
    case Reply::ConnectionRefused:
        return frame.arg(Texts::tr("Nothing listens at its address and port."));
    case Reply::TimedOut:
        return frame.arg(Texts::tr("It did not answer in time."));
    case Reply::HostUnreachable:
        return frame.arg(Texts::tr("Its host does not answer."));
    default:
        return frame.arg(failure.problem);
    }
}

} // namespace

ProxyConversation::ProxyConversation(net::Reactor &reactor, const socks::Request &request, Terms terms,
                                     ProxyConversationOwner *owner)
    : m_reactor(reactor)
    , m_terms(std::move(terms))
    , m_owner(owner)
    , m_command(request.command)
    , m_handshake(requestWith(request, m_terms.credentials), m_terms.policy)
{}

void ProxyConversation::begin(std::vector<net::SocketAddress> proxy)
{
    takeMessage();
    m_connector.emplace(
        m_reactor, [this](net::Connector::Connected opened) { connected(std::move(opened)); },
        [this](int error) {
            fail(ProxyFailure::Kind::Unreachable, {Reply::GeneralFailure, unreachableText(error)});
        });
    m_connector->connect(std::move(proxy), m_message, net::Connector::OwnPorts::Refused);
}

/// The handshake's next message; early data goes in the same write as the request.
void ProxyConversation::takeMessage()
{
    const std::vector<std::byte> message = m_handshake.takeMessage();
    m_message.insert(m_message.end(), message.begin(), message.end());
    if (!m_handshake.isRequestSent() || m_command != socks::Command::Connect)
        return;
    const auto early = m_terms.early.subspan(m_earlyTaken);
    m_message.insert(m_message.end(), early.begin(), early.end());
    m_earlyTaken = m_terms.early.size();
}

void ProxyConversation::connected(net::Connector::Connected opened)
{
    m_link = std::move(opened.link);
    m_link->setOwner(this);
    m_localPort = opened.local.port();
    m_sent = opened.earlySent;
    m_connector.reset();
    m_owner->proxyReached(*this);
    if (m_handshake.outcome() == ClientHandshake::Outcome::Failed)
        failHandshake(); // it had no room for the request
    else
        linkReady(*m_link);
}

void ProxyConversation::linkReady(net::Link &)
{
    send();
    read();
}

void ProxyConversation::send()
{
    while (m_sent < m_message.size()) {
        const IoResult result = m_link->write(std::span(m_message).subspan(m_sent));
        // A proxy that closes in the middle may have said why: reading tells.
        if (!result.isDone())
            return;
        m_sent += result.count;
    }
}

void ProxyConversation::read()
{
    while (m_link->mayRead()) {
        const IoResult result = m_link->read(m_reactor.scratch());
        if (result.status == IoResult::Status::WouldBlock)
            return;
        if (!result.isDone()) {
            m_handshake.ended();
            failHandshake();
            return;
        }
        const socks::Bytes input = m_reactor.scratch().first(result.count);
        const ClientHandshake::Progress progress = m_handshake.receive(input);
        if (progress.outcome == ClientHandshake::Outcome::Failed) {
            failHandshake();
            return;
        }
        if (progress.outcome == ClientHandshake::Outcome::Succeeded) {
            succeed(input.subspan(progress.consumed));
            return;
        }
        takeMessage();
        send();
    }
}

void ProxyConversation::succeed(socks::Bytes rest)
{
    Opened opened;
    opened.link = std::move(m_link);
    opened.fromRemote.assign(rest.begin(), rest.end());
    // What of the message is unsent can only be early data: the proxy has answered all that precedes it.
    const std::size_t unsent = m_message.size() - m_sent;
    opened.earlySent = m_earlyTaken - std::min(unsent, m_earlyTaken);
    const socks::Host answer = m_handshake.bound().host;
    m_owner->proxySucceeded(*this, std::move(opened), answer);
}

void ProxyConversation::fail(ProxyFailure::Kind kind, Failure failure)
{
    const ProxyFailure told{kind, std::move(failure)};
    m_owner->proxyFailed(*this, told);
}

void ProxyConversation::failHandshake()
{
    using Kind = ProxyFailure::Kind;
    const Reply reply = m_handshake.reply();
    switch (m_handshake.cause()) {
    case ClientHandshake::Cause::ProxyReply:
        fail(Kind::Refused, {reply, Texts::tr("The proxy answered: %1.")
                                        .arg(QCoreApplication::translate("socks", socks::textOf(reply).name))});
        break;
    case ClientHandshake::Cause::NoAcceptableMethod:
        fail(
            Kind::Declined,
            {reply,
             m_terms.credentials.isEmpty()
                 ? Texts::tr("The proxy demands a user name and password, or another method that Argyle does not have.")
                 : Texts::tr(
                     "The proxy takes no user name and password, or demands a method that Argyle does not have.")});
        break;
    case ClientHandshake::Cause::CredentialsRefused:
        fail(Kind::Declined, {reply, Texts::tr("The proxy refused the user name and password.")});
        break;
    case ClientHandshake::Cause::NotSocks5:
        fail(Kind::Broken, {reply, Texts::tr("What answers there is no SOCKS5 proxy.")});
        break;
    case ClientHandshake::Cause::MalformedReply:
        fail(Kind::Broken, {reply, Texts::tr("The proxy's answer makes no sense.")});
        break;
    case ClientHandshake::Cause::Unsendable:
        fail(Kind::Refused, {reply, Texts::tr("The request has no room in a SOCKS5 message.")});
        break;
    case ClientHandshake::Cause::None:
    case ClientHandshake::Cause::Ended:
        fail(Kind::Ended, {reply, Texts::tr("The proxy closed the connection before it answered.")});
        break;
    }
}

} // namespace argyle::routes
