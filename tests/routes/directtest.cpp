// SPDX-License-Identifier: MIT
#include "tests/routes/directtest.h"

#include "net/socketaddress.h"

namespace argyle::routes::test {

QString text(const socks::Host &host)
{
    return QString::fromStdString(socks::toString(host));
}

quint16 portOf(const net::Descriptor &listener)
{
    return net::SocketAddress::localOf(listener.get()).port();
}

void DirectTest::init()
{
    setUp();
    m_server->addAddress("four.test", "127.0.0.1");
    m_server->addAddress("six.test", "::1");
    m_server->addAddress("both.test", "127.0.0.1");
    m_server->addAddress("both.test", "::1");
    m_route = std::make_unique<DirectRoute>(*m_reactor, *m_resolver, DirectRoute::Caching::On);
}

void DirectTest::cleanup()
{
    m_route.reset();
    tearDown();
}

} // namespace argyle::routes::test
