// SPDX-License-Identifier: MIT
#include "tests/engine/watched.h"
#include "tests/routes/fakecontrol.h"
#include "tests/routes/fakeproxy.h"

#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using routes::test::FakeProxy;

namespace {

/// A tor that runs already: its SocksPort and its control port.
struct FakeTor
{
    FakeTor() { control.knows("status/bootstrap-phase", "NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\""); }
    QString route() const
    {
        return QStringLiteral("tor:socks=127.0.0.1:%1,control=127.0.0.1:%2")
            .arg(socks.port())
            .arg(std::get<socks::Endpoint>(control.address()).port);
    }
    bool tellsEvents() const
    {
        return std::any_of(control.commands.begin(), control.commands.end(),
                           [](const QByteArray &command) { return command.startsWith("SETEVENTS"); });
    }
    void buildCircuit(const QByteArray &id) { control.say("650 CIRC " + id + " BUILT $" + QByteArray(40, 'A')); }
    /// Its only stream takes the circuit.
    void attach(const QByteArray &circuit)
    {
        const QByteArray source = QByteArray::number(socks.said(0).clientPort);
        control.say("650 STREAM 5 NEW 0 127.0.0.1:80 SOURCE_ADDR=127.0.0.1:" + source);
        control.say("650 STREAM 5 SENTCONNECT " + circuit + " 127.0.0.1:80");
    }

    FakeProxy socks{{}};
    FakeControl control;
};

settings::Settings settingsFor(const FakeTor &tor)
{
    settings::Settings settings = settingsWith({QStringLiteral("127.0.0.1:auto")});
    settings.route = tor.route();
    return settings;
}

} // namespace

class TestRouteChange : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheCircuitsOfTwoTorsApart()
    {
        FakeTor before;
        FakeTor after;
        Watched watched(settingsFor(before));
        const auto groupsCircuit = [&watched] { return watched.groups.value(0).circuit.id; };
        const auto circuitOf = [&watched](quint64 stream) { return watched.streams.value(stream).circuit.id; };
        QTRY_VERIFY(before.tellsEvents());
        const auto first = clientOf(watched, connectMessage(80));
        QTRY_COMPARE(first->bytesAvailable(), 12);
        before.attach("3");
        QTRY_COMPARE(groupsCircuit(), QStringLiteral("3"));
        QCOMPARE(circuitOf(1), QStringLiteral("3"));

        watched.apply(settingsFor(after));
        QTRY_COMPARE(groupsCircuit(), QString());
        // A stream that is still open on the way of before: its news is no news of the group's way now.
        before.attach("7");
        QTRY_COMPARE(circuitOf(1), QStringLiteral("7"));
        QCOMPARE(groupsCircuit(), QString());

        QTRY_VERIFY(after.tellsEvents());
        const auto second = clientOf(watched, connectMessage(80));
        QTRY_COMPARE(second->bytesAvailable(), 12);
        after.attach("7");
        QTRY_COMPARE(groupsCircuit(), QStringLiteral("7"));
        before.buildCircuit("7");
        before.control.say("650 CIRC 7 CLOSED REASON=FINISHED");
        before.attach("8");
        QTRY_COMPARE(circuitOf(1), QStringLiteral("8"));
        QCOMPARE(groupsCircuit(), QStringLiteral("7"));
    }
};

QTEST_GUILESS_MAIN(TestRouteChange)
#include "tst_routechange.moc"
