// SPDX-License-Identifier: MIT
#include "routes/torcontrol.h"
#include "routes/torportflags.h"
#include "routes/torsocksports.h"
#include "tests/routes/fakecontrol.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <memory>

using namespace argyle;
using isolation::PortFlag;
using isolation::PortFlags;
using routes::TorControl;
using routes::TorSocksPorts;
using tests::FakeControl;

namespace {

const PortFlags byDefault = routes::torFlagsOf(isolation::PortSpec::defaultFlags());
const PortFlags noIpv4 = byDefault & ~PortFlags(PortFlag::Ipv4Traffic);
const PortFlags caching = byDefault | PortFlag::CacheIpv4Dns;

/// The ports of a SETCONF command, by the words behind them.
QMap<QString, quint16> portsIn(const QByteArray &command)
{
    static const QRegularExpression pattern(QStringLiteral("SocksPort=\"127\\.0\\.0\\.1:(\\d+) ([^\"]*)\""));
    QMap<QString, quint16> ports;
    for (auto matches = pattern.globalMatch(QString::fromUtf8(command)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        ports.insert(match.captured(2), match.captured(1).toUShort());
    }
    return ports;
}

} // namespace

class TestTorSocksPorts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void learnsThePortOfTheTorrc();
    void setsOneForEachSetOfFlags();
    void triesAnotherNumber();
    void givesUpAfterAFewNumbers();
    void beginsAnewWithAnotherTor();

private:
    void connectToTor();
    QByteArrayList setConfs() const
    {
        QByteArrayList found;
        std::ranges::copy_if(m_server->commands, std::back_inserter(found),
                             [](const QByteArray &command) { return command.startsWith("SETCONF"); });
        return found;
    }

    std::unique_ptr<FakeControl> m_server;
    std::unique_ptr<TorControl> m_control;
    std::unique_ptr<TorSocksPorts> m_ports;
};

void TestTorSocksPorts::init()
{
    m_server = std::make_unique<FakeControl>();
    m_server->knows("net/listeners/socks", "\"unix:/run/x\" \"127.0.0.1:4711\"");
    m_control =
        std::make_unique<TorControl>([this] { return m_server->address(); }, QString(),
                                     TorControl::Rests{std::chrono::milliseconds(1), std::chrono::milliseconds(10)});
    m_ports = std::make_unique<TorSocksPorts>(*m_control);
}

void TestTorSocksPorts::cleanup()
{
    m_ports.reset();
    m_control.reset();
    m_server.reset();
}

void TestTorSocksPorts::connectToTor()
{
    QSignalSpy changed(m_ports.get(), &TorSocksPorts::changed);
    m_control->start();
    QVERIFY(changed.wait());
}

void TestTorSocksPorts::learnsThePortOfTheTorrc()
{
    QVERIFY(!m_ports->portFor(byDefault));
    connectToTor();
    QCOMPARE(m_ports->portFor(byDefault), std::optional<std::uint16_t>(4711));
    QCOMPARE(setConfs(), QByteArrayList());
}

void TestTorSocksPorts::setsOneForEachSetOfFlags()
{
    QVERIFY(!m_ports->portFor(noIpv4)); // before anything is known of this tor
    connectToTor();
    QVERIFY(!m_ports->portFor(caching));
    QTRY_VERIFY(m_ports->portFor(noIpv4) && m_ports->portFor(caching));
    QCOMPARE(setConfs().size(), 2);
    // Those that there are already are named again: SETCONF replaces them all.
    const QString always = QStringLiteral("ExtendedErrors SessionGroup=1");
    QCOMPARE(portsIn(setConfs().last()),
             (QMap<QString, quint16>{{always, 4711},
                                     {always + QStringLiteral(" NoIPv4Traffic"), *m_ports->portFor(noIpv4)},
                                     {always + QStringLiteral(" CacheIPv4DNS"), *m_ports->portFor(caching)}}));
    QCOMPARE(setConfs().size(), 2);
}

void TestTorSocksPorts::triesAnotherNumber()
{
    int asked = 0;
    m_server->on("SETCONF", [&asked](const QByteArray &) {
        return QByteArray(++asked < 3 ? "553 Unable to set option: Failed to bind one of the listener ports.\r\n"
                                      : "250 OK\r\n");
    });
    connectToTor();
    QVERIFY(!m_ports->portFor(caching));
    QTRY_VERIFY(m_ports->portFor(caching));
    QCOMPARE(asked, 3);
}

void TestTorSocksPorts::givesUpAfterAFewNumbers()
{
    m_server->on("SETCONF", [](const QByteArray &command) {
        return QByteArray(command.contains("CacheIPv4DNS") ? "553 Unable to set option\r\n" : "250 OK\r\n");
    });
    connectToTor();
    const QString problem = QStringLiteral("Tor opens no SocksPort with CacheIPv4DNS: Unable to set option");
    QTest::ignoreMessage(QtWarningMsg, qPrintable(problem));
    QSignalSpy changed(m_ports.get(), &TorSocksPorts::changed);
    QVERIFY(!m_ports->portFor(caching));
    QCOMPARE(m_ports->problemWith(caching), QString());
    QVERIFY(changed.wait());
    QCOMPARE(setConfs().size(), 5);
    QCOMPARE(m_ports->problemWith(caching), problem);
    // Other flags are not concerned.
    QVERIFY(!m_ports->portFor(noIpv4));
    QTRY_VERIFY(m_ports->portFor(noIpv4));
    QCOMPARE(m_ports->problemWith(noIpv4), QString());
    QVERIFY(!m_ports->portFor(caching));
    QCOMPARE(setConfs().size(), 6);
    bool isAnswered = false;
    m_control->send("GETINFO settled", [&isAnswered](const routes::TorReply &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QCOMPARE(setConfs().size(), 6);
    QCOMPARE(m_ports->portFor(byDefault), std::optional<std::uint16_t>(4711));
}

void TestTorSocksPorts::beginsAnewWithAnotherTor()
{
    connectToTor();
    m_ports->portFor(caching);
    QTRY_VERIFY(m_ports->portFor(caching));
    m_server->knows("net/listeners/socks", "\"127.0.0.1:4712\"");
    m_server->drop();
    QTRY_COMPARE(m_ports->portFor(byDefault), std::optional<std::uint16_t>(4712));
    QTRY_VERIFY(m_ports->portFor(caching));
    QCOMPARE(portsIn(setConfs().last()).value(QStringLiteral("ExtendedErrors SessionGroup=1")), 4712);
}

QTEST_GUILESS_MAIN(TestTorSocksPorts)
#include "tst_torsocksports.moc"
