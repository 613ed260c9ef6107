// SPDX-License-Identifier: MIT
#include "control/client.h"

#include "tests/control/fakesource.h"

#include "control/server.h"
#include "control/socketfolder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace argyle;
using argyle::control::Format;
using argyle::tests::FakeSource;

namespace {

struct Run
{
    int status = -1;
    QString output;
    QString errors;
};

QString contentOf(std::FILE *file)
{
    std::rewind(file);
    QFile content;
    if (!content.open(file, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(content.readAll());
}

/// Blocks as the command line does, in a thread of its own, while the server answers in this one.
template<typename Call>
void inAnotherThread(Call call)
{
    const std::unique_ptr<QThread> thread(QThread::create(call));
    QSignalSpy finished(thread.get(), &QThread::finished);
    thread->start();
    if (finished.isEmpty() && !finished.wait(20000))
        qFatal("the command does not end");
    thread->wait();
}

Run run(const QStringList &words, Format format)
{
    Run result;
    std::FILE *const output = std::tmpfile();
    std::FILE *const errors = std::tmpfile();
    inAnotherThread([&] { result.status = control::runCommand(words, format, output, errors); });
    result.output = contentOf(output);
    result.errors = contentOf(errors);
    std::fclose(output);
    std::fclose(errors);
    return result;
}

Run run(const char *words, Format format = Format::Text)
{
    return run(QString::fromLatin1(words).split(QLatin1Char(' ')), format);
}

bool isOneLine(const QString &text)
{
    return text.size() > 1 && text.count(QLatin1Char('\n')) == 1 && text.endsWith(QLatin1Char('\n'))
           && text.startsWith(QLatin1String("argyle: "));
}

} // namespace

class ClientTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void printsOneJsonDocument_data();
    void printsOneJsonDocument();
    void printsStreamsForPeople();
    void printsGroupsForPeople();
    void printsPortsForPeople();
    void printsStatusForPeople();
    void saysWhereThereIsNothing();
    void carriesOrdersOut();
    void endsWith1WhereItIsRefused();
    void endsWith2ForWordsThatAreNoCommand_data();
    void endsWith2ForWordsThatAreNoCommand();
    void endsWith3WhereNothingRuns_data();
    void endsWith3WhereNothingRuns();
    void endsWith3WhereTheOneThatRanIsDead();
    void endsWith3WhereTheFolderIsNotOurs();
    void endsWith1WhereTheOtherSideTalksNonsense();
    void raisesTheWindow();
    void knowsThatThereIsNoWindowToRaise();

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
    FakeSource m_source;
    std::unique_ptr<control::Server> m_server;
};

void ClientTest::init()
{
    m_runtime = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
    m_source.snapshot = tests::someSnapshot();
    m_source.closed.clear();
    m_source.renewed.clear();
    m_source.identities = 0;
    m_server = std::make_unique<control::Server>(m_source);
    QCOMPARE(m_server->listen(), QString());
}

void ClientTest::cleanup()
{
    m_server.reset();
}

void ClientTest::printsOneJsonDocument_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QJsonDocument>("expected");
    const observe::Delta snapshot = tests::someSnapshot();
    QTest::newRow("streams") << QByteArray("streams")
                             << QJsonDocument(observe::toJson(snapshot.streams, observe::Destinations::Shown));
    QTest::newRow("groups") << QByteArray("groups") << QJsonDocument(QJsonArray{observe::toJson(snapshot.groups[0])});
    QTest::newRow("ports") << QByteArray(
        "ports") << QJsonDocument(QJsonArray{observe::toJson(snapshot.ports[0]), observe::toJson(snapshot.ports[1])});
    QTest::newRow("status") << QByteArray("status") << QJsonDocument(observe::statusToJson(snapshot));
    QTest::newRow("close") << QByteArray("close 118") << QJsonDocument(QJsonObject{{QStringLiteral("id"), 118}});
    QTest::newRow("new-circuit") << QByteArray("new-circuit 3")
                                 << QJsonDocument(QJsonObject{{QStringLiteral("id"), 3}});
    QTest::newRow("new-identity") << QByteArray("new-identity") << QJsonDocument(QJsonObject());
}

void ClientTest::printsOneJsonDocument()
{
    QFETCH(QByteArray, words);
    QFETCH(QJsonDocument, expected);
    const Run done = run(words.constData(), Format::Json);
    QCOMPARE(done.errors, QString());
    QCOMPARE(done.status, 0);
    QVERIFY(done.output.endsWith(QLatin1Char('\n')));
    QCOMPARE(QJsonDocument::fromJson(done.output.toUtf8()), expected);
}

void ClientTest::printsStreamsForPeople()
{
    const Run done = run("streams");
    QCOMPARE(done.status, 0);
    const QStringList lines = done.output.split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith(QLatin1String(" ID  Application  Port ")));
    QCOMPARE(lines[1].simplified(),
             QStringLiteral("116 firefox 127.0.0.1:1080 RESOLVE 4A name.example closed 0 bytes 0 bytes "
                            "38 ms 5A granted 192.0.2.34"));
    QVERIFY2(lines[2].contains(QLatin1String("[2001:db8::7]:443")), qPrintable(lines[2]));
    QVERIFY2(lines[2].contains(QLatin1String("2.1 s  05 connection refused")), qPrintable(lines[2]));
    QVERIFY2(lines[2].endsWith(QLatin1String("Nobody listens there.")), qPrintable(lines[2]));
    QVERIFY2(lines[3].simplified().contains(QLatin1String("CONNECT 5 secret.example:443 open 9.1 MB 84.0 kB")),
             qPrintable(lines[3]));
    QVERIFY2(lines[3].endsWith(QLatin1String("00 succeeded")), qPrintable(lines[3]));
    m_server->setDestinations(observe::Destinations::Hidden);
    QVERIFY(!run("streams").output.contains(QLatin1String("secret.example")));
}

void ClientTest::printsGroupsForPeople()
{
    const Run done = run("groups");
    QCOMPARE(done.status, 0);
    QCOMPARE(done.output, QStringLiteral("ID  Name     Port            Open streams     Down       Up  Epoch\n"
                                         " 3  firefox  127.0.0.1:1080             1  0 bytes  0 bytes      0\n"));
}

void ClientTest::printsPortsForPeople()
{
    const Run done = run("ports");
    QCOMPARE(done.status, 0);
    QCOMPARE(done.output,
             QStringLiteral(
                 "Address         State   Open streams  SocksPort                      Problem\n"
                 "127.0.0.1:1080  open               1  127.0.0.1:1080 ExtendedErrors\n"
                 "127.0.0.1:9050  failed             0  127.0.0.1:9050                 Someone else listens there.\n"));
}

void ClientTest::printsStatusForPeople()
{
    const Run done = run("status");
    QCOMPARE(done.status, 0);
    QVERIFY(done.output.startsWith(QLatin1String("Argyle ")));
    for (const char *line :
         {"\nRoute: Direct\n", "\nOpen streams: 1\n", "\n127.0.0.1:9050  failed ", "\n00 succeeded             12\n",
          "\n05 connection refused     3\n", "\n5A granted                1\n"})
        QVERIFY2(done.output.contains(QLatin1String(line)), qPrintable(done.output));
}

void ClientTest::saysWhereThereIsNothing()
{
    m_source.snapshot = {};
    QCOMPARE(run("streams").output, QStringLiteral("No streams.\n"));
    QCOMPARE(run("groups").output, QStringLiteral("No isolation groups.\n"));
    QCOMPARE(run("ports").output, QStringLiteral("No ports.\n"));
    QVERIFY(run("status").output.endsWith(QLatin1String("\nNo ports.\n\nNo replies yet.\n")));
    QCOMPARE(run("streams", Format::Json).output.simplified(), QStringLiteral("[ ]"));
}

void ClientTest::carriesOrdersOut()
{
    QCOMPARE(run("close 118").output, QStringLiteral("Stream 118 is closed.\n"));
    QCOMPARE(run("new-circuit 3").output, QStringLiteral("Later streams of group 3 start afresh.\n"));
    QCOMPARE(run("new-identity").output, QStringLiteral("Later streams start afresh, in every group.\n"));
    QCOMPARE(m_source.closed, QList<quint64>{118});
    QCOMPARE(m_source.renewed, QList<quint32>{3});
    QCOMPARE(m_source.identities, 1);
}

void ClientTest::endsWith1WhereItIsRefused()
{
    for (const Format format : {Format::Text, Format::Json}) {
        const Run done = run("close 999", format);
        QCOMPARE(done.status, 1);
        QCOMPARE(done.output, QString());
        QCOMPARE(done.errors, QStringLiteral("argyle: there is no open stream 999\n"));
    }
    QCOMPARE(run("new-circuit 999").errors, QStringLiteral("argyle: there is no group 999\n"));
}

void ClientTest::endsWith2ForWordsThatAreNoCommand_data()
{
    QTest::addColumn<QString>("words");
    for (const char *words :
         {"dance", "close", "close x", "close 1 2", "close 18446744073709551615", "status more", "raise", ""})
        QTest::newRow(words) << QString::fromLatin1(words);
    QTest::newRow("two lines") << QStringLiteral("two\nlines");
}

void ClientTest::endsWith2ForWordsThatAreNoCommand()
{
    QFETCH(QString, words);
    const Run done = run(words.split(QLatin1Char(' ')), Format::Json);
    QCOMPARE(done.status, 2);
    QCOMPARE(done.output, QString());
    QVERIFY2(isOneLine(done.errors), qPrintable(done.errors));
}

void ClientTest::endsWith3WhereNothingRuns_data()
{
    QTest::addColumn<QByteArray>("words");
    for (const char *words : {"status", "streams", "groups", "ports", "close 1", "new-circuit 1", "new-identity"})
        QTest::newRow(words) << QByteArray(words);
}

void ClientTest::endsWith3WhereNothingRuns()
{
    QFETCH(QByteArray, words);
    m_server.reset();
    const auto verify = [&words] {
        for (const Format format : {Format::Text, Format::Json}) {
            const Run done = run(words.constData(), format);
            QCOMPARE(done.status, 3);
            QCOMPARE(done.output, QString());
            QVERIFY2(isOneLine(done.errors), qPrintable(done.errors));
        }
    };
    verify(); // the folder is there
    QVERIFY(QDir(m_runtime->filePath(QStringLiteral("argyle"))).removeRecursively());
    verify();
    QVERIFY(!QFile::exists(m_runtime->filePath(QStringLiteral("argyle")))); // asking makes none
}

void ClientTest::endsWith3WhereTheOneThatRanIsDead()
{
    m_server.reset();
    QFile stale(control::socketPath(control::socketFolder()));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    const Run done = run("status");
    QCOMPARE(done.status, 3);
    QVERIFY2(isOneLine(done.errors), qPrintable(done.errors));
}

void ClientTest::endsWith3WhereTheFolderIsNotOurs()
{
    m_server.reset();
    const QString folder = control::socketFolder();
    QVERIFY(QDir(folder).removeRecursively());
    QTemporaryDir theirs;
    QVERIFY(QFile::link(theirs.path(), folder));
    QLocalServer impostor;
    QVERIFY(impostor.listen(control::socketPath(theirs.path())));
    const Run done = run("status");
    QCOMPARE(done.status, 3);
    QVERIFY2(done.errors.contains(folder), qPrintable(done.errors));
    QVERIFY(!impostor.hasPendingConnections());
}

void ClientTest::endsWith1WhereTheOtherSideTalksNonsense()
{
    m_server.reset();
    QLocalServer other;
    QVERIFY(other.listen(control::socketPath(control::socketFolder())));
    connect(&other, &QLocalServer::newConnection, &other, [&other] {
        QLocalSocket *const socket = other.nextPendingConnection();
        socket->write("HTTP/1.0 400 Bad Request\r\n");
        connect(socket, &QLocalSocket::readyRead, socket, &QLocalSocket::disconnectFromServer);
    });
    const Run done = run("status");
    QCOMPARE(done.status, 1);
    QVERIFY2(isOneLine(done.errors), qPrintable(done.errors));
}

void ClientTest::raisesTheWindow()
{
    QSignalSpy raised(m_server.get(), &control::Server::raiseRequested);
    std::optional<QString> answer;
    inAnotherThread([&answer] { answer = control::raiseRunning(); });
    QCOMPARE(answer, std::optional<QString>(QString()));
    QCOMPARE(raised.size(), 1);
}

void ClientTest::knowsThatThereIsNoWindowToRaise()
{
    std::optional<QString> answer;
    inAnotherThread([&answer] { answer = control::raiseRunning(); });
    QCOMPARE(answer, std::optional<QString>(QStringLiteral("the Argyle that runs has no window")));
    m_server.reset();
    inAnotherThread([&answer] { answer = control::raiseRunning(); });
    QCOMPARE(answer, std::optional<QString>());
}

QTEST_GUILESS_MAIN(ClientTest)
#include "tst_client.moc"
