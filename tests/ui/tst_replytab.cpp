// SPDX-License-Identifier: MIT
#include "tests/socks/wire.h"
#include "tests/ui/records.h"
#include "ui/mainwindow.h"
#include "ui/replytab.h"
#include "ui/streamtext.h"
#include "ui/streamview.h"

#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::Literals::StringLiterals;
using observe::StreamState;
using socks::Protocol;
using socks::Sender;
using socks::Transcript;

/// The Reply tab, in the main window.
class TestReplyTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysWhatBecameOfAnUnansweredClient_data();
    void saysWhatBecameOfAnUnansweredClient();
    void tellsAnHttpClientThePortItCameInBy_data();
    void tellsAnHttpClientThePortItCameInBy();
    void advisesNothingWhereARequestCame();
    void asksForBytesOnlyWhereTheyTellSomething();
    void dropsTheBytesOfAnotherStream();
    void whatToTryStandsBelowWhatHappened();
    void advisesOfTheRouteWhereThatIsAtFault();
    void advisesByTheReasonBehindTheReply();
    void saysNothingTwice();
    void saysThatAStreamWaitsForTor();

private:
    void select(const observe::StreamRecord &stream);
    QString text() const { return m_tab->toPlainText(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    ReplyTab *m_tab = nullptr;
};

namespace {

Transcript transcriptOf(const QByteArrayList &lines)
{
    Transcript transcript;
    for (const QByteArray &line : lines) {
        transcript.add(line.startsWith('>') ? Sender::Client : Sender::Argyle,
                       socks::test::bytesOf(socks::test::wire(line.sliced(2))));
    }
    return transcript;
}

/// A client that went, or was sent away, before there was a request.
observe::StreamRecord unanswered(quint64 id, Protocol protocol)
{
    observe::StreamRecord stream = failedStream(id);
    stream.protocol = protocol;
    stream.host.clear();
    stream.group = 0;
    stream.route.clear();
    stream.reply.reset();
    stream.problem = u"It went."_s;
    return stream;
}

} // namespace

void TestReplyTab::init()
{
    m_window = std::make_unique<MainWindow>(m_folder.filePath(u"window.conf"_s));
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->apply(snapshot({}));
    m_tab = m_window->findChild<ReplyTab *>();
    m_window->findChild<QTabWidget *>()->setCurrentWidget(m_tab);
}

void TestReplyTab::cleanup()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(u"window.conf"_s));
}

void TestReplyTab::select(const observe::StreamRecord &stream)
{
    m_window->apply(update({stream}));
    m_window->findChild<StreamView *>()->selectStream(stream.id);
}

void TestReplyTab::saysWhatBecameOfAnUnansweredClient_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("advice");
    const QString noReply = u"No SOCKS reply was sent"_s;
    QTest::newRow("HTTP, page") << Protocol::Http
                                << QByteArrayList{"> 'GET / HTTP/1.1' 0D 0A 0D 0A", "< 'HTTP/1.1 501'"}
                                << u"Answered with the page for misconfigured browsers"_s
                                << u"clear the fields for an HTTP proxy"_s;
    QTest::newRow("HTTP, no page") << Protocol::Http << QByteArrayList{"> 'GET / HTTP/1.1' 0D 0A 0D 0A"}
                                   << u"Closed without an answer"_s << u"clear the fields for an HTTP proxy"_s;
    QTest::newRow("HTTP, bytes gone") << Protocol::Http << QByteArrayList{} << noReply
                                      << u"clear the fields for an HTTP proxy"_s;
    QTest::newRow("credentials asked for")
        << Protocol::Socks5 << QByteArrayList{"> 05 02 00 02", "< 05 02"} << noReply << u"“Prefer no authentication”"_s;
    QTest::newRow("no method") << Protocol::Socks5 << QByteArrayList{"> 05 01 01", "< 05 FF"} << noReply
                               << u"Set the application to no authentication"_s;
    QTest::newRow("SOCKS5, in the middle") << Protocol::Socks5 << QByteArrayList{"> 05 01 00", "< 05 00", "> 05 01"}
                                           << noReply << u"the Handshake tab shows how far it comes"_s;
    QTest::newRow("SOCKS5, credentials begun") << Protocol::Socks5 << QByteArrayList{"> 05 01 02", "< 05 02", "> 01 05"}
                                               << noReply << u"the Handshake tab shows how far it comes"_s;
    QTest::newRow("SOCKS4") << Protocol::Socks4 << QByteArrayList{"> 04 01"} << noReply
                            << u"the Handshake tab shows how far it comes"_s;
    QTest::newRow("another protocol") << Protocol::Unknown << QByteArrayList{"> 16 03 01"} << noReply
                                      << u"neither SOCKS nor HTTP"_s;
    QTest::newRow("without a word") << Protocol::Unknown << QByteArrayList{} << noReply
                                    << u"only looked whether the port is open"_s;
}

void TestReplyTab::saysWhatBecameOfAnUnansweredClient()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArrayList, lines);
    QFETCH(QString, title);
    QFETCH(QString, advice);
    select(unanswered(1, protocol));
    m_window->showTranscript(1, transcriptOf(lines));
    QVERIFY2(text().startsWith(title + u'\n'), qPrintable(text()));
    QVERIFY2(text().contains(u"What happened\nIt went."_s), qPrintable(text()));
    QVERIFY2(text().contains(u"What to try next\n"_s) && text().contains(advice), qPrintable(text()));
}

void TestReplyTab::tellsAnHttpClientThePortItCameInBy_data()
{
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("words");
    QTest::newRow("IPv4") << u"127.0.0.1:9052"_s
                          << u"set the SOCKS host to 127.0.0.1, its port to 9052. Where it takes an address alone, "
                             "write socks5h://127.0.0.1:9052."_s;
    QTest::newRow("IPv6") << u"[::1]:1080"_s << u"set the SOCKS host to ::1, its port to 1080."_s;
    QTest::newRow("everywhere") << u"0.0.0.0:1080"_s << u"set the SOCKS host to 127.0.0.1, its port to 1080."_s;
    QTest::newRow("Unix") << u"unix:/run/argyle"_s << u"set unix:/run/argyle as SOCKS proxy."_s;
}

void TestReplyTab::tellsAnHttpClientThePortItCameInBy()
{
    QFETCH(QString, port);
    QFETCH(QString, words);
    observe::StreamRecord stream = unanswered(1, Protocol::Http);
    stream.host = u"example.com"_s;
    stream.port = port;
    select(stream);
    m_window->showTranscript(1, transcriptOf({"> 'GET '", "< 'HTTP/1.1 501'"}));
    QVERIFY2(text().contains(words), qPrintable(text()));
}

void TestReplyTab::advisesNothingWhereARequestCame()
{
    observe::StreamRecord stream = unanswered(1, Protocol::Socks5);
    stream.host = u"example.com"_s;
    QSignalSpy asked(m_window.get(), &MainWindow::transcriptRequested);
    select(stream);
    QCOMPARE(asked.size(), 0);
    QVERIFY2(text().startsWith(u"No SOCKS reply was sent"_s), qPrintable(text()));
    QVERIFY2(!text().contains(u"What to try next"_s), qPrintable(text()));
}

void TestReplyTab::asksForBytesOnlyWhereTheyTellSomething()
{
    QSignalSpy asked(m_window.get(), &MainWindow::transcriptRequested);
    select(failedStream(1));
    observe::StreamRecord begun = unanswered(2, Protocol::Unknown);
    begun.state = StreamState::Handshake;
    begun.endedAt = 0;
    select(begun);
    QVERIFY2(text().startsWith(u"No reply yet"_s), qPrintable(text()));
    QCOMPARE(asked.size(), 0);

    select(unanswered(2, Protocol::Unknown));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toULongLong(), 2U);
    m_window->showTranscript(2, {});
    m_window->apply(update({unanswered(2, Protocol::Unknown)}));
    QCOMPARE(asked.size(), 1);

    m_window->findChild<QTabWidget *>()->setCurrentIndex(0);
    select(unanswered(3, Protocol::Http));
    QCOMPARE(asked.size(), 1);
    m_window->findChild<QTabWidget *>()->setCurrentWidget(m_tab);
    QCOMPARE(asked.size(), 2);
}

void TestReplyTab::dropsTheBytesOfAnotherStream()
{
    select(unanswered(1, Protocol::Http));
    select(unanswered(2, Protocol::Http));
    m_window->showTranscript(1, transcriptOf({"> 'GET '", "< 'HTTP/1.1 501'"}));
    QVERIFY2(text().startsWith(u"No SOCKS reply was sent"_s), qPrintable(text()));
}

void TestReplyTab::whatToTryStandsBelowWhatHappened()
{
    observe::StreamRecord stream = failedStream(1);
    stream.problem = u"It was refused."_s;
    select(stream);
    QStringList places;
    for (const QString &line : text().split(u'\n')) {
        if (line.startsWith(u"What "_s) || line == u"On this route"_s || line == u"Likely causes"_s)
            places << line;
    }
    QCOMPARE(places, (QStringList{u"What happened"_s, u"What to try next"_s, u"What it means"_s, u"Likely causes"_s}));
    select(openStream(2));
    QVERIFY(!text().contains(u"What to try next"_s));
}

void TestReplyTab::advisesOfTheRouteWhereThatIsAtFault()
{
    observe::StreamRecord stream = failedStream(7);
    stream.reply = 0x01;
    stream.problem = u"The proxy itself cannot be reached."_s;
    stream.isRouteAtFault = true;
    stream.route = u"upstream"_s;
    select(stream);
    QVERIFY2(text().contains(u"Check that the proxy runs"_s), qPrintable(text()));
    stream.route = u"tor"_s;
    select(stream);
    QVERIFY2(text().contains(u"Check that Tor runs"_s), qPrintable(text()));
    for (const QString &guess : {u"Likely causes"_s, u"What it means"_s, u"Check the host name"_s})
        QVERIFY2(!text().contains(guess), qPrintable(text()));
}

void TestReplyTab::advisesByTheReasonBehindTheReply()
{
    // An onion address that is none, on a port without extended errors: the client is told 01, the person why.
    observe::StreamRecord stream = failedStream(7);
    stream.reply = 0x01;
    stream.reason = 0xF6;
    select(stream);
    QVERIFY2(text().startsWith(u"01 general failure"_s), qPrintable(text()));
    QVERIFY2(text().contains(socksText(socks::textOf(socks::Reply::OnionInvalidAddress).advice)), qPrintable(text()));
    QVERIFY2(!text().contains(socksText(socks::textOf(socks::Reply::GeneralFailure).advice)), qPrintable(text()));
}

void TestReplyTab::saysNothingTwice()
{
    observe::StreamRecord stream = failedStream(7);
    stream.reply = 0x07;
    stream.problem = socksText(socks::textOf(socks::Reply::CommandNotSupported).meaning);
    select(stream);
    QCOMPARE(text().count(stream.problem), 1);
}

void TestReplyTab::saysThatAStreamWaitsForTor()
{
    observe::StreamRecord stream = openStream(7);
    stream.state = StreamState::Connecting;
    stream.reply.reset();
    stream.route = u"tor"_s;
    select(stream);
    QVERIFY(!text().contains(u"What it waits for"_s));
    observe::Delta delta = update({});
    delta.tor.emplace();
    delta.tor->bootstrap = 45;
    delta.tor->summary = u"Loading relay descriptors"_s;
    m_window->apply(delta);
    QVERIFY2(text().contains(u"it has bootstrapped 45 % (Loading relay descriptors)."_s), qPrintable(text()));
    delta.tor->problem = u"Tor has ended."_s;
    m_window->apply(delta);
    QVERIFY2(text().contains(u"Tor has ended."_s), qPrintable(text()));
    delta.tor->isReady = true;
    m_window->apply(delta);
    QVERIFY(!text().contains(u"What it waits for"_s));
}

QTEST_MAIN(TestReplyTab)
#include "tst_replytab.moc"
