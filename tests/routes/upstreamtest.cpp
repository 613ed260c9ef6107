// SPDX-License-Identifier: MIT
#include "tests/routes/upstreamtest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace argyle::routes::test {

namespace {

constexpr socks::Ipv4 loopback{{127, 0, 0, 1}};

} // namespace

settings::UpstreamSpec to(quint16 port)
{
    return {{loopback, port}, {}};
}

settings::UpstreamSpec to(const FakeProxy &proxy)
{
    return to(proxy.port());
}

settings::UpstreamSpec withLogin(const FakeProxy &proxy, const char *password)
{
    return {{loopback, proxy.port()}, {"user", password}};
}

void UpstreamTest::initTestCase_data()
{
    addKinds();
}

void UpstreamTest::init()
{
    QFETCH_GLOBAL(net::Reactor::Kind, kind);
    m_server = std::make_unique<tests::NameServer>();
    m_server->addAddress("a.test", "127.0.0.1");
    m_reactor = net::Reactor::create(kind);
    net::Resolver::System system;
    system.hosts = m_folder.filePath(u"hosts"_s);
    system.resolvConf = m_folder.filePath(u"resolv.conf"_s);
    m_resolver = std::make_unique<net::Resolver>(system);
    m_resolver->setServers({m_server->socketAddress()});
    m_wheel = std::make_unique<net::TimerWheel>();
    m_groups = std::make_unique<isolation::GroupRegistry>();
}

void UpstreamTest::cleanup()
{
    m_route.reset();
    m_groups.reset();
    m_wheel.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_server.reset();
}

UpstreamRoute &UpstreamTest::routeTo(const settings::UpstreamSpec &spec)
{
    m_route = std::make_unique<UpstreamRoute>(*m_reactor, *m_resolver, *m_wheel, spec);
    return *m_route;
}

std::unique_ptr<Asked> UpstreamTest::ask(const QByteArray &early, const char *user)
{
    auto asked = std::make_unique<Asked>(connectTo("a.test", 80), group(user));
    asked->early = early;
    asked->begin(*m_route);
    if (!asked->ends())
        qWarning("the attempt told nothing");
    return asked;
}

} // namespace argyle::routes::test
