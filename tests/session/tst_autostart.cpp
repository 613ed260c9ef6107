// SPDX-License-Identifier: MIT
#include "session/autostart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using argyle::session::Autostart;

class TestAutostart : public QObject
{
    Q_OBJECT

private slots:
    void writesAndRemovesItsFile();
    void isOffWhereThePersonSwitchedItOff_data();
    void isOffWhereThePersonSwitchedItOff();
    void saysWhyItCouldNotBeWritten();
    void quotesTheProgram_data();
    void quotesTheProgram();
    void isAValidDesktopEntry();
    void livesInTheAutostartFolder();
};

void TestAutostart::writesAndRemovesItsFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("autostart/argyle.desktop"));
    const Autostart autostart(path);
    QVERIFY(!autostart.isOn());
    QCOMPARE(autostart.switchOff(), QString()); // nothing to do is no trouble
    QCOMPARE(autostart.switchOn(QStringLiteral("/opt/argyle/bin/argyle")), QString());
    QVERIFY(autostart.isOn());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\nExec=\"/opt/argyle/bin/argyle\"\n"));
    QCOMPARE(QDir(folder.filePath(QStringLiteral("autostart"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
    QCOMPARE(autostart.switchOff(), QString());
    QVERIFY(!autostart.isOn());
    QVERIFY(!QFile::exists(path));
}

void TestAutostart::isOffWhereThePersonSwitchedItOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isOn");
    QTest::newRow("as written") << QByteArray("Terminal=false\n") << true;
    QTest::newRow("hidden") << QByteArray("Hidden=true\n") << false;
    QTest::newRow("GNOME") << QByteArray("X-GNOME-Autostart-enabled = false\n") << false;
}

void TestAutostart::isOffWhereThePersonSwitchedItOff()
{
    QFETCH(QByteArray, line);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("argyle.desktop"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[Desktop Entry]\nType=Application\n" + line);
    file.close();
    QTEST(Autostart(path).isOn(), "isOn");
}

void TestAutostart::saysWhyItCouldNotBeWritten()
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("autostart")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const QString problem =
        Autostart(folder.filePath(QStringLiteral("autostart/argyle.desktop"))).switchOn(QStringLiteral("/bin/argyle"));
    QVERIFY2(problem.startsWith(QStringLiteral("Argyle will not start by itself: ")) && problem.endsWith(u'.'),
             qPrintable(problem));
}

void TestAutostart::quotesTheProgram_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("exec");
    QTest::newRow("plain") << "/usr/bin/argyle"
                           << "\"/usr/bin/argyle\"";
    QTest::newRow("space") << "/opt/a b/argyle"
                           << "\"/opt/a b/argyle\"";
    QTest::newRow("dollar") << "/opt/$a"
                            << "\"/opt/\\\\$a\"";
    QTest::newRow("percent") << "/opt/100%"
                             << "\"/opt/100%%\"";
    QTest::newRow("backslash") << "/opt/a\\b"
                               << "\"/opt/a\\\\\\\\b\"";
}

void TestAutostart::quotesTheProgram()
{
    QFETCH(QString, program);
    QTEST(argyle::session::quotedForExec(program), "exec");
}

void TestAutostart::isAValidDesktopEntry()
{
    const QString validator = QStandardPaths::findExecutable(QStringLiteral("desktop-file-validate"));
    if (validator.isEmpty())
        QSKIP("desktop-file-validate is not here");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("argyle.desktop"));
    QCOMPARE(Autostart(path).switchOn(QStringLiteral("/opt/a b/$x/argyle")), QString());
    QProcess process;
    process.start(validator, {path});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput() + process.readAllStandardError(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

void TestAutostart::livesInTheAutostartFolder()
{
    QCOMPARE(Autostart::defaultPath(),
             qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/autostart/argyle.desktop"));
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
