// SPDX-License-Identifier: MIT
#include "routes/proxytrial.h"

#include <QCoreApplication>

#include <utility>

namespace argyle::routes {

namespace {

using Outcome = observe::TrialFinding::Outcome;
using Pace = socks::ClientPolicy::Pace;

/// The address of this very machine: Tor and Argyle answer with it at once and ask nobody.
socks::Request harmlessRequest()
{
    socks::Request request;
    request.protocol = socks::Protocol::Socks5;
    request.command = socks::Command::Resolve;
    request.target = {socks::Ipv4{{127, 0, 0, 1}}, 0};
    return request;
}

QString nameOf(const socks::Endpoint &endpoint)
{
    return QString::fromStdString(socks::toString(endpoint));
}

} // namespace

ProxyTrial::ProxyTrial(net::Reactor &reactor, net::Resolver &resolver, Terms terms)
    : m_reactor(reactor)
    , m_resolver(resolver)
    , m_terms(std::move(terms))
    , m_request(harmlessRequest())
{
    m_pipeliningPatience.setSingleShot(true);
    m_pipeliningPatience.setInterval(pipeliningPatience);
    connect(&m_pipeliningPatience, &QTimer::timeout, this, [this] { tellPace(Pace::StepByStep); });
}

ProxyTrial::~ProxyTrial() = default;

void ProxyTrial::begin()
{
    m_lookup = findProxy(m_resolver, m_terms.proxy, [this](const ProxyAddresses &found) { proxyFound(found); });
}

QString ProxyTrial::waitsFor() const
{
    if (m_isReached)
        return tr("%1 takes the connection but does not answer: is it a SOCKS5 proxy?").arg(nameOf(m_terms.proxy));
    if (m_conversation)
        return tr("%1 does not answer at all: is the address right, and does no firewall stand in the way?")
            .arg(nameOf(m_terms.proxy));
    return tr("The name %1 could not be looked up in time.")
        .arg(QString::fromStdString(socks::toString(m_terms.proxy.host)));
}

void ProxyTrial::proxyFound(const ProxyAddresses &addresses)
{
    m_addresses = addresses;
    if (m_addresses.empty()) {
        fail(tr("There is no host %1, or no name server knows it.")
                 .arg(QString::fromStdString(socks::toString(m_terms.proxy.host))));
        emit finished();
        return;
    }
    talk(Pace::StepByStep);
}

void ProxyTrial::talk(Pace pace)
{
    m_isReached = false;
    m_isPipelined = pace == Pace::Pipelined;
    m_conversation = std::make_unique<ProxyConversation>(
        m_reactor, m_request,
        ProxyConversation::Terms{m_terms.introduction.credentials, {pace, m_terms.introduction.authentication}, {}},
        this);
    if (m_isPipelined)
        m_pipeliningPatience.start();
    m_conversation->begin(m_addresses);
}

void ProxyTrial::proxyReached(ProxyConversation &)
{
    m_isReached = true;
}

void ProxyTrial::proxySucceeded(ProxyConversation &, Opened, const socks::Host &)
{
    if (m_isPipelined)
        tellPace(Pace::Pipelined);
    else
        answered(tr("It looks names up for clients that ask for an address (RESOLVE)."), Outcome::Passed);
}

void ProxyTrial::proxyFailed(ProxyConversation &conversation, const ProxyFailure &failure)
{
    using Kind = ProxyFailure::Kind;
    if (m_isPipelined) {
        tellPace(failure.kind == Kind::Refused ? Pace::Pipelined : Pace::StepByStep);
    } else if (failure.kind == Kind::Refused && failure.failure.reply == socks::Reply::CommandNotSupported) {
        answered(tr("It does not know RESOLVE: clients that ask for an address are told 07, command not supported. "
                    "Connections are not concerned."),
                 Outcome::Noted);
    } else if (failure.kind == Kind::Refused) {
        answered(tr("It refuses to look up an address. %1").arg(failure.failure.problem), Outcome::Noted);
    } else if (failure.kind == Kind::Ended && conversation.isRequestSent()) {
        endedAtRequest();
    } else {
        fail(failure.failure.problem);
        emit finished();
    }
}

/// It let us in.
void ProxyTrial::tellHandshake()
{
    const QString proxy = nameOf(m_terms.proxy);
    if (m_conversation->hasAuthenticated())
        pass(tr("%1 answers as a SOCKS5 proxy and takes the user name and password.").arg(proxy));
    else if (!m_terms.introduction.credentials.isEmpty())
        note(tr("%1 answers as a SOCKS5 proxy, but does not ask for the user name and password: it lets everybody in.")
                 .arg(proxy));
    else
        pass(tr("%1 answers as a SOCKS5 proxy and asks for no password.").arg(proxy));
}

void ProxyTrial::answered(const QString &lookups, Outcome outcome)
{
    tellHandshake();
    emit found({outcome, lookups});
    if (m_terms.pipelining == Pipelining::Tried)
        talk(Pace::Pipelined);
    else
        emit finished();
}

/// Some proxies (OpenSSH's) end the connection where they do not know a command: whether it came in one write they cannot tell.
void ProxyTrial::endedAtRequest()
{
    tellHandshake();
    note(tr("It does not know RESOLVE: for clients that ask for an address it closes the connection. Connections are "
            "not concerned."));
    emit finished();
}

void ProxyTrial::tellPace(Pace taken)
{
    m_pipeliningPatience.stop();
    if (taken == Pace::Pipelined)
        pass(tr("It takes the whole handshake in one write, which opens streams sooner."));
    else
        pass(tr("It wants the handshake step by step, which Argyle does."));
    m_conversation.reset();
    emit finished();
}

} // namespace argyle::routes
