// SPDX-License-Identifier: MIT
#include "engine/rules.h"

#include "isolation/portspec.h"

#include <QTest>

using namespace argyle;
using engine::familiesFor;
using engine::refusalOf;
using net::Families;
using socks::AskedAs;
using socks::Command;
using socks::Protocol;
using socks::Reply;

namespace {

constexpr auto onion = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion";

isolation::PortSpec specOf(const QString &flags)
{
    const isolation::ParsedPort parsed = isolation::parsePortSpec(QStringLiteral("127.0.0.1:1080 ") + flags);
    Q_ASSERT_X(parsed.spec, "specOf", qPrintable(parsed.error));
    return *parsed.spec;
}

socks::Request requestFor(Command command, const char *host, AskedAs askedAs, Protocol protocol = Protocol::Socks5)
{
    socks::Request request;
    request.protocol = protocol;
    request.command = command;
    request.target = {*socks::parseHost(host), 80};
    request.askedAs = askedAs;
    return request;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatThePortsFlagsForbid_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::addColumn<Command>("command");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<AskedAs>("askedAs");
        QTest::addColumn<std::optional<Reply>>("expected");

        using Expected = std::optional<Reply>;
        const Expected allowed;
        const auto row = [](const char *name, const char *flags, Command command, const char *host, AskedAs askedAs,
                            Expected expected) {
            QTest::newRow(name) << QString::fromLatin1(flags) << command << QByteArray(host) << askedAs << expected;
        };
        const auto address = AskedAs::Address;
        const auto name = AskedAs::Name;
        row("no flags: IPv4", "", Command::Connect, "192.0.2.1", address, allowed);
        row("no flags: IPv6", "", Command::Connect, "2001:db8::1", address, allowed);
        row("no flags: name", "", Command::Connect, "example.com", name, allowed);
        row("SafeSocks: address", "SafeSocks", Command::Connect, "192.0.2.1", address, Reply::NotAllowed);
        row("SafeSocks: literal in a name field", "SafeSocks", Command::Connect, "192.0.2.1", name, allowed);
        row("SafeSocks: name", "SafeSocks", Command::Connect, "example.com", name, allowed);
        row("SafeSocks: RESOLVE of an address", "SafeSocks", Command::Resolve, "192.0.2.1", address, Reply::NotAllowed);
        row("SafeSocks: RESOLVE_PTR", "SafeSocks", Command::ResolvePtr, "192.0.2.1", address, allowed);
        row("NoIPv4Traffic: IPv4", "NoIPv4Traffic", Command::Connect, "192.0.2.1", address, Reply::NotAllowed);
        row("NoIPv4Traffic: IPv6", "NoIPv4Traffic", Command::Connect, "2001:db8::1", address, allowed);
        row("NoIPv4Traffic: IPv4-mapped", "NoIPv4Traffic", Command::Connect, "::ffff:192.0.2.1", address,
            Reply::NotAllowed);
        row("NoIPv6Traffic: IPv4-mapped", "NoIPv6Traffic", Command::Connect, "::ffff:192.0.2.1", address, allowed);
        row("NoIPv6Traffic: IPv6", "NoIPv6Traffic", Command::Connect, "2001:db8::1", address,
            Reply::AddressTypeNotSupported);
        row("NoIPv6Traffic: IPv4", "NoIPv6Traffic", Command::Connect, "192.0.2.1", address, allowed);
        row("NoDNSRequest: name", "NoDNSRequest", Command::Connect, "example.com", name, Reply::NotAllowed);
        row("NoDNSRequest: RESOLVE", "NoDNSRequest", Command::Resolve, "example.com", name, Reply::NotAllowed);
        row("NoDNSRequest: RESOLVE_PTR", "NoDNSRequest", Command::ResolvePtr, "192.0.2.1", address, Reply::NotAllowed);
        row("NoDNSRequest: address", "NoDNSRequest", Command::Connect, "192.0.2.1", address, allowed);
        row("NoDNSRequest: onion", "NoDNSRequest", Command::Connect, onion, name, allowed);
        row("NoOnionTraffic: onion", "NoOnionTraffic", Command::Connect, onion, name, Reply::NotAllowed);
        row("NoOnionTraffic: name", "NoOnionTraffic", Command::Connect, "example.com", name, allowed);
        row("OnionTrafficOnly: onion", "OnionTrafficOnly", Command::Connect, onion, name, allowed);
        row("OnionTrafficOnly: name", "OnionTrafficOnly", Command::Connect, "example.com", name, Reply::NotAllowed);
        row("OnionTrafficOnly: address", "OnionTrafficOnly", Command::Connect, "192.0.2.1", address, Reply::NotAllowed);
        row("OnionTrafficOnly: RESOLVE_PTR", "OnionTrafficOnly", Command::ResolvePtr, "192.0.2.1", address,
            Reply::NotAllowed);
    }
    void refusesWhatThePortsFlagsForbid()
    {
        QFETCH(QString, flags);
        QFETCH(Command, command);
        QFETCH(QByteArray, host);
        QFETCH(AskedAs, askedAs);
        QFETCH(std::optional<Reply>, expected);

        const auto refusal = refusalOf(specOf(flags), requestFor(command, host.constData(), askedAs));
        QCOMPARE(refusal.has_value(), expected.has_value());
        if (refusal) {
            QCOMPARE(refusal->reply, *expected);
            QVERIFY(!refusal->problem.isEmpty());
        }
    }

    void asksForTheFamiliesThatThePortAllows_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::addColumn<Command>("command");
        QTest::addColumn<Protocol>("protocol");
        QTest::addColumn<Families>("families");

        QTest::newRow("both") << QString() << Command::Connect << Protocol::Socks5 << Families::Both;
        QTest::newRow("IPv4 only") << "NoIPv6Traffic" << Command::Connect << Protocol::Socks5 << Families::Ipv4;
        QTest::newRow("IPv6 only") << "NoIPv4Traffic" << Command::Connect << Protocol::Socks5 << Families::Ipv6;
        QTest::newRow("SOCKS4A may connect to IPv6")
            << QString() << Command::Connect << Protocol::Socks4a << Families::Both;
        QTest::newRow("SOCKS4A has no room for an IPv6 answer")
            << QString() << Command::Resolve << Protocol::Socks4a << Families::Ipv4;
    }
    void asksForTheFamiliesThatThePortAllows()
    {
        QFETCH(QString, flags);
        QFETCH(Command, command);
        QFETCH(Protocol, protocol);
        QFETCH(Families, families);
        QCOMPARE(familiesFor(specOf(flags), requestFor(command, "example.com", AskedAs::Name, protocol)), families);
    }

    void prefersIpv6WhereThePortDoes()
    {
        QCOMPARE(engine::preferenceOf(specOf(QString())), net::Prefer::Ipv4);
        QCOMPARE(engine::preferenceOf(specOf(QStringLiteral("PreferIPv6"))), net::Prefer::Ipv6);
    }

    void letsNoAuthenticationWinByFlag()
    {
        using Preference = socks::ServerPolicy::Preference;
        QCOMPARE(engine::policyOf(specOf(QString())).preference, Preference::UsernamePassword);
        QCOMPARE(engine::policyOf(specOf(QStringLiteral("PreferSOCKSNoAuth"))).preference,
                 Preference::NoAuthentication);
        QCOMPARE(engine::policyOf(specOf(QStringLiteral("NoIsolateSOCKSAuth"))).preference,
                 Preference::NoAuthentication);
    }

    void seesALeakInAnAddressThatCouldHaveBeenAName()
    {
        QVERIFY(engine::leaksDns(requestFor(Command::Connect, "192.0.2.1", AskedAs::Address)));
        QVERIFY(!engine::leaksDns(requestFor(Command::Connect, "192.0.2.1", AskedAs::Name)));
        QVERIFY(!engine::leaksDns(requestFor(Command::Connect, "127.0.0.1", AskedAs::Address)));
        QVERIFY(!engine::leaksDns(requestFor(Command::Connect, "::1", AskedAs::Address)));
        QVERIFY(!engine::leaksDns(requestFor(Command::Connect, "::ffff:127.0.0.1", AskedAs::Address)));
        QVERIFY(!engine::leaksDns(requestFor(Command::ResolvePtr, "192.0.2.1", AskedAs::Address)));
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
