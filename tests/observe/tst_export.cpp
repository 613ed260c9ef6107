// SPDX-License-Identifier: MIT
#include "argyle/version.h"
#include "observe/export.h"

#include <QJsonDocument>
#include <QTest>

using namespace argyle;
using namespace argyle::observe;
using namespace Qt::StringLiterals;

namespace {

/// 2024-02-29T12:34:56.007Z
constexpr qint64 leapDay = 1709210096007;

StreamRecord full()
{
    StreamRecord record;
    record.id = 118;
    record.port = u"127.0.0.1:1080"_s;
    record.group = 3;
    record.epoch = 2;
    record.protocol = socks::Protocol::Socks5;
    record.host = u"example.com"_s;
    record.hostPort = 443;
    record.state = StreamState::Done;
    record.reply = 0;
    record.route = u"direct"_s;
    record.application = u"firefox"_s;
    record.client = u"127.0.0.1:40000"_s;
    record.credentialsTag = u"3f9a"_s;
    record.remote = u"192.0.2.1:443"_s;
    record.received = 9'000'000'000;
    record.sent = 84;
    record.openedAt = leapDay;
    record.endedAt = leapDay + 42'000;
    record.phases = {1500, -1, 20'000, 0, -1, -1};
    return record;
}

/// A document as a script reads it.
QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void tellsAStreamByTheContractsKeys();
    void tellsOneKeyOfAStream_data();
    void tellsOneKeyOfAStream();
    void tellsEveryState_data();
    void tellsEveryState();
    void tellsEveryPhase();
    void tellsACircuitBehindTorAlone_data();
    void tellsACircuitBehindTorAlone();
    void keepsTheOrderOfStreams();
    void tellsAGroup();
    void tellsAPort_data();
    void tellsAPort();
    void tellsTheStatus();
    void tellsTheStatusOfTor();
};

void TestExport::tellsAStreamByTheContractsKeys()
{
    QCOMPARE(toJson(full(), Destinations::Shown), parsed(R"({
        "id": 118, "port": "127.0.0.1:1080", "group": 3, "epoch": 2, "protocol": "5", "command": "CONNECT",
        "host": "example.com", "hostPort": 443, "state": "closed", "reply": "00", "route": "direct",
        "application": "firefox", "client": "127.0.0.1:40000", "credentials": "3f9a", "remote": "192.0.2.1:443",
        "answer": "", "dnsLeak": false, "problem": "", "received": 9000000000, "sent": 84,
        "openedAt": "2024-02-29T12:34:56.007Z", "endedAt": "2024-02-29T12:35:38.007Z",
        "phases": {"handshake": 1.5, "connect": 20, "reply": 0}})"));
}

void TestExport::tellsOneKeyOfAStream_data()
{
    using Change = void (*)(StreamRecord &);
    QTest::addColumn<StreamRecord>("record");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, Change change, const char *key, const QJsonValue &value) {
        StreamRecord record = full();
        change(record);
        QTest::newRow(name) << record << QString::fromLatin1(key) << value;
    };
    row(
        "SOCKS4", [](StreamRecord &r) { r.protocol = socks::Protocol::Socks4; }, "protocol", u"4"_s);
    row(
        "SOCKS4A", [](StreamRecord &r) { r.protocol = socks::Protocol::Socks4a; }, "protocol", u"4A"_s);
    row(
        "HTTP", [](StreamRecord &r) { r.protocol = socks::Protocol::Http; }, "protocol", u"HTTP"_s);
    row(
        "unknown", [](StreamRecord &r) { r.protocol = socks::Protocol::Unknown; }, "protocol", u"unknown"_s);
    row(
        "RESOLVE", [](StreamRecord &r) { r.command = socks::Command::Resolve; }, "command", u"RESOLVE"_s);
    row(
        "RESOLVE_PTR", [](StreamRecord &r) { r.command = socks::Command::ResolvePtr; }, "command", u"RESOLVE_PTR"_s);
    row(
        "BIND", [](StreamRecord &r) { r.command = socks::Command::Bind; }, "command", u"BIND"_s);
    row(
        "command 09", [](StreamRecord &r) { r.command = socks::Command(9); }, "command", u"command 09"_s);
    row(
        "command AB", [](StreamRecord &r) { r.command = socks::Command(0xAB); }, "command", u"command AB"_s);
    row(
        "no command over HTTP", [](StreamRecord &r) { r.protocol = socks::Protocol::Http; }, "command",
        QJsonValue::Null);
    row(
        "no command yet", [](StreamRecord &r) { r.protocol = socks::Protocol::Unknown; }, "command", QJsonValue::Null);
    row(
        "no command yet by SOCKS5",
        [](StreamRecord &r) {
            r.host.clear();
            r.reply.reset();
        },
        "command", QJsonValue::Null);
    row(
        "reply 05", [](StreamRecord &r) { r.reply = 5; }, "reply", u"05"_s);
    row(
        "reply F6", [](StreamRecord &r) { r.reply = 0xF6; }, "reply", u"F6"_s);
    row(
        "reply 5A", [](StreamRecord &r) { r.reply = 0x5A; }, "reply", u"5A"_s);
    row(
        "no reply", [](StreamRecord &r) { r.reply.reset(); }, "reply", QJsonValue::Null);
    row(
        "goes on", [](StreamRecord &r) { r.endedAt = 0; }, "endedAt", QJsonValue::Null);
    row(
        "leaks", [](StreamRecord &r) { r.leaksDns = true; }, "dnsLeak", true);
    row(
        "answer", [](StreamRecord &r) { r.answer = u"192.0.2.1"_s; }, "answer", u"192.0.2.1"_s);
    row(
        "problem", [](StreamRecord &r) { r.problem = u"Refused."_s; }, "problem", u"Refused."_s);
    row(
        "received", [](StreamRecord &r) { r.received = 1ull << 40; }, "received", qint64(1ull << 40));
    row(
        "highest port", [](StreamRecord &r) { r.hostPort = 65535; }, "hostPort", 65535);
}

void TestExport::tellsOneKeyOfAStream()
{
    QFETCH(StreamRecord, record);
    QFETCH(QString, key);
    QTEST(toJson(record, Destinations::Shown).value(key), "value");
}

void TestExport::tellsEveryState_data()
{
    QTest::addColumn<StreamState>("state");
    QTest::addColumn<QString>("name");
    QTest::newRow("handshake") << StreamState::Handshake << "handshake";
    QTest::newRow("resolving") << StreamState::Resolving << "resolving";
    QTest::newRow("connecting") << StreamState::Connecting << "connecting";
    QTest::newRow("open") << StreamState::Open << "open";
    QTest::newRow("done") << StreamState::Done << "closed";
    QTest::newRow("failed") << StreamState::Failed << "failed";
}

void TestExport::tellsEveryState()
{
    QFETCH(StreamState, state);
    StreamRecord record;
    record.state = state;
    QTEST(toJson(record, Destinations::Shown).value(u"state"_s).toString(), "name");
}

void TestExport::tellsEveryPhase()
{
    StreamRecord record;
    record.phases = {1000, 2000, 3000, 4000, 5000, 6001};
    QCOMPARE(toJson(record, Destinations::Shown).value(u"phases"_s).toObject(),
             parsed(R"({"handshake": 1, "resolve": 2, "connect": 3, "reply": 4, "firstByte": 5, "transfer": 6.001})"));
}

void TestExport::tellsACircuitBehindTorAlone_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<Circuit>("circuit");
    QTest::addColumn<QJsonValue>("value");
    const Circuit circuit{u"12"_s, {{u"alpha"_s, u"A1"_s, u"de"_s}, {{}, u"B2"_s, {}}}};
    QTest::newRow("direct") << "direct" << Circuit() << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("tor, none yet") << "tor" << Circuit() << QJsonValue(QJsonValue::Null);
    QTest::newRow("tor") << "tor" << circuit << QJsonValue(parsed(R"({"id": "12", "relays": [
        {"nickname": "alpha", "fingerprint": "A1", "country": "de"},
        {"nickname": "", "fingerprint": "B2", "country": ""}]})"));
}

void TestExport::tellsACircuitBehindTorAlone()
{
    QFETCH(QString, route);
    QFETCH(Circuit, circuit);
    StreamRecord record;
    record.route = route;
    record.circuit = circuit;
    const QJsonValue json = toJson(record, Destinations::Shown).value(u"circuit"_s);
    QTEST(json, "value");
    QCOMPARE(circuitFromJson(json), circuit);
}

void TestExport::keepsTheOrderOfStreams()
{
    QList<StreamRecord> records(3);
    records[0].id = 7;
    records[1].id = 5;
    records[2].id = 6;
    QJsonArray ids;
    for (const QJsonValue &stream : toJson(records, Destinations::Shown))
        ids << stream.toObject().value(u"id"_s);
    QCOMPARE(ids, (QJsonArray{7, 5, 6}));
}

void TestExport::tellsAGroup()
{
    GroupRecord record;
    record.id = 3;
    record.name = u"firefox +1"_s;
    record.applications = {u"firefox"_s, u"curl"_s};
    record.port = u"127.0.0.1:1080"_s;
    record.streams = 31;
    record.epoch = 1;
    record.received = 10;
    record.sent = 20;
    record.fields = {{u"Destination address"_s, u"example.com"_s}};
    QCOMPARE(toJson(record), parsed(R"({"id": 3, "name": "firefox +1", "applications": ["firefox", "curl"],
                                        "port": "127.0.0.1:1080", "streams": 31, "epoch": 1,
                                        "received": 10, "sent": 20})"));
    record.circuit = {u"12"_s, {}};
    QCOMPARE(toJson(record).value(u"circuit"_s), QJsonValue(parsed(R"({"id": "12", "relays": []})")));
}

void TestExport::tellsAPort_data()
{
    QTest::addColumn<PortState>("state");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("name");
    QTest::newRow("off") << PortState::Off << ""
                         << "off";
    QTest::newRow("open") << PortState::Open << ""
                          << "open";
    QTest::newRow("failed") << PortState::Failed << "The address is in use."
                            << "failed";
}

void TestExport::tellsAPort()
{
    QFETCH(PortState, state);
    QFETCH(QString, error);
    QFETCH(QString, name);
    const PortRecord record{u"127.0.0.1:auto ExtendedErrors"_s, u"127.0.0.1:41234"_s, state, error, 2};
    const QJsonObject expected{{u"spec"_s, u"127.0.0.1:auto ExtendedErrors"_s},
                               {u"address"_s, u"127.0.0.1:41234"_s},
                               {u"state"_s, name},
                               {u"error"_s, error},
                               {u"streams"_s, 2}};
    QCOMPARE(toJson(record), expected);
}

void TestExport::tellsTheStatus()
{
    Delta delta;
    delta.route = u"Direct"_s;
    delta.ports = {PortRecord{u"127.0.0.1:1080"_s, u"127.0.0.1:1080"_s, PortState::Open, {}, 1}};
    delta.counters.open = 12;
    delta.counters.repliesByPort = {{QStringLiteral("127.0.0.1:1080"), {{0x00, 30}, {0x05, 2}, {0xF6, 1}}},
                                    {QStringLiteral("127.0.0.1:9052"), {{0x00, 10}, {0x5A, 3}}}};
    QCOMPARE(statusToJson(delta), parsed(R"({
        "version": ")" ARGYLE_VERSION R"(", "route": "Direct", "streams": 12,
        "ports": [{"spec": "127.0.0.1:1080", "address": "127.0.0.1:1080", "state": "open", "error": "", "streams": 1}],
        "replies": {"00": 40, "05": 2, "5A": 3, "F6": 1}})"));
}

void TestExport::tellsTheStatusOfTor()
{
    Delta delta;
    QVERIFY(!statusToJson(delta).contains(u"tor"_s));
    delta.tor = TorStatus{};
    QCOMPARE(statusToJson(delta).value(u"tor"_s), QJsonValue(parsed(R"({"version": "", "bootstrap": null, "summary": "",
        "warnings": [], "problem": "", "ready": false, "nextIdentityAt": null})")));
    delta.tor = TorStatus{u"0.4.9.11"_s, 45, u"Loading"_s, {u"slow"_s}, u"no network"_s, true, leapDay};
    QCOMPARE(statusToJson(delta).value(u"tor"_s),
             QJsonValue(parsed(R"({"version": "0.4.9.11", "bootstrap": 45, "summary": "Loading", "warnings": ["slow"],
        "problem": "no network", "ready": true, "nextIdentityAt": "2024-02-29T12:34:56.007Z"})")));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
