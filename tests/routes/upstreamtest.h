// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "net/reactor.h"
#include "net/resolver.h"
#include "net/timerwheel.h"
#include "routes/upstream.h"
#include "settings/routespec.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"
#include "tests/routes/fakeproxy.h"

#include <QByteArray>
#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace argyle::routes::test {

/// What a proxy demands where it demands a login.
inline const std::pair<QByteArray, QByteArray> login("user", "pass");

settings::UpstreamSpec to(quint16 port);
settings::UpstreamSpec to(const FakeProxy &proxy);
settings::UpstreamSpec withLogin(const FakeProxy &proxy, const char *password = "pass");

/// A test of the upstream route, each of whose functions finds a name server that knows a.test, and makes a route of its own.
class UpstreamTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

protected:
    std::shared_ptr<isolation::Group> group(const char *user = "a") { return groupOf(*m_groups, user); }
    UpstreamRoute &routeTo(const settings::UpstreamSpec &spec);
    /// A CONNECT to a.test:80 through the route, to its end.
    std::unique_ptr<Asked> ask(const QByteArray &early = {}, const char *user = "a");

    QTemporaryDir m_folder;
    std::unique_ptr<tests::NameServer> m_server;
    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<net::Resolver> m_resolver;
    std::unique_ptr<net::TimerWheel> m_wheel;
    std::unique_ptr<isolation::GroupRegistry> m_groups;
    std::unique_ptr<UpstreamRoute> m_route;
};

} // namespace argyle::routes::test

Q_DECLARE_METATYPE(argyle::routes::test::FakeProxy::Manners)
