// SPDX-License-Identifier: MIT
#include "settings/portchange.h"

#include <QTest>

using namespace argyle::settings;
using namespace Qt::StringLiterals;
using argyle::isolation::parsePortSpec;
using Switch = Port::Switch;

namespace {

Port port(const QString &line, Switch position = Switch::On)
{
    return {parsePortSpec(line).spec.value(), position};
}

Settings with(const QList<Port> &ports)
{
    Settings settings;
    settings.ports = ports;
    return settings;
}

} // namespace

class TestPortChange : public QObject
{
    Q_OBJECT

private slots:
    void switchesOnePort_data();
    void switchesOnePort();
    void movesOnePort_data();
    void movesOnePort();
    void refusesTwoThatAreOnAtOneAddress_data();
    void refusesTwoThatAreOnAtOneAddress();
    void tellsWhetherAPortIsSwitchedOn_data();
    void tellsWhetherAPortIsSwitchedOn();
};

void TestPortChange::switchesOnePort_data()
{
    QTest::addColumn<QList<Port>>("before");
    QTest::addColumn<QString>("line");
    QTest::addColumn<Switch>("position");
    QTest::addColumn<QList<Port>>("after");
    QTest::newRow("on") << QList{port(u"1080"_s, Switch::Off), port(u"1081"_s)} << u"127.0.0.1:1080"_s << Switch::On
                        << QList{port(u"1080"_s), port(u"1081"_s)};
    QTest::newRow("off") << QList{port(u"1080"_s), port(u"1081"_s)} << u"127.0.0.1:1081"_s << Switch::Off
                         << QList{port(u"1080"_s), port(u"1081"_s, Switch::Off)};
    QTest::newRow("on already") << QList{port(u"1080"_s)} << u"127.0.0.1:1080"_s << Switch::On
                                << QList{port(u"1080"_s)};
    QTest::newRow("gone") << QList{port(u"1080"_s)} << u"127.0.0.1:1081"_s << Switch::Off << QList{port(u"1080"_s)};
    QTest::newRow("of two alike that are off")
        << QList{port(u"1080"_s, Switch::Off), port(u"1080"_s, Switch::Off)} << u"127.0.0.1:1080"_s << Switch::On
        << QList{port(u"1080"_s), port(u"1080"_s, Switch::Off)};
    QTest::newRow("of two alike, one off")
        << QList{port(u"1080"_s, Switch::Off), port(u"1080"_s)} << u"127.0.0.1:1080"_s << Switch::Off
        << QList{port(u"1080"_s, Switch::Off), port(u"1080"_s, Switch::Off)};
}

void TestPortChange::switchesOnePort()
{
    QFETCH(QList<Port>, before);
    QFETCH(QString, line);
    QFETCH(Switch, position);
    const PortChange change = withPortSwitched(with(before), line, position);
    QCOMPARE(change.problem, QString());
    QTEST(change.settings.ports, "after");
}

void TestPortChange::movesOnePort_data()
{
    QTest::addColumn<QList<Port>>("before");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QList<Port>>("after");
    QTest::newRow("one of two") << QList{port(u"1080 SafeSocks"_s), port(u"1081"_s)} << u"127.0.0.1:1080 SafeSocks"_s
                                << QList{port(u"1090 SafeSocks"_s), port(u"1081"_s)};
    QTest::newRow("of two alike the one that is on")
        << QList{port(u"1080"_s, Switch::Off), port(u"1080"_s)} << u"127.0.0.1:1080"_s
        << QList{port(u"1080"_s, Switch::Off), port(u"1090"_s)};
    QTest::newRow("a socket of the file system")
        << QList{port(u"unix:/run/x"_s)} << u"unix:/run/x"_s << QList{port(u"unix:/run/x"_s)};
}

void TestPortChange::movesOnePort()
{
    QFETCH(QList<Port>, before);
    QFETCH(QString, line);
    const PortChange change = withPortMoved(with(before), line, 1090);
    QCOMPARE(change.problem, QString());
    QTEST(change.settings.ports, "after");
}

void TestPortChange::refusesTwoThatAreOnAtOneAddress_data()
{
    QTest::addColumn<Settings>("before");
    QTest::addColumn<PortChange>("change");
    const Settings oneOff = with({port(u"1080"_s), port(u"1080 ExtendedErrors"_s, Switch::Off)});
    QTest::newRow("switched on") << oneOff << withPortSwitched(oneOff, u"127.0.0.1:1080 ExtendedErrors"_s, Switch::On);
    const Settings bothOn = with({port(u"1080"_s), port(u"1081"_s)});
    QTest::newRow("moved there") << bothOn << withPortMoved(bothOn, u"127.0.0.1:1081"_s, 1080);
}

void TestPortChange::refusesTwoThatAreOnAtOneAddress()
{
    QFETCH(Settings, before);
    QFETCH(PortChange, change);
    QCOMPARE(change.problem, u"Two ports that are on have the address 127.0.0.1:1080."_s);
    QVERIFY(change.settings == before);
}

void TestPortChange::tellsWhetherAPortIsSwitchedOn_data()
{
    QTest::addColumn<QList<Port>>("before");
    QTest::addColumn<QList<Port>>("after");
    QTest::addColumn<bool>("isSwitchedOn");
    const QList<Port> one{port(u"1080"_s), port(u"1081"_s, Switch::Off)};
    QTest::newRow("nothing") << one << one << false;
    QTest::newRow("on") << one << QList{port(u"1080"_s), port(u"1081"_s)} << true;
    QTest::newRow("off") << one << QList{port(u"1080"_s, Switch::Off), port(u"1081"_s, Switch::Off)} << false;
    QTest::newRow("edited") << one << QList{port(u"1080 SafeSocks"_s), port(u"1081"_s, Switch::Off)} << false;
    QTest::newRow("removed") << one << QList{port(u"1080"_s)} << false;
}

void TestPortChange::tellsWhetherAPortIsSwitchedOn()
{
    QFETCH(QList<Port>, before);
    QFETCH(QList<Port>, after);
    QTEST(switchesAnyOn(with(before), with(after)), "isSwitchedOn");
}

QTEST_GUILESS_MAIN(TestPortChange)
#include "tst_portchange.moc"
