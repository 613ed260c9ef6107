// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "routes/direct.h"
#include "socks/request.h"
#include "tests/routes/routetest.h"

#include <QString>

#include <memory>

namespace argyle::routes::test {

QString text(const socks::Host &host);
quint16 portOf(const net::Descriptor &listener);

/// A test of the direct route, each of whose functions finds one that caches, and a name server that knows four.test, six.test and
/// both.test, which lead to this machine.
class DirectTest : public RouteTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

protected:
    std::unique_ptr<DirectRoute> m_route;
};

} // namespace argyle::routes::test
