// SPDX-License-Identifier: MIT
#include "tests/net/resolvertest.h"

#include <QFile>
#include <QTest>

namespace argyle::net::test {

QStringList texts(const std::vector<SocketAddress> &addresses)
{
    QStringList result;
    for (const SocketAddress &address : addresses)
        result.append(QString::fromStdString(address.text()));
    return result;
}

QStringList list(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void ResolverTest::initTestCase()
{
    m_system.hosts = m_folder.filePath(QStringLiteral("hosts"));
    m_system.resolvConf = m_folder.filePath(QStringLiteral("resolv.conf"));
}

void ResolverTest::init()
{
    m_server = std::make_unique<tests::NameServer>();
    write(m_system.hosts, "192.0.2.7 hosted.test\n2001:db8::7 hosted6.test\n0.0.0.0 blocked.test\n");
    write(m_system.resolvConf, "search searched.test\nnameserver 127.0.0.1\n");
    m_system.port = m_server->port();
}

std::unique_ptr<Resolver> ResolverTest::newResolver() const
{
    auto resolver = std::make_unique<Resolver>(m_system);
    resolver->setServers({m_server->socketAddress()});
    return resolver;
}

LookupResult ResolverTest::lookedUp(Resolver &resolver, const std::string &name, Families families, Prefer preferred)
{
    Asked asked;
    asked.lookup = resolver.lookUp(name, families, preferred, asked.answered());
    if (!QTest::qWaitFor([&] { return asked.result.has_value(); }, 20000))
        return {LookupError::Cancelled, {}, {}, {}};
    return *asked.result;
}

LookupResult ResolverTest::lookedUpPointer(Resolver &resolver, const SocketAddress &address)
{
    Asked asked;
    asked.lookup = resolver.lookUpPointer(address, asked.answered());
    if (!QTest::qWaitFor([&] { return asked.result.has_value(); }, 20000))
        return {LookupError::Cancelled, {}, {}, {}};
    return *asked.result;
}

void ResolverTest::write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace argyle::net::test
