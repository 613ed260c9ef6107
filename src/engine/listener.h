// SPDX-License-Identifier: MIT
#pragma once

#include "engine/port.h"
#include "net/descriptor.h"
#include "net/link.h"
#include "net/listeningaddress.h"
#include "net/socketaddress.h"
#include "observe/records.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace argyle::engine {

/// Told of each client that a listener has accepted.
class ListenerOwner
{
public:
    virtual void clientAccepted(const std::shared_ptr<Port> &port, net::Descriptor client,
                                const net::SocketAddress &peer) = 0;
    /// The process has no descriptors to spare: accepting rests until Listener::resume(), and is tried again each second.
    virtual void descriptorsExhausted() = 0;

protected:
    ~ListenerOwner() = default;
};

/// One listening port, TCP or Unix-domain. Lives in the engine's thread.
class Listener : public QObject, public net::LinkOwner
{
    Q_OBJECT
public:
    Listener(const isolation::PortSpec &spec, net::Reactor &reactor, ListenerOwner &owner);
    ~Listener() override;

    /// Opens it; where that fails record() says why.
    void open();
    /// Does not open it: record() gives this reason.
    void failed(const QString &error);
    /// Accepts on where descriptors ran out and are there again; does nothing else.
    void resume();

    const isolation::PortSpec &spec() const { return m_port->spec; }
    const std::shared_ptr<Port> &port() const { return m_port; }
    bool isResting() const { return m_isResting; }
    bool isOpen() const { return m_state == observe::PortState::Open; }
    observe::PortRecord record() const;

    void linkReady(net::Link &link) override;

private:
    void openTcp(const isolation::TcpAddress &address);
    void openUnix(const isolation::UnixAddress &address);
    void accept(net::Descriptor socket);
    bool hasRoom();
    void rest();

    net::Reactor &m_reactor;
    ListenerOwner &m_owner;
    std::shared_ptr<Port> m_port;
    std::unique_ptr<net::Link> m_link;
    QTimer m_retry;
    std::optional<net::ListeningAddress> m_listening;
    bool m_isResting = false;   ///< no descriptors are to spare: record() says so
    bool m_isNearLimit = false; ///< of descriptors, when last seen
    observe::PortState m_state = observe::PortState::Off;
    QString m_error;
};

} // namespace argyle::engine
