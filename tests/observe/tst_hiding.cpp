// SPDX-License-Identifier: MIT
#include "observe/export.h"
#include "observe/hiding.h"

#include <QJsonDocument>
#include <QTest>

using namespace argyle::observe;
using namespace Qt::StringLiterals;

class TestHiding : public QObject
{
    Q_OBJECT

private slots:
    void hidesWhatNamesTheDestination();
    void leavesWhatIsNotKnownEmpty();
    void hidesDestinationsInProblems_data();
    void hidesDestinationsInProblems();
    void hidesThemInJsonOnRequestOnly();
};

void TestHiding::hidesWhatNamesTheDestination()
{
    StreamRecord record;
    record.host = u"example.com"_s;
    record.hostPort = 443;
    record.remote = u"192.0.2.1:443"_s;
    record.answer = u"2001:db8::1"_s;
    record.client = u"127.0.0.1:4000"_s;
    record.application = u"curl"_s;
    record.port = u"127.0.0.1:1080"_s;
    const StreamRecord hidden = withoutDestination(record);
    QCOMPARE(hidden.host, u"(hidden)"_s);
    QCOMPARE(hidden.remote, u"(hidden)"_s);
    QCOMPARE(hidden.answer, u"(hidden)"_s);
    QCOMPARE(hidden.hostPort, quint16(443));
    QCOMPARE(hidden.client, record.client);
    QCOMPARE(hidden.application, record.application);
    QCOMPARE(hidden.port, record.port);
}

void TestHiding::leavesWhatIsNotKnownEmpty()
{
    const StreamRecord hidden = withoutDestination({});
    QCOMPARE(hidden.host, QString());
    QCOMPARE(hidden.remote, QString());
    QCOMPARE(hidden.answer, QString());
    QCOMPARE(hidden.problem, QString());
}

void TestHiding::hidesDestinationsInProblems_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("hidden");
    const auto row = [](const char *name, const char *host, const char *problem, const char *hidden) {
        QTest::newRow(name) << QString::fromUtf8(host) << QString::fromUtf8(problem) << QString::fromUtf8(hidden);
    };
    row("nothing to hide", "example.com", "The connection was refused.", "The connection was refused.");
    row("the host", "example.com", "example.com refused.", "(hidden) refused.");
    row("in another case", "example.com", "EXAMPLE.com refused.", "(hidden) refused.");
    row("at the end", "example.com", "Refused by example.com.", "Refused by (hidden).");
    row("with its port", "example.com", "No way to example.com:443.", "No way to (hidden):443.");
    row("in quotation marks", "example.com", "\"example.com\" is malformed.", "\"(hidden)\" is malformed.");
    row("one label", "intranet", "The name intranet does not resolve.", "The name (hidden) does not resolve.");
    row("a short label", "a", "A name server has no answer to a.", "(hidden) name server has no answer to (hidden).");
    row("a label is no part of a word", "host", "Unhostly ghosts; host.", "Unhostly ghosts; (hidden).");
    row("special characters", "a+b", "a+b is malformed.", "(hidden) is malformed.");
    row("UTF-8", "größe", "größe is malformed.", "(hidden) is malformed.");
    row("another name", "example.com", "It is www.example.net really.", "It is (hidden) really.");
    row("a longer name", "example.com", "www.example.com refused.", "(hidden) refused.");
    row("an IPv4 address", "example.com", "192.0.2.1:443 refused.", "(hidden):443 refused.");
    row("an IPv6 address", "example.com", "2001:db8::1 refused.", "(hidden) refused.");
    row("an IPv6 address in brackets", "example.com", "[2001:db8::1]:443 refused.", "[(hidden)]:443 refused.");
    row("the shortest IPv6 address", "example.com", "It is ::1, it is.", "It is (hidden), it is.");
    row("an IPv6 address with a scope", "example.com", "fe80::1%eth0 refused.", "(hidden) refused.");
    row("IPv4 in IPv6", "example.com", "::ffff:192.0.2.1 refused.", "(hidden) refused.");
    row("an onion", "x.onion", "abcdef.onion has no descriptor.", "(hidden) has no descriptor.");
    row("no address", "example.com", "Tor said: 05: refused", "Tor said: 05: refused");
}

void TestHiding::hidesDestinationsInProblems()
{
    QFETCH(QString, host);
    QFETCH(QString, problem);
    StreamRecord record;
    record.host = host;
    record.problem = problem;
    QTEST(withoutDestination(record).problem, "hidden");
}

void TestHiding::hidesThemInJsonOnRequestOnly()
{
    StreamRecord record;
    record.host = u"example.com"_s;
    record.remote = u"192.0.2.1:443"_s;
    record.answer = u"192.0.2.1"_s;
    record.problem = u"192.0.2.1 (example.com) refused."_s;
    const QByteArray hidden = QJsonDocument(toJson(QList<StreamRecord>{record}, Destinations::Hidden)).toJson();
    const QByteArray shown = QJsonDocument(toJson(QList<StreamRecord>{record}, Destinations::Shown)).toJson();
    for (const char *secret : {"example", "192.0.2"}) {
        QVERIFY(!hidden.contains(secret));
        QVERIFY(shown.contains(secret));
    }
}

QTEST_GUILESS_MAIN(TestHiding)
#include "tst_hiding.moc"
