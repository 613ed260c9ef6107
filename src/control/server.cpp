// SPDX-License-Identifier: MIT
#include "control/server.h"

#include "control/command.h"
#include "control/conversation.h"
#include "control/socketfolder.h"
#include "control/source.h"

#include <QFile>
#include <QJsonArray>
#include <QLocalSocket>
#include <QMetaMethod>
#include <QPointer>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace argyle::control {

namespace {

constexpr int answerPatience = 1000; // milliseconds

QJsonValue resultOf(Verb verb, const observe::Delta &snapshot, observe::Destinations destinations)
{
    QJsonArray array;
    switch (verb) {
    case Verb::Streams:
        return observe::toJson(snapshot.streams, destinations);
    case Verb::Groups:
        for (const observe::GroupRecord &group : snapshot.groups)
            array.append(observe::toJson(group));
        return array;
    case Verb::Ports:
        for (const observe::PortRecord &port : snapshot.ports)
            array.append(observe::toJson(port));
        return array;
    default:
        return observe::statusToJson(snapshot);
    }
}

} // namespace

Server::Server(Source &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &Server::takeClients);
}

Server::~Server() = default;

QString Server::listen()
{
    return listen(socketFolder());
}

QString Server::listen(const QString &folder)
{
    if (QString problem = problemWithFolder(folder, Missing::Make); !problem.isEmpty())
        return problem;
    // Of two that start at once one gets the lock, so that none takes the other's fresh socket for a stale one.
    const QByteArray lockPath = QFile::encodeName(folder + QStringLiteral("/lock"));
    net::Descriptor lock(open(lockPath.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!lock.isValid())
        return tr("the control socket's lock cannot be opened in %1: %2").arg(folder, qt_error_string(errno));
    if (flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return tr("another Argyle runs already and answers the command line");

    const QString path = socketPath(folder);
    QLocalSocket other;
    other.connectToServer(path);
    if (other.waitForConnected(answerPatience))
        return tr("another program answers at %1").arg(path);
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return tr("the control socket cannot be opened at %1: %2").arg(path, m_server.errorString());
    m_lock = std::move(lock);
    return {};
}

void Server::takeClients()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        auto *const conversation = new Conversation(*socket, this);
        connect(conversation, &Conversation::asked, this,
                [this, conversation](const Command &command) { carryOut(command, *conversation); });
        connect(conversation, &QObject::destroyed, this, [this] { --m_clients; });
        if (++m_clients > mostClients)
            conversation->refuse(tr("too many programs ask at once"));
    }
}

void Server::carryOut(const Command &command, Conversation &conversation)
{
    const QPointer<Conversation> asker(&conversation);
    switch (command.verb) {
    case Verb::Close:
        m_source.closeStream(command.id, [asker, id = command.id](bool known) {
            if (!asker)
                return;
            if (known)
                asker->answer(QJsonObject{{QStringLiteral("id"), qint64(id)}});
            else
                asker->fail(tr("there is no open stream %1").arg(id));
        });
        return;
    case Verb::NewCircuit:
        m_source.newCircuit(quint32(command.id), [asker, id = command.id](bool known) {
            if (!asker)
                return;
            if (known)
                asker->answer(QJsonObject{{QStringLiteral("id"), qint64(id)}});
            else
                asker->fail(tr("there is no group %1").arg(id));
        });
        return;
    case Verb::NewIdentity:
        m_source.newIdentity();
        conversation.answer(QJsonObject());
        return;
    case Verb::Raise:
        if (!isSignalConnected(QMetaMethod::fromSignal(&Server::raiseRequested))) {
            conversation.fail(tr("the Argyle that runs has no window"));
            return;
        }
        conversation.answer(QJsonObject());
        emit raiseRequested();
        return;
    default:
        m_source.takeSnapshot([this, asker, verb = command.verb](const observe::Delta &snapshot) {
            if (asker) // and so is this, whose child it is
                asker->answer(resultOf(verb, snapshot, m_destinations));
        });
    }
}

} // namespace argyle::control
