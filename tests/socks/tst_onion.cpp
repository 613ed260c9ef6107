// SPDX-License-Identifier: MIT
#include "socks/onion.h"

#include <QByteArray>
#include <QTest>

using namespace argyle::socks;

/// Onion addresses. The made-up ones come from another implementation of base32 and SHA3-256 (Python's).
class OnionTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsOnionNames_data();
    void tellsOnionNames();
    void acceptsValidAddresses_data();
    void acceptsValidAddresses();
    void refusesEveryOtherCharacter();
    void refusesInvalidNames_data();
    void refusesInvalidNames();
};

namespace {

// The key is 00 01 … 1F.
const QByteArray valid = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3kead";

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

} // namespace

void OnionTest::tellsOnionNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isOnion");
    QTest::newRow("valid") << valid + ".onion" << true;
    QTest::newRow("invalid") << QByteArray("example.onion") << true;
    QTest::newRow("subdomain") << QByteArray("www.example.onion") << true;
    QTest::newRow("trailing dot") << QByteArray("example.onion.") << true;
    QTest::newRow("upper case") << QByteArray("EXAMPLE.ONION") << true;
    QTest::newRow("mixed case, trailing dot") << QByteArray("example.OniOn.") << true;
    QTest::newRow("onion itself") << QByteArray("onion") << true;
    QTest::newRow("onion with a dot") << QByteArray("onion.") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("a dot") << QByteArray(".") << false;
    QTest::newRow("another domain") << QByteArray("example.com") << false;
    QTest::newRow("onion as a subdomain") << QByteArray("example.onion.com") << false;
    QTest::newRow("a longer label") << QByteArray("example.redonion") << false;
    QTest::newRow("a shorter label") << QByteArray("example.nion") << false;
    QTest::newRow("two trailing dots") << QByteArray("example.onion..") << false;
}

void OnionTest::tellsOnionNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isOnion);
    QCOMPARE(isOnionName(view(name)), isOnion);
}

void OnionTest::acceptsValidAddresses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("key 00 01 02") << valid;
    QTest::newRow("key of zeros") << QByteArray("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaam2dqd");
    QTest::newRow("key of ones") << QByteArray("777777777777777777777777777777777777777777777777777vpaqd");
    QTest::newRow("random key") << QByteArray("2636lj4tp3xartph4u7q5kcosqwe7626ayylubdywlp37pa4jnmxj5ad");
    QTest::newRow("first and last bit") << QByteArray("qaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaxi6ad");
    QTest::newRow("DuckDuckGo") << QByteArray("duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad");
    QTest::newRow("Tor Project") << QByteArray("2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid");
    QTest::newRow("Tor's specification 1") << QByteArray("pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd");
    QTest::newRow("Tor's specification 2") << QByteArray("sp3k262uwy4r2k3ycr5awluarykdpag6a7y33jxop4cs2lu5uz5sseqd");
    QTest::newRow("Tor's specification 3") << QByteArray("xa4r2iadxm55fbnqgwwi5mymqdcofiu3w6rpbtqn7b2dyn7mgwj64jyd");
}

void OnionTest::acceptsValidAddresses()
{
    QFETCH(QByteArray, address);
    QVERIFY(isValidOnionName(view(address + ".onion")));
    QVERIFY(isValidOnionName(view(address + ".onion.")));
    QVERIFY(isValidOnionName(view(address.toUpper() + ".ONION")));
    QVERIFY(isValidOnionName(view("www." + address + ".onion")));
    QVERIFY(isValidOnionName(view("a.b-c." + address + ".onion.")));
    QVERIFY(!isValidOnionName(view(address + ".com")));
    QVERIFY(!isValidOnionName(view(address)));
}

void OnionTest::refusesEveryOtherCharacter()
{
    // Two bytes of checksum let one change in 65536 pass; none of these does.
    const QByteArray base32 = "abcdefghijklmnopqrstuvwxyz234567";
    for (const QByteArray &address : {valid, QByteArray("duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad")}) {
        for (qsizetype at = 0; at < address.size(); ++at) {
            QByteArray changed = address;
            for (const char character : base32) {
                changed[at] = character;
                QCOMPARE(isValidOnionName(view(changed + ".onion")), character == address[at]);
            }
        }
    }
}

void OnionTest::refusesInvalidNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("onion itself") << QByteArray("onion");
    QTest::newRow("no label") << QByteArray(".onion");
    QTest::newRow("a word") << QByteArray("example.onion");
    QTest::newRow("version 2 address") << QByteArray("expyuzz4wqqyqhjn.onion");
    QTest::newRow("one character less") << valid.chopped(1) + ".onion";
    QTest::newRow("one character more") << valid + "a.onion";
    QTest::newRow("checksum, first byte")
        << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3iead.onion");
    QTest::newRow("checksum, second byte")
        << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp3lead.onion");
    QTest::newRow("version 2 with its checksum")
        << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyprozyc.onion");
    QTest::newRow("version 4 with its checksum")
        << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyp2sxye.onion");
    QTest::newRow("version 3 with the checksum of version 2")
        << QByteArray("aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dyprozyd.onion");
    QTest::newRow("0, 1, 8 and 9 are not base32") << QByteArray(56, '1') + ".onion";
    QTest::newRow("hyphen") << valid.chopped(1) + "-.onion";
    QTest::newRow("byte above 127") << valid.chopped(1) + "\xE4.onion";
    QTest::newRow("the address is not the last label") << valid + ".www.onion";
    QTest::newRow("two trailing dots") << valid + ".onion..";
    QTest::newRow("empty label") << valid + "..onion";
    QTest::newRow("empty") << QByteArray();
}

void OnionTest::refusesInvalidNames()
{
    QFETCH(QByteArray, name);
    QVERIFY(!isValidOnionName(view(name)));
}

QTEST_APPLESS_MAIN(OnionTest)
#include "tst_onion.moc"
