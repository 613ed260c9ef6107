// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "net/descriptor.h"
#include "net/reactor.h"
#include "net/resolver.h"
#include "routes/direct.h"
#include "socks/request.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace argyle::routes::test {

QString text(const socks::Host &host);
quint16 portOf(const net::Descriptor &listener);

/// A test of the direct route, each of whose functions finds one that caches, and a name server that knows four.test, six.test and
/// both.test, which lead to this machine.
class DirectTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

protected:
    std::shared_ptr<isolation::Group> group(const char *user = "a") { return groupOf(*m_groups, user); }

    QTemporaryDir m_folder;
    std::unique_ptr<tests::NameServer> m_server;
    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<net::Resolver> m_resolver;
    std::unique_ptr<isolation::GroupRegistry> m_groups;
    std::unique_ptr<DirectRoute> m_route;

private:
    net::Resolver::System system() const;
};

} // namespace argyle::routes::test
