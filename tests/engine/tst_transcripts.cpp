// SPDX-License-Identifier: MIT
#include "socks/transcript.h"
#include "tests/engine/watched.h"

#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using observe::StreamState;
using socks::Sender;
using socks::Transcript;

/// The bytes of handshakes, as the engine keeps them.
class TestTranscripts : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSaidAndNoMore_data();
    void keepsWhatWasSaidAndNoMore();
    void keepsAHandshakeThatIsUnderWay();
    void keepsOneThatComesByteByByte();
    void keepsTheHeadsOfAnHttpConversation();
    void keepsThemAfterTheEnd();
    void forgetsThemWithTheStream();
    void countsRepliesByPort();
};

namespace {

/// "> 050100", "< 0500": what the engine has of a stream; nothing before it has answered.
QStringList piecesOf(Watched &watched, quint64 id)
{
    std::optional<QStringList> pieces;
    watched.thread.takeTranscript(id, [&pieces](const Transcript &transcript) {
        pieces.emplace();
        for (const Transcript::Piece &piece : transcript.pieces()) {
            const QByteArrayView bytes(reinterpret_cast<const char *>(piece.bytes.data()),
                                       qsizetype(piece.bytes.size()));
            *pieces << (piece.sender == Sender::Client ? QStringLiteral("> ") : QStringLiteral("< "))
                           + QString::fromLatin1(bytes.toByteArray().toHex());
        }
    });
    if (!QTest::qWaitFor([&pieces] { return pieces.has_value(); }))
        return {QStringLiteral("no answer")};
    return *pieces;
}

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

settings::Settings oneDirectPort()
{
    return settingsWith({QStringLiteral("127.0.0.1:auto")});
}

} // namespace

void TestTranscripts::keepsWhatWasSaidAndNoMore_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QStringList>("pieces");
    const auto row = [](const char *name, const char *sent, const QStringList &pieces) {
        QTest::newRow(name) << QByteArray::fromHex(sent) << pieces;
    };
    // The bytes behind a request are data: 'GET'.
    row("5, BIND", "050100 05020001010203040050 474554",
        {QStringLiteral("> 05010005020001010203040050"), QStringLiteral("< 050005070001000000000000")});
    row("5, credentials", "050102 0102616202 7077 0502000101020304 0050 474554",
        {QStringLiteral("> 050102010261620270770502000101020304") + QStringLiteral("0050"),
         QStringLiteral("< 0502010005070001000000000000")});
    row("5, no method", "050101", {QStringLiteral("> 050101"), QStringLiteral("< 05ff")});
    row("5, a lookup", "050100 05f00001 7f000001 0000",
        {QStringLiteral("> 05010005f000017f0000010000"), QStringLiteral("< 0500050000017f0000010000")});
    row("4, BIND", "0402005001020304 6d6500 474554",
        {QStringLiteral("> 04020050010203046d6500"), QStringLiteral("< 005b000000000000")});
    row("neither", "160301020001000001fc", {QStringLiteral("> 1603010200010000")});
}

void TestTranscripts::keepsWhatWasSaidAndNoMore()
{
    QFETCH(QByteArray, sent);
    Watched watched(oneDirectPort());
    const auto client = clientOf(watched, sent);
    QTRY_VERIFY(watched.last().isEnded());
    QCOMPARE(watched.streams.size(), 1);
    const QStringList pieces = piecesOf(watched, watched.last().id);
    QTEST(pieces, "pieces");
}

void TestTranscripts::keepsAHandshakeThatIsUnderWay()
{
    Watched watched(oneDirectPort());
    const auto client = clientOf(watched, QByteArray::fromHex("050100"));
    QTRY_COMPARE(client->bytesAvailable(), 2);
    QTRY_COMPARE(watched.streams.size(), 1);
    QCOMPARE(piecesOf(watched, watched.last().id), (QStringList{QStringLiteral("> 050100"), QStringLiteral("< 0500")}));
}

void TestTranscripts::keepsOneThatComesByteByByte()
{
    Watched watched(oneDirectPort());
    Destination destination;
    const auto client = clientOf(watched, {});
    const QByteArray request = connectMessage(destination.port(), {});
    for (const char byte : QByteArray::fromHex("050100")) {
        client->write(&byte, 1);
        QVERIFY(client->waitForBytesWritten());
    }
    QTRY_COMPARE(client->bytesAvailable(), 2);
    for (const char byte : request) {
        client->write(&byte, 1);
        QVERIFY(client->waitForBytesWritten());
    }
    QTRY_COMPARE(client->bytesAvailable(), 12);
    const QByteArray reply = client->readAll().sliced(2);
    QTRY_COMPARE(watched.last().state, StreamState::Open);
    QCOMPARE(piecesOf(watched, watched.last().id),
             (QStringList{QStringLiteral("> 050100"), QStringLiteral("< 0500"), QStringLiteral("> ") + hexOf(request),
                          QStringLiteral("< ") + hexOf(reply)}));
}

void TestTranscripts::keepsTheHeadsOfAnHttpConversation()
{
    Watched watched(oneDirectPort());
    const QByteArray head = "POST http://example.com/ HTTP/1.1\r\nContent-Length: 8\r\n\r\n";
    const auto client = clientOf(watched, head + "pass=123");
    QTRY_VERIFY(watched.last().isEnded());
    QTRY_VERIFY(client->bytesAvailable() > 0);
    const QByteArray answer = client->readAll();
    const QByteArray answerHead = answer.first(answer.indexOf("\r\n\r\n") + 4);
    QCOMPARE(piecesOf(watched, watched.last().id),
             (QStringList{QStringLiteral("> ") + hexOf(head), QStringLiteral("< ") + hexOf(answerHead)}));
}

void TestTranscripts::keepsThemAfterTheEnd()
{
    Watched watched(oneDirectPort());
    Destination destination;
    const QByteArray message = connectMessage(destination.port());
    auto client = clientOf(watched, message + "data");
    QTRY_COMPARE(client->bytesAvailable(), 12);
    const QStringList expected{QStringLiteral("> ") + hexOf(message), QStringLiteral("< ") + hexOf(client->readAll())};
    QCOMPARE(piecesOf(watched, 1), expected);
    client.reset();
    QTRY_VERIFY(destination.socket);
    destination.socket->disconnectFromHost();
    QTRY_VERIFY(watched.last().isEnded());
    QCOMPARE(piecesOf(watched, 1), expected);
}

void TestTranscripts::forgetsThemWithTheStream()
{
    settings::Settings settings = oneDirectPort();
    settings.closedStreamsKept = 1;
    Watched watched(settings);
    for (int i = 1; i <= 2; ++i) {
        const auto client = clientOf(watched, QByteArray::fromHex("0500"));
        QTRY_VERIFY(watched.streams.size() == i && watched.last().isEnded());
    }
    QCOMPARE(piecesOf(watched, 1), QStringList());
    QVERIFY(!piecesOf(watched, 2).isEmpty());
    watched.thread.clearHistory();
    QCOMPARE(piecesOf(watched, 2), QStringList());
    QCOMPARE(piecesOf(watched, 99), QStringList());
}

void TestTranscripts::countsRepliesByPort()
{
    Watched watched(settingsWith({QStringLiteral("127.0.0.1:auto"), QStringLiteral("127.0.0.1:auto ExtendedErrors")}));
    const QByteArray bind = QByteArray::fromHex("05010005020001010203040050");
    const QByteArray bind4 = QByteArray::fromHex("040200500102030400");
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (const auto &[bytes, port] : {std::pair(bind, 0), std::pair(bind, 0), std::pair(bind4, 0), std::pair(bind, 1)})
        clients.push_back(clientOf(watched, bytes, port));
    QTRY_COMPARE(watched.counters.failed, 4u);
    const auto &byPort = watched.counters.repliesByPort;
    QCOMPARE(byPort.value(watched.ports.at(0).address), (QHash<quint8, quint64>{{0x07, 2}, {0x5B, 1}}));
    QCOMPARE(byPort.value(watched.ports.at(1).address), (QHash<quint8, quint64>{{0x07, 1}}));
    QCOMPARE(watched.counters.replies(), (QHash<quint8, quint64>{{0x07, 3}, {0x5B, 1}}));
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
