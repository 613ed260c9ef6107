// SPDX-License-Identifier: MIT
#include "isolation/group.h"

#include <QTest>

#include <algorithm>

using namespace argyle;
using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

PortSpec port(const char *flags, const char *address = "127.0.0.1:1080")
{
    return parsePortSpec(QString::fromLatin1(address) + u' ' + QString::fromLatin1(flags)).spec.value();
}

/// A stream that has a value for everything that may isolate.
struct Client
{
    socks::Request request{socks::Protocol::Socks5,
                           socks::Command::Connect,
                           {std::string("example.com"), 443},
                           socks::AskedAs::Name,
                           {"user", "secret"}};
    StreamFacts facts{"127.0.0.1:1080", "127.0.0.1", "/usr/bin/curl", nullptr};

    std::shared_ptr<Group> join(GroupRegistry &registry, const PortSpec &spec)
    {
        facts.request = &request;
        return registry.join(spec, facts);
    }
};

using Change = void (*)(Client &);

class State : public GroupState
{};

} // namespace

Q_DECLARE_METATYPE(Change)

class TestGroups : public QObject
{
    Q_OBJECT

private slots:
    void isolatesByTheFieldsOfThePort_data();
    void isolatesByTheFieldsOfThePort();
    void isolatesByOneFieldAtATime_data();
    void isolatesByOneFieldAtATime();
    void neverMixesUpFieldsThatStandSideBySide();
    void sharesAcrossPortsOfASessionGroup_data();
    void sharesAcrossPortsOfASessionGroup();
    void addressNeverIsolatesUnixClients();
    void countsOpenStreams();
    void remembersAnIdleGroup();
    void keepsTheLatest1024IdleGroups();
    void neverForgetsAGroupWithStreams_data();
    void neverForgetsAGroupWithStreams();
    void newCircuitRaisesTheEpochOfOneGroup();
    void newIdentityRaisesEveryEpoch();
    void listsGroupsInTheOrderOfTheirIds();
};

void TestGroups::isolatesByTheFieldsOfThePort_data()
{
    QTest::addColumn<QByteArray>("flags");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("shared");

    const auto row = [](const char *name, const char *flags, Change change, bool shared) {
        QTest::newRow(name) << QByteArray(flags) << change << shared;
    };
    const Change nothing = [](Client &) {};
    const Change otherPort = [](Client &c) { c.facts.portKey = "127.0.0.1:1081"; };
    const Change otherAddress = [](Client &c) { c.facts.clientAddress = "127.0.0.2"; };
    const Change otherUser = [](Client &c) { c.request.credentials.username = "other"; };
    const Change otherPassword = [](Client &c) { c.request.credentials.password = "other"; };
    const Change noCredentials = [](Client &c) { c.request.credentials = {}; };
    const Change socks4 = [](Client &c) { c.request.protocol = socks::Protocol::Socks4; };
    const Change http = [](Client &c) { c.request.protocol = socks::Protocol::Http; };
    const Change otherDestPort = [](Client &c) { c.request.target.port = 80; };
    const Change otherHost = [](Client &c) { c.request.target.host = std::string("example.org"); };
    const Change upperCase = [](Client &c) { c.request.target.host = std::string("Example.COM"); };
    const Change ipv4Host = [](Client &c) { c.request.target.host = socks::Ipv4{{192, 0, 2, 1}}; };
    const Change otherProcess = [](Client &c) { c.facts.clientProcess = "/usr/bin/wget"; };
    const Change resolve = [](Client &c) { c.request.command = socks::Command::Resolve; };

    row("the same", "", nothing, true);
    row("the same by everything",
        "IsolateClientProtocol IsolateDestPort IsolateDestAddr IsolateClientProcess KeepAliveIsolateSOCKSAuth", nothing,
        true);
    row("port", "", otherPort, false);
    row("client address", "", otherAddress, false);
    row("client address off", "NoIsolateClientAddr", otherAddress, true);
    row("user", "", otherUser, false);
    row("password", "", otherPassword, false);
    row("no credentials", "", noCredentials, false);
    row("credentials off", "NoIsolateSOCKSAuth", otherUser, true);
    row("credentials off, none", "NoIsolateSOCKSAuth", noCredentials, true);
    row("protocol", "IsolateClientProtocol", socks4, false);
    row("protocol HTTP", "IsolateClientProtocol", http, false);
    row("protocol off", "", socks4, true);
    row("destination port", "IsolateDestPort", otherDestPort, false);
    row("destination port off", "", otherDestPort, true);
    row("destination", "IsolateDestAddr", otherHost, false);
    row("destination, an address", "IsolateDestAddr", ipv4Host, false);
    row("destination's case", "IsolateDestAddr", upperCase, true);
    row("destination off", "", otherHost, true);
    row("process", "IsolateClientProcess", otherProcess, false);
    row("process off", "", otherProcess, true);
    row("command", "", resolve, true);
}

void TestGroups::isolatesByTheFieldsOfThePort()
{
    QFETCH(QByteArray, flags);
    QFETCH(Change, change);
    const PortSpec spec = port(flags.constData());
    GroupRegistry registry;
    Client first;
    Client second;
    change(second);
    QTEST(first.join(registry, spec) == second.join(registry, spec), "shared");
}

void TestGroups::isolatesByOneFieldAtATime_data()
{
    QTest::addColumn<Change>("one");
    QTest::addColumn<Change>("other");
    QTest::addColumn<bool>("shared");

    const auto row = [](const char *name, Change one, Change other, bool shared) {
        QTest::newRow(name) << one << other << shared;
    };
    row(
        "absent and empty credentials are the same", [](Client &c) { c.request.credentials = {}; },
        [](Client &c) {
            c.request.credentials = {"", ""};
        },
        true);
    row(
        "a SOCKS4 user is a username with an empty password",
        [](Client &c) {
            c.request.protocol = socks::Protocol::Socks4;
            c.request.credentials = {"a", ""};
        },
        [](Client &c) {
            c.request.credentials = {"a", ""};
        },
        true);
    row(
        "a username is not a password",
        [](Client &c) {
            c.request.credentials = {"a", ""};
        },
        [](Client &c) {
            c.request.credentials = {"", "a"};
        },
        false);
    row(
        "the border between them counts",
        [](Client &c) {
            c.request.credentials = {"ab", "c"};
        },
        [](Client &c) {
            c.request.credentials = {"a", "bc"};
        },
        false);
    row(
        "zero bytes count",
        [](Client &c) {
            c.request.credentials = {std::string("a\0", 2), "b"};
        },
        [](Client &c) {
            c.request.credentials = {"a", "b"};
        },
        false);
    row(
        "4 and 4A are one protocol", [](Client &c) { c.request.protocol = socks::Protocol::Socks4; },
        [](Client &c) { c.request.protocol = socks::Protocol::Socks4a; }, true);
    row(
        "IPv4 and the IPv6 that holds it differ",
        [](Client &c) {
            c.request.target.host = socks::Ipv4{{1, 2, 3, 4}};
        },
        [](Client &c) {
            c.request.target.host = socks::Ipv6{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4}};
        },
        false);
    row(
        "a name of four letters is no address", [](Client &c) { c.request.target.host = std::string("abcd"); },
        [](Client &c) {
            c.request.target.host = socks::Ipv4{{'a', 'b', 'c', 'd'}};
        },
        false);
    row(
        "the name as the client gave it", [](Client &c) { c.request.target.host = std::string("example.com"); },
        [](Client &c) { c.request.target.host = std::string("example.com."); }, false);
}

void TestGroups::isolatesByOneFieldAtATime()
{
    QFETCH(Change, one);
    QFETCH(Change, other);
    const bool byProtocol = QByteArrayView(QTest::currentDataTag()).contains("protocol");
    const PortSpec spec = port(byProtocol ? "IsolateDestAddr IsolateClientProtocol" : "IsolateDestAddr");
    GroupRegistry registry;
    Client first;
    Client second;
    one(first);
    other(second);
    QTEST(first.join(registry, spec) == second.join(registry, spec), "shared");
}

void TestGroups::neverMixesUpFieldsThatStandSideBySide()
{
    GroupRegistry registry;
    const PortSpec spec = port("IsolateDestAddr IsolateClientProcess");
    Client first;
    first.request.target.host = std::string("ab");
    first.facts.clientProcess = "c";
    Client second;
    second.request.target.host = std::string("a");
    second.facts.clientProcess = "bc";
    QVERIFY(first.join(registry, spec) != second.join(registry, spec));
}

void TestGroups::sharesAcrossPortsOfASessionGroup_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("shared");
    const auto row = [](const char *name, const char *one, const char *other, bool shared) {
        QTest::newRow(name) << QByteArray(one) << QByteArray(other) << shared;
    };
    row("the same group", "SessionGroup=1", "SessionGroup=1", true);
    row("another group", "SessionGroup=1", "SessionGroup=2", false);
    row("one has none", "SessionGroup=1", "", false);
    row("none", "", "", false);
    row("other isolation flags", "SessionGroup=1", "SessionGroup=1 IsolateDestPort", false);
    row("flags that do not isolate", "SessionGroup=1", "SessionGroup=1 ExtendedErrors NoIPv6Traffic", true);
    row("kept alive", "SessionGroup=1", "SessionGroup=1 KeepAliveIsolateSOCKSAuth", false);
}

void TestGroups::sharesAcrossPortsOfASessionGroup()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    GroupRegistry registry;
    Client first;
    Client second;
    second.facts.portKey = "127.0.0.1:1081";
    const auto group = first.join(registry, port(one.constData()));
    QTEST(group == second.join(registry, port(other.constData(), "127.0.0.1:1081")), "shared");
    QCOMPARE(group->portKey(), "127.0.0.1:1080");
}

void TestGroups::addressNeverIsolatesUnixClients()
{
    GroupRegistry registry;
    Client first;
    Client second;
    second.facts.portKey = "unix:/x";
    second.facts.clientAddress.clear();
    const auto group = first.join(registry, port("SessionGroup=1 NoIsolateClientAddr"));
    QCOMPARE(second.join(registry, port("SessionGroup=1", "unix:/x")), group);
    for (const GroupField &field : group->fields())
        QVERIFY(field.name != u"Client address"_s);
}

void TestGroups::countsOpenStreams()
{
    GroupRegistry registry;
    Client client;
    const auto group = client.join(registry, port(""));
    client.join(registry, port(""));
    QCOMPARE(group->openStreams(), 2u);
    registry.leave(group);
    QCOMPARE(group->openStreams(), 1u);
    registry.leave(group);
    QCOMPARE(group->openStreams(), 0u);
}

void TestGroups::remembersAnIdleGroup()
{
    GroupRegistry registry;
    Client client;
    const auto group = client.join(registry, port(""));
    const auto state = std::make_shared<State>();
    group->setState(state);
    registry.leave(group);
    QCOMPARE(registry.find(group->id()), group);
    QCOMPARE(client.join(registry, port("")), group);
    QCOMPARE(group->state(), std::shared_ptr<GroupState>(state));
    QCOMPARE(group->openStreams(), 1u);
}

void TestGroups::keepsTheLatest1024IdleGroups()
{
    GroupRegistry registry;
    const PortSpec spec = port("IsolateDestPort");
    std::vector<std::shared_ptr<Group>> made;
    for (std::uint16_t number = 1; number <= 1026; ++number) {
        Client client;
        client.request.target.port = number;
        made.push_back(client.join(registry, spec));
    }
    QCOMPARE(registry.groups().size(), 1026u);

    registry.leave(made[1]); // idle first, then used again: no longer the longest idle one
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (i != 1)
            registry.leave(made[i]);
    }
    Client again;
    again.request.target.port = 2;
    QCOMPARE(registry.groups().size(), 1024u);
    QVERIFY(!registry.find(made[1]->id()));
    QVERIFY(!registry.find(made[0]->id()));
    QVERIFY(registry.find(made[2]->id()));
    QVERIFY(registry.find(made[1025]->id()));

    const auto anew = again.join(registry, spec);
    QVERIFY(anew != made[1]);
    QVERIFY(anew->id() > made[1025]->id());

    // A use makes it the latest again.
    again.request.target.port = 3;
    registry.leave(again.join(registry, spec));
    registry.leave(anew);
    QVERIFY(registry.find(made[2]->id()));
    QVERIFY(!registry.find(made[3]->id()));
}

void TestGroups::neverForgetsAGroupWithStreams_data()
{
    QTest::addColumn<QByteArray>("flags");
    QTest::newRow("without KeepAliveIsolateSOCKSAuth") << QByteArray("IsolateDestPort");
    QTest::newRow("with it") << QByteArray("IsolateDestPort KeepAliveIsolateSOCKSAuth");
}

void TestGroups::neverForgetsAGroupWithStreams()
{
    QFETCH(QByteArray, flags);
    GroupRegistry registry;
    const PortSpec spec = port(flags.constData());
    Client client;
    const auto kept = client.join(registry, spec);
    for (std::uint16_t number = 1000; number < 3000; ++number) {
        client.request.target.port = number;
        registry.leave(client.join(registry, spec));
    }
    QCOMPARE(registry.find(kept->id()), kept);
    QCOMPARE(registry.groups().size(), 1025u);
}

void TestGroups::newCircuitRaisesTheEpochOfOneGroup()
{
    GroupRegistry registry;
    Client first;
    Client second;
    second.request.credentials.username = "other";
    const auto group = first.join(registry, port(""));
    const auto other = second.join(registry, port(""));
    const auto held = std::make_shared<State>();
    group->setState(held);
    other->setState(std::make_shared<State>());

    QVERIFY(registry.newCircuit(group->id()));
    QCOMPARE(group->epoch(), 1u);
    QVERIFY(!group->state());
    QCOMPARE(held.use_count(), 1); // and what a stream took a share of lives on
    QCOMPARE(other->epoch(), 0u);
    QVERIFY(other->state());
    QCOMPARE(first.join(registry, port("")), group);
    QVERIFY(!registry.newCircuit(9999));
    QVERIFY(!registry.newCircuit(0));
}

void TestGroups::newIdentityRaisesEveryEpoch()
{
    GroupRegistry registry;
    Client first;
    Client second;
    second.request.credentials.username = "other";
    Client third;
    third.request.credentials.username = "third";
    const auto open = first.join(registry, port(""));
    const auto idle = second.join(registry, port(""));
    registry.leave(idle);
    open->setState(std::make_shared<State>());
    idle->setState(std::make_shared<State>());
    registry.newCircuit(open->id());

    registry.newIdentity();
    QCOMPARE(open->epoch(), 2u);
    QCOMPARE(idle->epoch(), 1u);
    QVERIFY(!open->state());
    QVERIFY(!idle->state());
    QCOMPARE(third.join(registry, port(""))->epoch(), 1u);
}

void TestGroups::listsGroupsInTheOrderOfTheirIds()
{
    GroupRegistry registry;
    for (std::uint16_t number = 1; number <= 20; ++number) {
        Client client;
        client.request.target.port = std::uint16_t(number * 7919);
        client.join(registry, port("IsolateDestPort"));
    }
    std::vector<std::uint32_t> ids;
    for (const auto &group : registry.groups())
        ids.push_back(group->id());
    QCOMPARE(ids.size(), 20u);
    QVERIFY(ids.front() > 0);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
}

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
