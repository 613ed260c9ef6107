// SPDX-License-Identifier: MIT
#include "socks/clienthandshake.h"
#include "socks/serverhandshake.h"
#include "tests/socks/wire.h"

#include <QTest>

#include <algorithm>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Preference = ServerPolicy::Preference;
using Pace = ClientPolicy::Pace;
using Authentication = ClientPolicy::Authentication;

/// Two handshakes that talk to each other, a few bytes at a time.
class Conversation
{
public:
    Conversation(const Request &wanted, ClientPolicy clientPolicy, ServerPolicy serverPolicy, qsizetype piece)
        : m_client(wanted, clientPolicy)
        , m_server(serverPolicy)
        , m_piece(piece)
    {}

    /// Until the server has an outcome, or nothing is said any more.
    ServerHandshake::Outcome runToTheRequest()
    {
        auto outcome = ServerHandshake::Outcome::NeedMore;
        while (outcome == ServerHandshake::Outcome::NeedMore) {
            m_toServer += arrayOf(m_client.takeMessage());
            if (m_toServer.isEmpty())
                break;
            const QByteArray piece = m_toServer.first(std::min(m_piece, m_toServer.size()));
            const ServerHandshake::Progress progress = m_server.receive(bytesOf(piece));
            m_toServer.remove(0, static_cast<qsizetype>(progress.consumed));
            outcome = progress.outcome;
            tellClient(arrayOf(m_server.takeAnswer()));
        }
        return outcome;
    }

    /// The server's answer, with what it sends next behind it. Gives what the client left of that.
    QByteArray tellClient(QByteArray answer)
    {
        while (!answer.isEmpty() && m_client.outcome() == ClientHandshake::Outcome::NeedMore) {
            const QByteArray piece = answer.first(std::min(m_piece, answer.size()));
            answer.remove(0, static_cast<qsizetype>(m_client.receive(bytesOf(piece)).consumed));
        }
        return answer;
    }

    ClientHandshake &client() { return m_client; }
    ServerHandshake &server() { return m_server; }
    const QByteArray &leftForServer() const { return m_toServer; }

private:
    ClientHandshake m_client;
    ServerHandshake m_server;
    qsizetype m_piece;
    QByteArray m_toServer;
};

const Ipv4 four{{192, 0, 2, 1}};
const Ipv6 six{{0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
const std::string name = "example.com";

const QList<qsizetype> pieces{1, 2, 3, 7, 1024};
const QList<Credentials> allCredentials{
    {}, {"user", "password"}, {"user", ""}, {"", "password"}, {std::string(255, 'u'), std::string(255, 'p')}};
const QList<ClientPolicy> clientPolicies{
    {Pace::StepByStep, Authentication::Optional},
    {Pace::StepByStep, Authentication::Required},
    {Pace::Pipelined, Authentication::Optional},
};
const QList<ServerPolicy> serverPolicies{{Preference::UsernamePassword, Errors::Plain},
                                         {Preference::UsernamePassword, Errors::Extended},
                                         {Preference::NoAuthentication, Errors::Plain}};

Request wanted(Command command, const Host &host, const Credentials &credentials = {})
{
    const std::uint16_t port = command == Command::Connect ? 443 : 0;
    return {Protocol::Socks5, command, {host, port}, isName(host) ? AskedAs::Name : AskedAs::Address, credentials};
}

} // namespace

Q_DECLARE_METATYPE(argyle::socks::Host)

/// Server side and client side against each other.
class PeersTest : public QObject
{
    Q_OBJECT

private slots:
    void understandEachOther_data();
    void understandEachOther();
    void agreeOnEverySuccess_data();
    void agreeOnEverySuccess();
    void agreeOnEveryFailure_data();
    void agreeOnEveryFailure();
    void agreeOnRefusedCommands_data();
    void agreeOnRefusedCommands();
};

void PeersTest::understandEachOther_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<Host>("host");
    QTest::newRow("CONNECT, IPv4") << Command::Connect << Host(four);
    QTest::newRow("CONNECT, IPv6") << Command::Connect << Host(six);
    QTest::newRow("CONNECT, name") << Command::Connect << Host(name);
    QTest::newRow("CONNECT, longest name") << Command::Connect << Host(std::string(255, 'n'));
    QTest::newRow("RESOLVE, IPv4") << Command::Resolve << Host(four);
    QTest::newRow("RESOLVE, IPv6") << Command::Resolve << Host(six);
    QTest::newRow("RESOLVE, name") << Command::Resolve << Host(name);
    QTest::newRow("RESOLVE_PTR, IPv4") << Command::ResolvePtr << Host(four);
    QTest::newRow("RESOLVE_PTR, IPv6") << Command::ResolvePtr << Host(six);
}

void PeersTest::understandEachOther()
{
    QFETCH(Command, command);
    QFETCH(Host, host);
    for (const Credentials &credentials : allCredentials) {
        for (const ClientPolicy clientPolicy : clientPolicies) {
            for (const ServerPolicy serverPolicy : serverPolicies) {
                for (const qsizetype piece : pieces) {
                    const Request request = wanted(command, host, credentials);
                    Conversation conversation(request, clientPolicy, serverPolicy, piece);
                    QCOMPARE(conversation.runToTheRequest(), ServerHandshake::Outcome::Request);
                    QCOMPARE(conversation.leftForServer(), QByteArray());
                    const Request &asked = conversation.server().request();
                    QCOMPARE(asked.command, command);
                    QVERIFY(asked.target == request.target);
                    QCOMPARE(asked.askedAs, request.askedAs);
                    // Credentials go along unless both sides would rather do without.
                    const bool areLeftOut = serverPolicy.preference == Preference::NoAuthentication
                                            && clientPolicy.pace == Pace::StepByStep
                                            && clientPolicy.authentication == Authentication::Optional;
                    QVERIFY(asked.credentials == (areLeftOut ? Credentials{} : credentials));
                    QCOMPARE(conversation.client().outcome(), ClientHandshake::Outcome::NeedMore);
                }
            }
        }
    }
}

void PeersTest::agreeOnEverySuccess_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("bound");
    const auto row = [](const char *rowName, Command command, const ReplyBytes &reply, const QByteArray &bound) {
        QTest::newRow(rowName) << command << arrayOf(reply) << bound;
    };
    row("CONNECT, IPv4", Command::Connect, connectedReply(Protocol::Socks5, {four, 4711}), "192.0.2.1:4711");
    row("CONNECT, IPv6", Command::Connect, connectedReply(Protocol::Socks5, {six, 4711}), "[2001:db8::1]:4711");
    row("CONNECT behind a proxy", Command::Connect, connectedReply(Protocol::Socks5, {}), "0.0.0.0:0");
    row("RESOLVE, IPv4", Command::Resolve, resolvedReply(Protocol::Socks5, four), "192.0.2.1:0");
    row("RESOLVE, IPv6", Command::Resolve, resolvedReply(Protocol::Socks5, six), "[2001:db8::1]:0");
    row("RESOLVE_PTR", Command::ResolvePtr, pointerReply(name), "example.com:0");
    row("RESOLVE_PTR, longest name", Command::ResolvePtr, pointerReply(std::string(255, 'n')),
        QByteArray(255, 'n') + ":0");
}

void PeersTest::agreeOnEverySuccess()
{
    QFETCH(Command, command);
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, bound);
    for (const ClientPolicy clientPolicy : clientPolicies) {
        for (const qsizetype piece : pieces) {
            Conversation conversation(wanted(command, four), clientPolicy, {}, piece);
            QCOMPARE(conversation.runToTheRequest(), ServerHandshake::Outcome::Request);
            QCOMPARE(conversation.tellClient(reply + "what follows"), "what follows");
            QCOMPARE(conversation.client().outcome(), ClientHandshake::Outcome::Succeeded);
            QCOMPARE(conversation.client().reply(), Reply::Succeeded);
            QCOMPARE(QByteArray::fromStdString(toString(conversation.client().bound())), bound);
        }
    }
}

void PeersTest::agreeOnEveryFailure_data()
{
    QTest::addColumn<Reply>("reply");
    for (const CodeText &text : replyTexts()) {
        if (text.code != 0)
            QTest::newRow(text.name) << static_cast<Reply>(text.code);
    }
}

void PeersTest::agreeOnEveryFailure()
{
    QFETCH(Reply, reply);
    for (const Errors errors : {Errors::Plain, Errors::Extended}) {
        for (const qsizetype piece : pieces) {
            Conversation conversation(wanted(Command::Connect, name), {}, {.errors = errors}, piece);
            QCOMPARE(conversation.runToTheRequest(), ServerHandshake::Outcome::Request);
            conversation.tellClient(arrayOf(failureReply(Protocol::Socks5, reply, errors)));
            QCOMPARE(conversation.client().outcome(), ClientHandshake::Outcome::Failed);
            QCOMPARE(conversation.client().cause(), ClientHandshake::Cause::ProxyReply);
            QCOMPARE(conversation.client().reply(), errors == Errors::Extended ? reply : withoutExtension(reply));
        }
    }
}

void PeersTest::agreeOnRefusedCommands_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<Host>("host");
    QTest::addColumn<Reply>("reply");
    QTest::newRow("BIND") << Command::Bind << Host(four) << Reply::CommandNotSupported;
    QTest::newRow("UDP ASSOCIATE") << Command::UdpAssociate << Host(six) << Reply::CommandNotSupported;
    QTest::newRow("CONNECT_DIR") << Command::ConnectDir << Host(name) << Reply::CommandNotSupported;
    QTest::newRow("RESOLVE_PTR of a name") << Command::ResolvePtr << Host(name) << Reply::AddressTypeNotSupported;
    QTest::newRow("an invalid onion") << Command::Connect << Host(std::string("a.onion")) << Reply::OnionInvalidAddress;
}

void PeersTest::agreeOnRefusedCommands()
{
    QFETCH(Command, command);
    QFETCH(Host, host);
    QFETCH(Reply, reply);
    for (const ClientPolicy clientPolicy : clientPolicies) {
        for (const qsizetype piece : pieces) {
            Conversation conversation(wanted(command, host), clientPolicy, {.errors = Errors::Extended}, piece);
            QCOMPARE(conversation.runToTheRequest(), ServerHandshake::Outcome::Refused);
            QCOMPARE(conversation.server().refusal(), reply);
            QCOMPARE(conversation.client().outcome(), ClientHandshake::Outcome::Failed);
            QCOMPARE(conversation.client().reply(), reply);
        }
    }
}

QTEST_APPLESS_MAIN(PeersTest)
#include "tst_peers.moc"
