// SPDX-License-Identifier: MIT
#pragma once

#include "net/socketaddress.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace argyle::net {

/// A process of this machine at the other end of a connection.
struct LocalProcess
{
    qint64 pid = 0;
    QString executable; ///< full path, or the process's name where the path may not be read; empty: not known
    /// The last part of the path: what a person calls the application.
    QString name() const;
};

/// Finds which local process holds the other end of a connection: by sock_diag(7) or /proc/net/tcp, then /proc/PID/fd. Linux
/// only; other systems answer that it is not known.
///
/// Looks in a thread of its own, all questions that wait in one pass, and rests after each 49 times as long as that took: 2 % of a
/// core at most, so that thousands of streams a second do not cost thousands of passes. After three seconds without questions,
/// passes of 60 ms in all need no rest: programs that open a stream and end at once are found too. Answers arrive in the thread that
/// this object lives in.
class LocalProcessLookup : public QObject
{
    Q_OBJECT
public:
    explicit LocalProcessLookup(QObject *parent = nullptr);
    /// What was not answered yet is not answered any more.
    ~LocalProcessLookup() override;

    /// `client` is the peer's address as seen by the server, `server` the local one. found() tells with the same key, never from
    /// inside this call. A client that is not local, or whose process may not be looked into, is answered with an empty process.
    /// Where more than 4096 wait the oldest is never answered: nothing is known, not even that nothing can be.
    void ask(quint64 key, const SocketAddress &client, const SocketAddress &server);
    /// A Unix-domain peer (SO_PEERCRED), at once.
    static LocalProcess ofUnixPeer(int fd);

signals:
    void found(quint64 key, const argyle::net::LocalProcess &process);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace argyle::net
