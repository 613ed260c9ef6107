// SPDX-License-Identifier: MIT
#include "socks/transcript.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

/// What is kept of a handshake's bytes.
class TranscriptTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfBothSides();
    void joinsWhatOneSideSendsInPieces();
    void keepsTheLongestSocksHandshakeWhole();
    void cutsWhatIsLonger_data();
    void cutsWhatIsLonger();
    void goesOnWithTheOtherSideWhereOneIsFull();
    void keepsNothingOfNothing();
};

namespace {

QStringList piecesOf(const Transcript &transcript)
{
    QStringList pieces;
    for (const Transcript::Piece &piece : transcript.pieces()) {
        pieces << (piece.sender == Sender::Client ? QStringLiteral("> ") : QStringLiteral("< "))
                      + QString::fromLatin1(hexOf(arrayOf(piece.bytes)));
    }
    return pieces;
}

qsizetype sizeOf(const Transcript &transcript, Sender sender)
{
    qsizetype size = 0;
    for (const Transcript::Piece &piece : transcript.pieces())
        size += piece.sender == sender ? qsizetype(piece.bytes.size()) : 0;
    return size;
}

} // namespace

void TranscriptTest::keepsTheOrderOfBothSides()
{
    Transcript transcript;
    transcript.add(Sender::Client, bytesOf(wire("05 01 00")));
    transcript.add(Sender::Argyle, bytesOf(wire("05 00")));
    transcript.add(Sender::Client, bytesOf(wire("05 01")));
    QCOMPARE(piecesOf(transcript),
             (QStringList{QStringLiteral("> 05 01 00"), QStringLiteral("< 05 00"), QStringLiteral("> 05 01")}));
    QVERIFY(!transcript.isCut(Sender::Client));
    QVERIFY(!transcript.isCut(Sender::Argyle));
}

void TranscriptTest::joinsWhatOneSideSendsInPieces()
{
    Transcript transcript;
    for (const char *byte : {"05", "01", "00"})
        transcript.add(Sender::Client, bytesOf(wire(byte)));
    transcript.add(Sender::Argyle, bytesOf(wire("05")));
    transcript.add(Sender::Argyle, bytesOf(wire("00")));
    QCOMPARE(piecesOf(transcript), (QStringList{QStringLiteral("> 05 01 00"), QStringLiteral("< 05 00")}));
}

void TranscriptTest::keepsTheLongestSocksHandshakeWhole()
{
    const QByteArray longest(255, 'x');
    Transcript transcript;
    transcript.add(Sender::Client, bytesOf(wire("05 FF") + longest));
    transcript.add(Sender::Argyle, bytesOf(wire("05 02")));
    transcript.add(Sender::Client, bytesOf(wire("01 FF") + longest + wire("FF") + longest));
    transcript.add(Sender::Argyle, bytesOf(wire("01 00")));
    transcript.add(Sender::Client, bytesOf(wire("05 F1 00 03 FF") + longest + wire("00 00")));
    transcript.add(Sender::Argyle, bytesOf(wire("05 00 00 03 FF") + longest + wire("00 00")));
    QVERIFY(!transcript.isCut(Sender::Client));
    QVERIFY(!transcript.isCut(Sender::Argyle));
    QCOMPARE(transcript.pieces().size(), std::size_t(6));
}

void TranscriptTest::cutsWhatIsLonger_data()
{
    QTest::addColumn<Sender>("sender");
    QTest::addColumn<int>("pieceSize");
    for (const int pieceSize : {1, 100, 5000}) {
        QTest::addRow("the client, %d bytes at a time", pieceSize) << Sender::Client << pieceSize;
        QTest::addRow("Argyle, %d bytes at a time", pieceSize) << Sender::Argyle << pieceSize;
    }
}

void TranscriptTest::cutsWhatIsLonger()
{
    QFETCH(Sender, sender);
    QFETCH(int, pieceSize);
    Transcript transcript;
    for (int sent = 0; sent < 5000; sent += pieceSize)
        transcript.add(sender, bytesOf(QByteArray(pieceSize, 'x')));
    QCOMPARE(sizeOf(transcript, sender), qsizetype(Transcript::atMost[std::size_t(sender)]));
    QVERIFY(transcript.isCut(sender));
    QVERIFY(!transcript.isCut(sender == Sender::Client ? Sender::Argyle : Sender::Client));
}

void TranscriptTest::goesOnWithTheOtherSideWhereOneIsFull()
{
    Transcript transcript;
    transcript.add(Sender::Client, bytesOf(QByteArray(5000, 'x')));
    transcript.add(Sender::Argyle, bytesOf(wire("48 49")));
    transcript.add(Sender::Client, bytesOf(wire("48 49")));
    QCOMPARE(transcript.pieces().size(), std::size_t(2));
    QCOMPARE(sizeOf(transcript, Sender::Argyle), 2);
}

void TranscriptTest::keepsNothingOfNothing()
{
    Transcript transcript;
    transcript.add(Sender::Client, {});
    QVERIFY(transcript.isEmpty());
    QVERIFY(transcript.pieces().empty());
    QVERIFY(!transcript.isCut(Sender::Client));
}

QTEST_APPLESS_MAIN(TranscriptTest)
#include "tst_transcript.moc"
