// SPDX-License-Identifier: MIT
#pragma once

#include "net/resolver.h"
#include "tests/net/nameserver.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace argyle::net::test {

/// The addresses with their ports.
QStringList texts(const std::vector<SocketAddress> &addresses);
/// What is expected of texts(), separated by spaces.
QStringList list(const char *text);

/// A lookup and what came of it.
struct Asked
{
    std::unique_ptr<Resolver::Lookup> lookup;
    std::optional<LookupResult> result;
    int calls = 0;

    Resolver::Answered answered()
    {
        return [this](const LookupResult &found) {
            result = found;
            ++calls;
        };
    }
};

/// A test of the resolver, each of whose functions finds a name server that knows nothing yet, and a hosts file and a resolv.conf
/// that stand for the system's.
class ResolverTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

protected:
    /// One that asks m_server.
    std::unique_ptr<Resolver> newResolver() const;
    static LookupResult lookedUp(Resolver &resolver, const std::string &name, Families families,
                                 Prefer preferred = Prefer::Ipv4);
    static LookupResult lookedUpPointer(Resolver &resolver, const SocketAddress &address);
    static void write(const QString &path, const QByteArray &text);

    QTemporaryDir m_folder;
    Resolver::System m_system;
    std::unique_ptr<tests::NameServer> m_server;
};

} // namespace argyle::net::test
