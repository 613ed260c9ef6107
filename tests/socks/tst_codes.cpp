// SPDX-License-Identifier: MIT
#include "socks/codes.h"

#include <QByteArray>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace argyle::socks;

/// The tables of codes and names.
class CodesTest : public QObject
{
    Q_OBJECT

private slots:
    void hasATextForEveryReply_data();
    void hasATextForEveryReply();
    void hasATextForEverySocks4Reply_data();
    void hasATextForEverySocks4Reply();
    void saysSoWhereACodeIsUnassigned();
    void writesWholeSentences();
    void hasADifferentNameForEachCode();
    void makesPlainCodesOfExtendedOnes_data();
    void makesPlainCodesOfExtendedOnes();
    void namesCommands_data();
    void namesCommands();
    void namesProtocols();
};

namespace {

const QList<std::pair<int, const char *>> replyNames{
    {0x00, "succeeded"},
    {0x01, "general failure"},
    {0x02, "not allowed by rule"},
    {0x03, "network unreachable"},
    {0x04, "host unreachable"},
    {0x05, "connection refused"},
    {0x06, "timed out"},
    {0x07, "command not supported"},
    {0x08, "address type not supported"},
    {0xF0, "onion service descriptor not found"},
    {0xF1, "onion service descriptor is invalid"},
    {0xF2, "onion service introduction failed"},
    {0xF3, "onion service rendezvous failed"},
    {0xF4, "onion service needs client authorization"},
    {0xF5, "wrong onion service client authorization"},
    {0xF6, "invalid onion address"},
    {0xF7, "onion service introduction timed out"},
};

const QList<std::pair<int, const char *>> socks4ReplyNames{
    {0x5A, "granted"},
    {0x5B, "rejected or failed"},
    {0x5C, "ident service unreachable"},
    {0x5D, "ident does not match"},
};

void addRows(const QList<std::pair<int, const char *>> &names)
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("name");
    for (const auto &[code, name] : names)
        QTest::newRow(QByteArray::number(code, 16).constData()) << code << QByteArray(name);
}

QList<CodeText> allTexts()
{
    QList<CodeText> texts;
    for (const CodeText &text : replyTexts())
        texts << text;
    for (const CodeText &text : socks4ReplyTexts())
        texts << text;
    texts << textOf(static_cast<Reply>(0xEE));
    return texts;
}

} // namespace

void CodesTest::hasATextForEveryReply_data()
{
    addRows(replyNames);
}

void CodesTest::hasATextForEveryReply()
{
    QFETCH(int, code);
    QFETCH(QByteArray, name);
    QCOMPARE(textOf(static_cast<Reply>(code)).code, code);
    QCOMPARE(textOf(static_cast<Reply>(code)).name, name);
    QCOMPARE(replyTexts().size(), std::size_t(replyNames.size()));
    QVERIFY(std::is_sorted(replyTexts().begin(), replyTexts().end(),
                           [](const CodeText &left, const CodeText &right) { return left.code < right.code; }));
}

void CodesTest::hasATextForEverySocks4Reply_data()
{
    addRows(socks4ReplyNames);
}

void CodesTest::hasATextForEverySocks4Reply()
{
    QFETCH(int, code);
    QFETCH(QByteArray, name);
    QCOMPARE(textOf(static_cast<Socks4Reply>(code)).code, code);
    QCOMPARE(textOf(static_cast<Socks4Reply>(code)).name, name);
    QCOMPARE(socks4ReplyTexts().size(), std::size_t(socks4ReplyNames.size()));
}

void CodesTest::saysSoWhereACodeIsUnassigned()
{
    QSet<int> assigned;
    for (const auto &[code, name] : replyNames)
        assigned << code;
    for (int code = 0; code < 256; ++code)
        QCOMPARE(QByteArray(textOf(static_cast<Reply>(code)).name) == "unassigned code", !assigned.contains(code));
    QCOMPARE(textOf(static_cast<Socks4Reply>(0x00)).name, QByteArray("unassigned code"));
}

void CodesTest::writesWholeSentences()
{
    for (const CodeText &text : allTexts()) {
        QVERIFY2(!QByteArray(text.name).endsWith('.'), text.name);
        for (const QByteArray sentence : {text.meaning, text.causes, text.advice}) {
            QVERIFY2(sentence.endsWith('.') && sentence.size() > 20, text.name);
            QVERIFY2(sentence.at(0) >= 'A' && sentence.at(0) <= 'Z', text.name);
            QVERIFY2(!sentence.contains('!') && !sentence.contains("  "), text.name);
        }
    }
}

void CodesTest::hasADifferentNameForEachCode()
{
    QSet<QByteArray> names;
    for (const CodeText &text : allTexts())
        names << text.name;
    QCOMPARE(names.size(), allTexts().size());
}

void CodesTest::makesPlainCodesOfExtendedOnes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("plain");
    for (int code = 0; code < 256; ++code) {
        int plain = code;
        if (code >= 0xF0 && code <= 0xF7)
            plain = code == 0xF6 ? 0x01 : 0x04;
        QTest::newRow(QByteArray::number(code, 16).constData()) << code << plain;
    }
}

void CodesTest::makesPlainCodesOfExtendedOnes()
{
    QFETCH(int, code);
    QFETCH(int, plain);
    const auto reply = static_cast<Reply>(code);
    QCOMPARE(static_cast<int>(withoutExtension(reply)), plain);
    QCOMPARE(isExtended(reply), plain != code);
    QCOMPARE(toSocks4(reply), code == 0 ? Socks4Reply::Granted : Socks4Reply::Rejected);
}

void CodesTest::namesCommands_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("01") << 0x01 << QByteArray("CONNECT");
    QTest::newRow("02") << 0x02 << QByteArray("BIND");
    QTest::newRow("03") << 0x03 << QByteArray("UDP ASSOCIATE");
    QTest::newRow("F0") << 0xF0 << QByteArray("RESOLVE");
    QTest::newRow("F1") << 0xF1 << QByteArray("RESOLVE_PTR");
    QTest::newRow("F2") << 0xF2 << QByteArray("CONNECT_DIR");
    QTest::newRow("00") << 0x00 << QByteArray();
    QTest::newRow("09") << 0x09 << QByteArray();
}

void CodesTest::namesCommands()
{
    QFETCH(int, command);
    QFETCH(QByteArray, name);
    const char *const found = nameOf(static_cast<Command>(command));
    QCOMPARE(QByteArray(found), name);
    QCOMPARE(found == nullptr, name.isEmpty());
}

void CodesTest::namesProtocols()
{
    QCOMPARE(nameOf(Protocol::Socks4), QByteArray("4"));
    QCOMPARE(nameOf(Protocol::Socks4a), QByteArray("4A"));
    QCOMPARE(nameOf(Protocol::Socks5), QByteArray("5"));
    QCOMPARE(nameOf(Protocol::Http), QByteArray("HTTP"));
    QCOMPARE(nameOf(Protocol::Unknown), QByteArray("unknown"));
}

QTEST_APPLESS_MAIN(CodesTest)
#include "tst_codes.moc"
