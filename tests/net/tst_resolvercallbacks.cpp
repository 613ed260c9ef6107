// SPDX-License-Identifier: MIT
#include "net/resolver.h"
#include "tests/net/nameserver.h"
#include "tests/net/resolvertest.h"

#include <QTest>

#include <functional>
#include <memory>
#include <string>

using namespace argyle::net;
using namespace argyle::net::test;
using argyle::tests::NameServer;

class TestResolverCallbacks : public ResolverTest
{
    Q_OBJECT
private slots:
    void neverCallsBackFromInsideLookUp_data();
    void neverCallsBackFromInsideLookUp();
    void mayDestroyTheLookupInItsCallback();
    void mayAskAgainInACallback();
    void mayDestroyTheResolverInACallback();
    void doesNotCallBackOnceTheLookupIsDestroyed();
    void doesNotCallBackOnceTheResolverIsDestroyed();
};

void TestResolverCallbacks::neverCallsBackFromInsideLookUp_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"192.0.2.1", "localhost", "x.onion", "hosted.test", "a..test", ""})
        QTest::newRow(name) << std::string(name);
}

void TestResolverCallbacks::neverCallsBackFromInsideLookUp()
{
    QFETCH(std::string, name);
    const auto resolver = newResolver();
    Asked asked;
    asked.lookup = resolver->lookUp(name, Families::Both, Prefer::Ipv4, asked.answered());
    QVERIFY(!asked.result);
    QTRY_VERIFY(asked.result);
    QCOMPARE(asked.calls, 1);
}

void TestResolverCallbacks::mayDestroyTheLookupInItsCallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    std::unique_ptr<Resolver::Lookup> asked;
    std::unique_ptr<Resolver::Lookup> known;
    int calls = 0;
    asked = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, [&](const LookupResult &result) {
        asked.reset();
        calls += result.error == LookupError::None;
    });
    known = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, [&](const LookupResult &result) {
        known.reset();
        calls += result.error == LookupError::None;
    });
    QTRY_COMPARE(calls, 2);
}

void TestResolverCallbacks::mayAskAgainInACallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    std::unique_ptr<Resolver::Lookup> lookup;
    int calls = 0;
    std::function<void(const LookupResult &)> again = [&](const LookupResult &) {
        if (++calls < 5)
            lookup = resolver->lookUp(calls % 2 ? "localhost" : "four.test", Families::Both, Prefer::Ipv4, again);
    };
    lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, again);
    QTRY_COMPARE(calls, 5);
}

void TestResolverCallbacks::mayDestroyTheResolverInACallback()
{
    m_server->addAddress("four.test", "192.0.2.4");
    auto resolver = newResolver();
    Asked others[3];
    int calls = 0;
    const auto destroying = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, [&](const LookupResult &) {
        ++calls;
        resolver.reset();
    });
    others[0].lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, others[0].answered());
    others[1].lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, others[1].answered());
    others[2].lookup = resolver->lookUpPointer(SocketAddress::ipv4({192, 0, 2, 1}, 0), others[2].answered());
    QTRY_COMPARE(calls, 1);
    QTest::qWait(0);
    QVERIFY(!resolver);
    for (const Asked &other : others)
        QCOMPARE(other.calls, 0);
}

void TestResolverCallbacks::doesNotCallBackOnceTheLookupIsDestroyed()
{
    m_server->addAddress("four.test", "192.0.2.4");
    const auto resolver = newResolver();
    Asked asked;
    Asked known;
    Asked answered;
    asked.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, asked.answered());
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    answered.lookup = resolver->lookUp("four.test", Families::Both, Prefer::Ipv4, answered.answered());
    asked.lookup.reset();
    known.lookup.reset();
    QTRY_COMPARE(answered.calls, 1);
    QCOMPARE(m_server->questions("four.test"), 4);
    QCOMPARE(asked.calls, 0);
    QCOMPARE(known.calls, 0);
}

void TestResolverCallbacks::doesNotCallBackOnceTheResolverIsDestroyed()
{
    m_server->setBehaviour("silent.test", NameServer::Behaviour::Silent);
    auto resolver = newResolver();
    Asked asked;
    Asked known;
    asked.lookup = resolver->lookUp("silent.test", Families::Both, Prefer::Ipv4, asked.answered());
    QTRY_COMPARE(m_server->questions(), 2);
    known.lookup = resolver->lookUp("localhost", Families::Both, Prefer::Ipv4, known.answered());
    resolver.reset();
    QTest::qWait(0);
    QCOMPARE(asked.calls, 0);
    QCOMPARE(known.calls, 0);
}

QTEST_GUILESS_MAIN(TestResolverCallbacks)
#include "tst_resolvercallbacks.moc"
