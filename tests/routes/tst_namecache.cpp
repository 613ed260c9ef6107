// SPDX-License-Identifier: MIT
#include "routes/namecache.h"

#include <QTest>

using argyle::net::Families;
using argyle::net::LookupResult;
using argyle::net::SocketAddress;
using argyle::routes::NameCache;
using namespace std::chrono_literals;

namespace {

constexpr NameCache::Clock::time_point start{};

LookupResult found(const char *literal, std::chrono::seconds timeToLive = 60s)
{
    LookupResult result;
    result.addresses = {*SocketAddress::fromLiteral(literal, 0)};
    result.timeToLive = timeToLive;
    return result;
}

std::string addressIn(const LookupResult *result)
{
    return result ? result->addresses.front().hostText() : std::string();
}

std::string numbered(int number)
{
    return "name" + std::to_string(number) + ".test";
}

} // namespace

class TestNameCache : public QObject
{
    Q_OBJECT

private slots:
    void knowsNothingAtFirst();
    void keepsAnAnswerForItsTimeToLive_data();
    void keepsAnAnswerForItsTimeToLive();
    void keepsOnlyWhatHasAddressesAndALife();
    void takesTheNewerAnswer();
    void tellsFamiliesApart();
    void comparesNamesWithoutRegardToCase();
    void tellsTheRootsDotApart();
    void makesRoomByWhatHasExpired();
    void neverHoldsMoreThanItsBound();
};

void TestNameCache::knowsNothingAtFirst()
{
    NameCache cache;
    QVERIFY(!cache.find("a.test", Families::Both, start));
}

void TestNameCache::keepsAnAnswerForItsTimeToLive_data()
{
    QTest::addColumn<int>("timeToLive");
    QTest::addColumn<int>("kept");
    QTest::newRow("a second") << 1 << 1;
    QTest::newRow("a minute") << 60 << 60;
    QTest::newRow("ten minutes") << 600 << 600;
    QTest::newRow("longer") << 601 << 600;
    QTest::newRow("a week") << 7 * 86400 << 600;
}

void TestNameCache::keepsAnAnswerForItsTimeToLive()
{
    QFETCH(int, timeToLive);
    QFETCH(int, kept);
    NameCache cache;
    cache.insert("a.test", Families::Both, found("192.0.2.1", std::chrono::seconds(timeToLive)), start);
    const auto end = start + std::chrono::seconds(kept);
    QCOMPARE(addressIn(cache.find("a.test", Families::Both, end - 1ns)), std::string("192.0.2.1"));
    QVERIFY(!cache.find("a.test", Families::Both, end));
}

void TestNameCache::keepsOnlyWhatHasAddressesAndALife()
{
    NameCache cache;
    cache.insert("a.test", Families::Both, found("192.0.2.1", 0s), start);
    cache.insert("b.test", Families::Both, found("192.0.2.1", -1s), start);
    LookupResult empty = found("192.0.2.1");
    empty.addresses.clear();
    cache.insert("c.test", Families::Both, empty, start);
    for (const char *name : {"a.test", "b.test", "c.test"})
        QVERIFY2(!cache.find(name, Families::Both, start), name);
}

void TestNameCache::takesTheNewerAnswer()
{
    NameCache cache;
    cache.insert("a.test", Families::Both, found("192.0.2.1", 10s), start);
    cache.insert("a.test", Families::Both, found("192.0.2.2", 10s), start + 5s);
    QCOMPARE(addressIn(cache.find("a.test", Families::Both, start + 14s)), std::string("192.0.2.2"));
}

void TestNameCache::tellsFamiliesApart()
{
    NameCache cache;
    cache.insert("a.test", Families::Ipv4, found("192.0.2.1"), start);
    cache.insert("a.test", Families::Ipv6, found("2001:db8::1"), start);
    QCOMPARE(addressIn(cache.find("a.test", Families::Ipv4, start)), std::string("192.0.2.1"));
    QCOMPARE(addressIn(cache.find("a.test", Families::Ipv6, start)), std::string("2001:db8::1"));
    QVERIFY(!cache.find("a.test", Families::Both, start));
}

void TestNameCache::comparesNamesWithoutRegardToCase()
{
    NameCache cache;
    cache.insert("A.Test", Families::Both, found("192.0.2.1"), start);
    QCOMPARE(addressIn(cache.find("a.tEST", Families::Both, start)), std::string("192.0.2.1"));
    QVERIFY(!cache.find("b.test", Families::Both, start));
}

void TestNameCache::tellsTheRootsDotApart()
{
    NameCache cache;
    // "host." is looked up as it is, "host" in the system's search domains.
    cache.insert("host.", Families::Both, found("192.0.2.1"), start);
    QVERIFY(!cache.find("host", Families::Both, start));
}

void TestNameCache::makesRoomByWhatHasExpired()
{
    NameCache cache;
    for (int number = 0; number < 500; ++number)
        cache.insert(numbered(number), Families::Both, found("192.0.2.1", 10s), start);
    for (int number = 500; number < 600; ++number)
        cache.insert(numbered(number), Families::Both, found("192.0.2.1", 60s), start + 10s);
    for (int number = 500; number < 600; ++number)
        QVERIFY(cache.find(numbered(number), Families::Both, start + 10s));
}

void TestNameCache::neverHoldsMoreThanItsBound()
{
    constexpr int bound = 512;
    NameCache cache;
    for (int number = 0; number < 3 * bound; ++number) {
        cache.insert(numbered(number), Families::Both, found("192.0.2.1"), start);
        QVERIFY(cache.find(numbered(number), Families::Both, start));
    }
    int held = 0;
    for (int number = 0; number < 3 * bound; ++number)
        held += cache.find(numbered(number), Families::Both, start) != nullptr;
    QCOMPARE(held, bound);
}

QTEST_GUILESS_MAIN(TestNameCache)
#include "tst_namecache.moc"
