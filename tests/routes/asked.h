// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "routes/route.h"
#include "tests/net/peer.h"

#include <QByteArray>
#include <QList>
#include <QTest>

#include <cerrno>
#include <memory>
#include <optional>
#include <string>

#include <fcntl.h>

namespace argyle::routes::test {

inline socks::Request requestFor(socks::Command command, const std::string &host, quint16 port = 0)
{
    socks::Request request;
    request.protocol = socks::Protocol::Socks5;
    request.command = command;
    request.target = {socks::parseHost(host).value(), port};
    return request;
}

inline socks::Request connectTo(const std::string &host, quint16 port)
{
    return requestFor(socks::Command::Connect, host, port);
}

/// The isolation group of a client that gives this user name.
inline std::shared_ptr<isolation::Group> groupOf(isolation::GroupRegistry &registry, const std::string &user)
{
    socks::Request request = connectTo("group.test", 1);
    request.credentials.username = user;
    return registry.join(isolation::PortSpec(), {"127.0.0.1:1080", "127.0.0.1", {}, &request});
}

/// One order put to a route, and what came of it: exactly one of opened, answer and failure, and never from inside begin().
/// The attempt is destroyed when it has told, as a stream does.
class Asked final : public AttemptOwner
{
public:
    Asked(socks::Request wanted, std::shared_ptr<isolation::Group> ofGroup)
        : request(std::move(wanted))
        , group(std::move(ofGroup))
    {}
    Asked(const Asked &) = delete;
    Asked &operator=(const Asked &) = delete;

    void begin(Route &route)
    {
        const auto bytes = std::as_bytes(std::span(early.constData(), std::size_t(early.size())));
        m_isInsideBegin = true;
        Begun begun = route.begin({request, group, families, prefer, bytes, flags, stream}, this);
        m_isInsideBegin = false;
        if (auto *attempt = std::get_if<std::unique_ptr<Attempt>>(&begun)) {
            m_attempt = std::move(*attempt);
            return;
        }
        ++calls;
        if (const auto *failed = std::get_if<Failure>(&begun))
            failure = *failed;
        else
            answer = std::get<socks::Host>(begun);
    }

    /// Runs the event loop until the attempt has told how it went.
    bool ends()
    {
        return net::test::eventually([this] { return calls > 0; });
    }
    bool isUnderWay() const { return m_attempt != nullptr; }
    QString waitsFor() const { return m_attempt->waitsFor(); }
    void cancel() { m_attempt.reset(); }
    /// What a stream does next: the rest of the early data, which the route did not send.
    void sendRest()
    {
        const QByteArray rest = early.mid(qsizetype(opened->earlySent));
        if (rest.isEmpty())
            return;
        const net::IoResult sent =
            opened->link->write(std::as_bytes(std::span(rest.constData(), std::size_t(rest.size()))));
        QCOMPARE(sent.count, std::size_t(rest.size()));
    }
    QByteArray fromRemote() const
    {
        return {reinterpret_cast<const char *>(opened->fromRemote.data()), qsizetype(opened->fromRemote.size())};
    }

    void attemptReached(Stage stage) override { stages.append(stage); }
    void attemptOpened(Opened way) override
    {
        opened = std::move(way);
        opened->link->setOwner(nullptr);
        told();
    }
    void attemptResolved(const socks::Host &host) override
    {
        answer = host;
        told();
    }
    void attemptFailed(const Failure &why) override
    {
        failure = why;
        told();
    }

    const socks::Request request;
    const std::shared_ptr<isolation::Group> group;
    net::Families families = net::Families::Both;
    net::Prefer prefer = net::Prefer::Ipv4;
    QByteArray early;
    isolation::PortFlags flags = isolation::PortSpec::defaultFlags();
    quint64 stream = 0;             ///< its id
    std::shared_ptr<Route> wayHeld; ///< until the attempt has told

    QList<Stage> stages;
    std::optional<Opened> opened;
    std::optional<socks::Host> answer;
    std::optional<Failure> failure;
    int calls = 0;

private:
    void told()
    {
        QVERIFY(!m_isInsideBegin);
        ++calls;
        m_attempt.reset();
        wayHeld.reset();
    }

    std::unique_ptr<Attempt> m_attempt;
    bool m_isInsideBegin = false;
};

/// How many descriptors this process has open.
inline int openDescriptors()
{
    int count = 0;
    for (int fd = 0; fd < 1024; ++fd)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

/// The reactor kinds that this system has, as rows of the column "kind" for a whole test program.
inline void addKinds()
{
    QTest::addColumn<net::Reactor::Kind>("kind");
    QTest::newRow("notifiers") << net::Reactor::Kind::Notifier;
    if (net::Reactor::create(net::Reactor::Kind::Epoll))
        QTest::newRow("epoll") << net::Reactor::Kind::Epoll;
}

} // namespace argyle::routes::test

Q_DECLARE_METATYPE(argyle::socks::Reply)
