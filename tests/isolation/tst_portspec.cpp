// SPDX-License-Identifier: MIT
#include "isolation/portspec.h"

#include <QTest>

using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

using Address = std::variant<TcpAddress, UnixAddress>;

Address tcp(const char *address, quint16 port)
{
    return TcpAddress{QString::fromLatin1(address), port};
}

Address local(const char *path)
{
    return UnixAddress{QString::fromUtf8(path)};
}

} // namespace

Q_DECLARE_METATYPE(Address)

class TestPortSpec : public QObject
{
    Q_OBJECT

private slots:
    void readsAddress_data();
    void readsAddress();
    void readsEveryFlagInAnyCase_data();
    void readsEveryFlagInAnyCase();
    void lastFlagOfAKindWins();
    void readsSessionGroup_data();
    void readsSessionGroup();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void writesOnlyWhatDiffersFromTheDefaults_data();
    void writesOnlyWhatDiffersFromTheDefaults();
    void tellsExposedPorts_data();
    void tellsExposedPorts();
    void tellsFlagsInWords_data();
    void tellsFlagsInWords();
    void checksAValueAsTheLine();
};

void TestPortSpec::readsAddress_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Address>("address");
    QTest::addColumn<QString>("text");

    QTest::newRow("port") << "1080" << tcp("127.0.0.1", 1080) << "127.0.0.1:1080";
    QTest::newRow("lowest port") << "1" << tcp("127.0.0.1", 1) << "127.0.0.1:1";
    QTest::newRow("highest port") << "65535" << tcp("127.0.0.1", 65535) << "127.0.0.1:65535";
    QTest::newRow("auto") << "auto" << tcp("127.0.0.1", 0) << "127.0.0.1:auto";
    QTest::newRow("Auto") << "AUTO" << tcp("127.0.0.1", 0) << "127.0.0.1:auto";
    QTest::newRow("IPv4") << "192.0.2.1:9050" << tcp("192.0.2.1", 9050) << "192.0.2.1:9050";
    QTest::newRow("IPv4 auto") << "0.0.0.0:auto" << tcp("0.0.0.0", 0) << "0.0.0.0:auto";
    QTest::newRow("IPv6") << "[::1]:9050" << tcp("::1", 9050) << "[::1]:9050";
    QTest::newRow("IPv6 auto") << "[::1]:auto" << tcp("::1", 0) << "[::1]:auto";
    QTest::newRow("IPv6 in full") << "[2001:DB8:0:0::0:1]:1" << tcp("2001:db8::1", 1) << "[2001:db8::1]:1";
    QTest::newRow("localhost") << "localhost:1080" << tcp("127.0.0.1", 1080) << "127.0.0.1:1080";
    QTest::newRow("space around") << " \t1080 \r\n" << tcp("127.0.0.1", 1080) << "127.0.0.1:1080";
    QTest::newRow("comment") << "1080 # NoSuchFlag" << tcp("127.0.0.1", 1080) << "127.0.0.1:1080";
    QTest::newRow("comment at once") << "1080#9" << tcp("127.0.0.1", 1080) << "127.0.0.1:1080";
    QTest::newRow("path") << "unix:/run/x" << local("/run/x") << "unix:/run/x";
    QTest::newRow("Unix") << "UNIX:/run/x" << local("/run/x") << "unix:/run/x";
    QTest::newRow("quoted path") << R"(unix:"/run/a b")" << local("/run/a b") << "unix:/run/a b";
    QTest::newRow("quoted path with hash") << R"(unix:"/a#b" # c)" << local("/a#b") << "unix:/a#b";
    QTest::newRow("C escapes") << R"(unix:"/\x41\102\"\\\'")" << local("/AB\"\\'") << "unix:/AB\"\\'";
    QTest::newRow("escaped UTF-8") << R"(unix:"/\xc3\xa4")" << local("/ä") << "unix:/ä";
    QTest::newRow("UTF-8") << "unix:/ä" << local("/ä") << "unix:/ä";
    QTest::newRow("bare backslash") << R"(unix:/a\b)" << local("/a\\b") << "unix:/a\\b";
}

void TestPortSpec::readsAddress()
{
    QFETCH(QString, line);
    QFETCH(Address, address);
    const auto parsed = parsePortSpec(line);
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.spec.has_value());
    QVERIFY(parsed.spec->address == address);
    QCOMPARE(parsed.spec->flags, PortSpec::defaultFlags());
    QTEST(addressText(*parsed.spec), "text");
}

void TestPortSpec::readsEveryFlagInAnyCase_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::addColumn<PortFlags>("flags");
    const auto row = [](const char *name, PortFlags flags, const char *address = "1080") {
        QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(name) << flags;
    };
    row("IsolateClientAddr", PortFlag::IsolateClientAddr);
    row("IsolateSOCKSAuth", PortFlag::IsolateSocksAuth);
    row("IsolateClientProtocol", PortFlag::IsolateClientProtocol);
    row("IsolateDestPort", PortFlag::IsolateDestPort);
    row("IsolateDestAddr", PortFlag::IsolateDestAddr);
    row("IsolateClientProcess", PortFlag::IsolateClientProcess);
    row("KeepAliveIsolateSOCKSAuth", PortFlag::KeepAliveIsolateSocksAuth);
    row("IPv4Traffic", PortFlag::Ipv4Traffic);
    row("IPv6Traffic", PortFlag::Ipv6Traffic);
    row("PreferIPv6", PortFlag::PreferIpv6);
    row("DNSRequest", PortFlag::DnsRequest);
    row("OnionTraffic", PortFlag::OnionTraffic);
    row("CacheIPv4DNS", PortFlag::CacheIpv4Dns);
    row("CacheIPv6DNS", PortFlag::CacheIpv6Dns);
    row("CacheDNS", PortFlags(PortFlag::CacheIpv4Dns) | PortFlag::CacheIpv6Dns);
    row("UseIPv4Cache", PortFlag::UseIpv4Cache);
    row("UseIPv6Cache", PortFlag::UseIpv6Cache);
    row("UseDNSCache", PortFlags(PortFlag::UseIpv4Cache) | PortFlag::UseIpv6Cache);
    row("PreferIPv6Automap", PortFlag::PreferIpv6Automap);
    row("PreferSOCKSNoAuth", PortFlag::PreferSocksNoAuth);
    row("ExtendedErrors", PortFlag::ExtendedErrors);
    row("SafeSocks", PortFlag::SafeSocks);
    row("GroupWritable", PortFlag::GroupWritable, "unix:/x");
    row("WorldWritable", PortFlag::WorldWritable, "unix:/x");
    row("RelaxDirModeCheck", PortFlag::RelaxDirModeCheck, "unix:/x");
}

void TestPortSpec::readsEveryFlagInAnyCase()
{
    QFETCH(QString, address);
    QFETCH(QString, name);
    QFETCH(PortFlags, flags);
    for (const QString &word : {name, name.toLower(), name.toUpper()}) {
        const auto on = parsePortSpec(address + u' ' + word);
        QVERIFY2(on.spec, qPrintable(on.error));
        QCOMPARE(on.spec->flags, PortSpec::defaultFlags() | flags);
    }
    for (const QString &word :
         {QStringLiteral("No") + name, QStringLiteral("no") + name.toLower(), QStringLiteral("NO") + name.toUpper()}) {
        const auto off = parsePortSpec(address + u' ' + name + u' ' + word);
        QVERIFY2(off.spec, qPrintable(off.error));
        QCOMPARE(off.spec->flags, PortSpec::defaultFlags() & ~flags);
    }
}

void TestPortSpec::lastFlagOfAKindWins()
{
    const auto parsed =
        parsePortSpec(u"1080 NoIPv6Traffic CacheDNS IPv6Traffic NoCacheIPv6DNS GroupWritable NoGroupWritable"_s);
    QVERIFY2(parsed.spec, qPrintable(parsed.error));
    QCOMPARE(parsed.spec->flags, PortSpec::defaultFlags() | PortFlag::CacheIpv4Dns);
}

void TestPortSpec::readsSessionGroup_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("group");
    QTest::newRow("zero") << "1080 SessionGroup=0" << 0;
    QTest::newRow("any case") << "1080 sessiongroup=12" << 12;
    QTest::newRow("highest") << "1080 SESSIONGROUP=2147483647" << 2147483647;
}

void TestPortSpec::readsSessionGroup()
{
    QFETCH(QString, line);
    const auto parsed = parsePortSpec(line);
    QVERIFY2(parsed.spec, qPrintable(parsed.error));
    QTEST(parsed.spec->sessionGroup.value_or(-1), "group");
}

void TestPortSpec::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *line, const char *named) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(named);
    };
    row("", "empty");
    row("  # 1080", "empty");
    row("0", "\"0\"");
    row("65536", "\"65536\"");
    row("99999999999999999999", "\"99999999999999999999\"");
    row("-1", "\"-1\"");
    row("+1", "\"+1\"");
    row("0x50", "\"0x50\"");
    row("sockets", "\"sockets\"");
    row("127.0.0.1", "\"127.0.0.1\"");
    row("127.0.0.1:", "\"127.0.0.1:\"");
    row("127.0.0.1:0", "\"127.0.0.1:0\"");
    row("127.0.0.1:70000", "\"127.0.0.1:70000\"");
    row("127.0.0:1080", "\"127.0.0\"");
    row("256.0.0.1:1080", "\"256.0.0.1\"");
    row(":1080", "\":1080\"");
    row("example.com:1080", "\"example.com\"");
    row("::1", "\"::1\"");
    row("::1:1080", "brackets");
    row("[::1]", "\"[::1]\"");
    row("[::1]1080", "\"[::1]1080\"");
    row("[::1:1080", "\"[::1:1080\"");
    row("[127.0.0.1]:1080", "\"[127.0.0.1]\"");
    row("[localhost]:1080", "\"[localhost]\"");
    row("[]:1080", "\"[]\"");
    row("unix:", "unix:");
    row("unix:run/x", "unix:run/x");
    row("unix:\"/run/x", "\"/run/x");
    row("unix:\"/run/x\"y", "\"/run/x\"y");
    row("unix:\"\"", "unix:");
    row(R"(unix:"/\q")", "\\q");
    row(R"(unix:"/\x")", "\\x");
    row(R"(unix:"/\777")", "\\777");
    row(R"(unix:"/\)", "\\");
    row(R"(unix:"/a\0b")", "control character");
    row(R"(unix:"/a\x0ab")", "control character");
    row(R"(unix:"/\xff")", "UTF-8");
    row("1080 Isolate", "\"Isolate\"");
    row("1080 No", "\"No\"");
    row("1080 NoNoIPv6Traffic", "\"NoNoIPv6Traffic\"");
    row("1080 IPv6Traffic,ExtendedErrors", "\"IPv6Traffic,ExtendedErrors\"");
    row("1080 IsolateDestAddr=1", "\"IsolateDestAddr=1\"");
    row("1080 ExtendedErrors Bogus IPv6Traffic", "\"Bogus\"");
    row("1080 SessionGroup", "\"SessionGroup\"");
    row("1080 SessionGroup=", "\"SessionGroup=\"");
    row("1080 SessionGroup=-1", "\"SessionGroup=-1\"");
    row("1080 SessionGroup=1x", "\"SessionGroup=1x\"");
    row("1080 SessionGroup=2147483648", "\"SessionGroup=2147483648\"");
    row("1080 NoSessionGroup=1", "\"NoSessionGroup=1\"");
    row("1080 SessionGroup=1 SessionGroup=2", "\"SessionGroup=2\"");
    row("1080 GroupWritable", "GroupWritable");
    row("1080 WorldWritable", "WorldWritable");
    row("1080 RelaxDirModeCheck", "RelaxDirModeCheck");
    row("1080 NoIPv4Traffic NoIPv6Traffic", "NoIPv6Traffic");
    row("1080 NoIPv4Traffic NoIPv6Traffic NoOnionTraffic", "NoIPv4Traffic");
    row("1080 NoIPv4Traffic NoIPv6Traffic NoDNSRequest NoOnionTraffic", "NoIPv4Traffic");
    row("1080 OnionTrafficOnly NoOnionTraffic", "OnionTrafficOnly");
    row("1080 NoOnionTrafficOnly", "\"NoOnionTrafficOnly\"");
    row("1080 OnionTrafficOnly IPv4Traffic", "\"IPv4Traffic\"");
    row("1080 OnionTrafficOnly ipv6traffic", "\"ipv6traffic\"");
    row("1080 OnionTrafficOnly DNSRequest", "\"DNSRequest\"");
    row("1080 %1 %2", "\"%1\"");
}

void TestPortSpec::saysWhatIsWrong()
{
    QFETCH(QString, line);
    QFETCH(QString, named);
    const auto parsed = parsePortSpec(line);
    QVERIFY(!parsed.spec);
    QVERIFY2(parsed.error.contains(named), qPrintable(parsed.error));
    QVERIFY2(parsed.error.endsWith(u'.') && !parsed.error.contains(u'\n'), qPrintable(parsed.error));
}

void TestPortSpec::writesOnlyWhatDiffersFromTheDefaults_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("torrc");
    const auto row = [](const char *line, const char *torrc) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(torrc);
    };
    row("1080", "127.0.0.1:1080");
    row("1080 IPv4Traffic ipv6traffic IsolateClientAddr", "127.0.0.1:1080");
    row("auto extendederrors", "127.0.0.1:auto ExtendedErrors");
    row("[::1]:9 ExtendedErrors NoIsolateSOCKSAuth", "[::1]:9 NoIsolateSOCKSAuth ExtendedErrors");
    row("1080 SessionGroup=3 NoIPv6Traffic CacheDNS",
        "127.0.0.1:1080 NoIPv6Traffic CacheIPv4DNS CacheIPv6DNS SessionGroup=3");
    row("1080 NoPreferIPv6Automap UseDNSCache", "127.0.0.1:1080 UseIPv4Cache UseIPv6Cache NoPreferIPv6Automap");
    row("1080 DNSRequest OnionTrafficOnly", "127.0.0.1:1080 OnionTrafficOnly");
    row("1080 NoIPv4Traffic NoIPv6Traffic NoDNSRequest", "127.0.0.1:1080 NoIPv4Traffic NoIPv6Traffic NoDNSRequest");
    row("unix:/x WorldWritable GroupWritable", "unix:/x GroupWritable WorldWritable");
    row("unix:\"/x\"", "unix:/x");
    row("unix:\"/x y\\\"z\"", "unix:\"/x y\\\"z\"");
    row("unix:\"/x#y\"", "unix:\"/x#y\"");
}

void TestPortSpec::writesOnlyWhatDiffersFromTheDefaults()
{
    QFETCH(QString, line);
    const auto parsed = parsePortSpec(line);
    QVERIFY2(parsed.spec, qPrintable(parsed.error));
    QTEST(toTorrc(*parsed.spec), "torrc");
}

void TestPortSpec::tellsExposedPorts_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("exposed");
    QTest::newRow("default") << "1080" << false;
    QTest::newRow("127.x") << "127.8.9.10:1080" << false;
    QTest::newRow("::1") << "[::1]:1080" << false;
    QTest::newRow("mapped loopback") << "[::ffff:127.0.0.1]:1080" << false;
    QTest::newRow("unix") << "unix:/run/x WorldWritable" << false;
    QTest::newRow("any IPv4") << "0.0.0.0:1080" << true;
    QTest::newRow("any IPv6") << "[::]:1080" << true;
    QTest::newRow("LAN") << "192.168.1.2:1080" << true;
    QTest::newRow("mapped LAN") << "[::ffff:192.168.1.2]:1080" << true;
    QTest::newRow("128.x") << "128.0.0.1:1080" << true;
    QTest::newRow("::127") << "[::127.0.0.1]:1080" << true;
}

void TestPortSpec::tellsExposedPorts()
{
    QFETCH(QString, line);
    const auto parsed = parsePortSpec(line);
    QVERIFY2(parsed.spec, qPrintable(parsed.error));
    QTEST(parsed.spec->isExposed(), "exposed");
}

void TestPortSpec::tellsFlagsInWords_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("defaults") << "1080"
                              << "";
    QTest::newRow("off and on") << "1080 NoIPv6Traffic ExtendedErrors"
                                << "IPv6 off, extended errors";
    QTest::newRow("short for two") << "1080 CacheDNS"
                                   << "IPv4 answers remembered by Tor, IPv6 answers remembered by Tor";
    QTest::newRow("session group") << "1080 SessionGroup=4"
                                   << "shares session group 4";
}

void TestPortSpec::tellsFlagsInWords()
{
    QFETCH(QString, line);
    QTEST(flagsInWords(*parsePortSpec(line).spec), "words");
}

void TestPortSpec::checksAValueAsTheLine()
{
    PortSpec spec;
    QCOMPARE(problemWith(spec), QString());
    spec.sessionGroup = -1;
    QVERIFY(problemWith(spec).contains(u"SessionGroup=-1"_s));
    spec.sessionGroup.reset();
    spec.address = tcp("example.com", 1);
    QVERIFY(problemWith(spec).contains(u"example.com"_s));
    spec.address = tcp("[::1]", 1);
    QVERIFY(problemWith(spec).contains(u"[::1]"_s));
    spec.address = local("relative");
    QVERIFY(problemWith(spec).contains(u"relative"_s));
    spec.address = local("/fine");
    spec.flags |= PortFlag::WorldWritable;
    QCOMPARE(problemWith(spec), QString());
}

QTEST_GUILESS_MAIN(TestPortSpec)
#include "tst_portspec.moc"
