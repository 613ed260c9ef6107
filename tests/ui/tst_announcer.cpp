// SPDX-License-Identifier: MIT
#include "ui/announcer.h"

#include "tests/ui/records.h"

#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using observe::PortState;
using ui::Announcer;

class TestAnnouncer : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfAPortThatCouldNotOpenOnce();
    void tellsOfTorReadyAndGone();
    void aTorThatStartsIsNoNews();
    void anotherRouteIsNotTorGone();
    void tellsOfALeakOnceAnApplication();
    void waitsUntilTheApplicationIsKnown();
    void isSilentWhereItIsSwitchedOff();
    void needsNewsOnlyForWhatItTells_data();
    void needsNewsOnlyForWhatItTells();
};

namespace {

observe::PortRecord failed(const char *address)
{
    observe::PortRecord record = port(QString::fromLatin1(address), PortState::Failed);
    record.error = QStringLiteral("another program listens there already");
    return record;
}

observe::Delta withTor(bool isReady, const QString &problem = {})
{
    observe::Delta delta = update({});
    delta.tor = observe::TorStatus{};
    delta.tor->isReady = isReady;
    delta.tor->problem = problem;
    return delta;
}

observe::Delta leakOf(const QString &application)
{
    observe::StreamRecord stream = openStream(1);
    stream.application = application;
    stream.leaksDns = true;
    return update({stream});
}

struct Heard
{
    explicit Heard(Announcer &announcer)
        : spy(&announcer, &Announcer::announced)
    {}
    QStringList titles() const
    {
        QStringList all;
        for (const QList<QVariant> &each : spy)
            all << each[0].toString();
        return all;
    }
    QString lastText() const { return spy.last()[1].toString(); }
    QSignalSpy spy;
};

} // namespace

void TestAnnouncer::tellsOfAPortThatCouldNotOpenOnce()
{
    Announcer announcer;
    const Heard heard(announcer);
    announcer.setPorts({port(QStringLiteral("127.0.0.1:9052")), failed("127.0.0.1:1080")});
    announcer.setPorts({failed("127.0.0.1:1080"), port(QStringLiteral("127.0.0.1:9052"))});
    QCOMPARE(heard.titles(), QStringList{QStringLiteral("The port 127.0.0.1:1080 could not be opened")});
    QCOMPARE(heard.lastText(), QStringLiteral("another program listens there already"));
    announcer.setPorts({port(QStringLiteral("127.0.0.1:1080"))});
    announcer.setPorts({failed("127.0.0.1:1080")}); // anew
    QCOMPARE(heard.titles().size(), 2);
}

void TestAnnouncer::tellsOfTorReadyAndGone()
{
    Announcer announcer;
    const Heard heard(announcer);
    announcer.apply(withTor(true));
    announcer.apply(withTor(true));
    QCOMPARE(heard.titles(), QStringList{QStringLiteral("Tor is ready")});
    announcer.apply(withTor(false, QStringLiteral("Tor ended.")));
    QCOMPARE(heard.titles().last(), QStringLiteral("Tor is gone"));
    QCOMPARE(heard.lastText(), QStringLiteral("Tor ended."));
    announcer.apply(withTor(true));
    QCOMPARE(heard.titles().size(), 3);
}

void TestAnnouncer::aTorThatStartsIsNoNews()
{
    Announcer announcer;
    const Heard heard(announcer);
    announcer.apply(withTor(false));
    QVERIFY(heard.titles().isEmpty());
}

void TestAnnouncer::anotherRouteIsNotTorGone()
{
    Announcer announcer;
    announcer.apply(withTor(true));
    const Heard heard(announcer);
    announcer.apply(update({}));
    announcer.apply(withTor(false)); // chosen again, it starts
    QVERIFY(heard.titles().isEmpty());
}

void TestAnnouncer::tellsOfALeakOnceAnApplication()
{
    Announcer announcer;
    const Heard heard(announcer);
    announcer.apply(leakOf(QStringLiteral("curl")));
    announcer.apply(leakOf(QStringLiteral("curl")));
    QCOMPARE(heard.titles(), QStringList{QStringLiteral("curl looks names up by itself")});
    QVERIFY(heard.lastText().contains(QStringLiteral("--socks5-hostname")));
    announcer.apply(leakOf(QStringLiteral("git")));
    QCOMPARE(heard.titles().last(), QStringLiteral("git looks names up by itself"));
    announcer.apply(update({openStream(9)})); // firefox does not
    QCOMPARE(heard.titles().size(), 2);
}

void TestAnnouncer::waitsUntilTheApplicationIsKnown()
{
    Announcer announcer;
    const Heard heard(announcer);
    announcer.apply(leakOf(QString()));
    QVERIFY(heard.titles().isEmpty());
    announcer.apply(leakOf(QStringLiteral("curl")));
    QCOMPARE(heard.titles().size(), 1);
}

void TestAnnouncer::isSilentWhereItIsSwitchedOff()
{
    Announcer announcer;
    settings::Settings settings;
    settings.notifications = {false, false, false};
    announcer.setSettings(settings);
    const Heard heard(announcer);
    announcer.setPorts({failed("127.0.0.1:1080")});
    announcer.apply(withTor(true));
    announcer.apply(withTor(false));
    announcer.apply(leakOf(QStringLiteral("curl")));
    QVERIFY(heard.titles().isEmpty());
}

void TestAnnouncer::needsNewsOnlyForWhatItTells_data()
{
    QTest::addColumn<bool>("tor");
    QTest::addColumn<bool>("leaks");
    QTest::addColumn<bool>("needs");
    QTest::newRow("both") << true << true << true;
    QTest::newRow("tor") << true << false << true;
    QTest::newRow("leaks") << false << true << true;
    QTest::newRow("ports alone") << false << false << false; // these are told in any case
}

void TestAnnouncer::needsNewsOnlyForWhatItTells()
{
    QFETCH(bool, tor);
    QFETCH(bool, leaks);
    settings::Settings settings;
    settings.notifications = {true, tor, leaks};
    Announcer announcer;
    announcer.setSettings(settings);
    QTEST(announcer.needsNews(), "needs");
}

QTEST_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
