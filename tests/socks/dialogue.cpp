// SPDX-License-Identifier: MIT
#include "tests/socks/dialogue.h"

#include "tests/socks/wire.h"

#include <QByteArrayList>
#include <QTest>

namespace argyle::socks::test {

namespace {

using Outcome = ServerHandshake::Outcome;

void checkTruncations(ServerPolicy policy, const QByteArray &sent, const QByteArray &answer)
{
    for (qsizetype length = 0; length < sent.size(); ++length) {
        const Played cut = play(policy, {sent.first(length)});
        QCOMPARE(cut.outcome, Outcome::NeedMore);
        QCOMPARE(cut.consumed, length);
        QVERIFY2(answer.startsWith(cut.answer), hexOf(cut.answer).constData());
    }
}

} // namespace

Played play(ServerPolicy policy, const Delivery &pieces)
{
    ServerHandshake handshake(policy);
    Played played;
    for (const QByteArray &piece : pieces) {
        const ServerHandshake::Progress progress = handshake.receive(bytesOf(piece));
        played.consumed += static_cast<qsizetype>(progress.consumed);
        played.answer += arrayOf(handshake.takeAnswer());
        played.outcome = progress.outcome;
        if (progress.outcome != Outcome::NeedMore)
            break;
        if (progress.consumed != static_cast<std::size_t>(piece.size()))
            qFatal("A handshake that needs more left something");
    }
    if (!handshake.takeAnswer().isEmpty())
        qFatal("An answer was given out twice");
    played.asked = describe(handshake.request());
    played.refusal = handshake.refusal();
    return played;
}

QByteArray describe(const Request &request)
{
    const char *const command = nameOf(request.command);
    const Credentials &credentials = request.credentials;
    const QByteArrayList words{
        nameOf(request.protocol),
        command ? QByteArray(command) : QByteArray(1, static_cast<char>(request.command)).toHex(),
        request.askedAs == AskedAs::Name ? "name" : "address",
        QByteArray::fromStdString(toString(request.target)),
        credentials.isEmpty() ? QByteArray("-")
                              : QByteArray::fromStdString(credentials.username + '/' + credentials.password),
    };
    return words.join(' ');
}

void checkDialogue(ServerPolicy policy, const QByteArray &sent, Outcome outcome, const QByteArray &answer,
                   const QByteArray &asked)
{
    const bool isForeign = outcome == Outcome::Http || outcome == Outcome::Unknown;
    // Bytes that would change the outcome if they were taken for a part of the handshake.
    const QByteArray data = wire("00 05 01 00 'data' FF");
    QList<Delivery> deliveries = deliveriesOf(sent);
    deliveries << deliveriesOf(sent + data);
    for (const Delivery &delivery : std::as_const(deliveries)) {
        const Played played = play(policy, delivery);
        QCOMPARE(played.outcome, outcome);
        QCOMPARE(hexOf(played.answer), hexOf(answer));
        QCOMPARE(played.asked, asked);
        QCOMPARE(played.consumed, isForeign ? 0 : sent.size());
    }
    if (!isForeign)
        checkTruncations(policy, sent, answer);
}

} // namespace argyle::socks::test
