// SPDX-License-Identifier: MIT
#include "tests/routes/routetest.h"

#include <QTest>

namespace argyle::routes::test {

void RouteTest::initTestCase_data()
{
    addKinds();
}

void RouteTest::setUp()
{
    QFETCH_GLOBAL(net::Reactor::Kind, kind);
    m_server = std::make_unique<tests::NameServer>();
    m_reactor = net::Reactor::create(kind);
    net::Resolver::System system;
    system.hosts = m_folder.filePath(QStringLiteral("hosts"));
    system.resolvConf = m_folder.filePath(QStringLiteral("resolv.conf"));
    m_resolver = std::make_unique<net::Resolver>(system);
    m_resolver->setServers({m_server->socketAddress()});
    m_groups = std::make_unique<isolation::GroupRegistry>();
}

void RouteTest::tearDown()
{
    m_groups.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_server.reset();
}

} // namespace argyle::routes::test
