// SPDX-License-Identifier: MIT
#include "routes/direct.h"

#include "routes/namecache.h"
#include "routes/socketendpoint.h"
#include "socks/onion.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace argyle::routes {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::Direct)
};

Failure failureOf(net::LookupError error)
{
    switch (error) {
    case net::LookupError::TimedOut:
        return {socks::Reply::TimedOut, Texts::tr("The name servers did not answer in time.")};
    case net::LookupError::ServerFailed:
        return {socks::Reply::HostUnreachable, Texts::tr("The name servers could not answer.")};
    case net::LookupError::Cancelled:
        return {socks::Reply::GeneralFailure,
                Texts::tr("The name servers were changed while the lookup was under way.")};
    case net::LookupError::None:
    case net::LookupError::NotFound:
        break;
    }
    return {socks::Reply::HostUnreachable, Texts::tr("There is no such name.")};
}

/// The address that a RESOLVE is answered with. There is at least one.
socks::Host chosen(const std::vector<net::SocketAddress> &addresses, net::Prefer prefer)
{
    const bool wantsIpv6 = prefer == net::Prefer::Ipv6;
    const auto preferred = std::find_if(addresses.begin(), addresses.end(),
                                        [wantsIpv6](const auto &address) { return address.isIpv6() == wantsIpv6; });
    return toEndpoint(preferred != addresses.end() ? *preferred : addresses.front()).host;
}

/// The addresses that lead anywhere. 0.0.0.0 and :: are what filters say of a name that they block, while connect() takes either
/// for this machine.
std::vector<net::SocketAddress> reachable(std::vector<net::SocketAddress> addresses)
{
    std::erase_if(addresses, [](const net::SocketAddress &address) { return address.isUnspecified(); });
    return addresses;
}

Failure leadsNowhere()
{
    return {socks::Reply::HostUnreachable,
            Texts::tr("The name leads nowhere: its address is 0.0.0.0 or ::, which filters give to what they block.")};
}

/// One CONNECT, or a lookup that has to ask.
class DirectAttempt : public Attempt
{
public:
    DirectAttempt(net::Reactor &reactor, net::Resolver &resolver, const Order &order, AttemptOwner *owner)
        : m_reactor(reactor)
        , m_resolver(resolver)
        , m_order(order)
        , m_owner(owner)
    {}

    void lookUpName(std::shared_ptr<NameCache> cache);
    void lookUpPointer();
    void connectTo(std::vector<net::SocketAddress> addresses);

private:
    void nameFound(const net::LookupResult &result);
    void pointerFound(const net::LookupResult &result);
    const std::string &name() const { return std::get<std::string>(m_order.request.target.host); }

    net::Reactor &m_reactor;
    net::Resolver &m_resolver;
    Order m_order;
    AttemptOwner *m_owner;
    std::shared_ptr<NameCache> m_cache; ///< shared, since a new circuit may drop it meanwhile
    std::unique_ptr<net::Resolver::Lookup> m_lookup;
    std::optional<net::Connector> m_connector;
};

void DirectAttempt::lookUpName(std::shared_ptr<NameCache> cache)
{
    m_cache = std::move(cache);
    m_owner->attemptReached(Stage::Resolving);
    m_lookup = m_resolver.lookUp(name(), m_order.families, m_order.prefer,
                                 [this](const net::LookupResult &result) { nameFound(result); });
}

void DirectAttempt::lookUpPointer()
{
    m_owner->attemptReached(Stage::Resolving);
    m_lookup = m_resolver.lookUpPointer(toSocketAddress(m_order.request.target),
                                        [this](const net::LookupResult &result) { pointerFound(result); });
}

void DirectAttempt::nameFound(const net::LookupResult &result)
{
    if (result.error != net::LookupError::None || result.addresses.empty()) {
        m_owner->attemptFailed(failureOf(result.error));
        return;
    }
    if (m_cache)
        m_cache->insert(name(), m_order.families, result, NameCache::Clock::now());
    if (m_order.request.command != socks::Command::Connect)
        m_owner->attemptResolved(chosen(result.addresses, m_order.prefer));
    else if (auto addresses = reachable(result.addresses); !addresses.empty())
        connectTo(std::move(addresses));
    else
        m_owner->attemptFailed(leadsNowhere());
}

void DirectAttempt::pointerFound(const net::LookupResult &result)
{
    // A reply has one length byte for the name (RFC 1928 §5).
    if (result.error == net::LookupError::None && !result.name.empty() && result.name.size() <= 255)
        m_owner->attemptResolved(result.name);
    else
        m_owner->attemptFailed(failureOf(result.error));
}

void DirectAttempt::connectTo(std::vector<net::SocketAddress> addresses)
{
    m_owner->attemptReached(Stage::Connecting);
    for (net::SocketAddress &address : addresses)
        address.setPort(m_order.request.target.port);
    m_connector.emplace(
        m_reactor,
        [this](net::Connector::Connected connected) {
            m_owner->attemptOpened({std::move(connected.link),
                                    toEndpoint(connected.local),
                                    QString::fromStdString(connected.remote.text()),
                                    {},
                                    connected.earlySent});
        },
        [this](int error) { m_owner->attemptFailed(routes::failureOf(error)); });
    m_connector->connect(net::interleaved(std::move(addresses), m_order.prefer), m_order.early);
}

} // namespace

DirectRoute::DirectRoute(net::Reactor &reactor, net::Resolver &resolver, Caching caching)
    : m_reactor(reactor)
    , m_resolver(resolver)
    , m_caching(caching)
{}

QString DirectRoute::inWords() const
{
    return Texts::tr("Direct");
}

Begun DirectRoute::begin(const Order &order, AttemptOwner *owner)
{
    const socks::Request &request = order.request;
    auto attempt = std::make_unique<DirectAttempt>(m_reactor, m_resolver, order, owner);
    if (request.command == socks::Command::ResolvePtr) {
        attempt->lookUpPointer();
        return attempt;
    }
    const auto *name = std::get_if<std::string>(&request.target.host);
    if (!name) {
        if (request.command == socks::Command::Resolve)
            return request.target.host;
        attempt->connectTo({toSocketAddress(request.target)});
        return attempt;
    }
    if (socks::isOnionName(*name))
        return onionNeedsTor();
    const std::shared_ptr<NameCache> cache = cacheOf(order.group);
    const net::LookupResult *known = cache ? cache->find(*name, order.families, NameCache::Clock::now()) : nullptr;
    if (!known) {
        attempt->lookUpName(cache);
        return attempt;
    }
    if (request.command != socks::Command::Connect)
        return chosen(known->addresses, order.prefer);
    auto addresses = reachable(known->addresses);
    if (addresses.empty())
        return leadsNowhere();
    attempt->connectTo(std::move(addresses));
    return attempt;
}

std::shared_ptr<NameCache> DirectRoute::cacheOf(const std::shared_ptr<isolation::Group> &group) const
{
    if (m_caching == Caching::Off || !group)
        return nullptr;
    auto cache = std::dynamic_pointer_cast<NameCache>(group->state());
    if (!cache) {
        cache = std::make_shared<NameCache>();
        group->setState(cache);
    }
    return cache;
}

} // namespace argyle::routes
