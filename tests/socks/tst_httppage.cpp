// SPDX-License-Identifier: MIT
#include "socks/http.h"

#include <QByteArray>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace argyle::socks;

namespace {

const PageValues local{"127.0.0.1", "1080", "example.com", "firefox", "1.2.3"};

QByteArray rendered(const QByteArray &title, const QByteArray &body, const PageValues &values = local)
{
    return QByteArray::fromStdString(renderPage({501, title.toStdString(), body.toStdString()}, values));
}

/// An HTTP answer taken apart.
struct Answer
{
    QByteArray status;
    QHash<QByteArray, QByteArray> fields;
    QByteArray body;
};

Answer answerTo(const HttpRequest &request, const PageTemplate &page, const PageValues &values = local)
{
    const QByteArray whole = QByteArray::fromStdString(httpAnswer(request, page, values));
    const qsizetype end = whole.indexOf("\r\n\r\n");
    QByteArrayList lines = whole.first(end).replace("\r\n", "\n").split('\n');
    Answer answer{lines.takeFirst(), {}, whole.sliced(end + 4)};
    for (const QByteArray &line : std::as_const(lines))
        answer.fields.insert(line.first(line.indexOf(": ")), line.sliced(line.indexOf(": ") + 2));
    return answer;
}

} // namespace

/// What an HTTP client is answered: the page, and the PAC file.
class HttpPageTest : public QObject
{
    Q_OBJECT

private slots:
    void fillsPlaceholders_data();
    void fillsPlaceholders();
    void noticesUnknownPlaceholders_data();
    void noticesUnknownPlaceholders();
    void escapesValues();
    void escapesTheTitle();
    void putsPagesUnderAHeading();
    void sendsWholeDocumentsAsTheyAre_data();
    void sendsWholeDocumentsAsTheyAre();
    void answersWithThePage();
    void answersHeadWithoutABody();
    void answersWithTheStatus_data();
    void answersWithTheStatus();
    void answersWithThePacFile_data();
    void answersWithThePacFile();
    void namesAPortInTheFileSystemAsItIs();
    void builtInPageSaysWhatIsNeeded();
    void builtInPageFetchesNothing();
    void builtInPageIsWellFormed();
};

void HttpPageTest::fillsPlaceholders_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("filled");
    const auto row = [](const QByteArray &body, const QByteArray &filled) {
        QTest::newRow(body.constData()) << body << filled;
    };
    row("{address}", "127.0.0.1");
    row("{port}", "1080");
    row("{endpoint}", "127.0.0.1:1080");
    row("{host}", "example.com");
    row("{application}", "firefox");
    row("{version}", "1.2.3");
    row("{port}{port}, {address}", "10801080, 127.0.0.1");
    row("{unknown} stays", "{unknown} stays");
    row("{Port} {} { } {port", "{Port} {} { } {port");
    row("{{port}}", "{1080}");
    row("}{", "}{");
    row("p { color: red } {port}", "p { color: red } 1080");
}

void HttpPageTest::fillsPlaceholders()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, filled);
    QCOMPARE(rendered("t", "<html>" + body), "<html>" + filled);
    QVERIFY(rendered("t", "(" + body + ")").contains("(" + filled + ")"));
    QVERIFY(rendered(body, "b").contains("<title>" + filled + "</title>"));
}

void HttpPageTest::noticesUnknownPlaceholders_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("unknown");
    const auto row = [](const QByteArray &text, const QByteArray &unknown) {
        QTest::newRow(text.constData()) << text << unknown;
    };
    row("{address}{port}{endpoint}{host}{application}{version}{title}", "");
    row("{hots} and {Port}, {hots}", "{hots} {Port}");
    row("{{hots}} {{port}}", "{hots}");
    row("{hots {host}", "");
    row("{hots", "");
    row("{} { } { hots } {2} }{", "");
    row("p { color: red } p {color:red} p{margin:0}", "");
    row("@media print{p{color:red}}", "");
}

void HttpPageTest::noticesUnknownPlaceholders()
{
    QFETCH(QByteArray, text);
    QByteArrayList found;
    for (const std::string &unknown : unknownPlaceholders(text.toStdString()))
        found << QByteArray::fromStdString(unknown);
    QTEST(found.join(' '), "unknown");
}

void HttpPageTest::escapesValues()
{
    const PageValues hostile{"&", "<", "\"><script>alert('{port}')</script>", "'", ">"};
    QCOMPARE(rendered("t", "<html>{address}{port}{host}{application}{version}", hostile),
             "<html>&amp;&lt;&quot;&gt;&lt;script&gt;alert(&#39;{port}&#39;)&lt;/script&gt;&#39;&gt;");
    const QByteArray page = QByteArray::fromStdString(renderPage(builtInPage(), hostile));
    QVERIFY(!page.contains("<script"));
    QVERIFY(rendered("{host}", "", hostile).contains("<title>&quot;&gt;&lt;script&gt;"));
}

void HttpPageTest::escapesTheTitle()
{
    const QByteArray page = rendered("<b> & {host}", "<p>");
    QVERIFY(page.contains("<title>&lt;b&gt; &amp; example.com</title>"));
    QVERIFY(page.contains("<h1>&lt;b&gt; &amp; example.com</h1>"));
}

void HttpPageTest::putsPagesUnderAHeading()
{
    const QByteArray page = rendered("A title", "<p>A text</p>");
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("<meta charset=\"utf-8\">"));
    QVERIFY(page.contains("<title>A title</title>"));
    QVERIFY(page.indexOf("<h1>A title</h1>") < page.indexOf("<p>A text</p>"));
    QVERIFY(page.trimmed().endsWith("</html>"));
}

void HttpPageTest::sendsWholeDocumentsAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("doctype") << QByteArray("<!DOCTYPE html><title>{title}</title>{port}") << true;
    QTest::newRow("doctype, lower case") << QByteArray("<!doctype html><title>{title}</title>{port}") << true;
    QTest::newRow("html") << QByteArray("\r\n <HTML><title>{title}</title>{port}") << true;
    QTest::newRow("a paragraph") << QByteArray("<p>{title}{port}") << false;
    QTest::newRow("text") << QByteArray("{title}{port} <html>") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void HttpPageTest::sendsWholeDocumentsAsTheyAre()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isWhole);
    const QByteArray page = rendered("A & {port}", body);
    QByteArray expected = body;
    expected.replace("{title}", "A &amp; 1080").replace("{port}", "1080");
    QCOMPARE(page == expected, isWhole);
    QVERIFY(page.contains(expected));
}

void HttpPageTest::answersWithThePage()
{
    // Two-byte characters: Content-Length counts bytes.
    const PageTemplate page{501, "Fünf", "<p>äöü {host}</p>"};
    const Answer answer = answerTo({"GET", "http://example.com/", "example.com"}, page);
    QCOMPARE(answer.status, "HTTP/1.0 501 Not Implemented");
    QCOMPARE(answer.fields.size(), 4);
    QCOMPARE(answer.fields.value("Content-Type"), "text/html; charset=utf-8");
    QCOMPARE(answer.fields.value("Content-Length").toLongLong(), answer.body.size());
    QCOMPARE(answer.fields.value("Cache-Control"), "no-store");
    QCOMPARE(answer.fields.value("Connection"), "close");
    QCOMPARE(answer.body, QByteArray::fromStdString(renderPage(page, local)));
    QVERIFY(QString::fromUtf8(answer.body).size() < answer.body.size());
}

void HttpPageTest::answersHeadWithoutABody()
{
    for (const char *target : {"http://example.com/", "/proxy.pac"}) {
        const Answer get = answerTo({"GET", target, ""}, builtInPage());
        const Answer head = answerTo({"HEAD", target, ""}, builtInPage());
        QCOMPARE(head.status, get.status);
        QCOMPARE(head.fields, get.fields);
        QCOMPARE(head.body, QByteArray());
        QVERIFY(!get.body.isEmpty());
    }
}

void HttpPageTest::answersWithTheStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("400") << 400 << QByteArray("HTTP/1.0 400 Bad Request");
    QTest::newRow("403") << 403 << QByteArray("HTTP/1.0 403 Forbidden");
    QTest::newRow("501") << 501 << QByteArray("HTTP/1.0 501 Not Implemented");
    QTest::newRow("502") << 502 << QByteArray("HTTP/1.0 502 Bad Gateway");
    QTest::newRow("a status without a reason of its own") << 599 << QByteArray("HTTP/1.0 599 This Is A SOCKS Proxy");
}

void HttpPageTest::answersWithTheStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, line);
    QCOMPARE(answerTo({"GET", "/", ""}, {status, "t", "b"}).status, line);
}

void HttpPageTest::answersWithThePacFile_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("proxy");
    QTest::newRow("IPv4") << QByteArray("127.0.0.1") << QByteArray("SOCKS5 127.0.0.1:1080");
    QTest::newRow("IPv6") << QByteArray("::1") << QByteArray("SOCKS5 [::1]:1080");
    QTest::newRow("what would end the text") << QByteArray("a\"\\\n") << QByteArray("SOCKS5 a\\x22\\x5c\\x0a:1080");
}

void HttpPageTest::answersWithThePacFile()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, proxy);
    PageValues values = local;
    values.address = address.toStdString();
    const Answer answer = answerTo({"GET", "/proxy.pac", "127.0.0.1:1080"}, builtInPage(), values);
    QCOMPARE(answer.status, "HTTP/1.0 200 OK");
    QCOMPARE(answer.fields.size(), 4);
    QCOMPARE(answer.fields.value("Content-Type"), "application/x-ns-proxy-autoconfig");
    QCOMPARE(answer.fields.value("Content-Length").toLongLong(), answer.body.size());
    QCOMPARE(answer.fields.value("Cache-Control"), "no-store");
    QCOMPARE(answer.fields.value("Connection"), "close");
    // Nothing but this port: a fallback would go around the proxy.
    QCOMPARE(answer.body, "function FindProxyForURL(url, host) {\n    return \"" + proxy + "\";\n}\n");
}

void HttpPageTest::namesAPortInTheFileSystemAsItIs()
{
    PageValues values = local;
    values.address = "unix:/run/argyle:socks";
    values.port.clear();
    QVERIFY(QByteArray::fromStdString(renderPage(builtInPage(), values)).contains("unix:/run/argyle:socks"));
    QVERIFY(!QByteArray::fromStdString(renderPage(builtInPage(), values)).contains("[unix:"));
    // No browser reaches it, so that there is nothing to configure.
    QCOMPARE(answerTo({"GET", "/proxy.pac", ""}, builtInPage(), values).status, "HTTP/1.0 501 Not Implemented");
}

void HttpPageTest::builtInPageSaysWhatIsNeeded()
{
    QCOMPARE(builtInPage().status, 501);
    const QByteArray page = QByteArray::fromStdString(renderPage(builtInPage(), local));
    for (const char *text :
         {"SOCKS", "127.0.0.1", "1080", "example.com", "Firefox", "Chromium", "Safari", "macOS", "GNOME", "KDE",
          "Windows", "http://127.0.0.1:1080/proxy.pac", "socks5://127.0.0.1:1080", "1.2.3"})
        QVERIFY2(page.contains(text), text);
    QVERIFY(!page.contains(QByteArray("{address}")) && !page.contains("{port}") && !page.contains("{host}"));

    PageValues six = local;
    six.address = "::1";
    QVERIFY(QByteArray::fromStdString(renderPage(builtInPage(), six)).contains("http://[::1]:1080/proxy.pac"));
}

void HttpPageTest::builtInPageFetchesNothing()
{
    const QByteArray page = QByteArray::fromStdString(renderPage(builtInPage(), local));
    for (const char *text : {"src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "<img"})
        QVERIFY2(!page.contains(text), text);
    QVERIFY(page.contains("prefers-color-scheme: dark"));
}

void HttpPageTest::builtInPageIsWellFormed()
{
    const QString page = QString::fromStdString(renderPage(builtInPage(), local));
    const QStringList empty{QStringLiteral("meta"), QStringLiteral("path"), QStringLiteral("!DOCTYPE")};
    const QRegularExpression tag(QStringLiteral("<(/?)([!A-Za-z0-9]+)[^>]*>"));
    QStringList open;
    for (auto matches = tag.globalMatch(page); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (empty.contains(match.captured(2)))
            continue;
        if (match.captured(1).isEmpty())
            open << match.captured(2);
        else
            QCOMPARE(open.isEmpty() ? QString() : open.takeLast(), match.captured(2));
    }
    QCOMPARE(open, QStringList());
}

QTEST_APPLESS_MAIN(HttpPageTest)
#include "tst_httppage.moc"
