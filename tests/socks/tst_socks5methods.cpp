// SPDX-License-Identifier: MIT
#include "tests/socks/dialogue.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

namespace {

using Outcome = ServerHandshake::Outcome;
using Preference = ServerPolicy::Preference;

const QByteArray connectAddress = wire("05 01 00 01 C0 00 02 01 00 50");
const QByteArray generalFailure = wire("05 01 00 01 00 00 00 00 00 00");
const QByteArray login = wire("01 04 'user' 08 'password'");
const QByteArray loginAccepted = wire("01 00");
const QByteArray loginChosen = wire("05 02");
const QByteArray noneChosen = wire("05 00");

QByteArray greeting(const QByteArray &methods)
{
    return wire("05") + static_cast<char>(methods.size()) + methods;
}

QByteArray credentials(const QByteArray &username, const QByteArray &password)
{
    return wire("01") + static_cast<char>(username.size()) + username + static_cast<char>(password.size()) + password;
}

QByteArray asked(const QByteArray &credentials)
{
    return "5 CONNECT address 192.0.2.1:80 " + credentials;
}

} // namespace

/// The greeting of RFC 1928 §3 and the credentials of RFC 1929, in every split.
class SocksFiveMethodsTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesAMethod_data();
    void choosesAMethod();
    void refusesWhereNoMethodIsAcceptable_data();
    void refusesWhereNoMethodIsAcceptable();
    void acceptsAnyCredentials_data();
    void acceptsAnyCredentials();
    void acceptsCredentialsOnceWhereNoneWereAskedFor_data();
    void acceptsCredentialsOnceWhereNoneWereAskedFor();
    void refusesSomethingElseWhereCredentialsAreDue();
    void refusesUnknownFormats_data();
    void refusesUnknownFormats();
    void answersStepByStep();
};

void SocksFiveMethodsTest::choosesAMethod_data()
{
    QTest::addColumn<Preference>("preference");
    QTest::addColumn<QByteArray>("methods");
    QTest::addColumn<bool>("isLoginChosen");

    QByteArray all;
    for (int method = 0; method < 255; ++method)
        all += static_cast<char>(method);

    const auto row = [](const char *name, Preference preference, const QByteArray &methods, bool isLoginChosen) {
        QTest::newRow(name) << preference << methods << isLoginChosen;
    };
    row("only 00 offered", Preference::UsernamePassword, wire("00"), false);
    row("only 02 offered", Preference::UsernamePassword, wire("02"), true);
    row("00 and 02", Preference::UsernamePassword, wire("00 02"), true);
    row("02 and 00", Preference::UsernamePassword, wire("02 00"), true);
    row("00 and 01", Preference::UsernamePassword, wire("00 01"), false);
    row("01 and 02", Preference::UsernamePassword, wire("01 02"), true);
    row("00 twice", Preference::UsernamePassword, wire("00 00"), false);
    row("255 methods", Preference::UsernamePassword, all, true);
    row("PreferSOCKSNoAuth, only 00 offered", Preference::NoAuthentication, wire("00"), false);
    row("PreferSOCKSNoAuth, only 02 offered", Preference::NoAuthentication, wire("02"), true);
    row("PreferSOCKSNoAuth, 00 and 02", Preference::NoAuthentication, wire("00 02"), false);
    row("PreferSOCKSNoAuth, 02 and 00", Preference::NoAuthentication, wire("02 00"), false);
    row("PreferSOCKSNoAuth, 255 methods", Preference::NoAuthentication, all, false);
}

void SocksFiveMethodsTest::choosesAMethod()
{
    QFETCH(Preference, preference);
    QFETCH(QByteArray, methods);
    QFETCH(bool, isLoginChosen);
    const QByteArray sent = greeting(methods) + (isLoginChosen ? login : QByteArray()) + connectAddress;
    checkDialogue({.preference = preference}, sent, Outcome::Request,
                  isLoginChosen ? loginChosen + loginAccepted : noneChosen,
                  asked(isLoginChosen ? "user/password" : "-"));
}

void SocksFiveMethodsTest::refusesWhereNoMethodIsAcceptable_data()
{
    QTest::addColumn<QByteArray>("methods");
    QByteArray others;
    for (int method = 1; method < 256; ++method) {
        if (method != 0x02)
            others += static_cast<char>(method);
    }
    QTest::newRow("none") << QByteArray();
    QTest::newRow("GSSAPI") << wire("01");
    QTest::newRow("FF") << wire("FF");
    QTest::newRow("all but the two") << others;
}

void SocksFiveMethodsTest::refusesWhereNoMethodIsAcceptable()
{
    QFETCH(QByteArray, methods);
    for (const Preference preference : {Preference::UsernamePassword, Preference::NoAuthentication}) {
        const ServerPolicy policy{.preference = preference};
        checkDialogue(policy, greeting(methods), Outcome::Refused, wire("05 FF"), "5 CONNECT name :0 -");
        QCOMPARE(play(policy, {greeting(methods)}).refusal, Reply::NotAllowed);
    }
}

void SocksFiveMethodsTest::acceptsAnyCredentials_data()
{
    QTest::addColumn<QByteArray>("username");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("both") << QByteArray("user") << QByteArray("password");
    QTest::newRow("empty password") << QByteArray("user") << QByteArray();
    QTest::newRow("empty username") << QByteArray() << QByteArray("password");
    QTest::newRow("both empty") << QByteArray() << QByteArray();
    QTest::newRow("255 bytes each") << QByteArray(255, 'u') << QByteArray(255, 'p');
    QTest::newRow("any bytes") << wire("00 01 05 FF 80") << wire("00 00");
    QTest::newRow("format 0: the password isolates") << QByteArray("<torS0X>0") << QByteArray("isolation");
    QTest::newRow("format 0 without a password") << QByteArray("<torS0X>0") << QByteArray();
    QTest::newRow("nearly the prefix") << QByteArray("<torS0Y>9") << QByteArray();
    QTest::newRow("half the prefix") << QByteArray("<torS0") << QByteArray();
    QTest::newRow("the prefix later on") << QByteArray("a<torS0X>9") << QByteArray();
    QTest::newRow("the prefix in the password") << QByteArray("user") << QByteArray("<torS0X>9");
}

void SocksFiveMethodsTest::acceptsAnyCredentials()
{
    QFETCH(QByteArray, username);
    QFETCH(QByteArray, password);
    const Credentials expected{username.toStdString(), password.toStdString()};
    const QByteArray sent = greeting(wire("02")) + credentials(username, password) + connectAddress;

    ServerHandshake handshake({});
    QCOMPARE(handshake.receive(bytesOf(sent)).outcome, Outcome::Request);
    QCOMPARE(handshake.request().credentials, expected);
    checkDialogue({}, sent, Outcome::Request, loginChosen + loginAccepted, describe(handshake.request()));
}

void SocksFiveMethodsTest::acceptsCredentialsOnceWhereNoneWereAskedFor_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("request");

    const auto row = [](const char *name, const QByteArray &sent, Outcome outcome, const QByteArray &answer,
                        const QByteArray &request) { QTest::newRow(name) << sent << outcome << answer << request; };
    row("once", wire("05 01 00") + login + connectAddress, Outcome::Request, noneChosen + loginAccepted,
        asked("user/password"));
    row("empty", wire("05 01 00 01 00 00") + connectAddress, Outcome::Request, noneChosen + loginAccepted, asked("-"));
    row("twice", wire("05 01 00") + login + wire("01"), Outcome::Refused, noneChosen + loginAccepted + generalFailure,
        "5 CONNECT name :0 user/password");
    row("twice where they were asked for", wire("05 01 02") + login + wire("01"), Outcome::Refused,
        loginChosen + loginAccepted + generalFailure, "5 CONNECT name :0 user/password");
    row("of an unknown format", wire("05 01 00 01 09 '<torS0X>1' 00"), Outcome::Refused, noneChosen + generalFailure,
        "5 CONNECT name :0 <torS0X>1/");
}

void SocksFiveMethodsTest::acceptsCredentialsOnceWhereNoneWereAskedFor()
{
    QFETCH(QByteArray, sent);
    QFETCH(Outcome, outcome);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, request);
    checkDialogue({}, sent, outcome, answer, request);
}

void SocksFiveMethodsTest::refusesSomethingElseWhereCredentialsAreDue()
{
    for (int version = 0; version < 256; ++version) {
        if (version == 0x01)
            continue;
        const QByteArray sent = greeting(wire("02")) + static_cast<char>(version);
        checkDialogue({}, sent, Outcome::Refused, loginChosen + generalFailure, "5 CONNECT name :0 -");
        QCOMPARE(play({}, {sent}).refusal, Reply::GeneralFailure);
    }
}

void SocksFiveMethodsTest::refusesUnknownFormats_data()
{
    QTest::addColumn<QByteArray>("username");
    QTest::newRow("format 1") << QByteArray("<torS0X>1");
    QTest::newRow("format 0 with something behind it") << QByteArray("<torS0X>0x");
    QTest::newRow("format NUL") << wire("'<torS0X>' 00");
    QTest::newRow("no format") << QByteArray("<torS0X>");
}

void SocksFiveMethodsTest::refusesUnknownFormats()
{
    QFETCH(QByteArray, username);
    // The whole message is read first, password included, and it is not accepted.
    checkDialogue({}, greeting(wire("02")) + credentials(username, "p"), Outcome::Refused, loginChosen + generalFailure,
                  "5 CONNECT name :0 " + username + "/p");
}

void SocksFiveMethodsTest::answersStepByStep()
{
    ServerHandshake handshake({});
    const auto answerTo = [&handshake](const QByteArray &message) {
        return handshake.receive(bytesOf(message)).outcome == Outcome::NeedMore ? hexOf(arrayOf(handshake.takeAnswer()))
                                                                                : QByteArray("an outcome");
    };
    QCOMPARE(answerTo({}), "");
    QVERIFY(!handshake.hasBegun());
    QCOMPARE(answerTo(wire("05")), "");
    QVERIFY(handshake.hasBegun());
    QCOMPARE(handshake.request().protocol, Protocol::Socks5);
    QCOMPARE(answerTo(wire("02 00")), "");
    QCOMPARE(answerTo(wire("02")), "05 02");
    QCOMPARE(answerTo(login.chopped(1)), "");
    QCOMPARE(handshake.request().credentials.username, "user");
    QCOMPARE(answerTo(login.last(1)), "01 00");
    QCOMPARE(answerTo(connectAddress.chopped(1)), "");
    QCOMPARE(handshake.receive(bytesOf(connectAddress.last(1))).outcome, Outcome::Request);
    QCOMPARE(hexOf(arrayOf(handshake.firstBytes())), "05 02 00 02 01 04 75 73");
    QCOMPARE(describe(handshake.takeRequest()), asked("user/password"));
}

QTEST_APPLESS_MAIN(SocksFiveMethodsTest)
#include "tst_socks5methods.moc"
