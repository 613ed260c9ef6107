// SPDX-License-Identifier: MIT
#include "socks/request.h"

#include <QByteArray>
#include <QTest>

#include <algorithm>

using namespace argyle::socks;

/// Hosts: what is a name, what is an address, and how they are written.
class RequestTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAddresses_data();
    void readsAddresses();
    void readsNames_data();
    void readsNames();
    void refusesMalformedHosts_data();
    void refusesMalformedHosts();
    void acceptsSixtyFiveBytesInNames();
    void writesAddresses_data();
    void writesAddresses();
    void readsWhatItWrites();
    void writesEndpoints();
    void takesAbsentAndEmptyCredentialsForTheSame();
    void seesThroughMappedAddresses();
};

namespace {

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

QByteArray octetsOf(const Host &host)
{
    if (const auto *ipv4 = std::get_if<Ipv4>(&host))
        return QByteArray(reinterpret_cast<const char *>(ipv4->octets.data()), 4).toHex();
    if (const auto *ipv6 = std::get_if<Ipv6>(&host))
        return QByteArray(reinterpret_cast<const char *>(ipv6->octets.data()), 16).toHex();
    return "a name";
}

Ipv6 ipv6(const QByteArray &hex)
{
    Ipv6 address;
    const QByteArray octets = QByteArray::fromHex(hex);
    std::copy(octets.begin(), octets.end(), address.octets.begin());
    return address;
}

} // namespace

void RequestTest::readsAddresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("octets");
    const auto row = [](const char *text, const char *octets) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(octets);
    };
    row("192.0.2.1", "c0000201");
    row("0.0.0.0", "00000000");
    row("255.255.255.255", "ffffffff");
    row("::", "00000000000000000000000000000000");
    row("::1", "00000000000000000000000000000001");
    row("1::", "00010000000000000000000000000000");
    row("2001:db8::1", "20010db8000000000000000000000001");
    row("2001:DB8::A", "20010db800000000000000000000000a");
    row("1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
    row("1:2:3:4:5:6:7::", "00010002000300040005000600070000");
    row("::2:3:4:5:6:7:8", "00000002000300040005000600070008");
    row("1::8", "00010000000000000000000000000008");
    row("ffff:0000:ffff::0", "ffff0000ffff00000000000000000000");
    row("::ffff:192.0.2.1", "00000000000000000000ffffc0000201");
    row("::192.0.2.1", "000000000000000000000000c0000201");
    row("64:ff9b::192.0.2.1", "0064ff9b0000000000000000c0000201");
    row("1:2:3:4:5:6:192.0.2.1", "000100020003000400050006c0000201");
    row("[::1]", "00000000000000000000000000000001");
    row("[2001:db8::1]", "20010db8000000000000000000000001");
}

void RequestTest::readsAddresses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, octets);
    const std::optional<Host> literal = parseLiteral(view(text));
    QVERIFY(literal);
    QCOMPARE(octetsOf(*literal), octets);
    QVERIFY(parseHost(view(text)) == literal);
    QCOMPARE(isIpv4(*literal), octets.size() == 8);
    QCOMPARE(isIpv6(*literal), octets.size() == 32);
    QVERIFY(!isName(*literal));
}

void RequestTest::readsNames_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const QByteArray &text) { QTest::newRow(text.constData()) << text; };
    row("example.com");
    row("example.com.");
    row("localhost");
    row("a");
    row("EXAMPLE.Com");
    row("_service._tcp.example.com");
    row("-a-.b-");
    row("xn--fnf-hoa.test");
    row("1");
    row("1.2.3");
    row("1.2.3.4.5");
    row("256.0.0.1");
    row("192.0.2.1."); // not a literal: the dot says that it is a name
    row("192.0.2.01"); // some would read it as octal
    row("1.2.3.1000");
    row("0x7f.1");
    QTest::newRow("255 bytes") << QByteArray(255, 'n');
    QTest::newRow("255 bytes with a trailing dot") << QByteArray(254, 'n') + '.';
}

void RequestTest::readsNames()
{
    QFETCH(QByteArray, text);
    const std::optional<Host> host = parseHost(view(text));
    QVERIFY(host);
    QVERIFY(isName(*host));
    QCOMPARE(QByteArray::fromStdString(std::get<std::string>(*host)), text);
    QCOMPARE(QByteArray::fromStdString(toString(*host)), text);
    QVERIFY(!parseLiteral(view(text)));
    QVERIFY(isWellFormedName(view(text)));
}

void RequestTest::refusesMalformedHosts_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const QByteArray &text) { QTest::newRow(text.toPercentEncoding().constData()) << text; };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("256 bytes") << QByteArray(256, 'n');
    QTest::newRow("NUL") << QByteArray("example.com\0", 12);
    row(".");
    row("..");
    row(".a");
    row("a..b");
    row("a..");
    row("a b");
    row(" a");
    row("a@b");
    row("a\n");
    row("a/b");
    row("a%b");
    row("f\xC3\xBCnf.test");
    row("[");
    row("[]");
    row("[a]");
    row("[::1");
    row("::1]");
    row("[[::1]]");
    row("[192.0.2.1]");
    row(":");
    row(":::");
    row("1:");
    row(":1");
    row("1::2::3");
    row("::1:");
    row("1:2:3:4:5:6:7");
    row("1:2:3:4:5:6:7:8:9");
    row("1:2:3:4::5:6:7:8"); // "::" would stand for nothing
    row("1:2:3:4:5:6:7:8::");
    row("12345::");
    row("g::");
    row("::1.2.3");
    row("::1.2.3.256");
    row("::1.2.3.4.5");
    row("1.2.3.4::");
    row("::1.2.3.4:5");
    row("1:2:3:4:5:6:7:192.0.2.1");
    row("::+1");
    row("fe80::1%eth0");
    row("[fe80::1%25eth0]");
    row("::1.");
}

void RequestTest::refusesMalformedHosts()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseHost(view(text)));
    QVERIFY(!parseLiteral(view(text)));
    QVERIFY(!isWellFormedName(view(text)));
}

void RequestTest::acceptsSixtyFiveBytesInNames()
{
    const QByteArray allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    for (int byte = 0; byte < 256; ++byte) {
        const QByteArray text = QByteArray("a") + static_cast<char>(byte) + 'z';
        QCOMPARE(isWellFormedName(view(text)), allowed.contains(static_cast<char>(byte)));
    }
}

void RequestTest::writesAddresses_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *octets, const char *text) {
        QTest::newRow(text) << QByteArray(octets) << QByteArray(text);
    };
    // RFC 5952 §4.1 leading zeros, §4.2.1 as short as can be, §4.2.2 not a single group, §4.2.3 the longest run, then the
    // first, §4.3 lower case, §5 IPv4-mapped.
    row("20010db8000000000001000000000001", "2001:db8::1:0:0:1");
    row("20010db8000000000000000000020001", "2001:db8::2:1");
    row("20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1");
    row("20010000000000010000000000000001", "2001:0:0:1::1");
    row("20010db8000000000001000000000000", "2001:db8:0:0:1::");
    row("00000000000000000000000000000000", "::");
    row("00000000000000000000000000000001", "::1");
    row("00010000000000000000000000000000", "1::");
    row("00000001000200030004000500060007", "0:1:2:3:4:5:6:7");
    row("00010002000300040005000600070000", "1:2:3:4:5:6:7:0");
    row("0001000200030004000500060000000a", "1:2:3:4:5:6:0:a");
    row("00000000000300040005000600070008", "::3:4:5:6:7:8");
    row("00010002000300040005000600000000", "1:2:3:4:5:6::");
    row("abcdef0123456789abcdef0123456789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789");
    row("00000000000000000000ffffc0000201", "::ffff:192.0.2.1");
    row("000000000000000000000000c0000201", "::c000:201");
}

void RequestTest::writesAddresses()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(toString(Host(ipv6(octets)))), text);
}

void RequestTest::readsWhatItWrites()
{
    // Every pattern of groups that are zero and not, so that every gap there can be is written and read.
    for (unsigned pattern = 0; pattern < 256; ++pattern) {
        Ipv6 address;
        for (unsigned group = 0; group < 8; ++group)
            address.octets[2 * group + 1] = pattern >> group & 1 ? static_cast<std::uint8_t>(group + 9) : 0;
        const std::string text = toString(Host(address));
        QVERIFY2(parseHost(text) == Host(address), text.c_str());
        QVERIFY2(parseHost('[' + text + ']') == Host(address), text.c_str());
        QVERIFY2(text.find(":::") == std::string::npos, text.c_str());
    }
    for (const Ipv4 address : {Ipv4{{0, 0, 0, 0}}, Ipv4{{192, 0, 2, 10}}, Ipv4{{255, 255, 255, 255}}})
        QVERIFY(parseHost(toString(Host(address))) == Host(address));
}

void RequestTest::writesEndpoints()
{
    QCOMPARE(toString(Endpoint{Ipv4{{192, 0, 2, 1}}, 80}), "192.0.2.1:80");
    QCOMPARE(toString(Endpoint{ipv6("20010db8000000000000000000000001"), 65535}), "[2001:db8::1]:65535");
    QCOMPARE(toString(Endpoint{std::string("example.com"), 0}), "example.com:0");
    QCOMPARE(toString(Endpoint{}), "0.0.0.0:0");
}

void RequestTest::takesAbsentAndEmptyCredentialsForTheSame()
{
    QVERIFY(Credentials{}.isEmpty());
    QVERIFY((Credentials{"", ""}.isEmpty()));
    QVERIFY((!Credentials{"user", ""}.isEmpty()));
    QVERIFY((!Credentials{"", "password"}.isEmpty()));
}

void RequestTest::seesThroughMappedAddresses()
{
    QVERIFY(unmapped(*parseHost("::ffff:192.0.2.1")) == Host(Ipv4{{192, 0, 2, 1}}));
    for (const char *other : {"192.0.2.1", "::192.0.2.1", "::fffe:192.0.2.1", "2001:db8::ffff:192.0.2.1", "a.test"})
        QVERIFY2(unmapped(*parseHost(other)) == *parseHost(other), other);
    for (const char *own : {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"})
        QVERIFY2(isLoopback(*parseHost(own)), own);
    for (const char *other : {"128.0.0.1", "::", "::2", "::127.0.0.1", "::ffff:128.0.0.1", "localhost"})
        QVERIFY2(!isLoopback(*parseHost(other)), other);
}

QTEST_APPLESS_MAIN(RequestTest)
#include "tst_request.moc"
