// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torauthentication.h"
#include "routes/torreply.h"
#include "socks/request.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <variant>

class QIODevice;

namespace argyle::routes {

/// Where a tor listens for controllers: TCP, or the path of a Unix-domain socket.
using TorControlAddress = std::variant<socks::Endpoint, QString>;
/// "127.0.0.1:9051", "/run/tor/control"
QString nameOf(const TorControlAddress &address);

/// A connection to Tor's control port that logs in and, once lost, is made again. Lives in the engine's thread.
class TorControl : public QObject
{
    Q_OBJECT
public:
    /// Asked before each try; nothing: it is not known yet.
    using Where = std::function<std::optional<TorControlAddress>()>;
    using Answered = std::function<void(const TorReply &)>;

    /// How long it rests after a try that failed; the rest doubles up to the second.
    struct Rests
    {
        std::chrono::milliseconds first{200};
        std::chrono::milliseconds longest{5000};
    };

    TorControl(Where where, QString password, Rests rests, QObject *parent = nullptr);
    ~TorControl() override;

    void start();
    /// Gives the connection up and makes no other one until start().
    void stop();

    bool isReady() const { return m_isReady; }
    /// Of the tor that was last spoken with: "0.4.9.11".
    const QString &version() const { return m_version; }
    /// What the login that isReady() stands on was made with.
    TorLogin::Proof proof() const { return m_proof; }
    /// Why there is no connection, as a sentence; empty while there is one or none was tried.
    const QString &problem() const { return m_problem; }

    /// Sends a command of one line while isReady(); the answers come in order. Where the connection is lost before, the callback is
    /// dropped.
    void send(const QByteArray &command, Answered answered = {});

signals:
    /// Logged in: commands may be sent, no event was asked for yet.
    void ready();
    /// After ready(): the connection is gone.
    void lost();
    /// problem() is another.
    void problemChanged();
    void eventReceived(const argyle::routes::TorReply &event);

private:
    void connectToTor();
    template<typename Socket>
    Socket *makeSocket();
    void connected();
    void receive();
    void answered(const TorReply &reply);
    void write(const QByteArray &command, Answered answered);
    void greeted(const TorReply &reply);
    void challengeAnswered(const TorChallenge &challenge, const TorReply &reply);
    void loginAnswered(const TorReply &reply);
    void authenticate(const QByteArray &command);
    void fail(const QString &problem);
    void setProblem(const QString &problem);
    void drop();

    Where m_where;
    QString m_password;
    Rests m_rests;
    std::chrono::milliseconds m_rest;
    QTimer m_retry;
    QIODevice *m_socket = nullptr; ///< a child of this
    TorReplyReader m_reader;
    std::deque<Answered> m_waiting; ///< one for each command that has no answer yet
    QString m_version;
    QString m_problem;
    TorLogin::Proof m_proof = TorLogin::Proof::None;
    bool m_isReady = false;
};

} // namespace argyle::routes
