// SPDX-License-Identifier: MIT
#include "tests/routes/directtest.h"

#include "net/socketaddress.h"

#include <QFile>
#include <QTest>

namespace argyle::routes::test {

QString text(const socks::Host &host)
{
    return QString::fromStdString(socks::toString(host));
}

quint16 portOf(const net::Descriptor &listener)
{
    return net::SocketAddress::localOf(listener.get()).port();
}

void DirectTest::initTestCase_data()
{
    addKinds();
}

void DirectTest::init()
{
    for (const QString &path : {system().hosts, system().resolvConf}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QFETCH_GLOBAL(net::Reactor::Kind, kind);
    m_server = std::make_unique<tests::NameServer>();
    m_server->addAddress("four.test", "127.0.0.1");
    m_server->addAddress("six.test", "::1");
    m_server->addAddress("both.test", "127.0.0.1");
    m_server->addAddress("both.test", "::1");
    m_reactor = net::Reactor::create(kind);
    m_resolver = std::make_unique<net::Resolver>(system());
    m_resolver->setServers({m_server->socketAddress()});
    m_groups = std::make_unique<isolation::GroupRegistry>();
    m_route = std::make_unique<DirectRoute>(*m_reactor, *m_resolver, DirectRoute::Caching::On);
}

void DirectTest::cleanup()
{
    m_route.reset();
    m_groups.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_server.reset();
}

net::Resolver::System DirectTest::system() const
{
    net::Resolver::System system;
    system.hosts = m_folder.filePath(QStringLiteral("hosts"));
    system.resolvConf = m_folder.filePath(QStringLiteral("resolv.conf"));
    return system;
}

} // namespace argyle::routes::test
