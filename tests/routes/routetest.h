// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "net/reactor.h"
#include "net/resolver.h"
#include "tests/net/nameserver.h"
#include "tests/routes/asked.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace argyle::routes::test {

/// A test of a route that looks names up, for each kind of reactor.
class RouteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();

protected:
    /// A name server that knows nothing yet and a resolver that asks it, without a hosts file; no group.
    void setUp();
    void tearDown();
    std::shared_ptr<isolation::Group> group(const char *user = "a") { return groupOf(*m_groups, user); }

    std::unique_ptr<tests::NameServer> m_server;
    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<net::Resolver> m_resolver;
    std::unique_ptr<isolation::GroupRegistry> m_groups;

private:
    QTemporaryDir m_folder;
};

} // namespace argyle::routes::test
