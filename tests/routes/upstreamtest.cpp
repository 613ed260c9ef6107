// SPDX-License-Identifier: MIT
#include "tests/routes/upstreamtest.h"

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

void UpstreamTest::init()
{
    setUp();
    m_server->addAddress("a.test", "127.0.0.1");
    m_wheel = std::make_unique<net::TimerWheel>();
}

void UpstreamTest::cleanup()
{
    m_route.reset();
    m_wheel.reset();
    tearDown();
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
