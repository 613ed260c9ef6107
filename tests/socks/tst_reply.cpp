// SPDX-License-Identifier: MIT
#include "socks/reply.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

Q_DECLARE_METATYPE(argyle::socks::Host)

/// Replies, to the byte.
class ReplyTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhereAConnectionBegins_data();
    void saysWhereAConnectionBegins();
    void saysWhatANameResolvedTo_data();
    void saysWhatANameResolvedTo();
    void saysWhatAPointerIs();
    void fails_data();
    void fails();
    void failsWithGeneralFailureForUnassignedCodes();
};

namespace {

const Ipv4 four{{192, 0, 2, 1}};
const Ipv6 six{{0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

QByteArray hexOf(const ReplyBytes &reply)
{
    return argyle::socks::test::hexOf(arrayOf(reply));
}

} // namespace

void ReplyTest::saysWhereAConnectionBegins_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Host>("host");
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, Protocol protocol, const Host &host, quint16 port, const QByteArray &reply) {
        QTest::newRow(name) << protocol << host << port << wire(reply);
    };
    row("5, IPv4", Protocol::Socks5, four, 0x1234, "05 00 00 01 C0 00 02 01 12 34");
    row("5, IPv6", Protocol::Socks5, six, 0xFFFF, "05 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 FF FF");
    row("5, behind a proxy", Protocol::Socks5, Ipv4{}, 0, "05 00 00 01 00 00 00 00 00 00");
    row("4, IPv4", Protocol::Socks4, four, 0x1234, "00 5A 12 34 C0 00 02 01");
    row("4A, IPv4", Protocol::Socks4a, four, 0x1234, "00 5A 12 34 C0 00 02 01");
    row("4, IPv6", Protocol::Socks4, six, 0x1234, "00 5A 00 00 00 00 00 00");
    row("4A, IPv6", Protocol::Socks4a, six, 0x1234, "00 5A 00 00 00 00 00 00");
    row("4, behind a proxy", Protocol::Socks4, Ipv4{}, 0, "00 5A 00 00 00 00 00 00");
}

void ReplyTest::saysWhereAConnectionBegins()
{
    QFETCH(Protocol, protocol);
    QFETCH(Host, host);
    QFETCH(quint16, port);
    QFETCH(QByteArray, reply);
    QCOMPARE(hexOf(connectedReply(protocol, {host, port})), reply.toHex(' '));
}

void ReplyTest::saysWhatANameResolvedTo_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Host>("address");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, Protocol protocol, const Host &address, const QByteArray &reply) {
        QTest::newRow(name) << protocol << address << wire(reply);
    };
    row("5, IPv4", Protocol::Socks5, four, "05 00 00 01 C0 00 02 01 00 00");
    row("5, IPv6", Protocol::Socks5, six, "05 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00");
    row("4", Protocol::Socks4, four, "00 5A 00 00 C0 00 02 01");
    row("4A", Protocol::Socks4a, four, "00 5A 00 00 C0 00 02 01");
}

void ReplyTest::saysWhatANameResolvedTo()
{
    QFETCH(Protocol, protocol);
    QFETCH(Host, address);
    QFETCH(QByteArray, reply);
    QCOMPARE(hexOf(resolvedReply(protocol, address)), reply.toHex(' '));
}

void ReplyTest::saysWhatAPointerIs()
{
    QCOMPARE(hexOf(pointerReply("echo.test")), wire("05 00 00 03 09 'echo.test' 00 00").toHex(' '));
    QCOMPARE(hexOf(pointerReply("a")), wire("05 00 00 03 01 'a' 00 00").toHex(' '));
    const QByteArray longest(255, 'n');
    QCOMPARE(hexOf(pointerReply(longest.toStdString())), (wire("05 00 00 03 FF") + longest + wire("00 00")).toHex(' '));
}

void ReplyTest::fails_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("plain");
    const auto row = [](const char *name, int code, int plain) { QTest::newRow(name) << code << plain; };
    row("general failure", 0x01, 0x01);
    row("a rule refused it", 0x02, 0x02);
    row("network unreachable", 0x03, 0x03);
    row("host unreachable", 0x04, 0x04);
    row("connection refused", 0x05, 0x05);
    row("timed out", 0x06, 0x06);
    row("command not supported", 0x07, 0x07);
    row("address type not supported", 0x08, 0x08);
    row("descriptor cannot be found", 0xF0, 0x04);
    row("descriptor is invalid", 0xF1, 0x04);
    row("introduction failed", 0xF2, 0x04);
    row("rendezvous failed", 0xF3, 0x04);
    row("missing client authorization", 0xF4, 0x04);
    row("wrong client authorization", 0xF5, 0x04);
    row("invalid onion address", 0xF6, 0x01);
    row("introduction timed out", 0xF7, 0x04);
}

void ReplyTest::fails()
{
    QFETCH(int, code);
    QFETCH(int, plain);
    const auto reply = static_cast<Reply>(code);
    const auto message = [](int sent) {
        return (wire("05") + static_cast<char>(sent) + wire("00 01 00 00 00 00 00 00")).toHex(' ');
    };
    QCOMPARE(hexOf(failureReply(Protocol::Socks5, reply, Errors::Extended)), message(code));
    QCOMPARE(hexOf(failureReply(Protocol::Socks5, reply, Errors::Plain)), message(plain));
    for (const Protocol protocol : {Protocol::Socks4, Protocol::Socks4a}) {
        for (const Errors errors : {Errors::Plain, Errors::Extended})
            QCOMPARE(hexOf(failureReply(protocol, reply, errors)), QByteArray("00 5b 00 00 00 00 00 00"));
    }
}

void ReplyTest::failsWithGeneralFailureForUnassignedCodes()
{
    for (int code = 0x09; code < 256; ++code) {
        const auto reply = static_cast<Reply>(code);
        if (isExtended(reply))
            continue;
        for (const Errors errors : {Errors::Plain, Errors::Extended})
            QCOMPARE(hexOf(failureReply(Protocol::Socks5, reply, errors)), QByteArray("05 01 00 01 00 00 00 00 00 00"));
        QCOMPARE(hexOf(failureReply(Protocol::Socks4, reply, Errors::Plain)), QByteArray("00 5b 00 00 00 00 00 00"));
    }
}

QTEST_APPLESS_MAIN(ReplyTest)
#include "tst_reply.moc"
