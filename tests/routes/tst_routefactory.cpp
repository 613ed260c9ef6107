// SPDX-License-Identifier: MIT
#include "routes/routefactory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using namespace argyle::routes;

class TestRouteFactory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void makesTheRouteThatIsNamed_data();
    void makesTheRouteThatIsNamed();
    void keepsTheTorThatIsInTheFolder();
    void makesRoomForAnotherTor();

private:
    std::shared_ptr<Route> make(const QString &text, const QString &torrcExtra = {});

    QTemporaryDir m_folder;
    std::unique_ptr<net::Reactor> m_reactor = net::Reactor::create();
    net::Resolver m_resolver;
    net::TimerWheel m_wheel;
    ProcessEndings m_endings;
    std::weak_ptr<OwnTorRoute> m_lastOwnTor;
};

/// A tor that only says who it is and stays.
void TestRouteFactory::initTestCase()
{
    QFile tor(m_folder.filePath(QStringLiteral("tor")));
    QVERIFY(tor.open(QIODevice::WriteOnly));
    tor.write("#!/bin/sh\n[ \"$1\" = --version ] && { echo 'Tor version 0.4.9.11.'; exit; }\nexec sleep 600\n");
    QVERIFY(tor.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
}

std::shared_ptr<Route> TestRouteFactory::make(const QString &text, const QString &torrcExtra)
{
    const RouteMeans means{
        *m_reactor,
        m_resolver,
        m_wheel,
        DirectRoute::Caching::On,
        {m_folder.filePath(QStringLiteral("tor")), m_folder.filePath(QStringLiteral("state")), torrcExtra},
        m_endings,
        m_lastOwnTor};
    return makeRoute(settings::parseRoute(text).spec.value(), means);
}

void TestRouteFactory::makesTheRouteThatIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("direct") << "direct"
                            << "direct";
    QTest::newRow("another proxy") << "socks5://127.0.0.1:9"
                                   << "upstream";
    QTest::newRow("a running tor") << "tor:socks=127.0.0.1:9"
                                   << "tor";
    QTest::newRow("a tor of our own") << "tor"
                                      << "tor";
}

void TestRouteFactory::makesTheRouteThatIsNamed()
{
    QFETCH(QString, text);
    const std::shared_ptr<Route> route = make(text);
    QTEST(route->name(), "name");
    QCOMPARE(route->tor().has_value(), text.startsWith(QLatin1String("tor")));
}

void TestRouteFactory::keepsTheTorThatIsInTheFolder()
{
    std::shared_ptr<Route> route = make(QStringLiteral("tor"));
    const std::shared_ptr<Route> ofAnOpenStream = route;
    QVERIFY(make(QStringLiteral("direct")) != ofAnOpenStream);
    QCOMPARE(make(QStringLiteral("tor")), ofAnOpenStream);
}

void TestRouteFactory::makesRoomForAnotherTor()
{
    const std::shared_ptr<Route> before = make(QStringLiteral("tor"));
    const QString extra = m_folder.filePath(QStringLiteral("extra"));
    QFile file(extra);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const std::shared_ptr<Route> after = make(QStringLiteral("tor"), extra);
    QVERIFY(after != before);
    QVERIFY(std::dynamic_pointer_cast<OwnTorRoute>(before)->hopeless(isolation::PortSpec::defaultFlags()));
    QVERIFY(!std::dynamic_pointer_cast<OwnTorRoute>(after)->hopeless(isolation::PortSpec::defaultFlags()));
    QCOMPARE(make(QStringLiteral("tor"), extra), after);
}

QTEST_GUILESS_MAIN(TestRouteFactory)
#include "tst_routefactory.moc"
