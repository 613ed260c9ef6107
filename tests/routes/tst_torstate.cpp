// SPDX-License-Identifier: MIT
#include "routes/torcontrol.h"
#include "routes/torstate.h"
#include "tests/routes/fakecontrol.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace argyle;
using routes::TorControl;
using routes::TorState;
using tests::FakeControl;

class TestTorState : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsHowFarBootstrappingIs();
    void followsEvents();
    void keepsWarnings_data();
    void keepsWarnings();
    void keepsAFewWarnings();
    void forgetsWithTheConnection();
    void asksForANewIdentityOnceInTenSeconds();

private:
    void begin(const QByteArray &phase);
    void settle();

    std::unique_ptr<FakeControl> m_server;
    std::unique_ptr<TorControl> m_control;
    std::unique_ptr<TorState> m_state;
};

void TestTorState::init()
{
    m_server = std::make_unique<FakeControl>();
    m_control =
        std::make_unique<TorControl>([this] { return m_server->address(); }, QString(),
                                     TorControl::Rests{std::chrono::milliseconds(1), std::chrono::milliseconds(10)});
    m_state = std::make_unique<TorState>(*m_control);
}

void TestTorState::cleanup()
{
    m_state.reset();
    m_control.reset();
    m_server.reset();
}

void TestTorState::begin(const QByteArray &phase)
{
    m_server->knows("status/bootstrap-phase", phase);
    QSignalSpy ready(m_control.get(), &TorControl::ready);
    m_control->start();
    QVERIFY(ready.wait());
    settle();
}

void TestTorState::settle()
{
    bool isAnswered = false;
    m_control->send("GETINFO settled", [&isAnswered](const routes::TorReply &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
}

void TestTorState::tellsHowFarBootstrappingIs()
{
    QVERIFY(!m_state->status().bootstrap);
    begin("NOTICE BOOTSTRAP PROGRESS=45 TAG=requesting_descriptors SUMMARY=\"Asking for relay descriptors\"");
    QCOMPARE(m_state->status().version, QStringLiteral("0.4.9.11"));
    QCOMPARE(m_state->status().bootstrap, std::optional<int>(45));
    QCOMPARE(m_state->status().summary, QStringLiteral("Asking for relay descriptors"));
    QVERIFY(!m_state->status().isReady);
}

void TestTorState::followsEvents()
{
    begin("NOTICE BOOTSTRAP PROGRESS=0 TAG=starting SUMMARY=\"Starting\"");
    QSignalSpy changed(m_state.get(), &TorState::changed);
    m_server->say(
        "650 STATUS_CLIENT WARN BOOTSTRAP PROGRESS=10 TAG=conn_done SUMMARY=\"Connected\" WARNING=\"No route\"");
    settle();
    QCOMPARE(m_state->status().bootstrap, std::optional<int>(10));
    QCOMPARE(m_state->status().warnings, QStringList{QStringLiteral("No route")});
    m_server->say("650 STATUS_CLIENT NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    m_server->say("650 STATUS_CLIENT NOTICE CIRCUIT_ESTABLISHED");
    settle();
    QVERIFY(m_state->status().isReady);
    QCOMPARE(m_state->status().warnings, QStringList());
    QVERIFY(changed.count() >= 2);
}

void TestTorState::keepsWarnings_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("warning");
    QTest::newRow("clock") << QByteArray("STATUS_GENERAL WARN CLOCK_SKEW SKEW=-3600 SOURCE=DIRSERV:192.0.2.1:80")
                           << "This machine's clock seems to be wrong by -3600 s.";
    QTest::newRow("version") << QByteArray("STATUS_GENERAL WARN DANGEROUS_VERSION CURRENT=0.4.8 REASON=OBSOLETE")
                             << "Tor's directory says that this version of Tor is obsolete.";
    QTest::newRow("another one") << QByteArray("STATUS_GENERAL ERR TOO_MANY_CONNECTIONS CURRENT=1024")
                                 << "TOO_MANY_CONNECTIONS";
    QTest::newRow("a notice") << QByteArray("STATUS_CLIENT NOTICE ENOUGH_DIR_INFO") << QString();
    QTest::newRow("an address of a client's")
        << QByteArray("STATUS_CLIENT WARN DANGEROUS_SOCKS PROTOCOL=SOCKS5 ADDRESS=192.0.2.1:80") << QString();
    QTest::newRow("a name of a client's")
        << QByteArray("STATUS_CLIENT WARN SOCKS_BAD_HOSTNAME HOSTNAME=\"secret.test\"") << QString();
}

void TestTorState::keepsWarnings()
{
    QFETCH(QByteArray, event);
    QFETCH(QString, warning);
    begin("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    m_server->say("650 " + event);
    settle();
    QCOMPARE(m_state->status().warnings, warning.isEmpty() ? QStringList() : QStringList{warning});
}

void TestTorState::keepsAFewWarnings()
{
    begin("NOTICE BOOTSTRAP PROGRESS=10 TAG=conn SUMMARY=\"Connecting\"");
    for (int i = 0; i < 12; ++i)
        m_server->say("650 STATUS_GENERAL WARN ODD_" + QByteArray::number(i));
    m_server->say("650 STATUS_GENERAL WARN ODD_5");
    settle();
    const QStringList warnings = m_state->status().warnings;
    QCOMPARE(warnings.size(), 10);
    QCOMPARE(warnings.first(), QStringLiteral("ODD_2"));
    QCOMPARE(warnings.last(), QStringLiteral("ODD_5"));
    QCOMPARE(warnings.count(QStringLiteral("ODD_5")), 1);
}

void TestTorState::forgetsWithTheConnection()
{
    begin("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    QSignalSpy lost(m_control.get(), &TorControl::lost);
    m_server->drop();
    QVERIFY(lost.wait());
    QVERIFY(!m_state->status().isReady);
    QVERIFY(!m_state->status().bootstrap);
    QVERIFY(!m_state->status().problem.isEmpty());
    QTRY_VERIFY(m_state->status().isReady);
    QVERIFY(m_state->status().problem.isEmpty());
}

void TestTorState::asksForANewIdentityOnceInTenSeconds()
{
    m_state->newIdentity(); // nobody is there: a tor that comes later has no earlier identity
    begin("NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    m_state->newIdentity();
    settle();
    QCOMPARE(m_server->commands.count("SIGNAL NEWNYM"), 1);
    QCOMPARE(m_state->status().nextIdentityAt, 0);

    QSignalSpy changed(m_state.get(), &TorState::changed);
    m_state->newIdentity();
    m_state->newIdentity();
    settle();
    QCOMPARE(m_server->commands.count("SIGNAL NEWNYM"), 1);
    QCOMPARE(changed.count(), 1);
    const qint64 wait = m_state->status().nextIdentityAt - QDateTime::currentMSecsSinceEpoch();
    QVERIFY2(wait > 0 && wait <= 10'000, qPrintable(QString::number(wait)));
}

QTEST_GUILESS_MAIN(TestTorState)
#include "tst_torstate.moc"
