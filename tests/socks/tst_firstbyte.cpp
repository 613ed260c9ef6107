// SPDX-License-Identifier: MIT
#include "socks/http.h"
#include "tests/socks/dialogue.h"
#include "tests/socks/wire.h"

#include <QTest>

#include <cstdlib>
#include <new>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Outcome = ServerHandshake::Outcome;

std::size_t allocations = 0;

} // namespace

// Counts what the handshake takes from the heap.
void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size != 0 ? size : 1))
        return memory;
    std::abort();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

/// Which protocol it is, and what a handshake costs.
class FirstByteTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheProtocol_data();
    void tellsTheProtocol();
    void keepsTheFirstEightBytes_data();
    void keepsTheFirstEightBytes();
    void staysSmall();
    void allocatesNothing_data();
    void allocatesNothing();
};

void FirstByteTest::tellsTheProtocol_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Protocol>("protocol");
    const QByteArray http = "GHPCDOTghpcdot";
    for (int first = 0; first < 256; ++first) {
        const char name[] = {"0123456789abcdef"[first >> 4], "0123456789abcdef"[first & 15], '\0'};
        if (first == 0x04)
            QTest::newRow(name) << first << Outcome::NeedMore << Protocol::Socks4;
        else if (first == 0x05)
            QTest::newRow(name) << first << Outcome::NeedMore << Protocol::Socks5;
        else if (http.contains(static_cast<char>(first)))
            QTest::newRow(name) << first << Outcome::Http << Protocol::Http;
        else
            QTest::newRow(name) << first << Outcome::Unknown << Protocol::Unknown;
    }
}

void FirstByteTest::tellsTheProtocol()
{
    QFETCH(int, first);
    QFETCH(Outcome, outcome);
    QFETCH(Protocol, protocol);
    const QByteArray sent(1, static_cast<char>(first));
    ServerHandshake handshake({});
    const ServerHandshake::Progress progress = handshake.receive(bytesOf(sent));
    QCOMPARE(progress.outcome, outcome);
    QCOMPARE(progress.consumed, outcome == Outcome::NeedMore ? 1U : 0U);
    QCOMPARE(handshake.request().protocol, protocol);
    QVERIFY(handshake.takeAnswer().isEmpty());
    QCOMPARE(looksLikeHttp(std::byte(first)), outcome == Outcome::Http);
    if (outcome != Outcome::NeedMore)
        checkDialogue({}, sent + "ET / HTTP/1.1\r\n", outcome, {}, QByteArray(nameOf(protocol)) + " CONNECT name :0 -");
}

void FirstByteTest::keepsTheFirstEightBytes_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("TLS") << wire("16 03 01 02 00 01 00 01 FC 03 03") << wire("16 03 01 02 00 01 00 01");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray("SSH-2.0-");
    QTest::newRow("fewer") << wire("00 01") << wire("00 01");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("GET / HT");
}

void FirstByteTest::keepsTheFirstEightBytes()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, kept);
    ServerHandshake handshake({});
    QVERIFY(handshake.receive(bytesOf(sent)).outcome != Outcome::NeedMore);
    QCOMPARE(hexOf(arrayOf(handshake.firstBytes())), hexOf(kept));
}

void FirstByteTest::staysSmall()
{
    // Ten thousand clients that have said nothing yet must not cost more than a few megabytes.
    QVERIFY(sizeof(ServerHandshake) <= 320);
}

void FirstByteTest::allocatesNothing_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<uint>("most");
    QTest::newRow("SOCKS4") << wire("04 01 00 50 C0 00 02 01 'someone' 00") << 0U;
    QTest::newRow("SOCKS4A, short name") << wire("04 01 00 50 00 00 00 01 00 'example.com' 00") << 0U;
    QTest::newRow("SOCKS5, IPv4") << wire("05 02 00 01 05 01 00 01 C0 00 02 01 00 50") << 0U;
    QTest::newRow("SOCKS5, short name") << wire("05 01 00 05 01 00 03 0B 'example.com' 01 BB") << 0U;
    QTest::newRow("SOCKS5, short credentials") << wire("05 01 02 01 01 'u' 01 'p' 05 01 00 01 C0 00 02 01 00 50") << 0U;
    QTest::newRow("SOCKS5, long name: the name itself")
        << wire("05 01 00 05 01 00 03 1B 'a-long-name.for.example.com' 01 BB") << 1U;
}

void FirstByteTest::allocatesNothing()
{
    QFETCH(QByteArray, sent);
    QFETCH(uint, most);
    const std::size_t before = allocations;
    ServerHandshake handshake({});
    const ServerHandshake::Progress progress = handshake.receive(bytesOf(sent));
    const ReplyBytes answer = handshake.takeAnswer();
    const std::size_t used = allocations - before;
    QCOMPARE(progress.outcome, Outcome::Request);
    QVERIFY(answer.size() <= 4);
    QCOMPARE(used, most);
}

QTEST_APPLESS_MAIN(FirstByteTest)
#include "tst_firstbyte.moc"
