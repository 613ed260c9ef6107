// SPDX-License-Identifier: MIT
#include "routes/torcircuits.h"
#include "tests/routes/fakecontrol.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>

using namespace argyle;
using observe::Circuit;
using routes::TorCircuits;
using routes::TorControl;
using tests::FakeControl;

namespace {

QByteArray fingerprint(char digit)
{
    return QByteArray(40, digit);
}

/// "$AAAA…~alpha,$BBBB…~beta"
QByteArray path(const QByteArray &names)
{
    QByteArrayList relays;
    for (const QByteArray &name : names.split(' '))
        relays.append('$' + fingerprint(char(name.front() - 'a' + 'A')) + '~' + name);
    return relays.join(',');
}

/// A circuit of relays with these names, none of whose countries is known.
Circuit circuit(const char *id, const char *names)
{
    Circuit circuit{QLatin1String(id), {}};
    for (const QString &name : QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts))
        circuit.relays.append({name, QString::fromLatin1(fingerprint(char(name.front().toLatin1() - 'a' + 'A'))), {}});
    return circuit;
}

} // namespace

class TestTorCircuits : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsTheCircuitOfAStream();
    void matchesAnEventThatCameFirst();
    void knowsCircuitsThatWereThereBefore();
    void tellsTheStreamOfOthersNobody();
    void givesAPortUsedAgainToItsNewStream();
    void followsAStreamToAnotherCircuit();
    void tellsCountriesOnceTheyAreFound();
    void asksForEachRelayOnce();
    void namesOneCircuitOfALinkedSet();
    void tellsThatACircuitIsClosed();
    void forgetsAllWithTheConnection();

private:
    /// Waits until what was said has arrived: an answer comes behind it.
    void settle();
    std::pair<quint64, Circuit> attached(qsizetype place) const
    {
        return {m_attached->at(place).at(0).toULongLong(), m_attached->at(place).at(1).value<Circuit>()};
    }

    std::unique_ptr<FakeControl> m_server;
    std::unique_ptr<TorControl> m_control;
    std::unique_ptr<TorCircuits> m_circuits;
    std::unique_ptr<QSignalSpy> m_attached;
    std::unique_ptr<QSignalSpy> m_closed;
};

void TestTorCircuits::init()
{
    m_server = std::make_unique<FakeControl>();
    m_server->knows("circuit-status", "3 BUILT " + path("alpha beta gamma") + " PURPOSE=GENERAL\n4 LAUNCHED\n");
    m_control =
        std::make_unique<TorControl>([this] { return m_server->address(); }, QString(),
                                     TorControl::Rests{std::chrono::milliseconds(1), std::chrono::milliseconds(10)});
    m_circuits = std::make_unique<TorCircuits>(*m_control);
    m_attached = std::make_unique<QSignalSpy>(m_circuits.get(), &TorCircuits::streamAttached);
    m_closed = std::make_unique<QSignalSpy>(m_circuits.get(), &TorCircuits::circuitClosed);
    QSignalSpy ready(m_control.get(), &TorControl::ready);
    m_control->start();
    QVERIFY(ready.wait());
    settle();
}

void TestTorCircuits::cleanup()
{
    m_closed.reset();
    m_attached.reset();
    m_circuits.reset();
    m_control.reset();
    m_server.reset();
}

void TestTorCircuits::settle()
{
    for (int round = 0; round < 3; ++round) { // an answer may lead to a question
        bool isAnswered = false;
        m_control->send("GETINFO settled", [&isAnswered](const routes::TorReply &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
    }
}

void TestTorCircuits::tellsTheCircuitOfAStream()
{
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711 PURPOSE=USER");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    m_server->say("650 STREAM 46 REMAP 3 127.0.0.1:80 SOURCE=EXIT");
    m_server->say("650 STREAM 46 SUCCEEDED 3 127.0.0.1:80");
    settle();
    QCOMPARE(m_attached->count(), 1);
    QCOMPARE(attached(0), (std::pair{quint64(77), circuit("3", "alpha beta gamma")}));
}

void TestTorCircuits::matchesAnEventThatCameFirst()
{
    m_server->say("650 STREAM 46 NEWRESOLVE 0 host:0 SOURCE_ADDR=127.0.0.1:4711 PURPOSE=USER");
    m_server->say("650 STREAM 46 SENTRESOLVE 3 host:0");
    settle();
    QCOMPARE(m_attached->count(), 0);
    m_circuits->expect(77, 4711);
    QCOMPARE(m_attached->count(), 1);
    QCOMPARE(attached(0).first, 77U);
}

void TestTorCircuits::knowsCircuitsThatWereThereBefore()
{
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 9 host:80"); // nothing is known of this one
    settle();
    QCOMPARE(attached(0).second, circuit("9", ""));
    m_server->say("650 CIRC 9 BUILT " + path("delta epsilon") + " PURPOSE=GENERAL");
    settle();
    QCOMPARE(attached(1), (std::pair{quint64(77), circuit("9", "delta epsilon")}));
}

void TestTorCircuits::tellsTheStreamOfOthersNobody()
{
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4712");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    m_server->say("650 STREAM 47 NEW 0 host:80 SOURCE_ADDR=(Tor_internal):4711 PURPOSE=DIR_FETCH");
    m_server->say("650 STREAM 48 SENTCONNECT 3 host:80"); // began before the control connection
    m_server->say("650 STREAM nonsense");
    m_server->say("650 CIRC");
    settle();
    QCOMPARE(m_attached->count(), 0);
}

void TestTorCircuits::givesAPortUsedAgainToItsNewStream()
{
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    settle();
    // The system gives the port to another connection before Tor has told of the end of the first one.
    m_circuits->expect(78, 4711);
    QCOMPARE(m_attached->count(), 1);
    m_server->say("650 STREAM 47 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 CLOSED 3 host:80 REASON=DONE");
    m_server->say("650 STREAM 47 SENTCONNECT 3 host:80");
    settle();
    QCOMPARE(m_attached->count(), 2);
    QCOMPARE(attached(1).first, 78U);
    // Once it is closed, too, the port is nobody's.
    m_server->say("650 STREAM 47 CLOSED 3 host:80 REASON=DONE");
    m_server->say("650 STREAM 48 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 48 SENTCONNECT 3 host:80");
    settle();
    QCOMPARE(m_attached->count(), 2);
}

void TestTorCircuits::followsAStreamToAnotherCircuit()
{
    m_circuits->expect(77, 4711);
    m_server->say("650 CIRC 5 BUILT " + path("delta"));
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    m_server->say("650 STREAM 46 DETACHED 0 host:80 REASON=TIMEOUT");
    m_server->say("650 STREAM 46 SENTCONNECT 5 host:80");
    settle();
    QCOMPARE(m_attached->count(), 2);
    QCOMPARE(attached(1).second, circuit("5", "delta"));
}

void TestTorCircuits::tellsCountriesOnceTheyAreFound()
{
    m_server->knows("ns/id/" + fingerprint('A'), "r alpha F81 e4k 2026-11-24 06:37:26 192.0.2.7 5000 0\ns Exit Fast\n");
    m_server->knows("ip-to-country/192.0.2.7", "de");
    m_server->knows("ns/id/" + fingerprint('B'),
                    "r beta F82 2026-11-24 06:37:26 192.0.2.8 5000 0\n"); // without a digest
    m_server->knows("ip-to-country/192.0.2.8", "??");
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    settle();
    QVERIFY(m_server->commands.contains("GETINFO ip-to-country/192.0.2.8"));
    QCOMPARE(m_attached->count(), 2);
    const Circuit told = attached(1).second;
    QCOMPARE(told.relays.at(0).country, QStringLiteral("de"));
    QCOMPARE(told.relays.at(1).country, QString());
    QCOMPARE(told.text(), QStringLiteral("alpha (DE) → beta → gamma"));
}

void TestTorCircuits::asksForEachRelayOnce()
{
    for (const QByteArray port : {"4711", "4712"}) {
        m_circuits->expect(port.toULongLong(), port.toUShort());
        m_server->say("650 STREAM " + port + " NEW 0 host:80 SOURCE_ADDR=127.0.0.1:" + port);
        m_server->say("650 STREAM " + port + " SENTCONNECT 3 host:80");
    }
    settle();
    QCOMPARE(m_attached->count(), 2);
    QCOMPARE(m_server->commands.count("GETINFO ns/id/" + fingerprint('A')), 1);
}

void TestTorCircuits::namesOneCircuitOfALinkedSet()
{
    m_server->say("650 CIRC 10 BUILT " + path("delta epsilon") + " PURPOSE=CONFLUX_LINKED CONFLUX_ID=C1");
    m_server->say("650 CIRC 9 BUILT " + path("zeta epsilon") + " PURPOSE=CONFLUX_LINKED CONFLUX_ID=C1");
    m_server->say("650 CIRC 8 BUILT " + path("eta theta") + " PURPOSE=CONFLUX_LINKED CONFLUX_ID=C2");
    m_circuits->expect(77, 4711);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 10 host:80");
    settle();
    QCOMPARE(attached(0).second, circuit("9", "zeta epsilon"));
}

void TestTorCircuits::tellsThatACircuitIsClosed()
{
    m_server->say("650 CIRC 3 CLOSED " + path("alpha beta gamma") + " REASON=FINISHED");
    m_server->say("650 CIRC 3 CLOSED " + path("alpha beta gamma") + " REASON=FINISHED");
    m_server->say("650 CIRC 99 FAILED REASON=TIMEOUT");
    settle();
    QCOMPARE(m_closed->count(), 1);
    QCOMPARE(m_closed->first().first().toString(), QStringLiteral("3"));
}

void TestTorCircuits::forgetsAllWithTheConnection()
{
    m_circuits->expect(77, 4711);
    m_server->knows("circuit-status", "");
    QSignalSpy ready(m_control.get(), &TorControl::ready);
    m_server->drop();
    QVERIFY(ready.wait());
    QCOMPARE(m_closed->count(), 2);
    m_server->say("650 STREAM 46 NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711");
    m_server->say("650 STREAM 46 SENTCONNECT 3 host:80");
    settle();
    QCOMPARE(m_attached->count(), 0);
}

QTEST_GUILESS_MAIN(TestTorCircuits)
#include "tst_torcircuits.moc"
