// SPDX-License-Identifier: MIT
// Broken files, values that cannot be, and places that cannot be written.
#include "settings/settingsfile.h"
#include "tests/settings/files.h"
#include "tests/settings/norights.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace argyle::settings;
using argyle::tests::contentOf;
using argyle::tests::NoRights;
using argyle::tests::writeFile;
using namespace argyle::isolation;
using namespace Qt::StringLiterals;

namespace {

constexpr Losses everything = Losses(Loss::Route) | Loss::Ports | Loss::NameServers;

/// No file of this process may grow beyond `size` while it lives: what a full disk does, for root too.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t size)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{size, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace

class TestSettingsFileTrouble : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void setsABrokenFileAside_data();
    void setsABrokenFileAside();
    void leavesABrokenFileToOneWhoAsksForThat();
    void setsEveryBrokenFileAside();
    void setsABrokenFileAsideBeforeItSaves();
    void warnsOfAValueThatCannotBe_data();
    void warnsOfAValueThatCannotBe();
    void hidesDestinationsWhereItCannotTellWhether_data();
    void hidesDestinationsWhereItCannotTellWhether();
    void tellsWhatIsLost_data();
    void tellsWhatIsLost();
    void keepsTheGoodValuesBesideABadOne();
    void keepsACopyOfWhatItCouldNotTake();
    void keepsACopyOfEntriesOfNoNumber();
    void switchesTheSecondOfTwoEqualPortsOff();
    void doesNotSaveWhatCannotBe();
    void saysThatItsPlaceIsAFolder();
    void saysThatItsFolderCannotBeMade();
    void saysThatItsFolderIsReadOnly();
    void saysThatTheOldFileCannotBeRead();
    void takesAFolderThatMayNotBeEnteredForNoAbsence();
    void tellsWhatItDoesNotKnow();
    void keepsTheOldFileOnAFullDisk_data();
    void keepsTheOldFileOnAFullDisk();

private:
    QString path() const { return m_folder->filePath(u"argyle.conf"_s); }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsFileTrouble::setsABrokenFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("prose") << QByteArray("This is no settings file\n");
    QTest::newRow("cut short") << QByteArray("[route]\nway=tor\n[ports");
    QTest::newRow("cut in a key") << QByteArray("[route]\nway=tor\n[ports]\n1\\li");
    QTest::newRow("bytes") << QByteArray("\0\xFF\x7F"
                                         "ELF\x01\0\0\0",
                                         10);
}

void TestSettingsFileTrouble::setsABrokenFileAside()
{
    QFETCH(QByteArray, content);
    writeFile(path(), content);
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings, Settings());
    QCOMPARE(names().size(), 1);
    static const QRegularExpression pattern(u"^argyle\\.conf\\.broken-\\d{8}-\\d{6}$"_s);
    QVERIFY2(pattern.match(names().first()).hasMatch(), qPrintable(names().first()));
    QCOMPARE(contentOf(m_folder->filePath(names().first())), content);
    QVERIFY2(loaded.warning.contains(path()) && loaded.warning.contains(names().first()), qPrintable(loaded.warning));
    QCOMPARE(loaded.lost, everything);
}

void TestSettingsFileTrouble::leavesABrokenFileToOneWhoAsksForThat()
{
    writeFile(path(), "broken");
    const auto loaded = SettingsFile(path()).load(SettingsFile::Broken::Leave);
    QCOMPARE(loaded.lost, everything);
    QVERIFY2(loaded.warning.contains(path()), qPrintable(loaded.warning));
    QCOMPARE(contentOf(path()), QByteArray("broken"));
    QCOMPARE(names().size(), 1);
}

void TestSettingsFileTrouble::setsEveryBrokenFileAside()
{
    for (int i = 0; i < 3; ++i) {
        writeFile(path(), "broken " + QByteArray::number(i));
        SettingsFile(path()).load();
    }
    QByteArrayList contents;
    for (const QString &name : names())
        contents << contentOf(m_folder->filePath(name));
    std::sort(contents.begin(), contents.end());
    QCOMPARE(contents, (QByteArrayList{"broken 0", "broken 1", "broken 2"}));
}

void TestSettingsFileTrouble::setsABrokenFileAsideBeforeItSaves()
{
    writeFile(path(), "broken");
    QCOMPARE(SettingsFile(path()).save({}), QString());
    QCOMPARE(names().size(), 2);
    QCOMPARE(contentOf(m_folder->filePath(names().last())), QByteArray("broken"));
    QCOMPARE(SettingsFile(path()).load().warning, QString());
}

void TestSettingsFileTrouble::warnsOfAValueThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("named");
    const auto row = [](const char *name, const char *content, const QStringList &named) {
        QTest::newRow(name) << QByteArray(content) << named;
    };
    row("timeout too short", "[timeouts]\nhandshake=0\n", {u"timeouts/handshake"_s, u"\"0\""_s, u"60"_s});
    row("timeout too long", "[timeouts]\nconnect=99999999999999\n", {u"timeouts/connect"_s, u"120"_s});
    row("timeout no number", "[timeouts]\nconnect=soon\n", {u"timeouts/connect"_s, u"\"soon\""_s});
    row("status", "[browserPage]\nstatus=200\n", {u"browserPage/status"_s, u"501"_s});
    row("switch", "[names]\ncache=perhaps\n", {u"names/cache"_s, u"\"perhaps\""_s, u"true"_s});
    row("colour scheme", "[appearance]\ncolorScheme=pink\n", {u"appearance/colorScheme"_s, u"system"_s});
    row("closed streams", "[privacy]\nclosedStreamsKept=100001\n", {u"privacy/closedStreamsKept"_s, u"10000"_s});
    row("route", "[route]\nway=elsewhere\n", {u"\"elsewhere\""_s});
    row("name server", "[names]\nservers=dns.example\n", {u"\"dns.example\""_s});
    row("a page of no number", "[browserPages]\n0\\application=curl\n-1\\title=x\n", {u"browserPages/-1/title"_s});
    row("an application's folder", "[browserPages]\n1\\application=/bin/x\n", {u"\"/bin/x\""_s});
}

void TestSettingsFileTrouble::warnsOfAValueThatCannotBe()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, named);
    writeFile(path(), content);
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings, Settings());
    for (const QString &word : named)
        QVERIFY2(loaded.warning.contains(word), qPrintable(loaded.warning));
    QCOMPARE(contentOf(path()), content); // a file that can be read is not broken
}

void TestSettingsFileTrouble::hidesDestinationsWhereItCannotTellWhether_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"yes", "on", "", "2", "true, false", "no"})
        QTest::newRow(value) << QByteArray(value);
}

void TestSettingsFileTrouble::hidesDestinationsWhereItCannotTellWhether()
{
    QFETCH(QByteArray, value);
    writeFile(path(), "[privacy]\nhideDestinations=" + value + '\n');
    const auto loaded = SettingsFile(path()).load();
    QVERIFY(loaded.settings.hideDestinations);
    QVERIFY2(loaded.warning.contains(u"privacy/hideDestinations"_s), qPrintable(loaded.warning));
    QVERIFY2(loaded.warning.contains(u"it is true now"_s), qPrintable(loaded.warning));
    QCOMPARE(loaded.lost, Losses());
}

void TestSettingsFileTrouble::tellsWhatIsLost_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Losses>("lost");
    const auto row = [](const char *name, const char *content, Losses lost = {}) {
        QTest::newRow(name) << QByteArray(content) << lost;
    };
    row("nothing", "");
    row("all is well", "[route]\nway=tor\n[ports]\n1\\line=1080\nsize=1\n[names]\nservers=192.0.2.1, ::1\n");
    row("no ports on purpose", "[ports]\nsize=0\n");
    row("no name servers on purpose", "[names]\nservers=\n");
    row("a value that matters less", "[timeouts]\nconnect=soon\n");
    row("the route", "[route]\nway=elsewhere\n", Loss::Route);
    row("a misspelt route", "[Route]\nWay=tor\n", Loss::Route);
    row("a misspelt route beside the route", "[route]\nway=tor\nroute=direct\n");
    row("the only port", "[ports]\n1\\line=127.0.0.1:1080, 5\nsize=1\n", Loss::Ports);
    row("a port without a line", "[ports]\n1\\on=true\nsize=1\n", Loss::Ports);
    row("a port of several", "[ports]\n1\\line=1080\n2\\line=9051 Bogus\n3\\line=9052\n", Loss::Ports);
    row("the port 0", "[ports]\n0\\line=127.0.0.1:1080\nsize=1\n", Loss::Ports);
    row("a port of a negative number", "[ports]\n-1\\line=1080\n1\\line=9052\nsize=2\n", Loss::Ports);
    row("a port of a large number", "[ports]\n99999999999\\line=1080\n", Loss::Ports);
    row("a port of no number", "[ports]\nfirst\\line=1080\n", Loss::Ports);
    row("a port of a padded number", "[ports]\n01\\line=1080\n1\\line=9052\n", Loss::Ports);
    row("what a later version says of all ports", "[ports]\n1\\line=1080\nnote=mine\nsize=1\n");
    row("a page of no number", "[browserPages]\n0\\application=curl\n");
    row("a port that may be on", "[ports]\n1\\line=Bogus\n1\\on=maybe\n", Loss::Ports);
    row("a port that is off", "[ports]\n1\\line=1080\n2\\line=Bogus\n2\\on=false\n3\\line=9052\n");
    row("a lost port before one that is off", "[ports]\n1\\line=Bogus\n2\\line=Bogus\n2\\on=false\n", Loss::Ports);
    row("the only name server", "[names]\nservers=dns.example\n", Loss::NameServers);
    row("all name servers", "[names]\nservers=dns.example, 192.0.2.1:0x35\n", Loss::NameServers);
    row("a name server of several", "[names]\nservers=dns.example, 192.0.2.1\n");
    row("all", "[route]\nway=x\n[ports]\n1\\line=x\n[names]\nservers=x\n", everything);
}

void TestSettingsFileTrouble::tellsWhatIsLost()
{
    QFETCH(QByteArray, content);
    writeFile(path(), content);
    const auto loaded = SettingsFile(path()).load();
    QTEST(loaded.lost, "lost");
    QVERIFY(!loaded.lost || !loaded.warning.isEmpty());
}

void TestSettingsFileTrouble::keepsTheGoodValuesBesideABadOne()
{
    writeFile(path(), "[ports]\n1\\line=1080\n2\\line=9051 Bogus\n3\\line=9052\n3\\on=maybe\n"
                      "[names]\nservers=192.0.2.1, bogus\n[timeouts]\nhandshake=5\nconnect=0\n");
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings.ports.size(), 2);
    QCOMPARE(addressText(loaded.settings.ports[1].spec), u"127.0.0.1:9052"_s);
    QVERIFY(loaded.settings.ports[1].isOn());
    QCOMPARE(loaded.settings.nameServers, QStringList(u"192.0.2.1"_s));
    QCOMPARE(loaded.settings.handshakeTimeout, std::chrono::seconds(5));
    for (const QString &word : {u"\"Bogus\""_s, u"\"maybe\""_s, u"\"bogus\""_s, u"timeouts/connect"_s})
        QVERIFY2(loaded.warning.contains(word), qPrintable(loaded.warning));
}

void TestSettingsFileTrouble::keepsACopyOfWhatItCouldNotTake()
{
    const QByteArray content = "[ports]\n1\\line=1080\n2\\line=9051 Bogus\n";
    writeFile(path(), content);
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(names().size(), 1);
    QCOMPARE(SettingsFile(path()).save(loaded.settings), QString());
    QCOMPARE(names().size(), 2);
    const QString copy = names().last();
    QVERIFY2(copy.startsWith(u"argyle.conf.before-"_s), qPrintable(copy));
    QCOMPARE(contentOf(m_folder->filePath(copy)), content);
    // Now there is nothing more to lose.
    QCOMPARE(SettingsFile(path()).save(loaded.settings), QString());
    QCOMPARE(names().size(), 2);
}

void TestSettingsFileTrouble::keepsACopyOfEntriesOfNoNumber()
{
    const QByteArray content = "[ports]\n0\\line=9051\n1\\line=1080\nsecond\\line=9052\nsize=3\n";
    writeFile(path(), content);
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings.ports.size(), 1);
    QVERIFY2(loaded.warning.count(u" is left out: "_s) == 1, qPrintable(loaded.warning));
    QCOMPARE(SettingsFile(path()).save(loaded.settings), QString());
    QCOMPARE(contentOf(m_folder->filePath(names().last())), content);
    // The next start has nothing to complain of.
    QCOMPARE(SettingsFile(path()).load().warning, QString());
    QVERIFY2(!contentOf(path()).contains("905"), contentOf(path()).constData());
}

void TestSettingsFileTrouble::switchesTheSecondOfTwoEqualPortsOff()
{
    writeFile(path(), "[ports]\n1\\line=1080\n2\\line=127.0.0.1:1080 ExtendedErrors\n");
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings.ports.size(), 2);
    QVERIFY(loaded.settings.ports[0].isOn());
    QVERIFY(!loaded.settings.ports[1].isOn());
    QVERIFY2(loaded.warning.contains(u"127.0.0.1:1080"_s), qPrintable(loaded.warning));
    QCOMPARE(problemWith(loaded.settings), QString());
}

void TestSettingsFileTrouble::doesNotSaveWhatCannotBe()
{
    Settings settings;
    settings.browserPage.status = 200;
    const QString problem = SettingsFile(path()).save(settings);
    QVERIFY2(problem.contains(problemWith(settings)), qPrintable(problem));
    QVERIFY(!QFile::exists(path()));
}

void TestSettingsFileTrouble::saysThatItsPlaceIsAFolder()
{
    QVERIFY(QDir().mkdir(path()));
    const QString problem = SettingsFile(path()).save({});
    QVERIFY2(problem.contains(path()) && problem.endsWith(u'.'), qPrintable(problem));
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.settings, Settings());
    QCOMPARE(loaded.lost, everything);
    QVERIFY2(loaded.warning.contains(path()), qPrintable(loaded.warning));
    QVERIFY(QFileInfo(path()).isDir());
}

void TestSettingsFileTrouble::saysThatItsFolderCannotBeMade()
{
    writeFile(path(), "x=1\n");
    const QString below = path() + u"/folder"_s;
    const QString problem = SettingsFile(below + u"/argyle.conf"_s).save({});
    QVERIFY2(problem.contains(below), qPrintable(problem));
    QCOMPARE(contentOf(path()), QByteArray("x=1\n"));
}

void TestSettingsFileTrouble::saysThatItsFolderIsReadOnly()
{
    writeFile(path(), "[later]\nx=1\n");
    const QByteArray before = contentOf(path());
    const NoRights noRights({m_folder->path(), path()});
    QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    const QString problem = SettingsFile(path()).save({});
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY2(problem.contains(path()) && problem.endsWith(u'.'), qPrintable(problem));
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(names(), QStringList(u"argyle.conf"_s));
}

void TestSettingsFileTrouble::saysThatTheOldFileCannotBeRead()
{
    writeFile(path(), "[later]\nx=1\n");
    const NoRights noRights({m_folder->path(), path()});
    QVERIFY(QFile::setPermissions(path(), QFileDevice::WriteOwner));
    const QString problem = SettingsFile(path()).save({});
    const auto loaded = SettingsFile(path()).load();
    QVERIFY(QFile::setPermissions(path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY2(problem.contains(path()), qPrintable(problem));
    QVERIFY2(loaded.warning.contains(path()), qPrintable(loaded.warning));
    QCOMPARE(contentOf(path()), QByteArray("[later]\nx=1\n"));
}

void TestSettingsFileTrouble::takesAFolderThatMayNotBeEnteredForNoAbsence()
{
    writeFile(path(), "[route]\nway=tor\n");
    const NoRights noRights({m_folder->path(), path()});
    QVERIFY(QFile::setPermissions(m_folder->path(), QFileDevice::Permissions()));
    const bool isThere = SettingsFile(path()).isThere();
    const auto loaded = SettingsFile(path()).load(SettingsFile::Broken::Leave);
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY(isThere);
    QVERIFY2(loaded.warning.contains(path()), qPrintable(loaded.warning));
    QCOMPARE(loaded.lost, everything);
    QVERIFY(!SettingsFile(path() + u".not"_s).isThere());
}

void TestSettingsFileTrouble::tellsWhatItDoesNotKnow()
{
    writeFile(path(), "top=1\n# a comment, to nobody but a person\n[route]\nway=tor\nroute=direct\n[later]\nx=1\n"
                      "[ports]\n1\\line=1080\n1\\label=mine\nsize=1\n");
    const auto loaded = SettingsFile(path()).load();
    QCOMPARE(loaded.unknown, QStringList({u"later/x"_s, u"route/route"_s, u"top"_s}));
    QCOMPARE(loaded.warning, QString());
    QCOMPARE(loaded.consequence, QString());
    QCOMPARE(loaded.settings.route, u"tor"_s);
}

void TestSettingsFileTrouble::keepsTheOldFileOnAFullDisk_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("room");
    QTest::newRow("no room") << 10 << 0;
    QTest::newRow("room for a byte") << 10 << 1;
    QTest::newRow("room for half of what is written at once") << 2'000 << 1'000;
    QTest::newRow("room for the first of several writes") << 40'000 << 20'000;
    QTest::newRow("no room for the last bytes") << 100'000 << 100'000;
}

void TestSettingsFileTrouble::keepsTheOldFileOnAFullDisk()
{
    QFETCH(int, length);
    QFETCH(int, room);
    QCOMPARE(SettingsFile(path()).save({}), QString());
    const QByteArray before = contentOf(path());
    Settings settings;
    settings.browserPage.body = QString(length, u'x');
    QString problem;
    {
        const FileSizeLimit limit(static_cast<rlim_t>(room));
        problem = SettingsFile(path()).save(settings);
    }
    QVERIFY2(problem.endsWith(u'.'), qPrintable(problem));
    QCOMPARE(contentOf(path()), before);
    QCOMPARE(names(), QStringList(u"argyle.conf"_s));
    QCOMPARE(SettingsFile(path()).save(settings), QString());
}

QTEST_GUILESS_MAIN(TestSettingsFileTrouble)
#include "tst_settingsfile_trouble.moc"
