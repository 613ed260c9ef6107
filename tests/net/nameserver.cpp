// SPDX-License-Identifier: MIT
#include "tests/net/nameserver.h"

#include <QNetworkDatagram>
#include <QTcpSocket>
#include <QtEndian>

#include <optional>

namespace argyle::tests {

namespace {

// RFC 1035 §4.1.1
constexpr qsizetype headerSize = 12;
constexpr quint16 isResponse = 0x8000;
constexpr quint16 isTruncated = 0x0200;
constexpr quint16 recursionIsAvailable = 0x0080;
enum class Code : quint16 { NoError = 0, ServerFailure = 2, NoSuchName = 3, Refused = 5 };

void append16(QByteArray &bytes, quint16 value)
{
    value = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void append32(QByteArray &bytes, quint32 value)
{
    value = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

QByteArray onTheWire(const QByteArray &name)
{
    QByteArray bytes;
    for (const QByteArray &label : name.split('.')) {
        bytes.append(char(label.size()));
        bytes.append(label);
    }
    bytes.append('\0');
    return bytes;
}

struct Question
{
    QByteArray name;
    quint16 type = 0;
    qsizetype end = 0; ///< where it ends in the message
};

std::optional<Question> parsed(const QByteArray &message)
{
    Question question;
    qsizetype at = headerSize;
    while (at < message.size() && message[at] != '\0') {
        const auto length = qsizetype(quint8(message[at]));
        if (!question.name.isEmpty())
            question.name.append('.');
        question.name.append(message.mid(at + 1, length));
        at += 1 + length;
    }
    question.end = at + 5;
    if (question.end > message.size())
        return std::nullopt;
    question.type = qFromBigEndian<quint16>(message.constData() + at + 1);
    question.name = question.name.toLower();
    return question;
}

} // namespace

NameServer::NameServer(const QHostAddress &address, quint16 port)
{
    listen(address, port);
    QObject::connect(&m_udp, &QUdpSocket::readyRead, &m_udp, [this] { readDatagrams(); });
    QObject::connect(&m_tcp, &QTcpServer::newConnection, &m_tcp, [this] {
        while (QTcpSocket *const client = m_tcp.nextPendingConnection()) {
            QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] { serve(client); });
            serve(client);
        }
    });
}

void NameServer::listen(const QHostAddress &address, quint16 port)
{
    // One number for both: the port that TCP was given may be taken for UDP.
    for (int i = 0; i < 100; ++i) {
        if (m_tcp.listen(address, port) && m_udp.bind(address, m_tcp.serverPort()))
            break;
        m_tcp.close();
    }
    Q_ASSERT(m_udp.state() == QUdpSocket::BoundState);
    m_udp.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4 << 20);
}

void NameServer::addAddress(const QByteArray &name, const char *literal, quint32 timeToLive)
{
    const QHostAddress address{QLatin1String(literal)};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray value;
        append32(value, address.toIPv4Address());
        m_records[name].append({Type::A, timeToLive, value});
    } else {
        const Q_IPV6ADDR octets = address.toIPv6Address();
        m_records[name].append({Type::Aaaa, timeToLive, QByteArray(reinterpret_cast<const char *>(octets.c), 16)});
    }
}

void NameServer::addAlias(const QByteArray &name, const QByteArray &target, quint32 timeToLive)
{
    m_records[name].append({Type::Cname, timeToLive, target});
}

void NameServer::addPointer(const QByteArray &reversed, const QByteArray &name, quint32 timeToLive)
{
    m_records[reversed].append({Type::Ptr, timeToLive, onTheWire(name)});
}

void NameServer::setBehaviour(const QByteArray &name, Behaviour behaviour)
{
    m_behaviours.insert({name, 0}, behaviour);
}

void NameServer::setBehaviour(const QByteArray &name, Type type, Behaviour behaviour)
{
    m_behaviours.insert({name, quint16(type)}, behaviour);
}

void NameServer::readDatagrams()
{
    while (m_udp.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_udp.receiveDatagram();
        const QByteArray answer = answerTo(datagram.data(), Transport::Udp);
        if (!answer.isEmpty())
            m_udp.writeDatagram(answer, datagram.senderAddress(), quint16(datagram.senderPort()));
    }
}

void NameServer::serve(QTcpSocket *client)
{
    // RFC 1035 §4.2.2: each message has its length before it.
    while (client->bytesAvailable() >= 2) {
        const auto length = qFromBigEndian<quint16>(client->peek(2).constData());
        if (client->bytesAvailable() < 2 + length)
            return;
        const QByteArray answer = answerTo(client->read(2 + length).mid(2), Transport::Tcp);
        if (answer.isEmpty())
            continue;
        QByteArray framed;
        append16(framed, quint16(answer.size()));
        client->write(framed + answer);
    }
}

QList<std::pair<QByteArray, NameServer::Record>> NameServer::recordsFor(QByteArray name, Type type) const
{
    QList<std::pair<QByteArray, Record>> found;
    for (int links = 0; links < 8; ++links) {
        QByteArray target;
        for (const Record &record : m_records.value(name)) {
            if (record.type == type) {
                found.append({name, record});
            } else if (record.type == Type::Cname) {
                target = record.value;
                found.append({name, {Type::Cname, record.timeToLive, onTheWire(target)}});
            }
        }
        if (target.isEmpty())
            break;
        name = target;
    }
    return found;
}

QByteArray NameServer::answerTo(const QByteArray &message, Transport transport)
{
    const auto question = parsed(message);
    if (!question)
        return {};
    m_asked.append(question->name);
    if (transport == Transport::Tcp)
        ++m_askedOverTcp;

    auto behaviour = m_behaviours.constFind({question->name, question->type});
    if (behaviour == m_behaviours.constEnd())
        behaviour = m_behaviours.constFind({question->name, 0});
    if (behaviour != m_behaviours.constEnd() && *behaviour == Behaviour::SilentOnce) {
        m_behaviours.erase(behaviour);
        return {};
    }
    Code code = m_records.contains(question->name) ? Code::NoError : Code::NoSuchName;
    quint16 flags = isResponse | recursionIsAvailable;
    if (behaviour != m_behaviours.constEnd()) {
        if (*behaviour == Behaviour::Silent)
            return {};
        if (*behaviour == Behaviour::ServerFailure)
            code = Code::ServerFailure;
        if (*behaviour == Behaviour::Refused)
            code = Code::Refused;
        if (*behaviour == Behaviour::TruncatedOverUdp && transport == Transport::Udp)
            flags |= isTruncated;
    }
    const auto records = code == Code::NoError && !(flags & isTruncated)
                             ? recordsFor(question->name, Type(question->type))
                             : QList<std::pair<QByteArray, Record>>();

    QByteArray answer = message.left(2);
    append16(answer, quint16(flags | (qFromBigEndian<quint16>(message.constData() + 2) & 0x0100) | quint16(code)));
    append16(answer, 1);
    append16(answer, quint16(records.size()));
    append32(answer, 0);
    answer.append(message.mid(headerSize, question->end - headerSize));
    for (const auto &[name, record] : records) {
        answer.append(onTheWire(name));
        append16(answer, quint16(record.type));
        append16(answer, 1); // IN
        append32(answer, record.timeToLive);
        append16(answer, quint16(record.value.size()));
        answer.append(record.value);
    }
    return answer;
}

} // namespace argyle::tests
