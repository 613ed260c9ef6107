// SPDX-License-Identifier: MIT
#include "net/descriptor.h"
#include "net/localprocess.h"
#include "net/socketaddress.h"
#include "tests/net/tcpsocketends.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QHostAddress>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <cstring>
#include <memory>

#include <sys/socket.h>

using namespace argyle::net;
using argyle::net::test::localOf;
using argyle::net::test::OwnConnection;
using argyle::net::test::peerOf;

namespace {

/// A copy of this program under a name of its own, which connects and stays until its input ends.
class Client
{
public:
    explicit Client(const QString &name)
        : m_path(m_folder.filePath(name))
    {
        QFile::copy(QCoreApplication::applicationFilePath(), m_path);
    }

    ~Client()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

    void connectTo(const QString &where)
    {
        m_process.start(m_path, {QStringLiteral("connect"), where});
        QVERIFY2(m_process.waitForStarted(), qPrintable(m_process.errorString()));
    }

    void removeFile() { QVERIFY(QFile::remove(m_path)); }

    qint64 pid() const { return m_process.processId(); }

    QString path() const { return QDir(m_folder.path()).canonicalPath() + m_path.mid(m_folder.path().size()); }

private:
    QTemporaryDir m_folder;
    QString m_path;
    QProcess m_process;
};

int beClient(const QString &where)
{
    std::unique_ptr<QIODevice> connection;
    if (const quint16 port = where.toUShort()) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, port);
        if (!socket->waitForConnected())
            return 1;
        connection = std::move(socket);
    } else {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(where);
        if (!socket->waitForConnected())
            return 1;
        connection = std::move(socket);
    }
    while (std::getchar() != EOF) {
    }
    return 0;
}

/// Collects what found() told.
struct Answers
{
    explicit Answers(LocalProcessLookup &lookup)
    {
        QObject::connect(&lookup, &LocalProcessLookup::found, &lookup,
                         [this](quint64 key, const LocalProcess &process) {
                             ++counts[key];
                             processes[key] = process;
                         });
    }
    QHash<quint64, int> counts;
    QHash<quint64, LocalProcess> processes;
};

/// A connection that is up though no process holds it: its descriptor is on its way from one socket to another.
class AdriftConnection
{
public:
    explicit AdriftConnection(quint16 port)
    {
        int pair[2] = {-1, -1};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
            return;
        m_from.reset(pair[0]);
        m_to.reset(pair[1]);
        const Descriptor connection(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const SocketAddress server = SocketAddress::ipv4({127, 0, 0, 1}, port);
        if (connect(connection.get(), server.data(), server.size()) == 0)
            m_isAdrift = send(connection.get());
    }

    bool isAdrift() const { return m_isAdrift; }

private:
    bool send(int descriptor) const
    {
        char byte = 0;
        iovec content{&byte, 1};
        alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
        msghdr message{};
        message.msg_iov = &content;
        message.msg_iovlen = 1;
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        cmsghdr *const header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
        return sendmsg(m_from.get(), &message, 0) == 1;
    }

    Descriptor m_from;
    Descriptor m_to;
    bool m_isAdrift = false;
};

} // namespace

class LocalProcessTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void findsThisProcess_data();
    void findsThisProcess();
    void findsAnotherProcess();
    void findsAProcessWhoseFileIsGone();
    void doesNotKnowAClientThatIsNotHere_data();
    void doesNotKnowAClientThatIsNotHere();
    void doesNotKnowAClientThatHasLeft();
    void answersEachOfMany();
    void neverAnswersTheOldestWhereTooManyWait();
    void restsBetweenPasses();
    void mayBeDestroyedWhileItAnswers();
    void mayBeDestroyedWhileItLooks();
    void knowsAUnixPeer();
    void doesNotKnowTheUnixPeerOfATcpSocket();
    void isNamedAfterItsFile_data();
    void isNamedAfterItsFile();

private:
    QString m_self = QFileInfo(QCoreApplication::applicationFilePath()).canonicalFilePath();
};

void LocalProcessTest::initTestCase()
{
    qRegisterMetaType<LocalProcess>();
}

void LocalProcessTest::findsThisProcess_data()
{
    QTest::addColumn<QHostAddress>("listening");
    QTest::addColumn<QHostAddress>("target");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost) << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6) << QHostAddress(QHostAddress::LocalHostIPv6);
    QTest::newRow("IPv4-mapped") << QHostAddress(QHostAddress::Any) << QHostAddress(QHostAddress::LocalHost);
}

void LocalProcessTest::findsThisProcess()
{
    QFETCH(QHostAddress, listening);
    QFETCH(QHostAddress, target);
    const OwnConnection connection(listening, target);
    if (!connection.isListening)
        QSKIP("This machine has no IPv6.");
    const QTcpSocket *accepted = connection.accepted.get();
    QVERIFY(accepted);

    LocalProcessLookup lookup;
    Answers answers(lookup);
    lookup.ask(7, peerOf(*accepted), localOf(*accepted));
    QVERIFY(answers.counts.isEmpty()); // not from inside
    QTRY_COMPARE(answers.counts.value(7), 1);
    QCOMPARE(answers.processes[7].pid, QCoreApplication::applicationPid());
    QCOMPARE(answers.processes[7].executable, m_self);
}

void LocalProcessTest::findsAnotherProcess()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    LocalProcessLookup lookup;
    Answers answers(lookup);
    // The second one is found by looking into a process that is not among the recent ones.
    for (const quint64 key : {1, 2}) {
        Client client(QStringLiteral("a client %1").arg(key));
        client.connectTo(QString::number(server.serverPort()));
        QVERIFY(server.waitForNewConnection(5000));
        const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
        lookup.ask(key, peerOf(*accepted), localOf(*accepted));
        QTRY_COMPARE(answers.counts.value(key), 1);
        QCOMPARE(answers.processes[key].pid, client.pid());
        QCOMPARE(answers.processes[key].executable, client.path());
        QCOMPARE(answers.processes[key].name(), QStringLiteral("a client %1").arg(key));
    }
}

void LocalProcessTest::findsAProcessWhoseFileIsGone()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Client client(QStringLiteral("updated"));
    client.connectTo(QString::number(server.serverPort()));
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    client.removeFile();
    LocalProcessLookup lookup;
    Answers answers(lookup);
    lookup.ask(1, peerOf(*accepted), localOf(*accepted));
    QTRY_COMPARE(answers.counts.value(1), 1);
    QCOMPARE(answers.processes[1].executable, client.path());
}

void LocalProcessTest::doesNotKnowAClientThatIsNotHere_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("server");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("192.0.2.2");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray("2001:db8::2");
    QTest::newRow("loopback") << QByteArray("127.0.0.1") << QByteArray("127.0.0.1");
    QTest::newRow("families that do not meet") << QByteArray("192.0.2.1") << QByteArray("2001:db8::2");
}

void LocalProcessTest::doesNotKnowAClientThatIsNotHere()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, server);
    LocalProcessLookup lookup;
    Answers answers(lookup);
    lookup.ask(1, *SocketAddress::fromLiteral(client.toStdString(), 1),
               *SocketAddress::fromLiteral(server.toStdString(), 2));
    lookup.ask(2, SocketAddress(), SocketAddress());
    QTRY_COMPARE(answers.counts.size(), 2);
    for (const quint64 key : {1, 2}) {
        QCOMPARE(answers.processes[key].pid, 0);
        QCOMPARE(answers.processes[key].executable, QString());
    }
}

void LocalProcessTest::doesNotKnowAClientThatHasLeft()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    auto client = std::make_unique<QTcpSocket>();
    client->connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    const SocketAddress peer = peerOf(*accepted);
    client.reset();
    QVERIFY(accepted->state() == QTcpSocket::UnconnectedState || accepted->waitForDisconnected());
    LocalProcessLookup lookup;
    Answers answers(lookup);
    lookup.ask(1, peer, SocketAddress::ipv4({127, 0, 0, 1}, server.serverPort()));
    QTRY_COMPARE(answers.counts.value(1), 1);
    QCOMPARE(answers.processes[1].pid, 0);
}

void LocalProcessTest::answersEachOfMany()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    LocalProcessLookup lookup;
    Answers answers(lookup);
    const SocketAddress elsewhere = SocketAddress::ipv4({192, 0, 2, 1}, 1);
    constexpr quint64 questions = 2000;
    for (quint64 key = 0; key < questions; ++key)
        lookup.ask(key, key % 2 ? elsewhere : peerOf(*accepted), localOf(*accepted));
    QTRY_COMPARE_WITH_TIMEOUT(answers.counts.size(), qsizetype(questions), 20000);
    for (quint64 key = 0; key < questions; ++key) {
        QCOMPARE(answers.counts[key], 1);
        QCOMPARE(answers.processes[key].pid, key % 2 ? 0 : QCoreApplication::applicationPid());
    }
}

void LocalProcessTest::neverAnswersTheOldestWhereTooManyWait()
{
    LocalProcessLookup lookup;
    Answers answers(lookup);
    const SocketAddress elsewhere = SocketAddress::ipv4({192, 0, 2, 1}, 1);
    constexpr quint64 questions = 50000;
    for (quint64 key = 0; key < questions; ++key)
        lookup.ask(key, elsewhere, elsewhere);
    QTRY_COMPARE_WITH_TIMEOUT(answers.counts.value(questions - 1), 1, 20000);
    for (quint64 key = questions - 4096; key < questions; ++key)
        QCOMPARE(answers.counts[key], 1);
    // Those before were dropped while the thread looked and rested.
    QVERIFY2(answers.counts.size() < qsizetype(questions), qPrintable(QString::number(answers.counts.size())));
}

void LocalProcessTest::restsBetweenPasses()
{
    // Whoever always asks again keeps it at its share of one core.
    const auto processorTime = [] {
        for (const QString &task :
             QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(task));
            QFile times(QStringLiteral("/proc/self/task/%1/schedstat").arg(task));
            if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "process lookup"
                && times.open(QIODevice::ReadOnly))
                return times.readAll().split(' ').value(0).toLongLong();
        }
        return qlonglong(-1);
    };
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const AdriftConnection connection(server.serverPort());
    QVERIFY(connection.isAdrift());
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    LocalProcessLookup lookup;
    int count = 0;
    QElapsedTimer clock;
    clock.start();
    // Nobody holds its socket, so that each pass looks into every process there is.
    const auto ask = [&] { lookup.ask(1, peerOf(*accepted), localOf(*accepted)); };
    connect(&lookup, &LocalProcessLookup::found, this, [&](quint64, const LocalProcess &process) {
        QCOMPARE(process.pid, 0);
        ++count;
        ask();
    });
    ask();
    QTRY_VERIFY(clock.elapsed() > 2000);
    const qlonglong spent = processorTime();
    QVERIFY2(spent > 0, "The thread is not to be seen.");
    QVERIFY(count > 1);
    // The first pass has no rest before it.
    const double rested = double(spent) * (count - 1) / count;
    QVERIFY2(rested / double(clock.nsecsElapsed()) < 0.07, qPrintable(QString::number(spent)));
}

void LocalProcessTest::mayBeDestroyedWhileItAnswers()
{
    auto lookup = std::make_unique<LocalProcessLookup>();
    int count = 0;
    connect(lookup.get(), &LocalProcessLookup::found, this, [&] {
        ++count;
        lookup.reset();
    });
    for (quint64 key = 0; key < 100; ++key)
        lookup->ask(key, SocketAddress(), SocketAddress());
    QTRY_VERIFY(!lookup);
    QCOMPARE(count, 1);
}

void LocalProcessTest::mayBeDestroyedWhileItLooks()
{
    for (int i = 0; i < 20; ++i) {
        LocalProcessLookup lookup;
        QSignalSpy spy(&lookup, &LocalProcessLookup::found);
        lookup.ask(1, SocketAddress::ipv4({127, 0, 0, 1}, 1), SocketAddress::ipv4({127, 0, 0, 1}, 2));
        QVERIFY(spy.isEmpty());
    }
}

void LocalProcessTest::knowsAUnixPeer()
{
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(QStringLiteral("socket"))));
    Client client(QStringLiteral("unix client"));
    client.connectTo(server.fullServerName());
    QVERIFY(server.waitForNewConnection(5000));
    const std::unique_ptr<QLocalSocket> accepted(server.nextPendingConnection());
    const LocalProcess process = LocalProcessLookup::ofUnixPeer(int(accepted->socketDescriptor()));
    QCOMPARE(process.pid, client.pid());
    QCOMPARE(process.executable, client.path());
}

void LocalProcessTest::doesNotKnowTheUnixPeerOfATcpSocket()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    for (const int fd : {int(server.socketDescriptor()), -1}) {
        const LocalProcess process = LocalProcessLookup::ofUnixPeer(fd);
        QCOMPARE(process.pid, 0);
        QCOMPARE(process.executable, QString());
    }
}

void LocalProcessTest::isNamedAfterItsFile_data()
{
    QTest::addColumn<QString>("executable");
    QTest::addColumn<QString>("name");
    QTest::newRow("path") << QStringLiteral("/usr/bin/curl") << QStringLiteral("curl");
    QTest::newRow("AppImage") << QStringLiteral("/tmp/.mount_Xyz/usr/bin/app") << QStringLiteral("app");
    QTest::newRow("interpreter") << QStringLiteral("/usr/bin/python3.11") << QStringLiteral("python3.11");
    QTest::newRow("name alone") << QStringLiteral("kworker") << QStringLiteral("kworker");
    QTest::newRow("not known") << QString() << QString();
}

void LocalProcessTest::isNamedAfterItsFile()
{
    QFETCH(QString, executable);
    QFETCH(QString, name);
    QCOMPARE((LocalProcess{1, executable}.name()), name);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("connect"))
        return beClient(arguments.value(2));
    LocalProcessTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_localprocess.moc"
