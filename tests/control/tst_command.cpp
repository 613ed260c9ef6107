// SPDX-License-Identifier: MIT
#include "control/command.h"

#include <QTest>

using namespace argyle::control;

class CommandTest : public QObject
{
    Q_OBJECT
private slots:
    void readsWords_data();
    void readsWords();
    void refusesWords_data();
    void refusesWords();
    void readsRequestsThatItWrote_data() { readsWords_data(); }
    void readsRequestsThatItWrote();
    void readsRequests_data();
    void readsRequests();
    void refusesRequests_data();
    void refusesRequests();
};

void CommandTest::readsWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("verb");
    QTest::addColumn<quint64>("id");
    const auto row = [](const char *words, Verb verb, quint64 id = 0) {
        QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' ')) << int(verb) << id;
    };
    row("status", Verb::Status);
    row("streams", Verb::Streams);
    row("groups", Verb::Groups);
    row("ports", Verb::Ports);
    row("close 12", Verb::Close, 12);
    row("close 5000000000", Verb::Close, 5'000'000'000);
    row("close 9223372036854775807", Verb::Close, 9'223'372'036'854'775'807);
    row("new-circuit 3", Verb::NewCircuit, 3);
    row("new-circuit 4294967295", Verb::NewCircuit, 4'294'967'295);
    row("new-identity", Verb::NewIdentity);
}

void CommandTest::readsWords()
{
    QFETCH(QStringList, words);
    QFETCH(int, verb);
    QFETCH(quint64, id);
    const ParsedCommand parsed = parseWords(words);
    QVERIFY2(parsed.command, qPrintable(parsed.error));
    QCOMPARE(int(parsed.command->verb), verb);
    QCOMPARE(parsed.command->id, id);
    QVERIFY(parsed.error.isEmpty());
}

void CommandTest::refusesWords_data()
{
    QTest::addColumn<QStringList>("words");
    for (const char *words :
         {"", "stream", "Status", "raise", "status more", "streams 1", "new-identity 1", "close", "close x", "close -1",
          "close 0", "close 1.5", "close 0x10", "close 1 2", "close 18446744073709551616", "new-circuit",
          "new-circuit x", "new-circuit 4294967296", "new-circuit 1 2"})
        QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' '));
    // More than the control socket carries.
    for (const char *words : {"close 9223372036854775808", "close 18446744073709551615"})
        QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' '));
    QTest::newRow("nothing") << QStringList();
}

void CommandTest::refusesWords()
{
    QFETCH(QStringList, words);
    const ParsedCommand parsed = parseWords(words);
    QVERIFY(!parsed.command);
    QVERIFY(!parsed.error.isEmpty());
    QVERIFY2(parsed.error.contains(words.value(0)), qPrintable(parsed.error));
}

void CommandTest::readsRequestsThatItWrote()
{
    QFETCH(int, verb);
    QFETCH(quint64, id);
    const Command command{Verb(verb), id};
    const QByteArray request = toRequest(command);
    QVERIFY(request.endsWith('\n'));
    QCOMPARE(request.count('\n'), 1);
    const ParsedCommand parsed = parseRequest(request);
    QVERIFY2(parsed.command, qPrintable(parsed.error));
    QCOMPARE(*parsed.command, command);
}

void CommandTest::readsRequests_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("verb");
    QTest::newRow("raise") << QByteArray(R"({"command": "raise"})") << int(Verb::Raise);
    QTest::newRow("blanks") << QByteArray(" { \"command\" : \"status\" } \r\n") << int(Verb::Status);
    QTest::newRow("more than is known") << QByteArray(R"({"command":"ports","colour":"red","id":"x"})")
                                        << int(Verb::Ports);
}

void CommandTest::readsRequests()
{
    QFETCH(QByteArray, line);
    QFETCH(int, verb);
    const ParsedCommand parsed = parseRequest(line);
    QVERIFY2(parsed.command, qPrintable(parsed.error));
    QCOMPARE(int(parsed.command->verb), verb);
}

void CommandTest::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"", "status", "{", "[]", "null", "{}", R"({"command":1})", R"({"command":"dance"})", R"({"command":"close"})",
          R"({"command":"close","id":"1"})", R"({"command":"close","id":-1})", R"({"command":"close","id":0})",
          R"({"command":"close","id":1.5})", R"({"command":"new-circuit","id":4294967296})",
          "{\"command\":\"status\"} {}"})
        QTest::newRow(line) << QByteArray(line);
    QTest::newRow("bytes") << QByteArray("\x05\x01\x00\xff", 4);
    QTest::newRow("deep") << QByteArray(60000, '[');
}

void CommandTest::refusesRequests()
{
    QFETCH(QByteArray, line);
    const ParsedCommand parsed = parseRequest(line);
    QVERIFY(!parsed.command);
    QVERIFY(!parsed.error.isEmpty());
}

QTEST_GUILESS_MAIN(CommandTest)
#include "tst_command.moc"
