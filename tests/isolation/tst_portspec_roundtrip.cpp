// SPDX-License-Identifier: MIT
// What holds for every port and every line, on cases that a seeded generator makes.
#include "isolation/portflags.h"
#include "isolation/portspec.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned allFlags = (1u << 24) - 1;

/// Writes and reads; a sentence where the two do not agree with each other and with problemWith().
QString roundTrip(const PortSpec &spec)
{
    const QString line = toTorrc(spec);
    const auto parsed = parsePortSpec(line);
    const QString problem = problemWith(spec);
    if (!problem.isEmpty())
        return !parsed.spec && parsed.error == problem ? QString() : line + u" is taken in spite of "_s + problem;
    if (!parsed.spec)
        return line + u" is not taken: "_s + parsed.error;
    return *parsed.spec == spec ? QString() : line + u" became "_s + toTorrc(*parsed.spec);
}

std::variant<TcpAddress, UnixAddress> address(unsigned number)
{
    static const QStringList paths{u"/x"_s,   u"/a b"_s, u"/a\"b"_s,     u"/a\\b"_s, u"/a#b"_s,
                                   u"/ä€😀"_s, u"/'"_s,   u"/\\\\\"\""_s, u"/ x "_s};
    static const QStringList hosts{u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"2001:db8::1"_s};
    static const QList<quint16> ports{0, 1, 1080, 65535};
    if (number % 2 == 0)
        return UnixAddress{paths.at(number / 2 % paths.size())};
    return TcpAddress{hosts.at(number / 2 % hosts.size()), ports.at(number / 8 % ports.size())};
}

/// A line out of pieces that mean something, and some that mean nothing.
QString garbage(QRandomGenerator &random)
{
    static const QStringList pieces{u"1080"_s,
                                    u"auto"_s,
                                    u"unix:"_s,
                                    u"\""_s,
                                    u"\\"_s,
                                    u"\\x4"_s,
                                    u"/x"_s,
                                    u"[::1]:"_s,
                                    u"["_s,
                                    u"]"_s,
                                    u":"_s,
                                    u"0"_s,
                                    u" "_s,
                                    u"\t"_s,
                                    u"#"_s,
                                    u"No"_s,
                                    u"SessionGroup"_s,
                                    u"="_s,
                                    u"1"_s,
                                    u"-"_s,
                                    u"ä"_s,
                                    u"\n"_s,
                                    u"%1"_s,
                                    u"127.0.0.1"_s,
                                    u"\\0"_s,
                                    u"😀"_s,
                                    u"\\377"_s,
                                    u"99999"_s,
                                    u"::"_s};
    QString line;
    for (unsigned count = random.generate() % 12; count > 0; --count) {
        const unsigned choice = random.generate() % 8;
        if (choice == 0)
            line += QChar(char16_t(random.generate() & 0xFFFF));
        else if (choice == 1)
            line += QString::fromLatin1(flagNames()[random.generate() % flagNames().size()].name);
        else
            line += pieces.at(random.generate() % pieces.size());
    }
    return line;
}

} // namespace

class TestPortSpecRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void everyFlagHasAName();
    void everyPairOfFlagsSurvives();
    void manyCombinationsSurvive();
    void garbageIsRefusedOrUnderstood();
};

void TestPortSpecRoundTrip::everyFlagHasAName()
{
    PortFlags named;
    for (const FlagName &flag : flagNames())
        named |= flag.flags;
    QCOMPARE(named.toInt(), allFlags);
}

void TestPortSpecRoundTrip::everyPairOfFlagsSurvives()
{
    for (unsigned one = 1; one & allFlags; one <<= 1) {
        for (unsigned other = one; other & allFlags; other <<= 1) {
            for (const unsigned place : {0u, 1u}) {
                const auto changed = PortFlags::fromInt(one | other);
                QCOMPARE(roundTrip({address(place), PortSpec::defaultFlags() ^ changed, std::nullopt}), QString());
                QCOMPARE(roundTrip({address(place), changed, 7}), QString());
            }
        }
    }
}

void TestPortSpecRoundTrip::manyCombinationsSurvive()
{
    QRandomGenerator random(20240229);
    int taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        PortSpec spec{address(random.generate()), PortFlags::fromInt(random.generate() & allFlags), std::nullopt};
        if (random.generate() % 2)
            spec.sessionGroup = int(random.generate() & 0x7FFFFFFF);
        QCOMPARE(roundTrip(spec), QString());
        taken += problemWith(spec).isEmpty() ? 1 : 0;
    }
    QVERIFY2(taken > 5'000, qPrintable(QString::number(taken)));
}

void TestPortSpecRoundTrip::garbageIsRefusedOrUnderstood()
{
    QRandomGenerator random(1928);
    int taken = 0;
    for (int i = 0; i < 50'000; ++i) {
        const QString line = garbage(random);
        const auto parsed = parsePortSpec(line);
        QCOMPARE(parsed.spec.has_value(), parsed.error.isEmpty());
        if (parsed.spec) {
            QCOMPARE(roundTrip(*parsed.spec), QString());
            ++taken;
        }
    }
    QVERIFY2(taken > 100, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestPortSpecRoundTrip)
#include "tst_portspec_roundtrip.moc"
