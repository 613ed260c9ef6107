// SPDX-License-Identifier: MIT
#include "tests/routes/fakeproxy.h"

#include "net/socketoptions.h"

#include <QTcpSocket>
#include <QTimer>

namespace argyle::routes::test {

namespace {

constexpr char noAuthentication = 0;
constexpr char usernamePassword = 2;

/// The size of the thing that begins with these bytes, as its bytes so far tell: 0 where they do not yet.
qsizetype greetingSize(const QByteArray &bytes)
{
    return bytes.size() < 2 ? 0 : 2 + quint8(bytes[1]);
}

qsizetype loginSize(const QByteArray &bytes)
{
    if (bytes.size() < 2)
        return 0;
    const qsizetype passwordAt = 2 + quint8(bytes[1]);
    return bytes.size() <= passwordAt ? 0 : passwordAt + 1 + quint8(bytes[passwordAt]);
}

qsizetype requestSize(const QByteArray &bytes)
{
    if (bytes.size() < 5)
        return 0;
    switch (bytes[3]) {
    case 1:
        return 4 + 4 + 2;
    case 4:
        return 4 + 16 + 2;
    default:
        return 4 + 1 + quint8(bytes[4]) + 2;
    }
}

} // namespace

class FakeProxy::Client : public QObject
{
public:
    Client(QTcpSocket *socket, const Manners &manners)
        : m_socket(socket)
        , m_manners(manners)
    {
        m_said.clientPort = m_socket->peerPort();
        m_socket->setParent(this);
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(m_socket, &QTcpSocket::readyRead, this, &Client::readSome);
        connect(m_socket, &QTcpSocket::disconnected, this, [this] { m_said.isOver = true; });
        readSome();
    }

    const Conversation &said() const { return m_said; }

    void leave(Leaving how)
    {
        m_said.isOver = true;
        if (how == Leaving::Resets)
            net::setResetOnClose(int(m_socket->socketDescriptor()));
        m_socket->close();
        if (how == Leaving::Resets)
            m_socket->abort();
    }

    void reply()
    {
        if (!m_owesReply || m_said.isOver)
            return;
        m_owesReply = false;
        write(m_manners.reply);
    }

private:
    void readSome();
    bool takeMessage();
    qsizetype messageSize() const;
    void received(const QByteArray &message);
    void greeted();
    void loggedIn(const QByteArray &message);
    void asked(const QByteArray &message);
    void write(const QByteArray &bytes);
    void writeNextByte();

    QTcpSocket *m_socket;
    const Manners m_manners;
    Conversation m_said;
    Step m_step = Step::Greeting;
    QByteArray m_input;
    QByteArray m_output; ///< what is still to be written byte by byte
    bool m_owesReply = false;
};

void FakeProxy::Client::readSome()
{
    const QByteArray piece = m_socket->readAll();
    if (m_said.firstPiece.isEmpty())
        m_said.firstPiece = piece;
    m_input += piece;
    while (!m_said.isOver && takeMessage()) {
        const bool hasSurplus = !m_input.isEmpty();
        if (hasSurplus && m_manners.surplus == Surplus::Dropped)
            m_input.clear();
        else if (hasSurplus && m_manners.surplus == Surplus::EndsTheConnection)
            leave(Leaving::Ends);
    }
}

bool FakeProxy::Client::takeMessage()
{
    if (m_step == Step::Never) {
        m_said.data += std::exchange(m_input, {});
        return false;
    }
    const qsizetype size = messageSize();
    if (size == 0 || m_input.size() < size)
        return false;
    const QByteArray message = m_input.left(size);
    m_input.remove(0, size);
    if (m_step == m_manners.leavesAt)
        leave(m_manners.leaving);
    else
        received(message);
    return true;
}

qsizetype FakeProxy::Client::messageSize() const
{
    switch (m_step) {
    case Step::Greeting:
        return greetingSize(m_input);
    case Step::Login:
        return loginSize(m_input);
    default:
        return requestSize(m_input);
    }
}

void FakeProxy::Client::received(const QByteArray &message)
{
    switch (m_step) {
    case Step::Greeting:
        m_said.methods = message.mid(2);
        greeted();
        break;
    case Step::Login:
        loggedIn(message);
        break;
    case Step::Request:
        asked(message);
        break;
    case Step::Never:
        break;
    }
}

void FakeProxy::Client::greeted()
{
    const bool offersLogin = m_said.methods.contains(usernamePassword);
    const bool mayGoWithout = m_said.methods.contains(noAuthentication) && !m_manners.login;
    const bool chooses = offersLogin && (!mayGoWithout || m_manners.prefersLogin);
    m_step = chooses ? Step::Login : Step::Request;
    if (!m_manners.greeting.isEmpty())
        write(m_manners.greeting);
    else if (chooses || mayGoWithout)
        write(chooses ? QByteArray("\5\2", 2) : QByteArray("\5\0", 2));
    else
        write("\5\xff");
}

void FakeProxy::Client::loggedIn(const QByteArray &message)
{
    const qsizetype passwordAt = 2 + quint8(message[1]);
    m_said.username = message.mid(2, quint8(message[1]));
    m_said.password = message.mid(passwordAt + 1);
    const bool isRight = !m_manners.login || *m_manners.login == std::pair(m_said.username, m_said.password);
    write(isRight ? QByteArray("\1\0", 2) : QByteArray("\1\1", 2));
    if (isRight)
        m_step = Step::Request;
    else
        leave(Leaving::Ends);
}

void FakeProxy::Client::asked(const QByteArray &message)
{
    m_said.command = quint8(message[1]);
    m_said.addressType = quint8(message[3]);
    m_said.host = message.mid(m_said.addressType == 3 ? 5 : 4).chopped(2);
    m_said.port = quint16(quint8(message[message.size() - 2]) << 8 | quint8(message.back()));
    m_step = Step::Never;
    m_owesReply = true;
    if (!m_manners.repliesWhenTold)
        reply();
}

void FakeProxy::Client::write(const QByteArray &bytes)
{
    if (!m_manners.repliesInPieces) {
        m_socket->write(bytes);
        m_socket->flush();
        return;
    }
    const bool isAtIt = !m_output.isEmpty();
    m_output += bytes;
    if (!isAtIt)
        writeNextByte();
}

void FakeProxy::Client::writeNextByte()
{
    if (m_output.isEmpty() || m_said.isOver)
        return;
    m_socket->write(m_output.left(1));
    m_socket->flush();
    m_output.remove(0, 1);
    QTimer::singleShot(1, this, &Client::writeNextByte);
}

FakeProxy::FakeProxy(Manners manners, quint16 port)
    : m_manners(std::move(manners))
{
    if (!m_listener.listen(QHostAddress::LocalHost, port))
        qFatal("no fake proxy: %s", qPrintable(m_listener.errorString()));
    m_port = m_listener.serverPort();
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
            m_clients.push_back(std::make_unique<Client>(socket, m_manners));
            if (int(m_clients.size()) > m_manners.mostConnections)
                m_clients.back()->leave(Leaving::Ends);
        }
    });
}

FakeProxy::~FakeProxy() = default;

void FakeProxy::goDown()
{
    m_listener.close();
    for (const auto &client : m_clients)
        client->leave(Leaving::Ends);
}

void FakeProxy::reply()
{
    for (const auto &client : m_clients)
        client->reply();
}

void FakeProxy::reply(std::size_t connection)
{
    m_clients.at(connection)->reply();
}

const FakeProxy::Conversation &FakeProxy::said(std::size_t connection) const
{
    return m_clients.at(connection)->said();
}

QByteArray FakeProxy::data() const
{
    QByteArray all;
    for (const auto &client : m_clients)
        all += client->said().data;
    return all;
}

QByteArray FakeProxy::success()
{
    return QByteArray("\5\0\0\1\0\0\0\0\0\0", 10);
}

QByteArray FakeProxy::failure(quint8 code)
{
    QByteArray reply = success();
    reply[1] = char(code);
    return reply;
}

} // namespace argyle::routes::test
