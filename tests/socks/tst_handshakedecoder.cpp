// SPDX-License-Identifier: MIT
#include "socks/handshakedecoder.h"
#include "tests/socks/splits.h"
#include "tests/socks/wire.h"

#include <QTest>

using namespace argyle::socks;
using namespace argyle::socks::test;

/// A handshake taken apart, message by message and field by field.
class HandshakeDecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void namesEveryField_data();
    void namesEveryField();
    void marksWhereBytesStopMakingSense_data();
    void marksWhereBytesStopMakingSense();
    void tellsWhatIsSecret_data();
    void tellsWhatIsSecret();
    void anyDeliveryReadsAlike_data() { namesEveryField_data(); }
    void anyDeliveryReadsAlike();
    void everyBeginningIsCoveredOnce_data() { namesEveryField_data(); }
    void everyBeginningIsCoveredOnce();
    void explainsEveryField();
};

namespace {

/// Lines of a dialogue: "> 05 01 00" is the client's, "< 05 00" Argyle's.
using Dialogue = QStringList;

Sender senderOf(const QString &line)
{
    return line.startsWith(u'>') ? Sender::Client : Sender::Argyle;
}

QByteArray messageOf(const QString &line)
{
    return wire(line.sliced(2).toLatin1());
}

Transcript transcriptOf(const Dialogue &dialogue)
{
    Transcript transcript;
    for (const QString &line : dialogue)
        transcript.add(senderOf(line), bytesOf(messageOf(line)));
    return transcript;
}

QString valueOf(const Field &field)
{
    return field.word ? QString::fromLatin1(field.word) : QString::fromStdString(field.text);
}

/// "VER=5", and a mark behind what does not fit.
QString described(const Field &field)
{
    const QString name =
        field.label.empty() ? QString::fromLatin1(textOf(field.kind).name) : QString::fromStdString(field.label);
    return QStringLiteral("%1=%2%3").arg(name, valueOf(field), field.fault ? QStringLiteral(" (!)") : QString());
}

/// "> Greeting: VER=5, NMETHODS=1, METHOD=no authentication"; three dots behind a message that is not whole.
QString described(const Message &message)
{
    QStringList fields;
    for (const Field &field : message.fields)
        fields << described(field);
    return QStringLiteral("%1 %2: %3%4")
        .arg(message.sender == Sender::Client ? QStringLiteral(">") : QStringLiteral("<"),
             QString::fromLatin1(textOf(message.kind).name), fields.join(QStringLiteral(", ")),
             message.isWhole ? QString() : QStringLiteral("…"));
}

QStringList described(const std::vector<Message> &messages)
{
    QStringList lines;
    for (const Message &message : messages)
        lines << described(message);
    return lines;
}

/// Each side's bytes, from the transcript and put together from the fields of its messages.
void compareBytes(const Transcript &transcript, const std::vector<Message> &messages)
{
    for (const Sender sender : {Sender::Client, Sender::Argyle}) {
        QByteArray sent;
        for (const Transcript::Piece &piece : transcript.pieces())
            sent += piece.sender == sender ? arrayOf(piece.bytes) : QByteArray();
        QByteArray covered;
        for (const Message &message : messages) {
            std::size_t at = 0;
            for (const Field &field : message.fields) {
                QCOMPARE(field.offset, at);
                at += field.length;
            }
            QCOMPARE(at, message.bytes.size());
            if (message.sender == sender)
                covered += arrayOf(message.bytes);
        }
        QCOMPARE(hexOf(covered), hexOf(sent));
    }
}

} // namespace

void HandshakeDecoderTest::namesEveryField_data()
{
    QTest::addColumn<Dialogue>("dialogue");
    QTest::addColumn<QStringList>("messages");
    const auto row = [](const char *name, std::initializer_list<const char *> dialogue,
                        std::initializer_list<const char *> messages) {
        Dialogue lines;
        for (const char *line : dialogue)
            lines << QString::fromUtf8(line);
        QStringList expected;
        for (const char *message : messages)
            expected << QString::fromUtf8(message);
        QTest::newRow(name) << lines << expected;
    };
    row("nothing", {}, {});
    row("5, IPv4", {"> 05 01 00", "< 05 00", "> 05 01 00 01 C0 00 02 01 01 BB", "< 05 00 00 01 7F 00 00 01 9C 40"},
        {"> Greeting: VER=5, NMETHODS=1, METHOD=no authentication",
         "< Choice of a method: VER=5, METHOD=no authentication",
         "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=IPv4 address, DST.ADDR=192.0.2.1, DST.PORT=443",
         "< Reply: VER=5, REP=succeeded, RSV=, ATYP=IPv4 address, BND.ADDR=127.0.0.1, BND.PORT=40000"});
    row("5, IPv6",
        {"> 05 01 00", "< 05 00", "> 05 F1 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00",
         "< 05 00 00 03 09 'echo.test' 00 00"},
        {"> Greeting: VER=5, NMETHODS=1, METHOD=no authentication",
         "< Choice of a method: VER=5, METHOD=no authentication",
         "> Request: VER=5, CMD=RESOLVE_PTR, RSV=, ATYP=IPv6 address, DST.ADDR=2001:db8::1, DST.PORT=0",
         "< Reply: VER=5, REP=succeeded, RSV=, ATYP=name, LEN=9, BND.ADDR=echo.test, BND.PORT=0"});
    row("5, with credentials",
        {"> 05 03 00 01 02", "< 05 02", "> 01 05 'alice' 02 'pw'", "< 01 00", "> 05 F0 00 03 09 'echo.test' 00 00",
         "< 05 04 00 01 00 00 00 00 00 00"},
        {"> Greeting: VER=5, NMETHODS=3, METHOD=no authentication, METHOD=GSSAPI, METHOD=username and password",
         "< Choice of a method: VER=5, METHOD=username and password",
         "> Username and password: VER=1, ULEN=5, UNAME=alice, PLEN=2, PASSWD=pw",
         "< Answer to the credentials: VER=1, STATUS=accepted",
         "> Request: VER=5, CMD=RESOLVE, RSV=, ATYP=name, LEN=9, DST.ADDR=echo.test, DST.PORT=0",
         "< Reply: VER=5, REP=host unreachable, RSV=, ATYP=IPv4 address, BND.ADDR=0.0.0.0, BND.PORT=0"});
    row("5, everything at once",
        {"> 05 01 02 01 00 00 05 01 00 03 01 'a' 00 50", "< 05 02 01 00 05 05 00 01 00 00 00 00 00 00"},
        {"> Greeting: VER=5, NMETHODS=1, METHOD=username and password",
         "> Username and password: VER=1, ULEN=0, UNAME=, PLEN=0, PASSWD=",
         "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=name, LEN=1, DST.ADDR=a, DST.PORT=80",
         "< Choice of a method: VER=5, METHOD=username and password",
         "< Answer to the credentials: VER=1, STATUS=accepted",
         "< Reply: VER=5, REP=connection refused, RSV=, ATYP=IPv4 address, BND.ADDR=0.0.0.0, BND.PORT=0"});
    row("5, credentials that nobody asked for",
        {"> 05 01 00", "< 05 00", "> 01 01 'a' 00", "< 01 00", "> 05 02 00 01 00 00 00 00 00 15"},
        {"> Greeting: VER=5, NMETHODS=1, METHOD=no authentication",
         "< Choice of a method: VER=5, METHOD=no authentication",
         "> Username and password: VER=1, ULEN=1, UNAME=a, PLEN=0, PASSWD=",
         "< Answer to the credentials: VER=1, STATUS=accepted",
         "> Request: VER=5, CMD=BIND, RSV=, ATYP=IPv4 address, DST.ADDR=0.0.0.0, DST.PORT=21"});
    row("5, no method", {"> 05 00", "< 05 FF"},
        {"> Greeting: VER=5, NMETHODS=0", "< Choice of a method: VER=5, METHOD=none that was offered"});
    row("5, methods and a command without a name", {"> 05 02 03 80", "< 05 00", "> 05 09 00 01 01 02 03 04 00 01"},
        {"> Greeting: VER=5, NMETHODS=2, METHOD=another method, METHOD=another method",
         "< Choice of a method: VER=5, METHOD=no authentication",
         "> Request: VER=5, CMD=another command, RSV=, ATYP=IPv4 address, DST.ADDR=1.2.3.4, DST.PORT=1"});
    row("5, an extended error", {"> 05 01 00", "< 05 00 05 F6 00 01 00 00 00 00 00 00"},
        {"> Greeting: VER=5, NMETHODS=1, METHOD=no authentication",
         "< Choice of a method: VER=5, METHOD=no authentication",
         "< Reply: VER=5, REP=invalid onion address, RSV=, ATYP=IPv4 address, BND.ADDR=0.0.0.0, BND.PORT=0"});
    row("4", {"> 04 01 00 50 C0 00 02 01 'me' 00", "< 00 5A 9C 40 7F 00 00 01"},
        {"> Request: VN=4, CD=CONNECT, DSTPORT=80, DSTIP=192.0.2.1, USERID=me, NULL=",
         "< Reply: VN=0, CD=granted, DSTPORT=40000, DSTIP=127.0.0.1"});
    row("4A", {"> 04 F0 00 00 00 00 00 01 00 'echo.test' 00", "< 00 5B 00 00 00 00 00 00"},
        {"> Request: VN=4, CD=RESOLVE, DSTPORT=0, DSTIP=0.0.0.1, USERID=, NULL=, HOST=echo.test, NULL=",
         "< Reply: VN=0, CD=rejected or failed, DSTPORT=0, DSTIP=0.0.0.0"});
    row("HTTP",
        {"> 'GET http://example.com/ HTTP/1.1' 0D 0A 'Host: example.com' 0D 0A 'Accept: */*' 0D 0A 0D 0A",
         "< 'HTTP/1.0 501 Not Implemented' 0D 0A 'Connection: close' 0D 0A 0D 0A"},
        {"> HTTP request: Method=GET, Target=http://example.com/, Version=HTTP/1.1, Host=example.com, Accept=*/*, End=",
         "< Page for a misconfigured browser: Version=HTTP/1.0, Status=501 Not Implemented, Connection=close, End="});
    row("HTTP, credentials in the address", {"> 'GET http://me:pw@example.com/a HTTP/1.1' 0A 0A"},
        {"> HTTP request: Method=GET, Target=http://, Target=me:pw, Target=example.com/a, Version=HTTP/1.1, End="});
    row("HTTP CONNECT", {"> 'CONNECT example.com:443 HTTP/1.1' 0D 0A 'X-A: 1' 0D 0A ' 2' 0D 0A 0D 0A"},
        {"> HTTP request: Method=CONNECT, Target=example.com:443, Version=HTTP/1.1, X-A=1, Header=2, End="});
    row("HTTP CONNECT, credentials in the address", {"> 'CONNECT me@example.com:443 HTTP/1.1' 0D 0A 0D 0A"},
        {"> HTTP request: Method=CONNECT, Target=me, Target=example.com:443, Version=HTTP/1.1, End="});
}

void HandshakeDecoderTest::namesEveryField()
{
    QFETCH(Dialogue, dialogue);
    const Transcript transcript = transcriptOf(dialogue);
    const std::vector<Message> messages = decode(transcript);
    QTEST(described(messages), "messages");
    compareBytes(transcript, messages);
}

void HandshakeDecoderTest::marksWhereBytesStopMakingSense_data()
{
    QTest::addColumn<Dialogue>("dialogue");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &dialogue, const char *message) {
        Dialogue lines;
        for (const QByteArray &line : dialogue.split(';'))
            lines << QString::fromLatin1(line.trimmed());
        QTest::newRow(name) << lines << QString::fromUtf8(message);
    };
    row("another protocol", "> 16 03 01", "> Other bytes: ?=…");
    row("Argyle's without the client's", "< 05 00", "< Other bytes: ?=…");
    row("ends inside a greeting", "> 05 02 00", "> Greeting: VER=5, NMETHODS=2, METHOD=no authentication…");
    row("ends inside an address", "> 05 00; > 05 01 00 01 C0 00",
        "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=IPv4 address, DST.ADDR= (!)…");
    row("ends inside a name", "> 05 00; > 05 01 00 03 05 'ab'",
        "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=name, LEN=5, DST.ADDR= (!)…");
    row("a request of another version", "> 05 00; > 04 01 00", "> Request: VER=4 (!), ?=…");
    row("a request where credentials were due", "> 05 01 02; < 05 02; > 05 01 00 01",
        "> Username and password: VER=5 (!), ?=…");
    row("no such address type", "> 05 00; > 05 01 00 02 01 02", "> Request: VER=5, CMD=CONNECT, RSV=, ATYP= (!), ?=…");
    row("a reserved byte that is not zero", "> 05 00; > 05 01 07 01 01 02 03 04 00 01",
        "> Request: VER=5, CMD=CONNECT, RSV= (!), ATYP=IPv4 address, DST.ADDR=1.2.3.4, DST.PORT=1");
    row("a malformed name", "> 05 00; > 05 01 00 03 03 'a@b' 00 01",
        "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=name, LEN=3, DST.ADDR=a@b (!), DST.PORT=1");
    row("an empty name", "> 05 00; > 05 01 00 03 00 00 01",
        "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=name, LEN=0, DST.ADDR= (!), DST.PORT=1");
    row("port 0", "> 05 00; > 05 01 00 01 01 02 03 04 00 00",
        "> Request: VER=5, CMD=CONNECT, RSV=, ATYP=IPv4 address, DST.ADDR=1.2.3.4, DST.PORT=0 (!)");
    row("more than a request", "> 05 00; > 05 01 00 01 01 02 03 04 00 01 48", "> Other bytes: ?=…");
    row("4, no zero", "> 04 01 00 50 01 02 03 04 'me'",
        "> Request: VN=4, CD=CONNECT, DSTPORT=80, DSTIP=1.2.3.4, USERID=me (!)…");
    row("4A, a malformed name", "> 04 01 00 50 00 00 00 01 00 '@' 00",
        "> Request: VN=4, CD=CONNECT, DSTPORT=80, DSTIP=0.0.0.1, USERID=, NULL=, HOST=@ (!), NULL=");
    row("4, a reply of another version", "> 04 01; < 05 00", "< Reply: VN=5 (!), ?=…");
    row("HTTP, ends inside a line", "> 'GET / HTTP/1.1' 0D 0A 'Hos'",
        "> HTTP request: Method=GET, Target=/, Version=HTTP/1.1, Header=Hos (!)…");
    row("HTTP, ends inside the first line", "> 'GET /'", "> HTTP request: Method=GET, Target=/ (!)…");
    row("HTTP, a line without a colon", "> 'GET /' 0A 'odd' 0A 0A",
        "> HTTP request: Method=GET, Target=/, Header=odd (!), End=");
    row("HTTP, more than a head", "> 'GET /' 0A 0A 'q=1'", "> Other bytes: ?=…");
}

void HandshakeDecoderTest::marksWhereBytesStopMakingSense()
{
    QFETCH(Dialogue, dialogue);
    const Transcript transcript = transcriptOf(dialogue);
    const std::vector<Message> messages = decode(transcript);
    QVERIFY(!messages.empty());
    QTEST(described(messages.back()), "message");
    compareBytes(transcript, messages);
}

void HandshakeDecoderTest::tellsWhatIsSecret_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("secrets");
    QTest::addColumn<QByteArray>("destinations");
    const auto row = [](const char *name, const char *line, const char *secrets, const char *destinations) {
        QTest::newRow(name) << QString::fromLatin1(line) << wire(secrets) << wire(destinations);
    };
    row("5", "> 05 00 01 02 'me' 02 'pw' 05 01 00 03 04 'a.io' 00 50", "02 'me' 02 'pw'", "04 'a.io'");
    row("5, an address", "> 05 00 05 01 00 01 01 02 03 04 00 50", "", "01 02 03 04");
    row("5, behind what nobody can read", "> 05 00 05 01 00 02 'pw'", "'pw'", "");
    row("4", "> 04 01 00 50 01 02 03 04 'me' 00", "'me'", "01 02 03 04");
    row("4A", "> 04 01 00 50 00 00 00 01 'me' 00 'a.io' 00", "'me'", "'a.io'");
    row("HTTP", "> 'GET http://me:pw@a.io/ H' 0A 'Host:a.io' 0A 'User-Agent: x' 0A 0A", "'me:pw@'",
        "'http://a.io/ Host:a.io' 0A");
    row("HTTP headers",
        "> 'GET / H' 0A 'Proxy-Authorization: a' 0A ' b' 0A 'cookie: c' 0A 'X-Api-Key: d' 0A 'odd' 0A 0A",
        "'Proxy-Authorization: a' 0A ' b' 0A 'cookie: c' 0A 'X-Api-Key: d' 0A 'odd' 0A", "'/ '");
}

void HandshakeDecoderTest::tellsWhatIsSecret()
{
    QFETCH(QString, line);
    QByteArray secrets;
    QByteArray destinations;
    for (const Message &message : decode(transcriptOf({line}))) {
        for (const Field &field : message.fields) {
            const QByteArray bytes = arrayOf(Bytes(message.bytes).subspan(field.offset, field.length));
            secrets += field.sensitivity == Sensitivity::Secret ? bytes : QByteArray();
            destinations += field.sensitivity == Sensitivity::Destination ? bytes : QByteArray();
        }
    }
    QTEST(secrets, "secrets");
    QTEST(destinations, "destinations");
}

void HandshakeDecoderTest::anyDeliveryReadsAlike()
{
    QFETCH(Dialogue, dialogue);
    QByteArray client;
    for (const QString &line : dialogue)
        client += senderOf(line) == Sender::Client ? messageOf(line) : QByteArray();
    Transcript whole;
    whole.add(Sender::Client, bytesOf(client));
    const QStringList expected = described(decode(whole));
    for (const Delivery &delivery : deliveriesOf(client)) {
        Transcript transcript;
        for (const QByteArray &piece : delivery)
            transcript.add(Sender::Client, bytesOf(piece));
        QCOMPARE(described(decode(transcript)), expected);
    }
}

void HandshakeDecoderTest::everyBeginningIsCoveredOnce()
{
    QFETCH(Dialogue, dialogue);
    for (qsizetype lines = 0; lines < dialogue.size(); ++lines) {
        const QByteArray last = messageOf(dialogue[lines]);
        for (qsizetype size = 0; size <= last.size(); ++size) {
            Transcript transcript = transcriptOf(dialogue.first(lines));
            transcript.add(senderOf(dialogue[lines]), bytesOf(last.first(size)));
            compareBytes(transcript, decode(transcript));
        }
    }
}

void HandshakeDecoderTest::explainsEveryField()
{
    for (int kind = 0; kind <= int(FieldKind::Unreadable); ++kind) {
        const FieldText &text = textOf(FieldKind(kind));
        QVERIFY(!QByteArrayView(text.name).isEmpty());
        QVERIFY(QByteArrayView(text.meaning).endsWith('.'));
    }
    for (int kind = 0; kind < int(MessageKind::Unreadable); ++kind) {
        QVERIFY(!QByteArrayView(textOf(MessageKind(kind)).name).isEmpty());
        QVERIFY(!QByteArrayView(textOf(MessageKind(kind)).clause).isEmpty());
    }
}

QTEST_APPLESS_MAIN(HandshakeDecoderTest)
#include "tst_handshakedecoder.moc"
