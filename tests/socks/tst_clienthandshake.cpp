// SPDX-License-Identifier: MIT
#include "socks/clienthandshake.h"
#include "tests/socks/splits.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Outcome = ClientHandshake::Outcome;
using Cause = ClientHandshake::Cause;

constexpr ClientPolicy stepByStep{};
constexpr ClientPolicy required{.authentication = ClientPolicy::Authentication::Required};
constexpr ClientPolicy pipelined{.pace = ClientPolicy::Pace::Pipelined};

Request wanted(Command command, const Host &host, std::uint16_t port, const Credentials &credentials = {})
{
    return {.protocol = Protocol::Socks5,
            .command = command,
            .target = {host, port},
            .askedAs = AskedAs::Name,
            .credentials = credentials};
}

Request connectTo(const Host &host)
{
    return wanted(Command::Connect, host, 80);
}

const Credentials login{"user", "password"};
const Request plainConnect = connectTo(std::string("a.test"));
const Request loginConnect = wanted(Command::Connect, std::string("a.test"), 80, login);

QByteArray takeMessage(ClientHandshake &handshake)
{
    const std::vector<std::byte> message = handshake.takeMessage();
    return arrayOf(message);
}

/// What became of a client handshake that was fed some answers.
struct Played
{
    QByteArray sent; ///< all messages
    qsizetype consumed = 0;
    Outcome outcome = Outcome::NeedMore;
    Cause cause = Cause::None;
    int reply = 0;
    QByteArray bound;
};

Played resultOf(const ClientHandshake &handshake, const QByteArray &sent, qsizetype consumed)
{
    return {sent,
            consumed,
            handshake.outcome(),
            handshake.cause(),
            static_cast<int>(handshake.reply()),
            QByteArray::fromStdString(toString(handshake.bound()))};
}

Played play(const Request &request, ClientPolicy policy, const Delivery &pieces)
{
    ClientHandshake handshake(request, policy);
    QByteArray sent = takeMessage(handshake);
    qsizetype consumed = 0;
    for (const QByteArray &piece : pieces) {
        const ClientHandshake::Progress progress = handshake.receive(bytesOf(piece));
        sent += takeMessage(handshake);
        consumed += static_cast<qsizetype>(progress.consumed);
        if (progress.outcome != Outcome::NeedMore)
            break;
        if (progress.consumed != static_cast<std::size_t>(piece.size()))
            qFatal("A handshake that needs more left something");
    }
    return resultOf(handshake, sent, consumed);
}

/// Every delivery of the answers, alone and with data behind them, ends the same; every part of them needs more.
void checkAnswers(const Request &request, ClientPolicy policy, const QByteArray &answers, const Played &expected)
{
    const QByteArray data = wire("05 00 00 01 'data'");
    QList<Delivery> deliveries = deliveriesOf(answers);
    deliveries << deliveriesOf(answers + data);
    for (const Delivery &delivery : std::as_const(deliveries)) {
        const Played played = play(request, policy, delivery);
        QCOMPARE(played.outcome, expected.outcome);
        QCOMPARE(played.cause, expected.cause);
        QCOMPARE(played.reply, expected.reply);
        QCOMPARE(played.bound, expected.bound);
        QCOMPARE(played.consumed, answers.size());
        QCOMPARE(hexOf(played.sent), hexOf(expected.sent));
    }
    for (qsizetype length = 0; length < answers.size(); ++length)
        QCOMPARE(play(request, policy, {answers.first(length)}).outcome, Outcome::NeedMore);
}

} // namespace

/// The client side of SOCKS5 against answers as proxies give them, in every split.
class ClientHandshakeTest : public QObject
{
    Q_OBJECT

private slots:
    void offersMethods_data();
    void offersMethods();
    void sendsRequests_data();
    void sendsRequests();
    void sendsEverythingAtOnceWhenPipelined_data();
    void sendsEverythingAtOnceWhenPipelined();
    void goesStepByStep();
    void refusesWhatHasNoRoom_data();
    void refusesWhatHasNoRoom();
    void understandsReplies_data();
    void understandsReplies();
    void understandsFailures_data();
    void understandsFailures();
    void passesOnEveryCode();
    void agreesOnAMethod_data();
    void agreesOnAMethod();
    void refusesUselessReplies_data();
    void refusesUselessReplies();
    void makesSomethingOfAnEnd_data();
    void makesSomethingOfAnEnd();
    void keepsItsOutcomeWhenTheStreamEnds();
};

void ClientHandshakeTest::offersMethods_data()
{
    QTest::addColumn<Credentials>("credentials");
    QTest::addColumn<bool>("isRequired");
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("no credentials") << Credentials{} << false << wire("05 01 00");
    QTest::newRow("no credentials, required") << Credentials{} << true << wire("05 01 00");
    QTest::newRow("credentials") << login << false << wire("05 02 00 02");
    QTest::newRow("credentials, required") << login << true << wire("05 01 02");
    QTest::newRow("a password only") << Credentials{"", "p"} << true << wire("05 01 02");
}

void ClientHandshakeTest::offersMethods()
{
    QFETCH(Credentials, credentials);
    QFETCH(bool, isRequired);
    QFETCH(QByteArray, greeting);
    ClientHandshake handshake(wanted(Command::Connect, Ipv4{}, 80, credentials), isRequired ? required : stepByStep);
    QCOMPARE(hexOf(takeMessage(handshake)), hexOf(greeting));
    QVERIFY(takeMessage(handshake).isEmpty());
    QVERIFY(!handshake.isRequestSent());
}

void ClientHandshakeTest::sendsRequests_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("message");
    const Ipv4 four{{192, 0, 2, 1}};
    const Ipv6 six{{0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    const std::string longest(255, 'n');
    QTest::newRow("CONNECT, IPv4") << wanted(Command::Connect, four, 0x1234) << wire("05 01 00 01 C0 00 02 01 12 34");
    QTest::newRow("CONNECT, IPv6") << wanted(Command::Connect, six, 443)
                                   << wire("05 01 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 01 BB");
    QTest::newRow("CONNECT, name") << wanted(Command::Connect, std::string("a.test"), 65535)
                                   << wire("05 01 00 03 06 'a.test' FF FF");
    QTest::newRow("CONNECT, name of 255 bytes")
        << wanted(Command::Connect, longest, 80)
        << wire("05 01 00 03 FF") + QByteArray::fromStdString(longest) + wire("00 50");
    QTest::newRow("RESOLVE") << wanted(Command::Resolve, std::string("a.test"), 0)
                             << wire("05 F0 00 03 06 'a.test' 00 00");
    QTest::newRow("RESOLVE_PTR") << wanted(Command::ResolvePtr, four, 0) << wire("05 F1 00 01 C0 00 02 01 00 00");
}

void ClientHandshakeTest::sendsRequests()
{
    QFETCH(Request, request);
    QFETCH(QByteArray, message);
    QCOMPARE(hexOf(play(request, stepByStep, {wire("05 00")}).sent), hexOf(wire("05 01 00") + message));
}

void ClientHandshakeTest::sendsEverythingAtOnceWhenPipelined_data()
{
    QTest::addColumn<Credentials>("credentials");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no credentials") << Credentials{} << wire("05 01 00 05 01 00 03 06 'a.test' 00 50");
    QTest::newRow("credentials") << login << wire("05 01 02 01 04 'user' 08 'password' 05 01 00 03 06 'a.test' 00 50");
    QTest::newRow("no username") << Credentials{"", "p"} << wire("05 01 02 01 00 01 'p' 05 01 00 03 06 'a.test' 00 50");
    QTest::newRow("longest credentials") << Credentials{std::string(255, 'u'), std::string(255, 'p')}
                                         << wire("05 01 02 01 FF") + QByteArray(255, 'u') + wire("FF")
                                                + QByteArray(255, 'p') + wire("05 01 00 03 06 'a.test' 00 50");
}

void ClientHandshakeTest::sendsEverythingAtOnceWhenPipelined()
{
    QFETCH(Credentials, credentials);
    QFETCH(QByteArray, message);
    const Request request = wanted(Command::Connect, std::string("a.test"), 80, credentials);
    ClientHandshake handshake(request, pipelined);
    QVERIFY(handshake.isRequestSent());
    QCOMPARE(hexOf(takeMessage(handshake)), hexOf(message));

    const QByteArray answers =
        (credentials.isEmpty() ? wire("05 00") : wire("05 02 01 00")) + wire("05 00 00 01 00 00 00 00 00 00");
    checkAnswers(request, pipelined, answers,
                 {message, answers.size(), Outcome::Succeeded, Cause::None, 0, "0.0.0.0:0"});
}

void ClientHandshakeTest::goesStepByStep()
{
    ClientHandshake handshake(loginConnect, stepByStep);
    QCOMPARE(hexOf(takeMessage(handshake)), hexOf(wire("05 02 00 02")));
    QCOMPARE(handshake.receive(bytesOf(wire("05"))).outcome, Outcome::NeedMore);
    QCOMPARE(takeMessage(handshake), QByteArray());
    QCOMPARE(handshake.receive(bytesOf(wire("02"))).outcome, Outcome::NeedMore);
    QCOMPARE(hexOf(takeMessage(handshake)), hexOf(wire("01 04 'user' 08 'password'")));
    QVERIFY(!handshake.isRequestSent());
    QCOMPARE(handshake.receive(bytesOf(wire("01 00"))).outcome, Outcome::NeedMore);
    QVERIFY(handshake.isRequestSent());
    QCOMPARE(hexOf(takeMessage(handshake)), hexOf(wire("05 01 00 03 06 'a.test' 00 50")));
    const QByteArray reply = wire("05 00 00 01 C0 00 02 01 00 50 'data'");
    const ClientHandshake::Progress progress = handshake.receive(bytesOf(reply));
    QCOMPARE(progress.outcome, Outcome::Succeeded);
    QCOMPARE(progress.consumed, 10U);
    QCOMPARE(toString(handshake.bound()), "192.0.2.1:80");
}

void ClientHandshakeTest::refusesWhatHasNoRoom_data()
{
    QTest::addColumn<Request>("request");
    QTest::newRow("empty name") << connectTo(std::string());
    QTest::newRow("name of 256 bytes") << connectTo(std::string(256, 'n'));
    QTest::newRow("username of 256 bytes") << wanted(Command::Connect, Ipv4{}, 80, {std::string(256, 'u'), ""});
    QTest::newRow("password of 256 bytes") << wanted(Command::Connect, Ipv4{}, 80, {"u", std::string(256, 'p')});
}

void ClientHandshakeTest::refusesWhatHasNoRoom()
{
    QFETCH(Request, request);
    for (const ClientPolicy policy : {stepByStep, pipelined}) {
        ClientHandshake handshake(request, policy);
        QCOMPARE(handshake.outcome(), Outcome::Failed);
        QCOMPARE(handshake.cause(), Cause::Unsendable);
        QCOMPARE(handshake.reply(), Reply::GeneralFailure);
        QVERIFY(takeMessage(handshake).isEmpty());
        QVERIFY(!handshake.isRequestSent());
    }
}

void ClientHandshakeTest::understandsReplies_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("bound");
    const auto row = [](const char *name, Command command, const QByteArray &reply, const QByteArray &bound) {
        QTest::newRow(name) << command << wire(reply) << bound;
    };
    row("CONNECT behind Tor", Command::Connect, "05 00 00 01 00 00 00 00 00 00", "0.0.0.0:0");
    row("CONNECT, IPv4", Command::Connect, "05 00 00 01 C0 00 02 01 12 34", "192.0.2.1:4660");
    row("CONNECT, IPv6", Command::Connect, "05 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 FF FF",
        "[2001:db8::1]:65535");
    row("CONNECT, name", Command::Connect, "05 00 00 03 06 'a.test' 00 50", "a.test:80");
    row("CONNECT, longest name", Command::Connect, "05 00 00 03 FF '" + QByteArray(255, 'n') + "' 00 50",
        QByteArray(255, 'n') + ":80");
    row("CONNECT, empty name", Command::Connect, "05 00 00 03 00 00 50", "0.0.0.0:80");
    row("CONNECT, malformed name", Command::Connect, "05 00 00 03 03 'a b' 00 50", "0.0.0.0:80");
    row("CONNECT, reserved byte", Command::Connect, "05 00 01 01 C0 00 02 01 12 34", "192.0.2.1:4660");
    row("RESOLVE, IPv4", Command::Resolve, "05 00 00 01 C0 00 02 01 00 00", "192.0.2.1:0");
    row("RESOLVE, IPv6", Command::Resolve, "05 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00",
        "[2001:db8::1]:0");
    row("RESOLVE, literal", Command::Resolve, "05 00 00 03 09 '192.0.2.1' 00 00", "192.0.2.1:0");
    row("RESOLVE_PTR", Command::ResolvePtr, "05 00 00 03 09 'echo.test' 00 00", "echo.test:0");
}

void ClientHandshakeTest::understandsReplies()
{
    QFETCH(Command, command);
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, bound);
    const Request request = wanted(command, Ipv4{{192, 0, 2, 1}}, 80);
    const QByteArray answers = wire("05 00") + reply;
    const QByteArray sent = wire("05 01 00 05") + static_cast<char>(command) + wire("00 01 C0 00 02 01 00 50");
    checkAnswers(request, stepByStep, answers, {sent, answers.size(), Outcome::Succeeded, Cause::None, 0, bound});
}

void ClientHandshakeTest::understandsFailures_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("as in RFC 1928") << wire("05 04 00 01 00 00 00 00 00 00");
    QTest::newRow("address type 0, as Tor") << wire("05 04 00 00 00 00 00 00 00 00");
    QTest::newRow("empty name") << wire("05 04 00 03 00 00 00");
    QTest::newRow("an address type that there is not") << wire("05 04 00 09");
    QTest::newRow("cut behind the code") << wire("05 04");
}

void ClientHandshakeTest::understandsFailures()
{
    QFETCH(QByteArray, reply);
    const QByteArray sent = wire("05 01 00 05 01 00 03 06 'a.test' 00 50");
    const QByteArray answers = wire("05 00") + reply;
    for (const Delivery &delivery : deliveriesOf(answers)) {
        const Played played = play(plainConnect, stepByStep, delivery);
        QCOMPARE(played.outcome, Outcome::Failed);
        QCOMPARE(played.cause, Cause::ProxyReply);
        QCOMPARE(played.reply, 0x04);
        QCOMPARE(hexOf(played.sent), hexOf(sent));
    }
}

void ClientHandshakeTest::passesOnEveryCode()
{
    for (int code = 1; code < 256; ++code) {
        const QByteArray answers = wire("05 00 05") + static_cast<char>(code);
        checkAnswers(plainConnect, pipelined, answers,
                     {wire("05 01 00 05 01 00 03 06 'a.test' 00 50"), answers.size(), Outcome::Failed,
                      Cause::ProxyReply, code, "0.0.0.0:0"});
    }
}

void ClientHandshakeTest::agreesOnAMethod_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<Cause>("optional");  ///< where the proxy may do without credentials
    QTest::addColumn<Cause>("mandatory"); ///< where it may not, or the request is pipelined

    const auto row = [](const char *name, const Request &request, const QByteArray &answers, Cause optional,
                        Cause mandatory) { QTest::newRow(name) << request << wire(answers) << optional << mandatory; };
    row("none offered, none chosen", plainConnect, "05 00", Cause::None, Cause::None);
    row("none offered, credentials chosen", plainConnect, "05 02", Cause::NoAcceptableMethod,
        Cause::NoAcceptableMethod);
    row("none offered, nothing acceptable", plainConnect, "05 FF", Cause::NoAcceptableMethod,
        Cause::NoAcceptableMethod);
    row("credentials offered, none chosen", loginConnect, "05 00", Cause::None, Cause::NoAcceptableMethod);
    row("credentials offered, GSSAPI chosen", loginConnect, "05 01", Cause::NoAcceptableMethod,
        Cause::NoAcceptableMethod);
    row("credentials offered, nothing acceptable", loginConnect, "05 FF", Cause::NoAcceptableMethod,
        Cause::NoAcceptableMethod);
    row("credentials accepted", loginConnect, "05 02 01 00", Cause::None, Cause::None);
    row("credentials accepted with version 05", loginConnect, "05 02 05 00", Cause::None, Cause::None);
    row("credentials refused", loginConnect, "05 02 01 01", Cause::CredentialsRefused, Cause::CredentialsRefused);
    row("credentials refused with FF", loginConnect, "05 02 01 FF", Cause::CredentialsRefused,
        Cause::CredentialsRefused);
    row("credentials refused with version 05", loginConnect, "05 02 05 01", Cause::CredentialsRefused,
        Cause::CredentialsRefused);
    row("another protocol's answer to credentials", loginConnect, "05 02 00 00", Cause::NotSocks5, Cause::NotSocks5);
    row("SOCKS4", plainConnect, "00 5B", Cause::NotSocks5, Cause::NotSocks5);
    row("HTTP", plainConnect, "'HT'", Cause::NotSocks5, Cause::NotSocks5);
}

void ClientHandshakeTest::agreesOnAMethod()
{
    QFETCH(Request, request);
    QFETCH(QByteArray, answers);
    QFETCH(Cause, optional);
    QFETCH(Cause, mandatory);
    for (const auto &[policy, cause] :
         {std::pair(stepByStep, optional), {required, mandatory}, {pipelined, mandatory}}) {
        for (const Delivery &delivery : deliveriesOf(answers)) {
            const Played played = play(request, policy, delivery);
            QCOMPARE(played.cause, cause);
            QCOMPARE(played.outcome, cause == Cause::None ? Outcome::NeedMore : Outcome::Failed);
            QCOMPARE(played.consumed, cause == Cause::None ? answers.size() : played.consumed);
            const bool isRefused = cause == Cause::NoAcceptableMethod || cause == Cause::CredentialsRefused;
            QCOMPARE(played.reply, cause == Cause::None ? 0x00 : isRefused ? 0x02 : 0x01);
        }
    }
}

void ClientHandshakeTest::refusesUselessReplies_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *name, Command command, const QByteArray &reply, Cause cause) {
        QTest::newRow(name) << command << wire(reply) << cause;
    };
    row("another version byte", Command::Connect, "04 00", Cause::NotSocks5);
    row("address type 00", Command::Connect, "05 00 00 00", Cause::MalformedReply);
    row("address type 02", Command::Connect, "05 00 00 02", Cause::MalformedReply);
    row("RESOLVE answered with a name", Command::Resolve, "05 00 00 03 06 'a.test' 00 00", Cause::MalformedReply);
    row("RESOLVE_PTR answered with an address", Command::ResolvePtr, "05 00 00 01 C0 00 02 01 00 00",
        Cause::MalformedReply);
    row("RESOLVE_PTR answered with nothing", Command::ResolvePtr, "05 00 00 03 00 00 00", Cause::MalformedReply);
    row("RESOLVE_PTR answered with a malformed name", Command::ResolvePtr, "05 00 00 03 05 '<b>hi' 00 00",
        Cause::MalformedReply);
}

void ClientHandshakeTest::refusesUselessReplies()
{
    QFETCH(Command, command);
    QFETCH(QByteArray, reply);
    QFETCH(Cause, cause);
    const QByteArray answers = wire("05 00") + reply;
    for (const Delivery &delivery : deliveriesOf(answers)) {
        const Played played = play(wanted(command, Ipv4{{192, 0, 2, 1}}, 80), stepByStep, delivery);
        QCOMPARE(played.outcome, Outcome::Failed);
        QCOMPARE(played.cause, cause);
        QCOMPARE(played.reply, 0x01);
        QCOMPARE(played.consumed, answers.size());
    }
}

void ClientHandshakeTest::makesSomethingOfAnEnd_data()
{
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<Reply>("reply");
    QTest::newRow("before anything") << QByteArray() << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("inside the method") << wire("05") << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("where credentials were sent") << wire("05 02") << Cause::CredentialsRefused << Reply::NotAllowed;
    QTest::newRow("inside the answer to them") << wire("05 02 01") << Cause::CredentialsRefused << Reply::NotAllowed;
    QTest::newRow("before the reply") << wire("05 02 01 00") << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("before the code") << wire("05 02 01 00 05") << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("behind the code of a success") << wire("05 02 01 00 05 00") << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("inside the address") << wire("05 02 01 00 05 00 00 01 00") << Cause::Ended << Reply::GeneralFailure;
    QTest::newRow("inside a name") << wire("05 02 01 00 05 00 00 03 02 'a'") << Cause::Ended << Reply::GeneralFailure;
}

void ClientHandshakeTest::makesSomethingOfAnEnd()
{
    QFETCH(QByteArray, answers);
    QFETCH(Cause, cause);
    QFETCH(Reply, reply);
    for (const ClientPolicy policy : {stepByStep, required, pipelined}) {
        ClientHandshake handshake(loginConnect, policy);
        QCOMPARE(handshake.receive(bytesOf(answers)).outcome, Outcome::NeedMore);
        QCOMPARE(handshake.ended(), Outcome::Failed);
        QCOMPARE(handshake.cause(), cause);
        QCOMPARE(handshake.reply(), reply);
    }
}

void ClientHandshakeTest::keepsItsOutcomeWhenTheStreamEnds()
{
    ClientHandshake refused(plainConnect, stepByStep);
    QCOMPARE(refused.receive(bytesOf(wire("05 00 05 05"))).outcome, Outcome::Failed);
    QCOMPARE(refused.ended(), Outcome::Failed);
    QCOMPARE(refused.cause(), Cause::ProxyReply);
    QCOMPARE(refused.reply(), Reply::ConnectionRefused);

    ClientHandshake open(plainConnect, stepByStep);
    QCOMPARE(open.receive(bytesOf(wire("05 00 05 00 00 01 00 00 00 00 00 00"))).outcome, Outcome::Succeeded);
    QCOMPARE(open.ended(), Outcome::Succeeded);
    QCOMPARE(open.cause(), Cause::None);
}

QTEST_APPLESS_MAIN(ClientHandshakeTest)
#include "tst_clienthandshake.moc"
