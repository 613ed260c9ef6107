// SPDX-License-Identifier: MIT
#include "tests/socks/dialogue.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Outcome = ServerHandshake::Outcome;

constexpr ServerPolicy extended{.errors = Errors::Extended};

const QByteArray hello = wire("05 01 00");
const QByteArray noneChosen = wire("05 00");
const QByteArray connectAddress = wire("05 01 00 01 C0 00 02 01 00 50");
const QByteArray askedAddress = QByteArray("5 CONNECT address 192.0.2.1:80 -");
const QByteArray onion = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion";

QByteArray failed(int code)
{
    return wire("05") + static_cast<char>(code) + wire("00 01 00 00 00 00 00 00");
}

QByteArray named(int command, const QByteArray &name, const char *port)
{
    return wire("05") + static_cast<char>(command) + wire("00 03") + static_cast<char>(name.size()) + name + wire(port);
}

} // namespace

/// SOCKS5's request (RFC 1928 §4) as a client sends it, in every split. tst_socks5methods has what comes before it.
class SocksFiveTest : public QObject
{
    Q_OBJECT

private slots:
    void understandsRequests_data();
    void understandsRequests();
    void refuses_data();
    void refuses();
    void refusesMalformedNames_data();
    void refusesMalformedNames();
    void refusesInvalidOnionNames_data();
    void refusesInvalidOnionNames();
    void supportsThreeCommandsOfAll();
    void supportsThreeAddressTypesOfAll();
    void acceptsOneReservedByteOfAll();
    void acceptsOneVersionByteOfAll();
};

void SocksFiveTest::understandsRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("asked");

    const auto row = [](const char *name, const QByteArray &request, const QByteArray &asked) {
        QTest::newRow(name) << request << asked;
    };
    row("CONNECT, IPv4", connectAddress, askedAddress);
    row("CONNECT, name", named(0x01, "example.com", "01 BB"), "5 CONNECT name example.com:443 -");
    row("CONNECT, IPv6", wire("05 01 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 01 BB"),
        "5 CONNECT address [2001:db8::1]:443 -");
    row("CONNECT, 0.0.0.0: only SOCKS4 refuses it", wire("05 01 00 01 00 00 00 00 00 50"),
        "5 CONNECT address 0.0.0.0:80 -");
    row("CONNECT, port FFFF", wire("05 01 00 01 C0 00 02 01 FF FF"), "5 CONNECT address 192.0.2.1:65535 -");
    row("CONNECT, name of one byte", named(0x01, "a", "01 BB"), "5 CONNECT name a:443 -");
    row("CONNECT, name of 255 bytes", named(0x01, QByteArray(255, 'n'), "01 BB"),
        "5 CONNECT name " + QByteArray(255, 'n') + ":443 -");
    row("CONNECT, case is kept", named(0x01, "ExAmple.COM", "01 BB"), "5 CONNECT name ExAmple.COM:443 -");
    row("CONNECT, trailing dot", named(0x01, "example.com.", "01 BB"), "5 CONNECT name example.com.:443 -");
    row("CONNECT, underscore, hyphen, digits", named(0x01, "_a-1.0x", "01 BB"), "5 CONNECT name _a-1.0x:443 -");
    row("CONNECT, punycode", named(0x01, "xn--fnf-hoa.test", "01 BB"), "5 CONNECT name xn--fnf-hoa.test:443 -");
    row("CONNECT, IPv4 literal as a name", named(0x01, "192.0.2.1", "01 BB"), "5 CONNECT name 192.0.2.1:443 -");
    row("CONNECT, IPv4 literal with the root's dot", named(0x01, "192.0.2.1.", "01 BB"),
        "5 CONNECT name 192.0.2.1:443 -");
    row("CONNECT, bare IPv6 literal as a name", named(0x01, "2001:db8::1", "01 BB"),
        "5 CONNECT name [2001:db8::1]:443 -");
    row("CONNECT, bracketed IPv6 literal as a name", named(0x01, "[2001:db8::1]", "01 BB"),
        "5 CONNECT name [2001:db8::1]:443 -");
    row("CONNECT, onion", named(0x01, onion, "00 50"), "5 CONNECT name " + onion + ":80 -");
    row("RESOLVE, name", named(0xF0, "example.com", "00 00"), "5 RESOLVE name example.com:0 -");
    row("RESOLVE, name with a port", named(0xF0, "example.com", "12 67"), "5 RESOLVE name example.com:4711 -");
    row("RESOLVE, IPv4", wire("05 F0 00 01 C0 00 02 01 00 00"), "5 RESOLVE address 192.0.2.1:0 -");
    row("RESOLVE, IPv6", wire("05 F0 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00"),
        "5 RESOLVE address [2001:db8::1]:0 -");
    row("RESOLVE, IPv4 literal", named(0xF0, "192.0.2.1", "00 00"), "5 RESOLVE name 192.0.2.1:0 -");
    row("RESOLVE, IPv6 literal", named(0xF0, "::1", "00 00"), "5 RESOLVE name [::1]:0 -");
    row("RESOLVE_PTR, IPv4", wire("05 F1 00 01 C0 00 02 01 00 00"), "5 RESOLVE_PTR address 192.0.2.1:0 -");
    row("RESOLVE_PTR, IPv6", wire("05 F1 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00"),
        "5 RESOLVE_PTR address [2001:db8::1]:0 -");
    row("RESOLVE_PTR, IPv4 literal", named(0xF1, "192.0.2.1", "00 00"), "5 RESOLVE_PTR name 192.0.2.1:0 -");
    row("RESOLVE_PTR, IPv6 literal", named(0xF1, "2001:db8::1", "00 00"), "5 RESOLVE_PTR name [2001:db8::1]:0 -");
    row("RESOLVE_PTR, bracketed IPv6 literal", named(0xF1, "[::1]", "00 00"), "5 RESOLVE_PTR name [::1]:0 -");
}

void SocksFiveTest::understandsRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, asked);
    checkDialogue({}, hello + request, Outcome::Request, noneChosen, asked);
}

void SocksFiveTest::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("asked");

    const auto row = [](const char *name, const QByteArray &request, int code, const QByteArray &asked) {
        QTest::newRow(name) << request << code << asked;
    };
    row("BIND", wire("05 02 00 01 C0 00 02 01 00 50"), 0x07, "5 BIND address 192.0.2.1:80 -");
    row("UDP ASSOCIATE", wire("05 03 00 01 C0 00 02 01 00 50"), 0x07, "5 UDP ASSOCIATE address 192.0.2.1:80 -");
    row("UDP ASSOCIATE to nowhere", wire("05 03 00 01 00 00 00 00 00 00"), 0x07, "5 UDP ASSOCIATE address 0.0.0.0:0 -");
    row("CONNECT_DIR", wire("05 F2 00 01 C0 00 02 01 00 50"), 0x07, "5 CONNECT_DIR address 192.0.2.1:80 -");
    row("another command", wire("05 09 00 01 C0 00 02 01 00 50"), 0x07, "5 09 address 192.0.2.1:80 -");
    row("BIND, the whole request is read", named(0x02, "example.com", "00 50"), 0x07, "5 BIND name example.com:80 -");
    row("address type 05", wire("05 01 00 05"), 0x08, "5 CONNECT name :0 -");
    row("address type 00", wire("05 01 00 00"), 0x08, "5 CONNECT name :0 -");
    row("reserved byte 01", wire("05 01 01 01 C0 00 02 01 00 50"), 0x01, askedAddress);
    row("reserved byte 01, the whole request is read", wire("05 01 01 03 01 'a' 00 50"), 0x01, "5 CONNECT name a:80 -");
    row("version byte 04", wire("04"), 0x01, "5 CONNECT name :0 -");
    row("CONNECT to port 0", wire("05 01 00 01 C0 00 02 01 00 00"), 0x01, "5 CONNECT address 192.0.2.1:0 -");
    row("CONNECT to port 0 by name", named(0x01, "example.com", "00 00"), 0x01, "5 CONNECT name example.com:0 -");
    row("RESOLVE_PTR of a host name", named(0xF1, "example.com", "00 00"), 0x08, "5 RESOLVE_PTR name example.com:0 -");
    row("RESOLVE_PTR of an onion", named(0xF1, onion, "00 00"), 0x08, "5 RESOLVE_PTR name " + onion + ":0 -");
    row("RESOLVE_PTR of a malformed name", named(0xF1, "a b", "00 00"), 0x08, "5 RESOLVE_PTR name :0 -");
    row("RESOLVE_PTR of an empty name", named(0xF1, "", "00 00"), 0x08, "5 RESOLVE_PTR name :0 -");
    row("the reserved byte comes before the command", wire("05 02 01 01 C0 00 02 01 00 50"), 0x01,
        "5 BIND address 192.0.2.1:80 -");
    row("the reserved byte comes before the address type", wire("05 01 01 05"), 0x01, "5 CONNECT name :0 -");
    row("the command comes before the address type", wire("05 02 00 05"), 0x07, "5 BIND name :0 -");
    row("the command comes before the name", named(0x02, "a b", "00 50"), 0x07, "5 BIND name :80 -");
    row("the command comes before the port", named(0x02, "example.com", "00 00"), 0x07, "5 BIND name example.com:0 -");
}

void SocksFiveTest::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, code);
    QFETCH(QByteArray, asked);
    for (const ServerPolicy policy : {ServerPolicy{}, extended})
        checkDialogue(policy, hello + request, Outcome::Refused, noneChosen + failed(code), asked);
    QCOMPARE(play({}, {hello + request}).refusal, static_cast<Reply>(code));
}

void SocksFiveTest::refusesMalformedNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("NUL at the end") << wire("'example.com' 00");
    QTest::newRow("NUL inside") << wire("'example.com' 00 '.evil.test'");
    QTest::newRow("space") << QByteArray("exa mple.com");
    QTest::newRow("at sign") << QByteArray("user@example.com");
    QTest::newRow("control byte") << QByteArray("example\n.com");
    QTest::newRow("DEL") << wire("'example' 7F '.com'");
    QTest::newRow("raw UTF-8") << wire("'f' C3 BC 'nf.test'");
    QTest::newRow("byte FF") << wire("FF");
    QTest::newRow("colon and port") << QByteArray("example.com:80");
    QTest::newRow("slash") << QByteArray("example.com/");
    QTest::newRow("only a dot") << QByteArray(".");
    QTest::newRow("two trailing dots") << QByteArray("example.com..");
    QTest::newRow("leading dot") << QByteArray(".example.com");
    QTest::newRow("empty label") << QByteArray("example..com");
    QTest::newRow("half a bracket") << QByteArray("[::1");
    QTest::newRow("bracketed IPv4") << QByteArray("[192.0.2.1]");
    QTest::newRow("IPv6 with a zone") << QByteArray("fe80::1%eth0");
    QTest::newRow("IPv6 with too many groups") << QByteArray("1:2:3:4:5:6:7:8:9");
}

void SocksFiveTest::refusesMalformedNames()
{
    QFETCH(QByteArray, name);
    checkDialogue({}, hello + named(0x01, name, "00 50"), Outcome::Refused, noneChosen + failed(0x01),
                  "5 CONNECT name :80 -");
    checkDialogue({}, hello + named(0xF0, name, "00 00"), Outcome::Refused, noneChosen + failed(0x01),
                  "5 RESOLVE name :0 -");
}

void SocksFiveTest::refusesInvalidOnionNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("malformed") << QByteArray("example.onion");
    QTest::newRow("version 2") << QByteArray("expyuzz4wqqyqhjn.onion");
    QTest::newRow("wrong checksum") << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3iead.onion");
    QTest::newRow("another version") << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp2sxye.onion");
    QTest::newRow("trailing dot") << QByteArray("example.onion.");
    QTest::newRow("upper case") << QByteArray("EXAMPLE.ONION");
    QTest::newRow("address one label too early") << QByteArray(onion).replace(".onion", ".www.onion");
    QTest::newRow("onion itself") << QByteArray("onion");
}

void SocksFiveTest::refusesInvalidOnionNames()
{
    QFETCH(QByteArray, name);
    const QByteArray asked = name;
    for (const auto &[policy, code] : {std::pair(ServerPolicy{}, 0x01), std::pair(extended, 0xF6)}) {
        checkDialogue(policy, hello + named(0x01, name, "00 50"), Outcome::Refused, noneChosen + failed(code),
                      "5 CONNECT name " + asked + ":80 -");
        checkDialogue(policy, hello + named(0xF0, name, "00 00"), Outcome::Refused, noneChosen + failed(code),
                      "5 RESOLVE name " + asked + ":0 -");
    }
    QCOMPARE(play({}, {hello + named(0x01, name, "00 50")}).refusal, Reply::OnionInvalidAddress);
}

void SocksFiveTest::supportsThreeCommandsOfAll()
{
    for (int command = 0; command < 256; ++command) {
        const QByteArray sent = hello + wire("05") + static_cast<char>(command) + wire("00 01 C0 00 02 01 00 50");
        const Played played = play({}, {sent});
        const bool isSupported = command == 0x01 || command == 0xF0 || command == 0xF1;
        QCOMPARE(played.outcome, isSupported ? Outcome::Request : Outcome::Refused);
        QCOMPARE(hexOf(played.answer), hexOf(noneChosen + (isSupported ? QByteArray() : failed(0x07))));
        QCOMPARE(played.consumed, sent.size());
    }
}

void SocksFiveTest::supportsThreeAddressTypesOfAll()
{
    for (int type = 0; type < 256; ++type) {
        const QByteArray sent = hello + wire("05 01 00") + static_cast<char>(type);
        const Played played = play({}, {sent});
        const bool isSupported = type == 0x01 || type == 0x03 || type == 0x04;
        QCOMPARE(played.outcome, isSupported ? Outcome::NeedMore : Outcome::Refused);
        QCOMPARE(hexOf(played.answer), hexOf(noneChosen + (isSupported ? QByteArray() : failed(0x08))));
    }
}

void SocksFiveTest::acceptsOneReservedByteOfAll()
{
    for (int reserved = 0; reserved < 256; ++reserved) {
        const QByteArray sent = hello + wire("05 01") + static_cast<char>(reserved) + wire("01 C0 00 02 01 00 50");
        const Played played = play({}, {sent});
        QCOMPARE(played.outcome, reserved == 0 ? Outcome::Request : Outcome::Refused);
        QCOMPARE(hexOf(played.answer), hexOf(noneChosen + (reserved == 0 ? QByteArray() : failed(0x01))));
    }
}

void SocksFiveTest::acceptsOneVersionByteOfAll()
{
    for (int version = 0; version < 256; ++version) {
        if (version == 0x01)
            continue; // credentials that nobody asked for
        const Played played = play({}, {hello + static_cast<char>(version) + connectAddress.sliced(1)});
        QCOMPARE(played.outcome, version == 0x05 ? Outcome::Request : Outcome::Refused);
        QCOMPARE(hexOf(played.answer), hexOf(noneChosen + (version == 0x05 ? QByteArray() : failed(0x01))));
    }
}

QTEST_APPLESS_MAIN(SocksFiveTest)
#include "tst_socks5.moc"
