// SPDX-License-Identifier: MIT
#include "routes/owntorroute.h"

#include "tests/routes/asked.h"
#include "tests/routes/fakecontrol.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace argyle;
using isolation::PortFlag;
using routes::OwnTorRoute;
using routes::test::Asked;
using routes::test::connectTo;
using routes::test::groupOf;

class TestOwnTorRoute : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysAtOnceWhyTorOpensNoSocksPort();
    void mayGoWithTheLastStreamThatItTellsOfItsEnd();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString torFile() const { return file(QStringLiteral("tor")); }
    /// A path that has no room for a control socket.
    QString stateFolder() const { return file(QString(100, u'x')); }
    void writeTor() const;
    qint64 torPid() const;
    std::shared_ptr<OwnTorRoute> makeRoute() const;
    std::unique_ptr<Asked> ask(const std::shared_ptr<OwnTorRoute> &route, isolation::PortFlags flags) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<net::Reactor> m_reactor;
    std::unique_ptr<net::Resolver> m_resolver;
    std::unique_ptr<net::TimerWheel> m_wheel;
    std::unique_ptr<isolation::GroupRegistry> m_groups;
    std::unique_ptr<routes::ProcessEndings> m_endings;
    std::unique_ptr<tests::FakeControl> m_control;
};

void TestOwnTorRoute::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_reactor = net::Reactor::create();
    m_resolver = std::make_unique<net::Resolver>();
    m_wheel = std::make_unique<net::TimerWheel>();
    m_groups = std::make_unique<isolation::GroupRegistry>();
    m_endings = std::make_unique<routes::ProcessEndings>();
    m_control = std::make_unique<tests::FakeControl>();
    m_control->knows("net/listeners/socks", "\"127.0.0.1:4711\"");
}

void TestOwnTorRoute::cleanup()
{
    m_control.reset();
    m_endings.reset();
    m_groups.reset();
    m_wheel.reset();
    m_resolver.reset();
    m_reactor.reset();
    m_folder.reset();
}

/// A tor that leads controllers to m_control, and stays.
void TestOwnTorRoute::writeTor() const
{
    const quint16 port = std::get<socks::Endpoint>(m_control->address()).port;
    QFile tor(torFile());
    QVERIFY(tor.open(QIODevice::WriteOnly));
    tor.write("#!/bin/sh\n[ \"$1\" = --version ] && { echo 'Tor version 0.4.9.11.'; exit; }\necho PORT=127.0.0.1:"
              + QByteArray::number(port)
              + " > \"$(dirname \"$2\")/control-port\"\necho $$ > \"$(dirname \"$2\")/pid\"\nexec sleep 600\n");
    QVERIFY(tor.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
}

qint64 TestOwnTorRoute::torPid() const
{
    QFile pid(stateFolder() + QStringLiteral("/pid"));
    return pid.open(QIODevice::ReadOnly) ? pid.readAll().trimmed().toLongLong() : 0;
}

std::shared_ptr<OwnTorRoute> TestOwnTorRoute::makeRoute() const
{
    return std::make_shared<OwnTorRoute>(routes::TorMeans{*m_reactor, *m_resolver, *m_wheel},
                                         routes::OwnTorTerms{torFile(), stateFolder(), {}}, *m_endings);
}

std::unique_ptr<Asked> TestOwnTorRoute::ask(const std::shared_ptr<OwnTorRoute> &route, isolation::PortFlags flags) const
{
    auto asked = std::make_unique<Asked>(connectTo("host.test", 80), groupOf(*m_groups, "u"));
    asked->flags = flags;
    asked->begin(*route);
    return asked;
}

void TestOwnTorRoute::saysAtOnceWhyTorOpensNoSocksPort()
{
    m_control->knows("status/bootstrap-phase", "NOTICE BOOTSTRAP PROGRESS=100 TAG=done SUMMARY=\"Done\"");
    m_control->on("SETCONF", "553 Unable to set option\r\n");
    writeTor();
    const auto route = makeRoute();
    const isolation::PortFlags flags = isolation::PortSpec::defaultFlags() | PortFlag::CacheIpv4Dns;
    const auto waiting = ask(route, flags);
    QVERIFY(waiting->isUnderWay());
    QVERIFY(waiting->ends());
    const QString problem = QStringLiteral("Tor opens no SocksPort with CacheIPv4DNS: Unable to set option");
    QCOMPARE(waiting->failure.value().problem, problem);
    QCOMPARE(ask(route, flags)->failure.value().problem, problem);
    QVERIFY(ask(route, isolation::PortSpec::defaultFlags())->isUnderWay());
}

void TestOwnTorRoute::mayGoWithTheLastStreamThatItTellsOfItsEnd()
{
    writeTor();
    std::shared_ptr<OwnTorRoute> route = makeRoute();
    const auto waiting = ask(route, isolation::PortSpec::defaultFlags());
    QTRY_VERIFY(torPid());
    const std::weak_ptr<OwnTorRoute> watched = route;
    waiting->wayHeld = std::move(route);
    QVERIFY(QFile::remove(torFile()));
    ::kill(pid_t(torPid()), SIGKILL);
    QVERIFY(waiting->ends());
    QVERIFY(waiting->failure.value().problem.contains(torFile()));
    QVERIFY(watched.expired());
}

QTEST_GUILESS_MAIN(TestOwnTorRoute)
#include "tst_owntorroute.moc"
