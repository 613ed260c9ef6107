// SPDX-License-Identifier: MIT
#include "socks/http.h"
#include "tests/socks/splits.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

constexpr qsizetype bound = 16 * 1024;

HttpRequest parsed(const QByteArray &head)
{
    HttpRequestReader reader;
    reader.receive(bytesOf(head));
    return reader.request();
}

} // namespace

/// Requests of HTTP clients that came to a SOCKS port. Which bytes begin one is tst_firstbyte's.
class HttpTest : public QObject
{
    Q_OBJECT

private slots:
    void understandsHeads_data();
    void understandsHeads();
    void understandsWhatCameSoFar_data();
    void understandsWhatCameSoFar();
    void isBounded();
    void tellsRequestsForThePacFile_data();
    void tellsRequestsForThePacFile();
};

void HttpTest::understandsHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &method, const QByteArray &target,
                        const QByteArray &host) { QTest::newRow(name) << head << method << target << host; };
    row("as to a proxy", "GET http://example.com/page HTTP/1.1\r\nHost: example.com\r\n\r\n", "GET",
        "http://example.com/page", "example.com");
    row("as to a server", "GET /proxy.pac HTTP/1.1\r\nHost: 127.0.0.1:1080\r\nAccept: */*\r\n\r\n", "GET", "/proxy.pac",
        "127.0.0.1:1080");
    row("CONNECT", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n", "CONNECT", "example.com:443",
        "example.com:443");
    row("no Host field", "CONNECT example.com:443 HTTP/1.0\r\n\r\n", "CONNECT", "example.com:443", "example.com:443");
    row("the target is believed before the field", "GET http://a.test/ HTTP/1.1\r\nHost: b.test\r\n\r\n", "GET",
        "http://a.test/", "a.test");
    row("credentials in the target", "GET http://user:secret@a.test:8080/ HTTP/1.1\r\n\r\n", "GET",
        "http://user:secret@a.test:8080/", "a.test:8080");
    row("credentials of CONNECT", "CONNECT user:secret@a.test:443 HTTP/1.1\r\n\r\n", "CONNECT",
        "user:secret@a.test:443", "a.test:443");
    row("credentials in the Host field", "GET / HTTP/1.1\r\nHost: user:secret@a.test\r\n\r\n", "GET", "/", "a.test");
    row("no path in the target", "GET http://a.test?q HTTP/1.1\r\n\r\n", "GET", "http://a.test?q", "a.test");
    row("neither says", "HEAD / HTTP/1.0\r\n\r\n", "HEAD", "/", "");
    row("lower case", "get / HTTP/1.1\r\nhOST:a.test\r\n\r\n", "GET", "/", "a.test");
    row("bare line feeds", "GET / HTTP/1.1\nHost: a.test\n\n", "GET", "/", "a.test");
    row("blanks around", "GET   /  HTTP/1.1\r\nHost: \t a.test \t\r\n\r\n", "GET", "/", "a.test");
    row("a later field", "POST / HTTP/1.1\r\nX-Host: b.test\r\nHost: a.test\r\n\r\n", "POST", "/", "a.test");
    row("no version", "GET /\r\n\r\n", "GET", "/", "");
    row("no target", "GET\r\n\r\n", "GET", "", "");
}

void HttpTest::understandsHeads()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    for (const QByteArray &body : {QByteArray(), QByteArray("Host: body.test\r\n\r\n")}) {
        for (const Delivery &delivery : deliveriesOf(head + body)) {
            HttpRequestReader reader;
            qsizetype fed = 0;
            for (const QByteArray &piece : delivery) {
                fed += piece.size();
                QCOMPARE(reader.receive(bytesOf(piece)), fed >= head.size());
            }
            QCOMPARE(QByteArray::fromStdString(reader.request().method), method);
            QCOMPARE(QByteArray::fromStdString(reader.request().target), target);
            QCOMPARE(QByteArray::fromStdString(reader.request().host), host);
        }
    }
}

void HttpTest::understandsWhatCameSoFar_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("a part of the first line") << QByteArray("GET http://a.te") << QByteArray() << QByteArray();
    QTest::newRow("the first line") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("GET") << QByteArray();
    QTest::newRow("a part of the field") << QByteArray("GET / HTTP/1.1\r\nHost: a.te") << QByteArray("GET")
                                         << QByteArray();
    QTest::newRow("the field") << QByteArray("GET / HTTP/1.1\r\nHost: a.test\r\n") << QByteArray("GET")
                               << QByteArray("a.test");
}

void HttpTest::understandsWhatCameSoFar()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, host);
    HttpRequestReader reader;
    QVERIFY(!reader.receive(bytesOf(head)));
    QCOMPARE(QByteArray::fromStdString(reader.request().method), method);
    QCOMPARE(QByteArray::fromStdString(reader.request().host), host);
}

void HttpTest::isBounded()
{
    const QByteArray beginning = "GET / HTTP/1.1\r\nHost: a.test\r\nX-Padding: ";
    const QByteArray head = beginning + QByteArray(bound - beginning.size(), 'x');
    HttpRequestReader reader;
    QVERIFY(!reader.receive(bytesOf(head.chopped(1))));
    QVERIFY(reader.receive(bytesOf(head.last(1))));
    QCOMPARE(reader.request().host, "a.test");

    // However much comes at once, no more is kept: what lies beyond the bound is not seen.
    HttpRequestReader another;
    QVERIFY(another.receive(
        bytesOf(QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(bound, 'x') + "\r\nHost: a.test\r\n\r\n")));
    QCOMPARE(another.request().method, "GET");
    QCOMPARE(another.request().host, "");
    QVERIFY(another.receive(bytesOf(QByteArray(bound, 'x'))));
}

void HttpTest::tellsRequestsForThePacFile_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("asks");
    const auto row = [](const char *line, bool asks) { QTest::newRow(line) << QByteArray(line) << asks; };
    row("GET /proxy.pac HTTP/1.1", true);
    row("HEAD /proxy.pac HTTP/1.1", true);
    row("get /proxy.pac HTTP/1.0", true);
    row("GET /proxy.pac?now=1 HTTP/1.1", true);
    row("GET http://127.0.0.1:1080/proxy.pac HTTP/1.1", true);
    row("GET /Proxy.pac HTTP/1.1", false);
    row("GET /proxy.pac/ HTTP/1.1", false);
    row("GET /a/proxy.pac HTTP/1.1", false);
    row("GET proxy.pac HTTP/1.1", false);
    row("GET / HTTP/1.1", false);
    row("GET http://a.test/?u=/proxy.pac HTTP/1.1", false);
    row("GET http://a.test?u=/proxy.pac HTTP/1.1", false);
    row("GET http://a.test HTTP/1.1", false);
    row("POST /proxy.pac HTTP/1.1", false);
    row("CONNECT /proxy.pac HTTP/1.1", false);
}

void HttpTest::tellsRequestsForThePacFile()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, asks);
    QCOMPARE(parsed(line + "\r\n\r\n").asksForPac(), asks);
}

QTEST_APPLESS_MAIN(HttpTest)
#include "tst_http.moc"
