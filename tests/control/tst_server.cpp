// SPDX-License-Identifier: MIT
#include "control/server.h"

#include "tests/control/fakesource.h"

#include "control/socketfolder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace argyle;
using argyle::control::Server;
using argyle::tests::FakeSource;

namespace {

/// What the other side of the control socket sees.
class Asker
{
public:
    explicit Asker(const QString &path)
    {
        m_socket.connectToServer(path);
        connected = m_socket.waitForConnected(5000);
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// The next answer; empty where none comes.
    QJsonObject answer()
    {
        if (!QTest::qWaitFor([this] { return m_socket.canReadLine(); }, 10000))
            return {};
        return QJsonDocument::fromJson(m_socket.readLine()).object();
    }

    QJsonObject ask(const QByteArray &request)
    {
        write(request + '\n');
        return answer();
    }

    bool hasAnswer() const { return m_socket.canReadLine(); }

    bool isClosed()
    {
        return QTest::qWaitFor([this] { return m_socket.state() == QLocalSocket::UnconnectedState; }, 10000);
    }

    QLocalSocket &socket() { return m_socket; }

    bool connected = false;

private:
    QLocalSocket m_socket;
};

QJsonObject failure(const char *sentence)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), QString::fromLatin1(sentence)}};
}

QJsonObject success(const QJsonValue &result)
{
    return {{QStringLiteral("ok"), true}, {QStringLiteral("result"), result}};
}

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void tellsStreams();
    void hidesDestinations();
    void tellsGroupsPortsAndStatus();
    void closesStreams();
    void renewsCircuitsAndIdentities();
    void raisesAWindowWhereThereIsOne();
    void answersInOrder();
    void answersBytesThatComeOneByOne();
    void refusesNonsenseAndGoesOn_data();
    void refusesNonsenseAndGoesOn();
    void refusesARequestThatIsTooLong_data();
    void refusesARequestThatIsTooLong();
    void servesManyClients();
    void refusesTooManyClients();
    void asksNothingMoreForAClientThatDoesNotRead();
    void forgetsAClientThatHasGone();
    void mayBeDestroyedBeforeTheAnswer();
    void isForItsUserAlone();
    void leavesTheSocketOfOneThatRuns();
    void leavesASocketThatSomebodyAnswers();
    void replacesAStaleSocket();
    void removesItsSocket();
    void saysWhyItCanNotListen();

private:
    QString path() const { return control::socketPath(m_folder); }

    std::unique_ptr<QTemporaryDir> m_place;
    QString m_folder;
    FakeSource m_source;
    std::unique_ptr<Server> m_server;
};

void ServerTest::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    m_folder = m_place->filePath(QStringLiteral("argyle"));
    m_source.snapshot = tests::someSnapshot();
    m_source.closed.clear();
    m_source.renewed.clear();
    m_source.identities = 0;
    m_source.snapshots = 0;
    m_source.holdsBack = false;
    m_server = std::make_unique<Server>(m_source);
    QCOMPARE(m_server->listen(m_folder), QString());
}

void ServerTest::cleanup()
{
    m_server.reset();
}

void ServerTest::tellsStreams()
{
    Asker asker(path());
    const QJsonObject answer = asker.ask(R"({"command":"streams"})");
    QCOMPARE(answer, success(observe::toJson(m_source.snapshot.streams, observe::Destinations::Shown)));
    QCOMPARE(answer.value(QLatin1String("result")).toArray().size(), 3);
}

void ServerTest::hidesDestinations()
{
    m_server->setDestinations(observe::Destinations::Hidden);
    Asker asker(path());
    const QJsonObject answer = asker.ask(R"({"command":"streams"})");
    QCOMPARE(answer, success(observe::toJson(m_source.snapshot.streams, observe::Destinations::Hidden)));
    QVERIFY(!QJsonDocument(answer).toJson().contains("secret.example"));
}

void ServerTest::tellsGroupsPortsAndStatus()
{
    const observe::Delta &snapshot = m_source.snapshot;
    Asker asker(path());
    QCOMPARE(asker.ask(R"({"command":"groups"})"), success(QJsonArray{observe::toJson(snapshot.groups[0])}));
    QCOMPARE(asker.ask(R"({"command":"ports"})"),
             success(QJsonArray{observe::toJson(snapshot.ports[0]), observe::toJson(snapshot.ports[1])}));
    QCOMPARE(asker.ask(R"({"command":"status"})"), success(observe::statusToJson(snapshot)));
    m_source.snapshot = {};
    for (const char *command : {"streams", "groups", "ports"})
        QCOMPARE(asker.ask(QByteArray(R"({"command":")") + command + "\"}"), success(QJsonArray()));
}

void ServerTest::closesStreams()
{
    Asker asker(path());
    QCOMPARE(asker.ask(R"({"command":"close","id":118})"), success(QJsonObject{{QStringLiteral("id"), 118}}));
    QCOMPARE(asker.ask(R"({"command":"close","id":117})"), failure("there is no open stream 117"));
    QCOMPARE(m_source.closed, (QList<quint64>{118, 117}));
}

void ServerTest::renewsCircuitsAndIdentities()
{
    Asker asker(path());
    QCOMPARE(asker.ask(R"({"command":"new-circuit","id":3})"), success(QJsonObject{{QStringLiteral("id"), 3}}));
    QCOMPARE(asker.ask(R"({"command":"new-circuit","id":4})"), failure("there is no group 4"));
    QCOMPARE(m_source.renewed, (QList<quint32>{3, 4}));
    QCOMPARE(m_source.identities, 0);
    QCOMPARE(asker.ask(R"({"command":"new-identity"})"), success(QJsonObject()));
    QCOMPARE(m_source.identities, 1);
}

void ServerTest::raisesAWindowWhereThereIsOne()
{
    Asker asker(path());
    QCOMPARE(asker.ask(R"({"command":"raise"})"), failure("the Argyle that runs has no window"));
    QSignalSpy raised(m_server.get(), &Server::raiseRequested);
    QCOMPARE(asker.ask(R"({"command":"raise"})"), success(QJsonObject()));
    QCOMPARE(raised.size(), 1);
}

void ServerTest::answersInOrder()
{
    Asker asker(path());
    asker.write(
        "{\"command\":\"close\",\"id\":118}\n{\"command\":\"new-identity\"}\nnonsense\n{\"command\":\"groups\"}\n");
    QCOMPARE(asker.answer(), success(QJsonObject{{QStringLiteral("id"), 118}}));
    QCOMPARE(asker.answer(), success(QJsonObject()));
    QCOMPARE(asker.answer().value(QLatin1String("ok")), QJsonValue(false));
    QCOMPARE(asker.answer().value(QLatin1String("result")).toArray().size(), 1);
}

void ServerTest::answersBytesThatComeOneByOne()
{
    Asker asker(path());
    for (const char byte : QByteArray(R"({"command":"groups"})")) {
        asker.write(QByteArray(1, byte));
        QCoreApplication::processEvents();
        QVERIFY(!asker.hasAnswer());
    }
    QCOMPARE(asker.ask("").value(QLatin1String("ok")), QJsonValue(true));
}

void ServerTest::refusesNonsenseAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("status");
    QTest::newRow("SOCKS") << QByteArray("\x05\x01\x00", 3);
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.0\r");
    QTest::newRow("unknown") << QByteArray(R"({"command":"dance"})");
    QTest::newRow("as long as may be") << QByteArray(Server::longestRequest - 1, 'x');
}

void ServerTest::refusesNonsenseAndGoesOn()
{
    QFETCH(QByteArray, line);
    Asker asker(path());
    const QJsonObject answer = asker.ask(line);
    QCOMPARE(answer.value(QLatin1String("ok")), QJsonValue(false));
    QVERIFY(!answer.value(QLatin1String("error")).toString().isEmpty());
    QCOMPARE(asker.ask(R"({"command":"groups"})").value(QLatin1String("ok")), QJsonValue(true));
}

void ServerTest::refusesARequestThatIsTooLong_data()
{
    QTest::addColumn<qint64>("length");
    QTest::newRow("just too long") << Server::longestRequest + 1;
    QTest::newRow("much too long") << qint64(8 << 20);
}

void ServerTest::refusesARequestThatIsTooLong()
{
    QFETCH(qint64, length);
    Asker asker(path());
    asker.write(QByteArray(length, 'x'));
    // Before it ends, since it need not.
    QCOMPARE(asker.answer(), failure("a request may have 65536 bytes at most"));
    // What belongs to it is dropped, what follows is not.
    asker.write(QByteArray(length, 'y') + '\n');
    QCOMPARE(asker.ask(R"({"command":"groups"})").value(QLatin1String("ok")), QJsonValue(true));
}

void ServerTest::servesManyClients()
{
    std::vector<std::unique_ptr<Asker>> askers;
    askers.reserve(Server::mostClients);
    for (int i = 0; i < Server::mostClients; ++i) {
        askers.push_back(std::make_unique<Asker>(path()));
        QVERIFY(askers.back()->connected);
        QCoreApplication::processEvents();
    }
    for (const auto &asker : askers)
        asker->write("{\"command\":\"streams\"}\n");
    for (const auto &asker : askers)
        QCOMPARE(asker->answer().value(QLatin1String("result")).toArray().size(), 3);
}

void ServerTest::refusesTooManyClients()
{
    std::vector<std::unique_ptr<Asker>> askers;
    askers.reserve(Server::mostClients);
    for (int i = 0; i < Server::mostClients; ++i) {
        askers.push_back(std::make_unique<Asker>(path()));
        QVERIFY(askers.back()->connected);
        QCoreApplication::processEvents();
    }
    Asker oneMore(path());
    QCOMPARE(oneMore.answer(), failure("too many programs ask at once"));
    QVERIFY(oneMore.isClosed());
    // Once one has gone there is room again.
    askers.pop_back();
    QTRY_VERIFY(Asker(path()).ask(R"({"command":"groups"})").value(QLatin1String("ok")).toBool());
}

void ServerTest::asksNothingMoreForAClientThatDoesNotRead()
{
    // An answer that no socket buffer holds.
    observe::StreamRecord stream = m_source.snapshot.streams[0];
    m_source.snapshot.streams.clear();
    for (quint64 id = 1; id <= 4000; ++id) {
        stream.id = id;
        m_source.snapshot.streams.append(stream);
    }
    Asker slow(path());
    slow.socket().setReadBufferSize(1);
    slow.write(QByteArray("{\"command\":\"streams\"}\n").repeated(3));
    QTRY_COMPARE(m_source.snapshots, 1);
    // Others are served meanwhile.
    Asker other(path());
    QCOMPARE(other.ask(R"({"command":"groups"})").value(QLatin1String("ok")), QJsonValue(true));
    QCOMPARE(m_source.snapshots, 2);
    slow.socket().setReadBufferSize(0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(slow.answer().value(QLatin1String("result")).toArray().size(), 4000);
    QCOMPARE(m_source.snapshots, 4);
}

void ServerTest::forgetsAClientThatHasGone()
{
    m_source.holdsBack = true;
    {
        Asker asker(path());
        asker.write("{\"command\":\"streams\"}\n{\"command\":\"close\",\"id\":118}\n");
        QTRY_COMPARE(m_source.snapshots, 1);
    }
    QTRY_VERIFY(m_server->findChildren<QLocalSocket *>().isEmpty());
    m_source.release();
    QVERIFY(m_source.closed.isEmpty());
}

void ServerTest::mayBeDestroyedBeforeTheAnswer()
{
    m_source.holdsBack = true;
    Asker asker(path());
    asker.write("{\"command\":\"streams\"}\n");
    QTRY_COMPARE(m_source.snapshots, 1);
    m_server.reset();
    m_source.release();
    QVERIFY(asker.isClosed());
}

void ServerTest::isForItsUserAlone()
{
    struct stat status
    {};
    QCOMPARE(stat(QFile::encodeName(path()).constData(), &status), 0);
    QVERIFY(S_ISSOCK(status.st_mode));
    QCOMPARE(status.st_mode & (S_IRWXG | S_IRWXO), 0u);
    QCOMPARE(stat(QFile::encodeName(m_folder).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0700u);
}

void ServerTest::leavesTheSocketOfOneThatRuns()
{
    {
        Server second(m_source);
        QCOMPARE(second.listen(m_folder), QStringLiteral("another Argyle runs already and answers the command line"));
    }
    QCOMPARE(Asker(path()).ask(R"({"command":"groups"})").value(QLatin1String("ok")), QJsonValue(true));
    // When the first one ends its place is free.
    m_server.reset();
    Server third(m_source);
    QCOMPARE(third.listen(m_folder), QString());
}

void ServerTest::leavesASocketThatSomebodyAnswers()
{
    m_server.reset();
    QLocalServer foreign;
    QVERIFY(foreign.listen(path()));
    Server server(m_source);
    QCOMPARE(server.listen(m_folder), QStringLiteral("another program answers at %1").arg(path()));
    QVERIFY(Asker(path()).connected);
}

void ServerTest::replacesAStaleSocket()
{
    m_server.reset();
    // As a program leaves it that was killed: bound, and nobody listens any more.
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path()).constData(), sizeof address.sun_path);
    const net::Descriptor stale(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    QCOMPARE(bind(stale.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QVERIFY(QFile::exists(path()));
    Server server(m_source);
    QCOMPARE(server.listen(m_folder), QString());
    QCOMPARE(Asker(path()).ask(R"({"command":"groups"})").value(QLatin1String("ok")), QJsonValue(true));
}

void ServerTest::removesItsSocket()
{
    QVERIFY(QFile::exists(path()));
    m_server.reset();
    QVERIFY(!QFile::exists(path()));
}

void ServerTest::saysWhyItCanNotListen()
{
    Server server(m_source);
    const QString missing = m_place->filePath(QStringLiteral("no/such/folder"));
    QVERIFY(server.listen(missing).contains(missing));
    // sun_path has room for 107 bytes.
    const QString tooLong = m_place->filePath(QString(120, QLatin1Char('x')));
    QVERIFY(server.listen(tooLong).contains(tooLong));
}

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
