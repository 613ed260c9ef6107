// SPDX-License-Identifier: MIT
#include "routes/torreply.h"
#include "routes/torwords.h"

#include <QTest>

using namespace argyle::routes;

Q_DECLARE_METATYPE(TorReply)

namespace {

QList<TorReply> read(const std::vector<std::string> &pieces, bool *isBroken = nullptr)
{
    TorReplyReader reader;
    QList<TorReply> replies;
    for (const std::string &piece : pieces) {
        reader.receive(piece);
        while (auto reply = reader.next())
            replies.append(*reply);
    }
    if (isBroken)
        *isBroken = reader.isBroken();
    return replies;
}

const std::string conversation = "250-PROTOCOLINFO 1\r\n"
                                 "250-AUTH METHODS=COOKIE,SAFECOOKIE COOKIEFILE=\"/var/lib/tor/\\\"c\"\r\n"
                                 "250 OK\r\n"
                                 "650 CIRC 7 BUILT $AA~a,$BB~b PURPOSE=GENERAL\r\n"
                                 "250+circuit-status=\r\n"
                                 "7 BUILT $AA~a\r\n"
                                 "..dot\r\n"
                                 "\r\n"
                                 ".\r\n"
                                 "250 OK\r\n"
                                 "552 Unrecognized key \"foo\"\r\n";

} // namespace

class TestTorReply : public QObject
{
    Q_OBJECT

private slots:
    void cutsRepliesWhereverTheBytesAreSplit();
    void tellsEventsFromAnswers();
    void findsValues();
    void takesNonsenseForBroken_data();
    void takesNonsenseForBroken();
    void givesUpOnAReplyWithoutEnd();
    void splitsWords();
    void understandsQuotedValues_data();
    void understandsQuotedValues();
    void readsBackWhatItQuotes();
};

void TestTorReply::cutsRepliesWhereverTheBytesAreSplit()
{
    const QList<TorReply> whole = read({conversation});
    QCOMPARE(whole.size(), 4);
    QCOMPARE(whole[0].lines.size(), 3U);
    QCOMPARE(whole[2].lines[0].data, std::string("7 BUILT $AA~a\n.dot\n\n"));
    QCOMPARE(whole[3].status, 552);
    for (std::size_t first = 0; first <= conversation.size(); ++first) {
        const std::vector<std::string> halves{conversation.substr(0, first), conversation.substr(first)};
        QVERIFY2(read(halves) == whole, std::to_string(first).c_str());
    }
    std::vector<std::string> bytes;
    for (const char c : conversation)
        bytes.emplace_back(1, c);
    QVERIFY(read(bytes) == whole);
}

void TestTorReply::tellsEventsFromAnswers()
{
    const QList<TorReply> replies = read({conversation});
    QVERIFY(replies[0].isOk() && !replies[0].isEvent());
    QVERIFY(replies[1].isEvent() && !replies[1].isOk());
    QVERIFY(!replies[3].isOk());
    QCOMPARE(replies[3].text(), std::string("Unrecognized key \"foo\""));
}

void TestTorReply::findsValues()
{
    const QList<TorReply> replies = read({"250-version=0.4.9\r\n250-versionlist=a\r\n250 OK\r\n", conversation});
    QCOMPARE(replies[0].valueOf("version").value(), std::string("0.4.9"));
    QCOMPARE(replies[0].valueOf("versionlist").value(), std::string("a"));
    QVERIFY(!replies[0].valueOf("versio"));
    QVERIFY(!replies[0].valueOf("OK"));
    QCOMPARE(replies[3].valueOf("circuit-status").value(), std::string("7 BUILT $AA~a\n.dot\n\n"));
}

void TestTorReply::takesNonsenseForBroken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.0 501 Not Implemented\r\n");
    QTest::newRow("no number") << QByteArray("25a OK\r\n");
    QTest::newRow("short number") << QByteArray("25\r\n");
    QTest::newRow("a number alone") << QByteArray("250\r\n");
    QTest::newRow("an unknown separator") << QByteArray("250*OK\r\n");
    QTest::newRow("an empty line") << QByteArray("\r\n");
}

void TestTorReply::takesNonsenseForBroken()
{
    QFETCH(QByteArray, bytes);
    bool isBroken = false;
    QVERIFY(read({bytes.toStdString(), "250 OK\r\n"}, &isBroken).isEmpty());
    QVERIFY(isBroken);
}

void TestTorReply::givesUpOnAReplyWithoutEnd()
{
    bool isBroken = false;
    read({std::string(TorReplyReader::bound - 1, '2')}, &isBroken);
    QVERIFY(!isBroken);
    read({std::string(TorReplyReader::bound, '2')}, &isBroken);
    QVERIFY(isBroken);
    const std::string kilobyte(1024, 'a');
    const std::size_t tooMany = TorReplyReader::bound / 1024 + 1;
    read(std::vector<std::string>(tooMany, "250-" + kilobyte + "\r\n"), &isBroken);
    QVERIFY(isBroken);
    // The bound is one reply's, not the connection's.
    QCOMPARE(read(std::vector<std::string>(tooMany, "250 " + kilobyte + "\r\n"), &isBroken).size(), qsizetype(tooMany));
    QVERIFY(!isBroken);
}

void TestTorReply::splitsWords()
{
    const TorWords words("STREAM 5  NEW 0 host:80 SOURCE_ADDR=127.0.0.1:4711 PURPOSE= A=b=c A=d");
    QCOMPARE(words.count(), 5U);
    QCOMPARE(words.at(4), std::string_view("host:80"));
    QVERIFY(words.at(5).empty());
    QCOMPARE(words.valueOf("SOURCE_ADDR").value(), std::string_view("127.0.0.1:4711"));
    QCOMPARE(words.valueOf("PURPOSE").value(), std::string_view());
    QCOMPARE(words.valueOf("A").value(), std::string_view("b=c"));
    QVERIFY(!words.valueOf("NEW"));
}

void TestTorReply::understandsQuotedValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("bare") << QByteArray("K=v") << QByteArray("v");
    QTest::newRow("blank") << QByteArray("K=\"a b\" c") << QByteArray("a b");
    QTest::newRow("quote") << QByteArray(R"(K="a\"b")") << QByteArray("a\"b");
    QTest::newRow("backslash") << QByteArray(R"(K="a\\b")") << QByteArray("a\\b");
    QTest::newRow("line end") << QByteArray(R"(K="a\r\n\tb")") << QByteArray("a\r\n\tb");
    QTest::newRow("octal") << QByteArray(R"(K="\303\251\7x")") << QByteArray("\303\251\007x");
    QTest::newRow("empty") << QByteArray("K=\"\"") << QByteArray("");
    QTest::newRow("no end") << QByteArray("K=\"a b") << QByteArray("a b");
    QTest::newRow("backslash at the end") << QByteArray("K=\"a\\") << QByteArray("a\\");
}

void TestTorReply::understandsQuotedValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const TorWords words(std::string_view(text.constData(), std::size_t(text.size())));
    QCOMPARE(QByteArray::fromStdString(std::string(words.valueOf("K").value())), value);
}

void TestTorReply::readsBackWhatItQuotes()
{
    for (const std::string text : {"", "plain", "a \"b\" \\c", "line\r\nend", "umlaut ü", "\\\\n"}) {
        const std::string quoted = torQuoted(text);
        QVERIFY(quoted.find_first_of("\r\n") == std::string::npos);
        const TorWords words("K=" + quoted + " rest");
        QCOMPARE(std::string(words.valueOf("K").value()), text);
        QCOMPARE(words.at(0), std::string_view("rest"));
    }
}

QTEST_GUILESS_MAIN(TestTorReply)
#include "tst_torreply.moc"
