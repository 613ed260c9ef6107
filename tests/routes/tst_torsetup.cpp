// SPDX-License-Identifier: MIT
#include "routes/torportflags.h"
#include "routes/torprogram.h"
#include "routes/torsetup.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using namespace argyle::routes;

namespace {

isolation::PortFlags flagsOf(const QString &words)
{
    return isolation::parsePortSpec(QStringLiteral("127.0.0.1:1080 ") + words).spec.value().flags;
}

} // namespace

class TestTorSetup : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheFlagsThatOnlyTorHonours_data();
    void keepsTheFlagsThatOnlyTorHonours();
    void writesATorrc();
    void usesATcpPortWhereASocketDoesNotGo_data();
    void usesATcpPortWhereASocketDoesNotGo();
    void preparesItsFolder();
    void saysWhatIsWrongWithItsFolder();
    void takesThePersonsLinesAsDefaults();
    void livesInTheStateFolder();
    void readsVersions_data();
    void readsVersions();
    void findsTor();
    void saysHowToGetTor();

private:
    QString makeProgram(const QString &folder);
    QTemporaryDir m_folder;
};

void TestTorSetup::keepsTheFlagsThatOnlyTorHonours_data()
{
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << ""
                          << "";
    QTest::newRow("Argyle's own")
        << "ExtendedErrors IsolateDestPort NoDNSRequest NoOnionTraffic SafeSocks NoIsolateSOCKSAuth"
        << "";
    QTest::newRow("families") << "NoIPv4Traffic PreferIPv6"
                              << "NoIPv4Traffic PreferIPv6";
    QTest::newRow("no IPv6") << "NoIPv6Traffic"
                             << "NoIPv6Traffic";
    QTest::newRow("caches") << "CacheIPv4DNS CacheIPv6DNS UseIPv4Cache UseIPv6Cache"
                            << "CacheIPv4DNS CacheIPv6DNS UseIPv4Cache UseIPv6Cache";
    QTest::newRow("short words") << "CacheDNS UseDNSCache"
                                 << "CacheIPv4DNS CacheIPv6DNS UseIPv4Cache UseIPv6Cache";
    QTest::newRow("automap") << "NoPreferIPv6Automap"
                             << "NoPreferIPv6Automap";
    QTest::newRow("long lives") << "KeepAliveIsolateSOCKSAuth"
                                << "KeepAliveIsolateSOCKSAuth";
    QTest::newRow("onion services alone") << "OnionTrafficOnly NoIPv4Traffic CacheIPv4DNS"
                                          << "CacheIPv4DNS";
    QTest::newRow("onion services alone, in other words") << "NoIPv4Traffic NoIPv6Traffic NoDNSRequest PreferIPv6"
                                                          << "";
}

void TestTorSetup::keepsTheFlagsThatOnlyTorHonours()
{
    QFETCH(QString, flags);
    QFETCH(QString, words);
    const isolation::PortFlags torFlags = torFlagsOf(flagsOf(flags));
    QCOMPARE(torFlagWords(torFlags), words);
    QCOMPARE(torFlagsOf(torFlags), torFlags);
    QCOMPARE(torSocksPortWords(torFlags), (QStringLiteral("ExtendedErrors SessionGroup=1 ") + words).trimmed());
}

void TestTorSetup::writesATorrc()
{
    const TorSetup setup({{}, QStringLiteral("/run/x/tor"), {}});
    QVERIFY(setup.hasControlSocket());
    QCOMPARE(setup.torrc(123).split(u'\n'),
             (QStringList{
                 QStringLiteral("# Written by Argyle each time it starts Tor."),
                 QStringLiteral("DataDirectory \"/run/x/tor/data\""),
                 QStringLiteral("SocksPort 127.0.0.1:auto ExtendedErrors SessionGroup=1"),
                 QStringLiteral("ControlPort unix:/run/x/tor/control"),
                 QStringLiteral("CookieAuthentication 1"),
                 QStringLiteral("__OwningControllerProcess 123"),
                 QStringLiteral("Log notice stdout"),
                 QStringLiteral("RunAsDaemon 0"),
                 QString(),
             }));
}

void TestTorSetup::usesATcpPortWhereASocketDoesNotGo_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("goes");
    const QString prefix = QStringLiteral("/run/");
    const auto ofSize = [&prefix](qsizetype size) { // of the socket's path, "/control" and all
        return prefix + QString(size - prefix.size() - 8, u'x');
    };
    QTest::newRow("fits") << ofSize(107) << true;
    QTest::newRow("one too many") << ofSize(108) << false; // the system wants a zero byte behind it
    QTest::newRow("counted in bytes") << QStringLiteral("/run/") + QString(50, u'ü') << false;
    QTest::newRow("a blank") << "/run/a b" << false;
    QTest::newRow("a comment") << "/run/a#b" << false;
    QTest::newRow("a quote") << "/run/a\"b" << false;
}

void TestTorSetup::usesATcpPortWhereASocketDoesNotGo()
{
    QFETCH(QString, folder);
    QFETCH(bool, goes);
    const TorSetup setup({{}, folder, {}});
    QCOMPARE(setup.hasControlSocket(), goes);
    QCOMPARE(setup.torrc(1).contains(QLatin1String("ControlPort unix:")), goes);
    QCOMPARE(setup.torrc(1).contains(QLatin1String("\nControlPort 127.0.0.1:auto\nControlPortWriteToFile \"/run/")),
             !goes);
}

void TestTorSetup::preparesItsFolder()
{
    const QString folder = m_folder.filePath(QStringLiteral("a/b/tor"));
    const TorSetup setup({{}, folder, {}});
    QCOMPARE(setup.prepare(), QString());
    constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QCOMPARE(QFileInfo(folder).permissions()
                 & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
    QVERIFY(QFileInfo(folder).permissions().testFlags(owner));
    QFile torrc(folder + QStringLiteral("/torrc"));
    QVERIFY(torrc.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(torrc.readAll()), setup.torrc(QCoreApplication::applicationPid()));
    // What an earlier run left would lead nowhere.
    for (const QString &path : {setup.controlSocket(), setup.controlPortFile()}) {
        QFile left(path);
        QVERIFY(left.open(QIODevice::WriteOnly));
    }
    QCOMPARE(setup.prepare(), QString());
    QVERIFY(!QFile::exists(setup.controlSocket()));
    QVERIFY(!QFile::exists(setup.controlPortFile()));
}

void TestTorSetup::saysWhatIsWrongWithItsFolder()
{
    QFile file(m_folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString folder = file.fileName() + QStringLiteral("/tor");
    QVERIFY(TorSetup({{}, folder, {}}).prepare().contains(folder));
    const QString missing = m_folder.filePath(QStringLiteral("missing"));
    QVERIFY(TorSetup({{}, m_folder.filePath(QStringLiteral("tor")), missing}).prepare().contains(missing));
}

void TestTorSetup::takesThePersonsLinesAsDefaults()
{
    const QString folder = m_folder.filePath(QStringLiteral("tor"));
    const QString extra = m_folder.filePath(QStringLiteral("extra"));
    QCOMPARE(TorSetup({{}, folder, extra}).arguments(),
             (QStringList{QStringLiteral("-f"), folder + QStringLiteral("/torrc"), QStringLiteral("--defaults-torrc"),
                          extra}));
    // Without any, the system's own defaults must not count.
    const TorSetup setup({{}, folder, {}});
    QCOMPARE(setup.prepare(), QString());
    QCOMPARE(QFileInfo(setup.arguments().last()).absolutePath(), folder);
    QVERIFY(QFile::exists(setup.arguments().last()));
}

void TestTorSetup::livesInTheStateFolder()
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/state");
    QCOMPARE(ownTorFolder(), QStringLiteral("/state/argyle/tor"));
    for (const char *other : {"", "relative/path"}) {
        qputenv("XDG_STATE_HOME", other);
        QCOMPARE(ownTorFolder(), QDir::homePath() + QStringLiteral("/.local/state/argyle/tor"));
    }
    qputenv("XDG_STATE_HOME", before);
}

void TestTorSetup::readsVersions_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<bool>("isVersion");
    QTest::addColumn<bool>("isNewEnough");
    QTest::newRow("Debian 12") << QByteArray("Tor version 0.4.9.11.\nThis build of Tor is covered by …") << true
                               << true;
    QTest::newRow("git") << QByteArray("Tor version 0.4.5.16 (git-0123456789).\n") << true << true;
    QTest::newRow("the oldest") << QByteArray("Tor version 0.4.3.1-alpha.\n") << true << true;
    QTest::newRow("one too old") << QByteArray("Tor version 0.4.2.8.\n") << true << false;
    QTest::newRow("much too old") << QByteArray("Tor version 0.3.5.18.\n") << true << false;
    QTest::newRow("to come") << QByteArray("Tor version 1.0.0.0.\n") << true << true;
    QTest::newRow("something else") << QByteArray("GNU bash, version 5.2.15(1)-release\n") << false << false;
    QTest::newRow("nothing") << QByteArray() << false << false;
}

void TestTorSetup::readsVersions()
{
    QFETCH(QByteArray, output);
    QFETCH(bool, isVersion);
    QFETCH(bool, isNewEnough);
    const std::optional<TorVersion> version = torVersionIn(output);
    QCOMPARE(version.has_value(), isVersion);
    if (version)
        QCOMPARE(*version >= oldestTor, isNewEnough);
}

QString TestTorSetup::makeProgram(const QString &folder)
{
    QDir().mkpath(folder);
    QFile file(folder + QStringLiteral("/tor"));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::ExeOwner))
        return {};
    return file.fileName();
}

void TestTorSetup::findsTor()
{
    const QByteArray before = qgetenv("PATH");
    const QString bin = m_folder.filePath(QStringLiteral("usr/bin"));
    qputenv("PATH", QFile::encodeName(bin));
    QDir().mkpath(bin);
    QCOMPARE(findTor({}), QString());
    const QString beside = makeProgram(m_folder.filePath(QStringLiteral("usr/sbin")));
    QCOMPARE(QFileInfo(findTor({})).canonicalFilePath(), beside);
    const QString found = makeProgram(bin);
    QCOMPARE(findTor({}), found);
    QCOMPARE(findTor(beside), beside);
    QCOMPARE(findTor(bin + QStringLiteral("/missing")), QString());
    QCOMPARE(findTor(bin), QString());
    qputenv("PATH", "");
    QCOMPARE(findTor({}), QString());
    qputenv("PATH", before);
}

void TestTorSetup::saysHowToGetTor()
{
    for (const QString &sentence : {torIsMissing({}), torIsTooOld(QStringLiteral("/usr/bin/tor"), {0, 3, 5, 18})}) {
        QVERIFY2(sentence.contains(QLatin1String("install")), qPrintable(sentence));
        QVERIFY(!sentence.contains(u'\n'));
    }
    QVERIFY(torIsTooOld(QStringLiteral("/usr/bin/tor"), {0, 3, 5, 18}).contains(QLatin1String("0.3.5.18")));
    QVERIFY(torIsMissing(QStringLiteral("/opt/tor")).contains(QLatin1String("/opt/tor")));
}

QTEST_GUILESS_MAIN(TestTorSetup)
#include "tst_torsetup.moc"
