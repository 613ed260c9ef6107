// SPDX-License-Identifier: MIT
#pragma once

#include "net/timerwheel.h"
#include "routes/upstream.h"
#include "settings/routespec.h"
#include "tests/routes/fakeproxy.h"
#include "tests/routes/routetest.h"

#include <QByteArray>

#include <memory>
#include <utility>

namespace argyle::routes::test {

/// What a proxy demands where it demands a login.
inline const std::pair<QByteArray, QByteArray> login("user", "pass");

settings::UpstreamSpec to(quint16 port);
settings::UpstreamSpec to(const FakeProxy &proxy);
settings::UpstreamSpec withLogin(const FakeProxy &proxy, const char *password = "pass");

/// A test of the upstream route, each of whose functions finds a name server that knows a.test, and makes a route of its own.
class UpstreamTest : public RouteTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

protected:
    UpstreamRoute &routeTo(const settings::UpstreamSpec &spec);
    /// A CONNECT to a.test:80 through the route, to its end.
    std::unique_ptr<Asked> ask(const QByteArray &early = {}, const char *user = "a");

    std::unique_ptr<net::TimerWheel> m_wheel;
    std::unique_ptr<UpstreamRoute> m_route;
};

} // namespace argyle::routes::test

Q_DECLARE_METATYPE(argyle::routes::test::FakeProxy::Manners)
