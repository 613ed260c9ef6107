// SPDX-License-Identifier: MIT
#include "control/socketfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>
#include <unistd.h>

using namespace argyle::control;

namespace {

int modeOf(const QString &path)
{
    struct stat status
    {};
    return lstat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

} // namespace

class SocketFolderTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void standsInTheRuntimeFolder();
    void standsInTheTemporaryFolderWhereThereIsNoRuntimeFolder_data();
    void standsInTheTemporaryFolderWhereThereIsNoRuntimeFolder();
    void makesTheFolderForItsUserAlone();
    void leavesAMissingFolder();
    void closesAFolderThatIsOpenToOthers();
    void refusesWhatIsNoFolder();
    void refusesAFolderOfSomeoneElse();
    void saysWhyAFolderCanNotBeMade();

private:
    std::unique_ptr<QTemporaryDir> m_place;
};

void SocketFolderTest::init()
{
    m_place = std::make_unique<QTemporaryDir>();
}

void SocketFolderTest::standsInTheRuntimeFolder()
{
    const QString folder = socketFolder(m_place->path(), QStringLiteral("/tmp"));
    QCOMPARE(folder, m_place->path() + QStringLiteral("/argyle"));
    QCOMPARE(socketPath(folder), m_place->path() + QStringLiteral("/argyle/control"));
}

void SocketFolderTest::standsInTheTemporaryFolderWhereThereIsNoRuntimeFolder_data()
{
    QTest::addColumn<QString>("runtimeFolder");
    QTest::newRow("not set") << QString();
    QTest::newRow("missing") << QStringLiteral("/no/such/folder");
    QTest::newRow("relative") << QStringLiteral(".");
    QTest::newRow("a file") << QStringLiteral("/proc/self/status");
    if (geteuid() != 0)
        QTest::newRow("someone else's") << QStringLiteral("/");
}

void SocketFolderTest::standsInTheTemporaryFolderWhereThereIsNoRuntimeFolder()
{
    QFETCH(QString, runtimeFolder);
    QCOMPARE(socketFolder(runtimeFolder, m_place->path()),
             m_place->path() + QStringLiteral("/argyle-%1").arg(geteuid()));
}

void SocketFolderTest::makesTheFolderForItsUserAlone()
{
    const QString folder = m_place->filePath(QStringLiteral("argyle"));
    QCOMPARE(problemWithFolder(folder, Missing::Make), QString());
    QCOMPARE(modeOf(folder), 0700);
    QCOMPARE(problemWithFolder(folder, Missing::Make), QString()); // again
    QCOMPARE(problemWithFolder(folder, Missing::Leave), QString());
}

void SocketFolderTest::leavesAMissingFolder()
{
    const QString folder = m_place->filePath(QStringLiteral("argyle"));
    QVERIFY(problemWithFolder(folder, Missing::Leave).contains(folder));
    QVERIFY(!QFile::exists(folder));
}

void SocketFolderTest::closesAFolderThatIsOpenToOthers()
{
    const QString folder = m_place->filePath(QStringLiteral("argyle"));
    QVERIFY(QDir().mkdir(folder));
    QCOMPARE(chmod(QFile::encodeName(folder).constData(), 0777), 0);
    QCOMPARE(problemWithFolder(folder, Missing::Make), QString());
    QCOMPARE(modeOf(folder), 0700);
}

void SocketFolderTest::refusesWhatIsNoFolder()
{
    const QString file = m_place->filePath(QStringLiteral("file"));
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    const QString link = m_place->filePath(QStringLiteral("link"));
    QVERIFY(QFile::link(m_place->path(), link));
    for (const QString &path : {file, link}) {
        QVERIFY(problemWithFolder(path, Missing::Make).contains(path));
        QVERIFY(problemWithFolder(path, Missing::Leave).contains(path));
    }
}

void SocketFolderTest::refusesAFolderOfSomeoneElse()
{
    QString folder = QStringLiteral("/usr");
    if (geteuid() == 0) {
        folder = m_place->filePath(QStringLiteral("theirs"));
        QVERIFY(QDir().mkdir(folder));
        if (chown(QFile::encodeName(folder).constData(), 65534, 65534) != 0)
            QSKIP("This user may not give a folder away.");
    }
    QVERIFY(problemWithFolder(folder, Missing::Make).contains(folder));
    QVERIFY(problemWithFolder(folder, Missing::Leave).contains(folder));
}

void SocketFolderTest::saysWhyAFolderCanNotBeMade()
{
    const QString folder = m_place->filePath(QStringLiteral("no/such/argyle"));
    QVERIFY(problemWithFolder(folder, Missing::Make).contains(folder));
}

QTEST_GUILESS_MAIN(SocketFolderTest)
#include "tst_socketfolder.moc"
