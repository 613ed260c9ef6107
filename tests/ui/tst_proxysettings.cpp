// SPDX-License-Identifier: MIT
#include "tests/ui/records.h"
#include "ui/proxysettings.h"

#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using namespace Qt::StringLiterals;

class TestProxySettings : public QObject
{
    Q_OBJECT

private slots:
    void theCurlCommandGuessesTheSchemeByThePort_data();
    void theCurlCommandGuessesTheSchemeByThePort();
    void curlCannotAskForEverything_data();
    void curlCannotAskForEverything();
};

void TestProxySettings::theCurlCommandGuessesTheSchemeByThePort_data()
{
    QTest::addColumn<quint16>("port");
    QTest::addColumn<QString>("url");
    QTest::newRow("HTTP") << quint16(80) << u"http://example.com/"_s;
    QTest::newRow("HTTPS") << quint16(443) << u"https://example.com/"_s;
    QTest::newRow("HTTPS elsewhere") << quint16(8443) << u"https://example.com:8443/"_s;
    QTest::newRow("HTTP elsewhere") << quint16(8080) << u"http://example.com:8080/"_s;
    QTest::newRow("neither") << quint16(22) << u"http://example.com:22/"_s;
}

void TestProxySettings::theCurlCommandGuessesTheSchemeByThePort()
{
    QFETCH(const quint16, port);
    QFETCH(const QString, url);
    observe::StreamRecord stream = openStream(1);
    stream.hostPort = port;
    QCOMPARE(curlCommand(stream, {u"127.0.0.1"_s, 1080, {}}), u"curl --proxy socks5h://127.0.0.1:1080 "_s + url);
}

void TestProxySettings::curlCannotAskForEverything_data()
{
    QTest::addColumn<observe::StreamRecord>("stream");
    QTest::addColumn<bool>("can");
    observe::StreamRecord stream = openStream(1);
    QTest::newRow("connection") << stream << true;
    stream.command = socks::Command::Resolve;
    QTest::newRow("name") << stream << false;
    stream.command = socks::Command::ResolvePtr;
    QTest::newRow("address") << stream << false;
    stream = openStream(1);
    stream.protocol = socks::Protocol::Http;
    QTest::newRow("HTTP client") << stream << false;
    stream = openStream(1, {});
    QTest::newRow("no request yet") << stream << false;
}

void TestProxySettings::curlCannotAskForEverything()
{
    QFETCH(const observe::StreamRecord, stream);
    QTEST(isForCurl(stream), "can");
}

QTEST_GUILESS_MAIN(TestProxySettings)
#include "tst_proxysettings.moc"
