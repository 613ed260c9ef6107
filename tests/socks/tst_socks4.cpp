// SPDX-License-Identifier: MIT
#include "tests/socks/dialogue.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Outcome = ServerHandshake::Outcome;

const QByteArray rejected = wire("00 5B 00 00 00 00 00 00");
const QByteArray onion = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead.onion";

QByteArray repeated(char byte, int count)
{
    return QByteArray(count, byte);
}

} // namespace

/// SOCKS4 and SOCKS4A as a client sends them, in every split.
class SocksFourTest : public QObject
{
    Q_OBJECT

private slots:
    void understandsRequests_data();
    void understandsRequests();
    void rejects_data();
    void rejects();
    void supportsTwoCommandsOfAll();
    void knowsTheTokenOfRequestsThatAreRejected();
    void refusesAsSoonAsABoundIsPassed_data();
    void refusesAsSoonAsABoundIsPassed();
};

void SocksFourTest::understandsRequests_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("asked");

    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &asked) {
        QTest::newRow(name) << sent << asked;
    };
    row("CONNECT", wire("04 01 00 50 C0 00 02 01 00"), "4 CONNECT address 192.0.2.1:80 -");
    row("CONNECT, port FFFF", wire("04 01 FF FF FF FF FF FF 00"), "4 CONNECT address 255.255.255.255:65535 -");
    row("a USERID is a token", wire("04 01 00 50 C0 00 02 01 'someone' 00"), "4 CONNECT address 192.0.2.1:80 someone/");
    row("a USERID of 512 bytes", wire("04 01 00 50 C0 00 02 01") + repeated('u', 512) + '\0',
        "4 CONNECT address 192.0.2.1:80 " + QByteArray(512, 'u') + "/");
    row("a USERID in Tor's format is only a token", wire("04 01 00 50 C0 00 02 01 '<torS0X>9' 00"),
        "4 CONNECT address 192.0.2.1:80 <torS0X>9/");
    row("0.0.1.0 is an address, not 4A", wire("04 01 00 50 00 00 01 00 00"), "4 CONNECT address 0.0.1.0:80 -");
    row("0.1.0.0 is an address, not 4A", wire("04 01 00 50 00 01 00 00 00"), "4 CONNECT address 0.1.0.0:80 -");
    row("1.0.0.1 is an address, not 4A", wire("04 01 00 50 01 00 00 01 00"), "4 CONNECT address 1.0.0.1:80 -");
    row("RESOLVE of an address", wire("04 F0 00 00 C0 00 02 01 00"), "4 RESOLVE address 192.0.2.1:0 -");

    row("4A, x = 1", wire("04 01 01 BB 00 00 00 01 00 'example.com' 00"), "4A CONNECT name example.com:443 -");
    row("4A, x = FF", wire("04 01 01 BB 00 00 00 FF 00 'example.com' 00"), "4A CONNECT name example.com:443 -");
    row("4A, a USERID", wire("04 01 01 BB 00 00 00 01 'me' 00 'example.com' 00"),
        "4A CONNECT name example.com:443 me/");
    row("4A, case is kept", wire("04 01 01 BB 00 00 00 01 00 'ExAmple.COM' 00"), "4A CONNECT name ExAmple.COM:443 -");
    row("4A, trailing dot", wire("04 01 01 BB 00 00 00 01 00 'example.com.' 00"), "4A CONNECT name example.com.:443 -");
    row("4A, a HOST of 255 bytes", wire("04 01 01 BB 00 00 00 01 00") + repeated('h', 255) + '\0',
        "4A CONNECT name " + QByteArray(255, 'h') + ":443 -");
    row("4A, a longest USERID and HOST",
        wire("04 01 01 BB 00 00 00 01") + repeated('u', 512) + '\0' + repeated('h', 255) + '\0',
        "4A CONNECT name " + QByteArray(255, 'h') + ":443 " + QByteArray(512, 'u') + "/");
    row("4A, IPv4 literal", wire("04 01 01 BB 00 00 00 01 00 '192.0.2.1' 00"), "4A CONNECT name 192.0.2.1:443 -");
    row("4A, IPv6 literal", wire("04 01 01 BB 00 00 00 01 00 '2001:db8::1' 00"), "4A CONNECT name [2001:db8::1]:443 -");
    row("4A, bracketed IPv6 literal", wire("04 01 01 BB 00 00 00 01 00 '[2001:db8::1]' 00"),
        "4A CONNECT name [2001:db8::1]:443 -");
    row("4A, onion", wire("04 01 00 50 00 00 00 01 00") + onion + '\0', "4A CONNECT name " + onion + ":80 -");
    row("4A, RESOLVE", wire("04 F0 00 00 00 00 00 01 00 'example.com' 00"), "4A RESOLVE name example.com:0 -");
    row("4A, RESOLVE with a port", wire("04 F0 00 63 00 00 00 01 00 'example.com' 00"),
        "4A RESOLVE name example.com:99 -");
    row("4A, RESOLVE of a literal", wire("04 F0 00 00 00 00 00 01 00 '192.0.2.1' 00"), "4A RESOLVE name 192.0.2.1:0 -");
}

void SocksFourTest::understandsRequests()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, asked);
    checkDialogue({}, sent, Outcome::Request, {}, asked);
}

void SocksFourTest::rejects_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<Reply>("refusal");

    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &asked, Reply refusal) {
        QTest::newRow(name) << sent << asked << refusal;
    };
    row("BIND", wire("04 02 00 50 C0 00 02 01 00"), "4 BIND address 192.0.2.1:80 -", Reply::CommandNotSupported);
    row("RESOLVE_PTR", wire("04 F1 00 00 C0 00 02 01 00"), "4 RESOLVE_PTR address 192.0.2.1:0 -",
        Reply::CommandNotSupported);
    row("4A, RESOLVE_PTR", wire("04 F1 00 00 00 00 00 01 00 '192.0.2.1' 00"), "4A RESOLVE_PTR name 192.0.2.1:0 -",
        Reply::CommandNotSupported);
    row("CONNECT_DIR", wire("04 F2 00 50 C0 00 02 01 00"), "4 CONNECT_DIR address 192.0.2.1:80 -",
        Reply::CommandNotSupported);
    row("4A, the whole request is read", wire("04 02 00 50 00 00 00 01 'u' 00 'example.com' 00"),
        "4A BIND name example.com:80 u/", Reply::CommandNotSupported);
    row("CONNECT to port 0", wire("04 01 00 00 C0 00 02 01 00"), "4 CONNECT address 192.0.2.1:0 -",
        Reply::GeneralFailure);
    row("4A, CONNECT to port 0", wire("04 01 00 00 00 00 00 01 00 'example.com' 00"), "4A CONNECT name example.com:0 -",
        Reply::GeneralFailure);
    row("address 0.0.0.0", wire("04 01 00 50 00 00 00 00 00"), "4 CONNECT address 0.0.0.0:80 -", Reply::GeneralFailure);
    row("RESOLVE of 0.0.0.0", wire("04 F0 00 00 00 00 00 00 00"), "4 RESOLVE address 0.0.0.0:0 -",
        Reply::GeneralFailure);
    row("4A, address 0.0.0.0", wire("04 01 00 50 00 00 00 01 00 '0.0.0.0' 00"), "4A CONNECT name 0.0.0.0:80 -",
        Reply::GeneralFailure);
    row("4A, address 0.0.0.0 with the root's dot", wire("04 01 00 50 00 00 00 01 00 '0.0.0.0.' 00"),
        "4A CONNECT name 0.0.0.0:80 -", Reply::GeneralFailure);
    row("4A, address 0.0.0.0, IPv4-mapped", wire("04 01 00 50 00 00 00 01 00 '::ffff:0.0.0.0' 00"),
        "4A CONNECT name [::ffff:0.0.0.0]:80 -", Reply::GeneralFailure);
    row("4A, empty host", wire("04 01 00 50 00 00 00 01 00 00"), "4A CONNECT name :80 -", Reply::GeneralFailure);
    row("4A, space in the host", wire("04 01 00 50 00 00 00 01 00 'a b.com' 00"), "4A CONNECT name :80 -",
        Reply::GeneralFailure);
    row("4A, raw UTF-8 in the host", wire("04 01 00 50 00 00 00 01 00 'f' C3 BC 'nf.test' 00"), "4A CONNECT name :80 -",
        Reply::GeneralFailure);
    row("4A, RESOLVE of an empty host", wire("04 F0 00 00 00 00 00 01 00 00"), "4A RESOLVE name :0 -",
        Reply::GeneralFailure);
    row("4A, RESOLVE of an IPv6 literal: no room for the answer", wire("04 F0 00 00 00 00 00 01 00 '::1' 00"),
        "4A RESOLVE name [::1]:0 -", Reply::AddressTypeNotSupported);
    row("4A, malformed onion", wire("04 01 00 50 00 00 00 01 00 'abc.onion' 00"), "4A CONNECT name abc.onion:80 -",
        Reply::OnionInvalidAddress);
    row("4A, RESOLVE of a malformed onion", wire("04 F0 00 00 00 00 00 01 00 'abc.onion' 00"),
        "4A RESOLVE name abc.onion:0 -", Reply::OnionInvalidAddress);
}

void SocksFourTest::rejects()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, asked);
    QFETCH(Reply, refusal);
    for (const Errors errors : {Errors::Plain, Errors::Extended})
        checkDialogue({.errors = errors}, sent, Outcome::Refused, rejected, asked);
    QCOMPARE(play({}, {sent}).refusal, refusal);
}

void SocksFourTest::supportsTwoCommandsOfAll()
{
    for (int command = 0; command < 256; ++command) {
        const QByteArray sent = wire("04") + static_cast<char>(command) + wire("00 50 C0 00 02 01 00");
        const Played played = play({}, {sent});
        const bool isSupported = command == 0x01 || command == 0xF0;
        QCOMPARE(played.outcome, isSupported ? Outcome::Request : Outcome::Refused);
        QCOMPARE(hexOf(played.answer), hexOf(isSupported ? QByteArray() : rejected));
        QCOMPARE(played.consumed, sent.size());
        QCOMPARE(played.refusal, isSupported ? Reply::Succeeded : Reply::CommandNotSupported);
    }
}

void SocksFourTest::knowsTheTokenOfRequestsThatAreRejected()
{
    ServerHandshake handshake({});
    const QByteArray sent = wire("04 01 00 00 C0 00 02 01 'token' 00");
    QCOMPARE(handshake.receive(bytesOf(sent)).outcome, Outcome::Refused);
    QCOMPARE(handshake.request().credentials, (Credentials{"token", ""}));
}

void SocksFourTest::refusesAsSoonAsABoundIsPassed_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("a USERID of 513 bytes") << wire("04 01 00 50 C0 00 02 01") + repeated('u', 513);
    QTest::newRow("4A, a USERID of 513 bytes") << wire("04 01 00 50 00 00 00 01") + repeated('u', 513);
    QTest::newRow("a HOST of 256 bytes") << wire("04 01 00 50 00 00 00 01 00") + repeated('h', 256);
    QTest::newRow("a HOST of 256 bytes behind a longest USERID")
        << wire("04 01 00 50 00 00 00 01") + repeated('u', 512) + '\0' + repeated('h', 256);
}

void SocksFourTest::refusesAsSoonAsABoundIsPassed()
{
    QFETCH(QByteArray, sent);
    // checkDialogue() sees that one byte less still needs more, and that nothing behind the byte too many is read.
    checkDialogue({}, sent, Outcome::Refused, rejected, play({}, {sent}).asked);
    QCOMPARE(play({}, {sent}).refusal, Reply::GeneralFailure);
}

QTEST_APPLESS_MAIN(SocksFourTest)
#include "tst_socks4.moc"
