// SPDX-License-Identifier: MIT
// What is kept, and that it comes back.
#include "settings/settingsfile.h"
#include "tests/settings/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle::settings;
using argyle::tests::contentOf;
using argyle::tests::writeFile;
using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

Port port(const QString &line, Port::Switch position = Port::Switch::On)
{
    return {parsePortSpec(line).spec.value(), position};
}

Settings everythingChanged()
{
    Settings settings;
    settings.ports = {port(u"127.0.0.1:1080 NoIPv6Traffic SessionGroup=2"_s), port(u"[::1]:auto"_s, Port::Switch::Off),
                      port(uR"(unix:"/run/a \"b\"" GroupWritable)"_s)};
    settings.route = u"tor:socks=127.0.0.1:9050,control=unix:/run/tor/control"_s;
    settings.nameServers = {u"192.0.2.1"_s, u"[2001:db8::1]:53"_s};
    settings.cacheNames = false;
    settings.browserPage = {false, 403, u"=Title, with \"marks\"; ä 😀"_s, u"<p>{address}\r\n\t%41 \\n</p>\n@x"_s};
    settings.browserPages = {{u"firefox"_s, {true, 502, u"Fire"_s, u"a, b"_s}}, {u"größe.bin"_s, {}}};
    settings.handshakeTimeout = std::chrono::seconds(7);
    settings.connectTimeout = std::chrono::seconds(3600);
    settings.colorScheme = ColorScheme::Dark;
    settings.density = Density::Compact;
    settings.language = u"de"_s;
    settings.showTray = settings.closeToTray = false;
    settings.trayExplained = settings.startHidden = settings.startWithSession = settings.systemProxy = true;
    settings.notifications = {false, false, false};
    settings.closedStreamsKept = 0;
    settings.hideDestinations = true;
    return settings;
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void givesTheDefaultsWhereThereIsNoFile();
    void takesBackWhatItSaved_data();
    void takesBackWhatItSaved();
    void keepsPortsAsTorrcLines();
    void neverWritesCredentials_data();
    void neverWritesCredentials();
    void isThePersonsAlone();
    void keepsWhatItDoesNotKnow();
    void keepsWhatStandsBesideAPort();
    void forgetsWhatStoodBesideAPortThatIsGone();
    void readsWhatAPersonWrote();
    void replacesAFileOfOtherModes();
    void writesThroughASymbolicLink();
    void standsInTheConfigurationFolder();
    void tellsItsLanguageWithoutTouchingAnything();

private:
    QString path() const { return m_folder->filePath(u"argyle.conf"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsFile::givesTheDefaultsWhereThereIsNoFile()
{
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings, Settings());
    QCOMPARE(loaded.warning, QString());
    QCOMPARE(loaded.lost, Losses());
    QVERIFY(!QFileInfo::exists(path()));
}

void TestSettingsFile::takesBackWhatItSaved_data()
{
    QTest::addColumn<Settings>("settings");
    Settings noPorts;
    noPorts.ports.clear();
    Settings oneServer;
    oneServer.nameServers = QStringList{u"192.0.2.1"_s};
    Settings light;
    light.colorScheme = ColorScheme::Light;
    QTest::newRow("defaults") << Settings();
    QTest::newRow("everything changed") << everythingChanged();
    QTest::newRow("no ports") << noPorts;
    QTest::newRow("one name server") << oneServer;
    Settings odd;
    odd.browserPage.title = u"\0\1\x1b\x7f\u0085\u2028\ufeff=;,\"' \\x0 "_s;
    odd.browserPages[u"[a=b];c%2 "_s] = {};
    odd.browserPages[u"@Variant(x)"_s] = {};
    QTest::newRow("light") << light;
    QTest::newRow("odd characters") << odd;
}

void TestSettingsFile::takesBackWhatItSaved()
{
    QFETCH(Settings, settings);
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.warning, QString());
    QVERIFY2(loaded.settings == settings, contentOf(path()).constData());

    // And over what was there before.
    QCOMPARE(SettingsFile(path()).save(everythingChanged()), QString());
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    QVERIFY2(SettingsFile(path()).load().settings == settings, contentOf(path()).constData());
}

void TestSettingsFile::keepsPortsAsTorrcLines()
{
    Settings settings;
    settings.ports = {port(u"1080 IsolateDestAddr"_s), port(u"9999"_s, Port::Switch::Off)};
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    const QByteArray content = contentOf(path());
    QVERIFY2(content.contains("\n1\\line=127.0.0.1:1080 IsolateDestAddr\n1\\on=true\n"), content.constData());
    QVERIFY2(content.contains("\n2\\line=127.0.0.1:9999\n2\\on=false\n"), content.constData());
}

void TestSettingsFile::neverWritesCredentials_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("kept");
    QTest::newRow("upstream") << "socks5://alice:sesame@127.0.0.1:9050"
                              << "socks5://127.0.0.1:9050";
    QTest::newRow("tor") << "tor:socks=127.0.0.1:9050,password=sesame"
                         << "tor:socks=127.0.0.1:9050";
}

void TestSettingsFile::neverWritesCredentials()
{
    QFETCH(QString, route);
    Settings settings;
    settings.route = route;
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    const QByteArray content = contentOf(path());
    QVERIFY2(!content.contains("sesame") && !content.contains("alice"), content.constData());
    QTEST(SettingsFile(path()).load().settings.route, "kept");
}

void TestSettingsFile::isThePersonsAlone()
{
    const QString folder = m_folder->filePath(u"a/b"_s);
    QCOMPARE(SettingsFile(folder + u"/argyle.conf"_s).save({}), QString());
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &made : {m_folder->filePath(u"a"_s), folder, folder + u"/argyle.conf"_s})
        QCOMPARE(QFile::permissions(made) & others, QFileDevice::Permissions());
    QVERIFY(!(QFile::permissions(folder + u"/argyle.conf"_s) & QFileDevice::ExeOwner));
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList(u"argyle.conf"_s));
}

void TestSettingsFile::keepsWhatItDoesNotKnow()
{
    writeFile(path(), "top=1\n[appearance]\naccent=plum\ncloseToTray=true\n[later]\nlist=a, b\ntext=\"x; y\"\n"
                      "[ports]\nnote=mine\n");
    Settings settings;
    settings.closeToTray = false;
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    QSettings read(path(), QSettings::IniFormat);
    QCOMPARE(read.value(u"top"_s).toString(), u"1"_s);
    QCOMPARE(read.value(u"appearance/accent"_s).toString(), u"plum"_s);
    QCOMPARE(read.value(u"appearance/closeToTray"_s).toBool(), false);
    QCOMPARE(read.value(u"later/list"_s).toStringList(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(read.value(u"later/text"_s).toString(), u"x; y"_s);
    QCOMPARE(read.value(u"ports/note"_s).toString(), u"mine"_s);
}

void TestSettingsFile::keepsWhatStandsBesideAPort()
{
    writeFile(path(), "[ports]\nsize=2\n1\\line=1080\n1\\label=first\n2\\line=9999 ExtendedErrors\n2\\label=second\n"
                      "[browserPages]\nsize=1\n1\\application=curl\n1\\color=red\n");
    Settings settings;
    settings.ports = {port(u"[::1]:1"_s), port(u"9999"_s), port(u"1080 SafeSocks"_s)};
    settings.browserPages = {{u"a"_s, {}}, {u"curl"_s, {}}};
    QCOMPARE(SettingsFile(path()).save(settings), QString());
    QSettings read(path(), QSettings::IniFormat);
    QVERIFY(!read.contains(u"ports/1/label"_s));
    QCOMPARE(read.value(u"ports/2/label"_s).toString(), u"second"_s);
    QCOMPARE(read.value(u"ports/3/label"_s).toString(), u"first"_s);
    QVERIFY(!read.contains(u"browserPages/1/color"_s));
    QCOMPARE(read.value(u"browserPages/2/color"_s).toString(), u"red"_s);
    QVERIFY(SettingsFile(path()).load().settings == settings);
}

void TestSettingsFile::forgetsWhatStoodBesideAPortThatIsGone()
{
    writeFile(path(), "[ports]\nsize=2\n1\\line=1080\n2\\line=9999\n2\\label=second\n");
    QCOMPARE(SettingsFile(path()).save({}), QString());
    QVERIFY2(!contentOf(path()).contains("second"), contentOf(path()).constData());
}

void TestSettingsFile::readsWhatAPersonWrote()
{
    writeFile(path(), "; mine\n[ports]\n3\\line=9051 isolatedestaddr\n3\\on=0\n7\\line=auto\n"
                      "[route]\nway=tor:socks=127.0.0.1:9050,control=127.0.0.1:9051\n"
                      "[names]\nservers=192.0.2.1, 192.0.2.2:54\ncache=FALSE\n[appearance]\ncolorScheme=Dark\n");
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.warning, QString());
    QCOMPARE(loaded.settings.ports, (QList<Port>{port(u"9051 IsolateDestAddr"_s, Port::Switch::Off), port(u"auto"_s)}));
    QCOMPARE(loaded.settings.route, u"tor:socks=127.0.0.1:9050,control=127.0.0.1:9051"_s);
    QCOMPARE(loaded.settings.nameServers, (QStringList{u"192.0.2.1"_s, u"192.0.2.2:54"_s}));
    QCOMPARE(loaded.settings.cacheNames, false);
    QCOMPARE(loaded.settings.colorScheme, ColorScheme::Dark);
    QCOMPARE(loaded.settings.connectTimeout, Settings().connectTimeout);
}

void TestSettingsFile::replacesAFileOfOtherModes()
{
    writeFile(path(), "[later]\nx=1\n");
    QVERIFY(QFile::setPermissions(path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup
                                              | QFileDevice::ReadOther));
    QCOMPARE(SettingsFile(path()).save({}), QString());
    QVERIFY(!(QFile::permissions(path()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestSettingsFile::writesThroughASymbolicLink()
{
    const QString target = m_folder->filePath(u"elsewhere.conf"_s);
    writeFile(target, "[later]\nx=1\n");
    QVERIFY(QFile::link(target, path()));
    QCOMPARE(SettingsFile(path()).save(everythingChanged()), QString());
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(SettingsFile(target).load().settings == everythingChanged());
}

void TestSettingsFile::tellsItsLanguageWithoutTouchingAnything()
{
    const SettingsFile file(path());
    QCOMPARE(file.language(), QString());
    QVERIFY(!QFile::exists(path()));
    writeFile(path(), "[appearance]\nlanguage=de\n");
    QCOMPARE(file.language(), u"de"_s);
    // What is broken is load()'s to set aside, and to tell of.
    const QByteArray broken("[appearance\nlanguage");
    writeFile(path(), broken);
    QCOMPARE(file.language(), QString());
    QCOMPARE(contentOf(path()), broken);
}

void TestSettingsFile::standsInTheConfigurationFolder()
{
    QCOMPARE(SettingsFile::defaultPath(), qEnvironmentVariable("XDG_CONFIG_HOME") + u"/argyle/argyle.conf"_s);
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
