// SPDX-License-Identifier: MIT
#include "routes/torprocess.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <memory>

using namespace argyle;
using routes::OwnTorTerms;
using routes::ProcessEndings;
using routes::TorProcess;

namespace {

const QByteArray version = "[ \"$1\" = --version ] && { echo 'Tor version 0.4.9.11.'; exit; }\n";
/// Tells who it is, and stays.
const QByteArray stays = "echo $$ > \"$(dirname \"$2\")/pid\"\nexec sleep 600\n";

} // namespace

class TestTorProcess : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_endings.reset(); }
    void runsTor();
    void knowsTheControlSocketOnceItIsThere();
    void readsTheControlPort();
    void startsItAgain();
    void saysWhyTorEnded();
    void saysThatTorIsMissing();
    void saysThatTorIsTooOld();
    void saysThatItIsNoTor_data();
    void saysThatItIsNoTor();
    void findsTorOnceItIsInstalled();
    void endsTor();
    void leavesTheFolderToTheTorBefore();

private:
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    /// A tor that is a shell script.
    void writeTor(const QByteArray &script) const;
    qint64 torPid() const;
    OwnTorTerms terms() const { return {file("tor"), file("state"), {}}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProcessEndings> m_endings;
};

void TestTorProcess::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_endings = std::make_unique<ProcessEndings>();
}

void TestTorProcess::writeTor(const QByteArray &script) const
{
    QFile tor(file("tor"));
    QVERIFY(tor.open(QIODevice::WriteOnly));
    tor.write("#!/bin/sh\n" + script);
    tor.close();
    QVERIFY(tor.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
}

qint64 TestTorProcess::torPid() const
{
    QFile pid(file("state/pid"));
    return pid.open(QIODevice::ReadOnly) ? pid.readAll().trimmed().toLongLong() : 0;
}

void TestTorProcess::runsTor()
{
    writeTor(version + "echo \"$@\" > \"$(dirname \"$2\")/arguments\"\n" + stays);
    TorProcess process(terms(), *m_endings);
    process.start();
    QTRY_VERIFY(torPid());
    QVERIFY(process.isRunning());
    QCOMPARE(process.problem(), QString());
    QVERIFY(!process.isHopeless());
    QVERIFY(!process.controlAddress());
    QFile arguments(file("state/arguments"));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(arguments.readAll()).trimmed(), routes::TorSetup(terms()).arguments().join(u' '));
}

void TestTorProcess::knowsTheControlSocketOnceItIsThere()
{
    writeTor(version + "touch \"$(dirname \"$2\")/control\"\n" + stays);
    TorProcess process(terms(), *m_endings);
    process.start();
    QTRY_VERIFY(process.controlAddress());
    QCOMPARE(std::get<QString>(*process.controlAddress()), file("state/control"));
}

void TestTorProcess::readsTheControlPort()
{
    writeTor(version + "echo PORT=127.0.0.1:4711 > \"$(dirname \"$2\")/control-port\"\n" + stays);
    OwnTorTerms far = terms();
    far.folder += QStringLiteral("/") + QString(100, u'x');
    TorProcess process(far, *m_endings);
    process.start();
    QTRY_VERIFY(process.controlAddress());
    QVERIFY(std::get<socks::Endpoint>(*process.controlAddress())
            == (socks::Endpoint{socks::Ipv4{{127, 0, 0, 1}}, 4711}));
}

void TestTorProcess::startsItAgain()
{
    writeTor(version + stays);
    TorProcess process(terms(), *m_endings);
    process.start();
    QTRY_VERIFY(torPid());
    const qint64 first = torPid();
    ::kill(pid_t(first), SIGKILL);
    QTRY_VERIFY(!process.isRunning());
    QVERIFY(process.problem().contains(QLatin1String("started again")));
    QTRY_VERIFY(torPid() != first);
    QTRY_VERIFY(process.isRunning());
    QCOMPARE(process.problem(), QString());
}

void TestTorProcess::saysWhyTorEnded()
{
    writeTor(version
             + "echo 'Nov 24 06:38:10.000 [notice] hello'\n"
               "echo 'Nov 24 06:38:10.000 [warn] Failed to parse/validate config: Unknown option Foo.'\n"
               "echo 'Nov 24 06:38:10.000 [err] Reading config failed--see warnings above.'\nexit 1\n");
    TorProcess process(terms(), *m_endings);
    process.start();
    QTRY_COMPARE(process.problem(),
                 QStringLiteral("Tor has ended: Failed to parse/validate config: Unknown option Foo. "
                                "Reading config failed--see warnings above."));
    QVERIFY(!process.isHopeless());
}

void TestTorProcess::saysThatTorIsMissing()
{
    TorProcess process(terms(), *m_endings);
    QSignalSpy changed(&process, &TorProcess::changed);
    process.start();
    QVERIFY(process.isHopeless());
    QVERIFY(process.problem().contains(file("tor")));
    QCOMPARE(changed.count(), 1);
}

void TestTorProcess::saysThatTorIsTooOld()
{
    writeTor("echo 'Tor version 0.3.5.18.'");
    TorProcess process(terms(), *m_endings);
    process.start();
    QTRY_VERIFY(process.isHopeless());
    QVERIFY(process.problem().contains(QLatin1String("0.3.5.18")));
    QVERIFY(!QFileInfo::exists(file("state")));
}

void TestTorProcess::saysThatItIsNoTor_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<std::chrono::milliseconds>("patience");
    QTest::newRow("another program") << QByteArray("echo hello") << TorProcess::usualPatience;
    QTest::newRow("one that does not end") << QByteArray("exec sleep 600") << std::chrono::milliseconds(50);
    QTest::newRow("one that says too much")
        << QByteArray("exec yes") << std::chrono::milliseconds(std::chrono::hours(1));
}

void TestTorProcess::saysThatItIsNoTor()
{
    QFETCH(QByteArray, script);
    QFETCH(std::chrono::milliseconds, patience);
    writeTor(script);
    TorProcess process(terms(), *m_endings, patience);
    process.start();
    QTRY_VERIFY(process.problem().contains(QLatin1String("does not say which version")));
}

void TestTorProcess::findsTorOnceItIsInstalled()
{
    TorProcess process(terms(), *m_endings);
    process.start();
    QVERIFY(process.isHopeless());
    writeTor(version + stays);
    QTRY_VERIFY(process.isRunning());
    QVERIFY(!process.isHopeless());
    QCOMPARE(process.problem(), QString());
}

void TestTorProcess::endsTor()
{
    writeTor(version + stays);
    auto process = std::make_unique<TorProcess>(terms(), *m_endings);
    process->start();
    QTRY_VERIFY(torPid());
    const auto pid = pid_t(torPid());
    QCOMPARE(::kill(pid, 0), 0);
    process.reset();
    m_endings.reset();
    QCOMPARE(::kill(pid, 0), -1);
}

void TestTorProcess::leavesTheFolderToTheTorBefore()
{
    // It ends when the next one is as far as to be started.
    writeTor("[ \"$1\" = --version ] && { echo >> \"$(dirname \"$0\")/asked\"; echo 'Tor version 0.4.9.11.'; exit; }\n"
             "trap '' TERM\n"
             "cd \"$(dirname \"$2\")\"\n"
             "echo begins >> log\n"
             "until [ $(wc -l < ../asked) -ge 2 ]; do sleep 0.1; done\n"
             "echo ends >> log\n");
    const auto log = [this] {
        QFile file(m_folder->filePath(QStringLiteral("state/log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
    };
    auto before = std::make_unique<TorProcess>(terms(), *m_endings);
    before->start();
    QTRY_COMPARE(log(), QByteArray("begins"));
    before.reset();
    TorProcess after(terms(), *m_endings);
    after.start();
    QTRY_VERIFY(log().count("begins") == 2);
    QVERIFY2(log().startsWith("begins ends begins"), log().constData());
}

QTEST_GUILESS_MAIN(TestTorProcess)
#include "tst_torprocess.moc"
