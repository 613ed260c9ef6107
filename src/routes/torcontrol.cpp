// SPDX-License-Identifier: MIT
#include "routes/torcontrol.h"

#include <QLocalSocket>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <utility>

namespace argyle::routes {

namespace {

QByteArray randomNonce()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return {reinterpret_cast<const char *>(words.data()), qsizetype(sizeof words)};
}

/// Why there is no connection, to stand behind a colon. QLocalSocket's errors are QAbstractSocket's.
template<typename Socket>
QString reasonOf(const Socket &socket)
{
    switch (static_cast<QAbstractSocket::SocketError>(socket.error())) {
    case QAbstractSocket::ConnectionRefusedError:
        return TorControl::tr("nothing listens there");
    case QAbstractSocket::HostNotFoundError:
        return TorControl::tr("there is no such host, or no such socket");
    case QAbstractSocket::SocketAccessError:
        return TorControl::tr("this account may not use it");
    case QAbstractSocket::RemoteHostClosedError:
        return TorControl::tr("it closed the connection");
    default:
        return socket.errorString();
    }
}

} // namespace

QString nameOf(const TorControlAddress &address)
{
    if (const auto *path = std::get_if<QString>(&address))
        return *path;
    return QString::fromStdString(socks::toString(std::get<socks::Endpoint>(address)));
}

TorControl::TorControl(Where where, QString password, Rests rests, QObject *parent)
    : QObject(parent)
    , m_where(std::move(where))
    , m_password(std::move(password))
    , m_rests(rests)
    , m_rest(rests.first)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TorControl::connectToTor);
}

TorControl::~TorControl() = default;

void TorControl::start()
{
    m_rest = m_rests.first;
    connectToTor();
}

void TorControl::stop()
{
    m_retry.stop();
    setProblem({});
    drop();
}

// ---- The connection

void TorControl::connectToTor()
{
    if (m_socket)
        return;
    const std::optional<TorControlAddress> address = m_where();
    if (!address) {
        m_retry.start(m_rests.first);
        return;
    }
    if (const auto *path = std::get_if<QString>(&*address)) {
        auto *socket = makeSocket<QLocalSocket>();
        connect(socket, &QLocalSocket::connected, this, &TorControl::connected);
        socket->connectToServer(*path);
        return;
    }
    const auto &endpoint = std::get<socks::Endpoint>(*address);
    auto *socket = makeSocket<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy); // the system's may be Argyle itself
    connect(socket, &QTcpSocket::connected, this, &TorControl::connected);
    socket->connectToHost(QString::fromStdString(socks::toString(endpoint.host)), endpoint.port);
}

template<typename Socket>
Socket *TorControl::makeSocket()
{
    auto *socket = new Socket(this);
    m_socket = socket;
    m_reader = {};
    connect(socket, &Socket::readyRead, this, &TorControl::receive);
    // Queued: Qt tells of an error inside the call that makes it, where the socket must not be given up yet.
    connect(
        socket, &Socket::errorOccurred, this,
        [this, socket] {
            if (socket == m_socket)
                fail(tr("Tor's control port at %1 cannot be reached: %2.")
                         .arg(nameOf(m_where().value_or(QString())), reasonOf(*socket)));
        },
        Qt::QueuedConnection);
    return socket;
}

void TorControl::connected()
{
    write("PROTOCOLINFO 1", [this](const TorReply &reply) { greeted(reply); });
}

void TorControl::receive()
{
    const QByteArray bytes = m_socket->readAll();
    m_reader.receive({bytes.data(), std::size_t(bytes.size())});
    const QIODevice *socket = m_socket;
    while (auto reply = m_reader.next()) {
        answered(*reply);
        // What was told may have been the reason to give the connection up, or to make another one.
        if (m_socket != socket)
            return;
    }
    if (m_reader.isBroken())
        fail(tr("What answers there is not the control port of a Tor."));
}

void TorControl::answered(const TorReply &reply)
{
    if (reply.isEvent()) {
        if (m_isReady)
            emit eventReceived(reply);
        return;
    }
    if (m_waiting.empty())
        return;
    const Answered answered = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (answered)
        answered(reply);
}

void TorControl::write(const QByteArray &command, Answered answered)
{
    m_waiting.push_back(std::move(answered));
    m_socket->write(command + "\r\n");
}

void TorControl::send(const QByteArray &command, Answered answered)
{
    if (m_isReady)
        write(command, std::move(answered));
}

// ---- Logging in

void TorControl::greeted(const TorReply &reply)
{
    const std::optional<TorProtocol> protocol = parseTorProtocol(reply);
    if (!protocol) {
        fail(tr("What answers there is not the control port of a Tor."));
        return;
    }
    m_version = protocol->version;
    const TorLogin login = chooseTorLogin(*protocol, m_password);
    m_proof = login.proof;
    switch (login.way) {
    case TorLogin::Way::Impossible:
        fail(login.problem);
        break;
    case TorLogin::Way::Plain:
        authenticate(login.command);
        break;
    case TorLogin::Way::Challenge: {
        const TorChallenge challenge(login.cookie, randomNonce());
        write(challenge.command(), [this, challenge](const TorReply &answer) { challengeAnswered(challenge, answer); });
        break;
    }
    }
}

void TorControl::challengeAnswered(const TorChallenge &challenge, const TorReply &reply)
{
    // Somebody who does not know the cookie is not told it by COOKIE instead.
    if (const auto answer = challenge.answerTo(reply))
        authenticate(*answer);
    else
        fail(tr("What answers at the control port does not know Tor's cookie: it is not that Tor."));
}

void TorControl::authenticate(const QByteArray &command)
{
    write(command, [this](const TorReply &reply) { loginAnswered(reply); });
}

void TorControl::loginAnswered(const TorReply &reply)
{
    if (!reply.isOk()) {
        fail(m_password.isEmpty() ? tr("Tor's control port refused the login.")
                                  : tr("Tor's control port refused the password."));
        return;
    }
    m_isReady = true;
    m_rest = m_rests.first;
    setProblem({});
    emit ready();
}

// ---- Its end

void TorControl::fail(const QString &problem)
{
    setProblem(problem);
    drop();
    m_retry.start(m_rest);
    m_rest = std::min(m_rest * 2, m_rests.longest);
}

void TorControl::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem)
        emit problemChanged();
}

void TorControl::drop()
{
    if (!m_socket)
        return;
    QIODevice *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->close();
    socket->deleteLater();
    m_waiting.clear();
    m_reader = {};
    if (std::exchange(m_isReady, false))
        emit lost();
}

} // namespace argyle::routes
