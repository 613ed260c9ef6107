// SPDX-License-Identifier: MIT
#include "net/hostsfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle::net;

namespace {

QStringList texts(const std::vector<SocketAddress> &addresses)
{
    QStringList result;
    for (const SocketAddress &address : addresses)
        result.append(QString::fromStdString(address.hostText()));
    return result;
}

} // namespace

class HostsFileTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void findsAddresses_data();
    void findsAddresses();
    void findsTheFirstNameOfAnAddress_data();
    void findsTheFirstNameOfAnAddress();
    void readsAgainWhatHasChanged();
    void isEmptyWithoutAFile();

private:
    void write(const QByteArray &text);

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("hosts"));
};

void HostsFileTest::write(const QByteArray &text)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void HostsFileTest::init()
{
    write("# a comment\n"
          "192.0.2.1 one.test One-Alias.test\t# 192.0.2.99 hidden.test\n"
          "\t 192.0.2.2\tboth.test.  \r\n"
          "2001:DB8::2 both.test\n"
          "192.0.2.2 both.test again.test\n"
          "\n"
          "not-an-address wrong.test\n"
          "192.0.2.300 wrong.test\n"
          "192.0.2.4\n"
          "0.0.0.0 blocked.test\n"
          "192.0.2.5 last.test");
}

void HostsFileTest::findsAddresses_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QStringList &expected) {
        QTest::newRow(name) << std::string(name) << expected;
    };
    row("one.test", {QStringLiteral("192.0.2.1")});
    row("one-alias.test", {QStringLiteral("192.0.2.1")});
    row("both.test", {QStringLiteral("192.0.2.2"), QStringLiteral("2001:db8::2")});
    row("again.test", {QStringLiteral("192.0.2.2")});
    row("blocked.test", {QStringLiteral("0.0.0.0")});
    row("last.test", {QStringLiteral("192.0.2.5")});
    row("hidden.test", {});
    row("wrong.test", {});
    row("missing.test", {});
    row("", {});
}

void HostsFileTest::findsAddresses()
{
    QFETCH(std::string, name);
    QFETCH(QStringList, expected);
    HostsFile hosts(m_path);
    hosts.refresh();
    QCOMPARE(texts(hosts.addressesOf(name)), expected);
}

void HostsFileTest::findsTheFirstNameOfAnAddress_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("one.test");
    QTest::newRow("on two lines") << QByteArray("192.0.2.2") << QByteArray("both.test");
    QTest::newRow("IPv6") << QByteArray("2001:db8:0::2") << QByteArray("both.test");
    QTest::newRow("without a name") << QByteArray("192.0.2.4") << QByteArray();
    QTest::newRow("missing") << QByteArray("192.0.2.99") << QByteArray();
}

void HostsFileTest::findsTheFirstNameOfAnAddress()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, expected);
    HostsFile hosts(m_path);
    hosts.refresh();
    const auto name = hosts.nameOf(*SocketAddress::fromLiteral(address.toStdString(), 443));
    QCOMPARE(QByteArray::fromStdString(name.value_or(std::string())), expected);
}

void HostsFileTest::readsAgainWhatHasChanged()
{
    HostsFile hosts(m_path);
    hosts.refresh();
    write("192.0.2.77 new.test\n");
    hosts.refresh();
    QCOMPARE(texts(hosts.addressesOf("new.test")), QStringList{QStringLiteral("192.0.2.77")});
    QVERIFY(hosts.addressesOf("one.test").empty());
    QVERIFY(QFile::remove(m_path));
    hosts.refresh();
    QVERIFY(hosts.addressesOf("new.test").empty());
}

void HostsFileTest::isEmptyWithoutAFile()
{
    QVERIFY(QFile::remove(m_path));
    HostsFile hosts(m_path);
    hosts.refresh();
    QVERIFY(hosts.addressesOf("one.test").empty());
    QVERIFY(!hosts.nameOf(*SocketAddress::fromLiteral("192.0.2.1", 0)));
}

QTEST_GUILESS_MAIN(HostsFileTest)
#include "tst_hostsfile.moc"
