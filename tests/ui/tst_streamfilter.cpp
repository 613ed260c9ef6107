// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/streamfilter.h"

#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using argyle::ui::StreamFilter;
using observe::StreamRecord;
using observe::StreamState;

class TestStreamFilter : public QObject
{
    Q_OBJECT

private slots:
    void emptyTextMatchesEverything();
    void matches_data();
    void matches();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void whatIsNotUnderstoodHidesNothing();
    void hiddenDestinationsCanNotBeSearchedFor();
};

namespace {

// firefox, example.com:443, group 1 "firefox", port 1080, CONNECT by SOCKS5, open
StreamRecord usual()
{
    return openStream(118, QStringLiteral("www.Example.com"));
}

StreamRecord lookup()
{
    StreamRecord stream = doneStream(117);
    stream.application = QStringLiteral("my app");
    stream.protocol = socks::Protocol::Socks4a;
    stream.command = socks::Command::Resolve;
    stream.host = QStringLiteral("example.org");
    stream.hostPort = 0;
    stream.reply = 0x5A;
    stream.answer = QStringLiteral("192.0.2.7");
    stream.group = 12;
    stream.port = QStringLiteral("[::1]:9052");
    return stream;
}

} // namespace

void TestStreamFilter::emptyTextMatchesEverything()
{
    for (const char *text : {"", "   ", "-", "\"\""}) {
        const StreamFilter filter = StreamFilter::parse(QString::fromLatin1(text));
        QVERIFY(filter.isEmpty());
        QVERIFY(filter.error().isEmpty());
        QVERIFY(filter.matches(usual(), {}));
    }
}

void TestStreamFilter::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<StreamRecord>("stream");
    QTest::addColumn<bool>("expected");

    const auto both = [](const char *text, bool onUsual, bool onLookup) {
        QTest::addRow("%s: connect", text) << QString::fromUtf8(text) << usual() << onUsual;
        QTest::addRow("%s: lookup", text) << QString::fromUtf8(text) << lookup() << onLookup;
    };
    // Words match any column.
    both("example", true, true);
    both("EXAMPLE.com", true, false);
    both("example.com:443", true, false);
    both("firefox", true, false);
    both("118", true, false);
    both("9052", false, true);
    both("resolve", false, true);
    both("connect", true, false);
    both("done", false, true);
    both("succeeded", true, false);
    both("192.0.2.7", false, true);
    both("::1", false, true);
    both("nothing-like-it", false, false);
    // All words must match.
    both("example firefox", true, false);
    both("firefox 9052", false, false);
    // Negation.
    both("-firefox", false, true);
    both("-nothing-like-it", true, true);
    both("example -org", true, false);
    // Keys.
    both("host:example.org", false, true);
    both("host:firefox", false, false);
    both("host:com:443", true, false);
    both("app:fire", true, false);
    both("app:\"my app\"", false, true);
    both("\"app:my app\"", false, true);
    both("port:1080", true, false);
    both("port:108", false, false);
    both("port:9052", false, true);
    both("port:::1", false, true);
    both("group:lookups", false, true);
    both("group:12", false, true);
    both("group:2", false, false);
    both("state:open", true, false);
    both("state:done", false, true);
    both("state:failed", false, false);
    both("state:open|done", true, true);
    both("state:d", false, true);
    both("-state:open", false, true);
    both("err", false, false);
    both("-err", true, true);
    both("code:00", true, false);
    both("code:5a", false, true);
    both("code:5A|00", true, true);
    both("proto:5", true, false);
    both("proto:4", false, false);
    both("proto:4a", false, true);
    both("proto:4a|5", true, true);
    both("cmd:resolve", false, true);
    both("CMD:Connect", true, false);
    both("cmd:resolve_ptr", false, false);

    QTest::newRow("err of a failure") << "err" << failedStream(1) << true;
    QTest::newRow("code of a failure") << "code:5" << failedStream(1) << true;
    QTest::newRow("name of a reply") << "refused" << failedStream(1) << true;
    StreamRecord connecting = openStream(1);
    connecting.state = StreamState::Connecting;
    QTest::newRow("what has not ended is open") << "state:open" << connecting << true;
    QTest::newRow("connecting") << "state:connecting" << connecting << true;
    QTest::newRow("not resolving") << "state:resolving" << connecting << false;
    StreamRecord unanswered = openStream(1);
    unanswered.reply.reset();
    QTest::newRow("no reply is no 00") << "code:00" << unanswered << false;
    StreamRecord http;
    http.protocol = socks::Protocol::Http;
    QTest::newRow("HTTP") << "proto:http" << http << true;
    QTest::newRow("HTTP has no command") << "cmd:connect" << http << false;
}

void TestStreamFilter::matches()
{
    QFETCH(const QString, text);
    QFETCH(const StreamRecord, stream);
    QFETCH(const bool, expected);
    const StreamFilter filter = StreamFilter::parse(text);
    QCOMPARE(filter.error(), QString());
    QCOMPARE(filter.matches(stream, stream.group == 12 ? QStringLiteral("lookups") : QStringLiteral("firefox")),
             expected);
}

void TestStreamFilter::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");

    QTest::newRow("unknown key") << "hots:example"
                                 << "hots:";
    QTest::newRow("unknown key, negated") << "-hots:example"
                                          << "hots:";
    QTest::newRow("unknown state") << "state:closed"
                                   << "closed";
    QTest::newRow("unknown protocol") << "proto:6"
                                      << "6";
    QTest::newRow("no value") << "app:"
                              << "app:";
    QTest::newRow("no second value") << "state:open|"
                                     << "state:";
    QTest::newRow("no byte") << "code:xy"
                             << "xy";
    QTest::newRow("more than a byte") << "code:100"
                                      << "100";
    QTest::newRow("open quote") << "app:\"my app"
                                << "quote";
}

void TestStreamFilter::saysWhatIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const QString, named);
    const StreamFilter filter = StreamFilter::parse(text);
    QVERIFY2(filter.error().contains(named), qPrintable(filter.error()));
    QVERIFY(filter.error().endsWith(QLatin1Char('.')));
}

void TestStreamFilter::whatIsNotUnderstoodHidesNothing()
{
    const StreamFilter filter = StreamFilter::parse(QStringLiteral("firefox state:closed"));
    QVERIFY(!filter.error().isEmpty());
    QVERIFY(filter.matches(usual(), {}));
    QVERIFY(filter.matches(lookup(), {}));
}

void TestStreamFilter::hiddenDestinationsCanNotBeSearchedFor()
{
    for (const char *text : {"example", "host:example", "192.0.2.7"}) {
        const StreamFilter filter = StreamFilter::parse(QString::fromLatin1(text));
        QVERIFY(!filter.matches(lookup(), {}, observe::Destinations::Hidden));
        QVERIFY(!filter.matches(usual(), {}, observe::Destinations::Hidden));
    }
    QVERIFY(StreamFilter::parse(QStringLiteral("firefox")).matches(usual(), {}, observe::Destinations::Hidden));
}

QTEST_APPLESS_MAIN(TestStreamFilter)
#include "tst_streamfilter.moc"
