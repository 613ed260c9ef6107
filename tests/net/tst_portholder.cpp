// SPDX-License-Identifier: MIT
#include "net/portholder.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

using namespace argyle::net;

class TestPortHolder : public QObject
{
    Q_OBJECT

private slots:
    void namesWhoListens_data();
    void namesWhoListens();
    void namesNobodyWhereNobodyListens();
};

void TestPortHolder::namesWhoListens_data()
{
    QTest::addColumn<QString>("listensAt");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<bool>("isTheSame");
    QTest::newRow("the same address") << "127.0.0.1" << QByteArray("127.0.0.1") << true;
    QTest::newRow("any address is in the way of one") << "0.0.0.0" << QByteArray("127.0.0.1") << true;
    QTest::newRow("one is in the way of any") << "127.0.0.1" << QByteArray("0.0.0.0") << true;
    QTest::newRow("another address") << "127.0.0.1" << QByteArray("127.0.0.2") << false;
}

void TestPortHolder::namesWhoListens()
{
    QFETCH(QString, listensAt);
    QFETCH(QByteArray, asked);
    QFETCH(bool, isTheSame);
    QTcpServer server;
    QVERIFY2(server.listen(QHostAddress(listensAt)), qPrintable(server.errorString()));
    const auto address = SocketAddress::fromLiteral(asked.toStdString(), server.serverPort());
    const LocalProcess holder = portHolder(address.value());
    QCOMPARE(holder.pid, isTheSame ? QCoreApplication::applicationPid() : 0);
    if (isTheSame)
        QCOMPARE(holder.name(), QFileInfo(QCoreApplication::applicationFilePath()).fileName());
}

void TestPortHolder::namesNobodyWhereNobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    QCOMPARE(portHolder(SocketAddress::ipv4({127, 0, 0, 1}, port)).pid, 0);
}

QTEST_GUILESS_MAIN(TestPortHolder)
#include "tst_portholder.moc"
