// SPDX-License-Identifier: MIT
#include "settings/routespec.h"

#include <QTest>

#include <string>

using namespace argyle::settings;
using argyle::socks::Endpoint;
using argyle::socks::Ipv4;
using argyle::socks::Ipv6;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(argyle::settings::RouteSpec)

namespace {

constexpr Ipv4 loopback{{127, 0, 0, 1}};
constexpr Ipv6 documentation{{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
constexpr auto perGroup = UpstreamSpec::Identity::PerGroup;

Endpoint named(const char *name, quint16 port)
{
    return {std::string(name), port};
}

} // namespace

class TestRouteSpec : public QObject
{
    Q_OBJECT

private slots:
    void readsARoute_data();
    void readsARoute();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void withholdsSecrets_data();
    void withholdsSecrets();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestRouteSpec::readsARoute_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RouteSpec>("spec");
    const auto row = [](const char *text, const RouteSpec &spec) {
        QTest::newRow(text) << QString::fromUtf8(text) << spec;
    };
    row("direct", DirectSpec{});
    row("tor", OwnTorSpec{});
    row("socks5://127.0.0.1:1080", UpstreamSpec{{loopback, 1080}, {}});
    row("socks5://127.0.0.1:1080/", UpstreamSpec{{loopback, 1080}, {}});
    row("socks5://[2001:db8::1]:65535", UpstreamSpec{{documentation, 65535}, {}});
    row("socks5://Proxy.example.:1", UpstreamSpec{named("Proxy.example.", 1), {}});
    row("socks5://user:pass@host:1080", UpstreamSpec{named("host", 1080), {"user", "pass"}});
    row("socks5://a%3Ab%40c:d%25e%2F@host:1080", UpstreamSpec{named("host", 1080), {"a:b@c", "d%e/"}});
    row("socks5://user:p@ss:w/o?rd@host:1080", UpstreamSpec{named("host", 1080), {"user", "p@ss:w/o?rd"}});
    row("socks5://ü:%C3%B6@host:1080", UpstreamSpec{named("host", 1080), {"ü", "ö"}});
    row("socks5://user:pass?isolate@host:1080", UpstreamSpec{named("host", 1080), {"user", "pass?isolate"}});
    row("socks5://host:1080?isolate", UpstreamSpec{named("host", 1080), {}, perGroup});
    row("socks5://[2001:db8::1]:1080/?isolate", UpstreamSpec{{documentation, 1080}, {}, perGroup});
    row("tor:socks=127.0.0.1:9050", RunningTorSpec{{loopback, 9050}, {}, {}});
    row("tor:socks=host:9050,control=[2001:db8::1]:9051",
        RunningTorSpec{named("host", 9050), Endpoint{documentation, 9051}, {}});
    row("tor:control=host:9051,socks=host:9050", RunningTorSpec{named("host", 9050), named("host", 9051), {}});
    row("tor:socks=host:9050,control=unix:/run/tor/control",
        RunningTorSpec{named("host", 9050), u"/run/tor/control"_s, {}});
    row("tor:socks=host:9050,control=host:9051,password=se,cr=et,socks=x",
        RunningTorSpec{named("host", 9050), named("host", 9051), u"se,cr=et,socks=x"_s});
}

void TestRouteSpec::readsARoute()
{
    QFETCH(QString, text);
    const ParsedRoute parsed = parseRoute(text);
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.spec.has_value());
    QTEST(*parsed.spec, "spec");
}

void TestRouteSpec::writesWhatItReads_data()
{
    readsARoute_data();
    // What a text cannot be written as, but a value may hold.
    const std::string odd("\x01\0\x7f ?#[]@:/%&=+,\xff", 17);
    QTest::newRow("odd bytes") << QString() << RouteSpec(UpstreamSpec{named("host", 1), {odd, odd}});
    QTest::newRow("long") << QString()
                          << RouteSpec(UpstreamSpec{named("host", 1), {std::string(255, '%'), std::string(255, 'x')}});
}

void TestRouteSpec::writesWhatItReads()
{
    QFETCH(RouteSpec, spec);
    const ParsedRoute parsed = parseRoute(toText(spec, Secrets::Told));
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.spec == spec);
}

void TestRouteSpec::withholdsSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *text, const char *kept) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(kept);
    };
    row("direct", "direct");
    row("tor", "tor");
    row("socks5://127.0.0.1:9050", "socks5://127.0.0.1:9050");
    row("socks5://user:pass@127.0.0.1:9050", "socks5://127.0.0.1:9050");
    row("socks5://user:p@ss/w://rd@[2001:DB8::1]:9050/", "socks5://[2001:db8::1]:9050");
    row("socks5://host:1?isolate", "socks5://host:1?isolate");
    row("tor:socks=host:1,password=se,c=ret", "tor:socks=host:1");
    row("tor:socks=host:1,control=host:2,password=a@b", "tor:socks=host:1,control=host:2");
    row("tor:control=unix:/x,socks=host:1,password=p", "tor:socks=host:1,control=unix:/x");
}

void TestRouteSpec::withholdsSecrets()
{
    QFETCH(QString, text);
    QTEST(toText(parseRoute(text).spec.value(), Secrets::Withheld), "kept");
}

void TestRouteSpec::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const QString &text, const char *error) {
        QTest::newRow(qPrintable(text.left(70))) << text << QString::fromUtf8(error);
    };
    row(u""_s, "\"\" is none of direct,");
    row(u"elsewhere"_s, "\"elsewhere\" is none of direct,");
    row(u"Direct"_s, "\"Direct\" is none of direct,");
    row(u" direct"_s, "\" direct\" is none of direct,");
    row(u"socks4://u:hunter2@host:1"_s, "\"socks4\" is none of direct,");
    row(u"socks5:/u:hunter2@host:1"_s, "\"socks5\" is none of direct,");
    row(u"socks5://"_s, "\"\" is not host:port");
    row(u"socks5://host"_s, "\"host\" is not host:port");
    row(u"socks5://host:"_s, "\"host…\" is not host:port");
    row(u"socks5://:1080"_s, "\"\" is not host:port");
    row(u"socks5://host:0"_s, "\"host…\" is not host:port");
    row(u"socks5://host:65536"_s, "\"host…\" is not host:port");
    row(u"socks5://host:+80"_s, "\"host…\" is not host:port");
    row(u"socks5://host: 80"_s, "\"host…\" is not host:port");
    row(u"socks5://host:000080"_s, "\"host…\" is not host:port");
    row(u"socks5://a b:80"_s, "\"a…\" is not host:port");
    row(u"socks5://2001:db8::1:80"_s, "\"2001…\" is not host:port");
    row(u"socks5://[127.0.0.1]:80"_s, "\"[127.0.0.1]…\" is not host:port");
    row(u"socks5://host:80/path"_s, "\"host…\" is not host:port");
    row(u"socks5://host:80?other"_s, "\"host…\" is not host:port");
    row(u"socks5://u:hunter2"_s, "\"u…\" is not host:port");
    row(u"tor:socks=host:1 password=hunter2"_s, "socks=host… is not host:port");
    row(u"tor:socks=host:1 password=u@hunter2"_s, "socks=host… is not host:port");
    row(u"socks5://u:hunter2@host:99999"_s, "\"host:99999\" is not host:port");
    row(u"socks5://u@host:1"_s, "1 to 255 bytes each");
    row(u"socks5://:hunter2@host:1"_s, "1 to 255 bytes each");
    row(u"socks5://u:@host:1"_s, "1 to 255 bytes each");
    row(u"socks5://"_s + QString(256, u'u') + u":hunter2@host:1"_s, "1 to 255 bytes each");
    row(u"socks5://u:"_s + QString(128, u'ü') + u"@host:1"_s, "1 to 255 bytes each");
    row(u"socks5://u:hunter2@host:1?isolate"_s, "?isolate goes without a user name and password");
    row(u"tor:"_s, "socks=host:port is missing");
    row(u"tor:control=host:1"_s, "socks=host:port is missing");
    row(u"tor:password=hunter2,socks=host:1"_s, "socks=host:port is missing");
    row(u"tor:socks=host"_s, "socks=host is not host:port");
    row(u"tor:socks=u:hunter2@host:1"_s, "socks=host:1 is not host:port");
    row(u"tor:socks=host:1,control=/path"_s, "control=/path is not host:port");
    row(u"tor:socks=host:1,control=unix:path"_s, "control=unix… is not host:port");
    row(u"tor:socks=host:1,passwort=hunter2"_s, "\"passwort\" is none of socks, control and password");
    row(u"tor:u:hunter2@host:1"_s, "\"host:1\" is none of socks, control and password");
    row(u"tor:host:1"_s, "\"host…\" is none of socks, control and password");
    row(u"tor:socks=host:1,socks=host:2"_s, "socks is given twice");
    row(u"tor:socks=host:1,control=host:2,control=unix:/x"_s, "control is given twice");
}

void TestRouteSpec::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const ParsedRoute parsed = parseRoute(text);
    QVERIFY(!parsed.spec);
    QVERIFY2(parsed.error.contains(error), qPrintable(parsed.error));
    QVERIFY2(!parsed.error.contains(u"hunter2"_s) && !parsed.error.endsWith(u'.'), qPrintable(parsed.error));
}

QTEST_GUILESS_MAIN(TestRouteSpec)
#include "tst_routespec.moc"
