// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include <QTest>

using namespace argyle::settings;
using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

Port port(const QString &line, Port::Switch position = Port::Switch::On)
{
    return {parsePortSpec(line).spec.value(), position};
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void defaultsAreFine();
    void opensPort1080ByDefault();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void takesWhatIsFine_data();
    void takesWhatIsFine();
    void tellsNameServers_data();
    void tellsNameServers();
    void asksNameServersAtPort53();
};

using Change = void (*)(Settings &);
Q_DECLARE_METATYPE(Change)

void TestSettings::defaultsAreFine()
{
    QCOMPARE(problemWith(Settings()), QString());
}

void TestSettings::opensPort1080ByDefault()
{
    QCOMPARE(Settings().ports, QList<Port>{port(u"127.0.0.1:1080"_s)});
}

void TestSettings::saysWhatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, Change change, const char *named) {
        QTest::newRow(name) << change << QString::fromLatin1(named);
    };
    row(
        "port", [](Settings &s) { s.ports[0].spec.flags |= PortFlag::WorldWritable; }, "WorldWritable");
    row(
        "two ports at one address", [](Settings &s) { s.ports << port(u"1080 ExtendedErrors"_s); }, "127.0.0.1:1080");
    row(
        "two at one path", [](Settings &s) { s.ports << port(u"unix:/x"_s) << port(u"unix:/x"_s); }, "unix:/x");
    row(
        "route", [](Settings &s) { s.route = u"elsewhere"_s; }, "\"elsewhere\"");
    row(
        "no route", [](Settings &s) { s.route.clear(); }, "\"\"");
    row(
        "no port of the proxy", [](Settings &s) { s.route = u"socks5://192.0.2.1"_s; }, "\"192.0.2.1\"");
    row(
        "name server", [](Settings &s) { s.nameServers << u"192.0.2.1"_s << u"dns.example"_s; }, "\"dns.example\"");
    row(
        "status too low", [](Settings &s) { s.browserPage.status = 399; }, "399");
    row(
        "status too high", [](Settings &s) { s.browserPage.status = 600; }, "600");
    row(
        "an application's status", [](Settings &s) { s.browserPages[u"x"_s].status = 200; }, "200");
    row(
        "an application without a name", [](Settings &s) { s.browserPages[QString()] = {}; }, "\"\"");
    row(
        "an application with a folder", [](Settings &s) { s.browserPages[u"/bin/x"_s] = {}; }, "\"/bin/x\"");
    row(
        "handshake too short", [](Settings &s) { s.handshakeTimeout = std::chrono::seconds(0); }, "0.");
    row(
        "handshake too long", [](Settings &s) { s.handshakeTimeout = std::chrono::seconds(3601); }, "3601");
    row(
        "connect too short", [](Settings &s) { s.connectTimeout = std::chrono::seconds(-5); }, "-5");
    row(
        "connect too long", [](Settings &s) { s.connectTimeout = std::chrono::hours(24 * 365 * 200); }, "6307200000");
    row(
        "too few closed streams", [](Settings &s) { s.closedStreamsKept = -1; }, "-1");
    row(
        "too many closed streams", [](Settings &s) { s.closedStreamsKept = 100'001; }, "100001");
}

void TestSettings::saysWhatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, named);
    Settings settings;
    change(settings);
    const QString problem = problemWith(settings);
    QVERIFY2(problem.contains(named) && problem.endsWith(u'.'), qPrintable(problem));
}

void TestSettings::takesWhatIsFine_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("no ports", [](Settings &s) { s.ports.clear(); });
    row("one of two is off", [](Settings &s) { s.ports << port(u"1080"_s, Port::Switch::Off); });
    row("two that choose", [](Settings &s) { s.ports << port(u"auto"_s) << port(u"auto"_s); });
    row("one number at two addresses", [](Settings &s) { s.ports << port(u"[::1]:1080"_s); });
    row("upstream", [](Settings &s) { s.route = u"socks5://u:p@127.0.0.1:9050"_s; });
    row("tor", [](Settings &s) { s.route = u"tor"_s; });
    row("a tor that runs", [](Settings &s) { s.route = u"tor:socks=127.0.0.1:9050"_s; });
    row("lowest", [](Settings &s) {
        s.browserPage.status = 400;
        s.handshakeTimeout = s.connectTimeout = std::chrono::seconds(1);
        s.closedStreamsKept = 0;
    });
    row("highest", [](Settings &s) {
        s.browserPage.status = 599;
        s.handshakeTimeout = s.connectTimeout = std::chrono::hours(1);
        s.closedStreamsKept = 100'000;
    });
}

void TestSettings::takesWhatIsFine()
{
    QFETCH(Change, change);
    Settings settings;
    change(settings);
    QCOMPARE(problemWith(settings), QString());
}

void TestSettings::tellsNameServers_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("fine");
    QTest::newRow("IPv4") << "192.0.2.1" << true;
    QTest::newRow("IPv4 and port") << "192.0.2.1:5353" << true;
    QTest::newRow("IPv6") << "2001:db8::1" << true;
    QTest::newRow("IPv6 in brackets") << "[2001:db8::1]" << true;
    QTest::newRow("IPv6 and port") << "[2001:db8::1]:53" << true;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("name") << "dns.example" << false;
    QTest::newRow("name and port") << "dns.example:53" << false;
    QTest::newRow("port alone") << ":53" << false;
    QTest::newRow("port 0") << "192.0.2.1:0" << false;
    QTest::newRow("port too high") << "192.0.2.1:65536" << false;
    QTest::newRow("no port") << "192.0.2.1:" << false;
    QTest::newRow("IPv4 in brackets") << "[192.0.2.1]:53" << false;
    QTest::newRow("an opening bracket") << "[2001:db8::1:53" << false;
    QTest::newRow("no colon") << "[2001:db8::1]53" << false;
    QTest::newRow("no IPv6 port") << "[2001:db8::1]:" << false;
    QTest::newRow("empty brackets") << "[]:53" << false;
    QTest::newRow("port with a sign") << "192.0.2.1:+53" << false;
    QTest::newRow("port by name") << "192.0.2.1:domain" << false;
    QTest::newRow("three numbers") << "192.0.2:53" << false;
    QTest::newRow("two servers") << "192.0.2.1,192.0.2.2" << false;
    QTest::newRow("scope") << "fe80::53%eth0" << false;
    QTest::newRow("space") << " " << false;
    QTest::newRow("negative port") << "192.0.2.53:-1" << false;
}

void TestSettings::asksNameServersAtPort53()
{
    for (const auto *server : {"192.0.2.53", "2001:db8::53", "[2001:db8::53]"})
        QCOMPARE(parseNameServer(QString::fromLatin1(server)).value().port, 53);
    QCOMPARE(parseNameServer(QStringLiteral("[2001:db8::53]:5353")).value().port, 5353);
}

void TestSettings::tellsNameServers()
{
    QFETCH(QString, server);
    QTEST(problemWithNameServer(server).isEmpty(), "fine");
    QTEST(parseNameServer(server).has_value(), "fine");
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
