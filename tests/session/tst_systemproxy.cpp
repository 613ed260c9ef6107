// SPDX-License-Identifier: MIT
#include "session/systemproxy.h"
#include "tests/settings/files.h"

#include "session/gnomeproxy.h"
#include "session/kdeproxy.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace argyle::session;
using argyle::tests::contentOf;
using argyle::tests::writeFile;

/// The desktops' own settings: KDE's file, and GNOME's through the real gsettings on a backend that is a file.
class TestSystemProxy : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void editsKconfigFiles_data();
    void editsKconfigFiles();
    void kdeLeadsAndComesBack_data();
    void kdeLeadsAndComesBack();
    void aCrashIsMendedByTheNext();
    void followsAnotherPort();
    void leavesWhatThePersonChanged();
    void gnomeLeadsAndComesBack();
    void gnomePutsBackAfterACrash();
    void saysThatTheDesktopHasNone();
    void saysWhyItCouldNot();
    void keepsNothingWithoutADesktop();
    void choosesByTheDesktopsName();

private:
    QString kioslaverc() const { return m_folder->filePath(QStringLiteral("kioslaverc")); }
    SystemProxy kde() const { return SystemProxy(std::make_unique<KdeProxy>(kioslaverc()), state()); }
    static SystemProxy gnome(const QString &state) { return SystemProxy(std::make_unique<GnomeProxy>(), state); }
    QString state() const { return m_folder->filePath(QStringLiteral("state")); }
    QString setting(const QString &schema, const QString &key) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSystemProxy::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
    qputenv("GSETTINGS_BACKEND", "keyfile");
}

QString TestSystemProxy::setting(const QString &schema, const QString &key) const
{
    QProcess process;
    process.start(QStringLiteral("gsettings"), {QStringLiteral("get"), schema, key});
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("gsettings: %s", process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void TestSystemProxy::editsKconfigFiles_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("value"); // null: removed
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *value, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(value) << QByteArray(after);
    };
    row("empty", "", "1", "[G]\nkey=1\n");
    row("replaced", "[G]\nkey=0\nother=x\n", "1", "[G]\nkey=1\nother=x\n");
    row("added to its group", "[G]\nother=x\n\n[H]\nkey=9\n", "1", "[G]\nother=x\nkey=1\n\n[H]\nkey=9\n");
    row("a group of its own", "[H]\nkey=9\n", "1", "[H]\nkey=9\n\n[G]\nkey=1\n");
    row("no line end", "[H]\nkey=9", "1", "[H]\nkey=9\n\n[G]\nkey=1\n");
    row("with options", "[G]\nkey[$e]=0\n", "1", "[G]\nkey=1\n");
    row("removed", "[G]\nkey=0\nother=x\n", nullptr, "[G]\nother=x\n");
    row("nothing to remove", "[H]\nkey=9\n", nullptr, "[H]\nkey=9\n");
    row("comments and order stay", "# mine\n[G]\n# why\nkey=0\n", "1", "# mine\n[G]\n# why\nkey=1\n");
}

void TestSystemProxy::editsKconfigFiles()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, value);
    const auto wanted = value.isNull() ? std::nullopt : std::optional(QString::fromUtf8(value));
    const QByteArray after = withKconfigValue(before, "G", "key", wanted);
    QTEST(after, "after");
    QVERIFY(kconfigValue(after, "G", "key") == wanted);
}

void TestSystemProxy::kdeLeadsAndComesBack_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("none") << QByteArray("[Proxy Settings]\nNoProxyFor=intranet\nProxyType=0\n");
    QTest::newRow("a proxy of the person's own")
        << QByteArray("[$Version]\nupdate_info=x\n\n[Proxy Settings]\nProxyType=1\nhttpProxy=http://proxy 3128\n"
                      "socksProxy=socks://other 1080\n\n[Other]\nkey=value\n");
    QTest::newRow("only other things") << QByteArray("[Other]\nkey=value\n");
}

void TestSystemProxy::kdeLeadsAndComesBack()
{
    QFETCH(QByteArray, before);
    writeFile(kioslaverc(), before);
    SystemProxy proxy = kde();
    QCOMPARE(proxy.leadTo({QStringLiteral("127.0.0.1"), 1080}), QString());
    const QByteArray ours = contentOf(kioslaverc());
    QCOMPARE(kconfigValue(ours, "Proxy Settings", "ProxyType").value(), QStringLiteral("1"));
    QCOMPARE(kconfigValue(ours, "Proxy Settings", "socksProxy").value(), QStringLiteral("socks://127.0.0.1 1080"));
    QVERIFY(!kconfigValue(ours, "Proxy Settings", "httpProxy"));
    QCOMPARE(kconfigValue(ours, "Other", "key"), kconfigValue(before, "Other", "key"));
    QCOMPARE(QDir(state()).entryList(QDir::Files), QStringList{QStringLiteral("system-proxy-kde.json")});

    QCOMPARE(proxy.putBack(), QString());
    QVERIFY(QDir(state()).isEmpty());
    const QByteArray now = contentOf(kioslaverc());
    for (const char *key : {"ProxyType", "socksProxy", "httpProxy", "NoProxyFor"})
        QCOMPARE(kconfigValue(now, "Proxy Settings", key), kconfigValue(before, "Proxy Settings", key));
    QCOMPARE(kconfigValue(now, "Other", "key"), kconfigValue(before, "Other", "key"));
}

void TestSystemProxy::aCrashIsMendedByTheNext()
{
    writeFile(kioslaverc(), "[Proxy Settings]\nProxyType=2\n");
    QCOMPARE(kde().leadTo({QStringLiteral("127.0.0.1"), 1080}), QString()); // and is gone without a word
    SystemProxy next = kde();
    QCOMPARE(next.leadTo({QStringLiteral("127.0.0.1"), 1081}), QString()); // even where it leads on at once
    QCOMPARE(next.putBack(), QString());
    QCOMPARE(contentOf(kioslaverc()), QByteArray("[Proxy Settings]\nProxyType=2\n"));
}

void TestSystemProxy::followsAnotherPort()
{
    SystemProxy proxy = kde();
    QCOMPARE(proxy.leadTo({QStringLiteral("127.0.0.1"), 1080}), QString());
    QCOMPARE(proxy.leadTo({QStringLiteral("::1"), 1081}), QString());
    QCOMPARE(kconfigValue(contentOf(kioslaverc()), "Proxy Settings", "socksProxy").value(),
             QStringLiteral("socks://[::1] 1081"));
    QCOMPARE(proxy.putBack(), QString());
    QVERIFY(!kconfigValue(contentOf(kioslaverc()), "Proxy Settings", "socksProxy"));
    QVERIFY(!kconfigValue(contentOf(kioslaverc()), "Proxy Settings", "ProxyType"));
    QCOMPARE(proxy.putBack(), QString()); // nothing is left to do
}

void TestSystemProxy::leavesWhatThePersonChanged()
{
    writeFile(kioslaverc(), "[Proxy Settings]\nProxyType=0\nsocksProxy=socks://mine 1\n");
    SystemProxy proxy = kde();
    QCOMPARE(proxy.leadTo({QStringLiteral("127.0.0.1"), 1080}), QString());
    writeFile(kioslaverc(),
              withKconfigValue(contentOf(kioslaverc()), "Proxy Settings", "ProxyType", QStringLiteral("3")));
    QCOMPARE(proxy.putBack(), QString());
    QCOMPARE(contentOf(kioslaverc()), QByteArray("[Proxy Settings]\nProxyType=3\nsocksProxy=socks://mine 1\n"));
}

void TestSystemProxy::gnomeLeadsAndComesBack()
{
    if (!GnomeProxy::isInstalled())
        QSKIP("gsettings, or the schemas of GNOME's proxy settings, are not here");
    const QString schema = QStringLiteral("org.gnome.system.proxy");
    GnomeProxy settings;
    QCOMPARE(settings.write({{schema + QStringLiteral(".http host"), QStringLiteral("'it\\'s'")},
                             {schema + QStringLiteral(".socks port"), QStringLiteral("9")},
                             {schema + QStringLiteral(" mode"), QStringLiteral("'auto'")}}),
             QString());
    SystemProxy proxy = gnome(state());
    QCOMPARE(proxy.leadTo({QStringLiteral("127.0.0.1"), 1080}), QString());
    QCOMPARE(setting(schema, QStringLiteral("mode")), QStringLiteral("'manual'"));
    QCOMPARE(setting(schema + QStringLiteral(".socks"), QStringLiteral("host")), QStringLiteral("'127.0.0.1'"));
    QCOMPARE(setting(schema + QStringLiteral(".socks"), QStringLiteral("port")), QStringLiteral("1080"));
    QCOMPARE(setting(schema + QStringLiteral(".http"), QStringLiteral("host")), QStringLiteral("''"));

    QCOMPARE(proxy.putBack(), QString());
    QCOMPARE(setting(schema, QStringLiteral("mode")), QStringLiteral("'auto'"));
    QCOMPARE(setting(schema + QStringLiteral(".socks"), QStringLiteral("host")), QStringLiteral("''"));
    QCOMPARE(setting(schema + QStringLiteral(".socks"), QStringLiteral("port")), QStringLiteral("9"));
    QCOMPARE(setting(schema + QStringLiteral(".http"), QStringLiteral("host")), QStringLiteral("\"it's\""));
}

void TestSystemProxy::gnomePutsBackAfterACrash()
{
    if (!GnomeProxy::isInstalled())
        QSKIP("gsettings, or the schemas of GNOME's proxy settings, are not here");
    const QString schema = QStringLiteral("org.gnome.system.proxy");
    QCOMPARE(gnome(state()).leadTo({QStringLiteral("127.0.0.1"), 1080}), QString());
    QCOMPARE(setting(schema, QStringLiteral("mode")), QStringLiteral("'manual'"));
    QCOMPARE(gnome(state()).putBack(), QString());
    QCOMPARE(setting(schema, QStringLiteral("mode")), QStringLiteral("'none'"));
}

void TestSystemProxy::saysThatTheDesktopHasNone()
{
    SystemProxy proxy(nullptr, state());
    const QString problem = proxy.leadTo({QStringLiteral("127.0.0.1"), 1080});
    QVERIFY2(problem.startsWith(QStringLiteral("Argyle is not the system's proxy: ")), qPrintable(problem));
    QCOMPARE(proxy.putBack(), QString());
}

void TestSystemProxy::saysWhyItCouldNot()
{
    QDir(m_folder->path()).mkdir(QStringLiteral("kioslaverc")); // a folder in the file's place
    SystemProxy proxy = kde();
    const QString problem = proxy.leadTo({QStringLiteral("127.0.0.1"), 1080});
    QVERIFY2(problem.contains(kioslaverc()) && problem.endsWith(u'.'), qPrintable(problem));
}

void TestSystemProxy::keepsNothingWithoutADesktop()
{
    SystemProxy proxy = kde();
    QCOMPARE(proxy.putBack(), QString());
    QVERIFY(!QFile::exists(kioslaverc()));
    QVERIFY(!QFile::exists(state()));
}

void TestSystemProxy::choosesByTheDesktopsName()
{
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    QCOMPARE(DesktopProxy::current()->name(), QStringLiteral("kde"));
    qputenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    const auto desktop = DesktopProxy::current();
    QCOMPARE(desktop != nullptr, GnomeProxy::isInstalled());
    if (desktop)
        QCOMPARE(desktop->name(), QStringLiteral("gnome"));
}

QTEST_GUILESS_MAIN(TestSystemProxy)
#include "tst_systemproxy.moc"
