// SPDX-License-Identifier: MIT
#include "engine/listener.h"

#include "net/socketoptions.h"

#include <QHostAddress>
#include <QSocketNotifier>
#include <QTcpServer>

#include <cerrno>
#include <chrono>
#include <system_error>

#include <sys/socket.h>
#include <unistd.h>

namespace argyle::engine {

/// Qt's server up to the descriptor: no QTcpSocket is made of it.
class TcpListener : public QTcpServer
{
public:
    explicit TcpListener(Listener &listener)
        : m_listener(listener)
    {
        // As much as the kernel's own bound (net.core.somaxconn) lets through.
        setListenBacklogSize(4096);
        connect(this, &QTcpServer::acceptError, this, [this] { m_listener.rest(); });
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        net::Descriptor client(static_cast<int>(descriptor));
        net::setNonBlocking(client.get());
        net::setNoDelay(client.get());
        m_listener.m_owner.clientAccepted(m_listener.m_port, std::move(client));
    }

private:
    Listener &m_listener;
};

Listener::Listener(const isolation::PortSpec &spec, ListenerOwner &owner)
    : m_owner(owner)
    , m_port(std::make_shared<Port>())
{
    m_port->spec = spec;
    m_port->address = isolation::addressText(spec);
    m_retry.setInterval(std::chrono::seconds(1));
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Listener::resume);
}

Listener::~Listener()
{
    if (m_unix.isValid())
        ::unlink(std::get<isolation::UnixAddress>(m_port->spec.address).path.toLocal8Bit().constData());
}

void Listener::open()
{
    if (const auto *tcp = std::get_if<isolation::TcpAddress>(&m_port->spec.address))
        openTcp(*tcp);
    else
        openUnix(std::get<isolation::UnixAddress>(m_port->spec.address));
}

void Listener::openTcp(const isolation::TcpAddress &address)
{
    m_tcp = std::make_unique<TcpListener>(*this);
    if (m_tcp->listen(QHostAddress(address.address), address.port)) {
        isolation::PortSpec actual;
        actual.address = isolation::TcpAddress{address.address, m_tcp->serverPort()};
        m_port->address = isolation::addressText(actual);
        m_state = observe::PortState::Open;
        return;
    }
    switch (m_tcp->serverError()) {
    case QAbstractSocket::AddressInUseError:
        failed(tr("another program listens there already; close it or choose another port"));
        break;
    case QAbstractSocket::SocketAccessError:
        failed(tr("the system forbids it; ports below 1024 need special rights"));
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        failed(tr("this machine does not have that address"));
        break;
    default:
        failed(m_tcp->errorString());
    }
}

void Listener::openUnix(const isolation::UnixAddress &address)
{
    using isolation::PortFlag;
    unsigned mode = 0600;
    if (m_port->spec.has(PortFlag::WorldWritable))
        mode = 0666;
    else if (m_port->spec.has(PortFlag::GroupWritable))
        mode = 0660;
    int error = 0;
    m_unix = net::listenUnix(address.path.toStdString(), mode, error);
    if (!m_unix.isValid()) {
        failed(error == EADDRINUSE ? tr("another program listens there already, or something else has that name")
                                   : QString::fromStdString(std::generic_category().message(error)));
        return;
    }
    m_unixNotifier = std::make_unique<QSocketNotifier>(m_unix.get(), QSocketNotifier::Read);
    connect(m_unixNotifier.get(), &QSocketNotifier::activated, this, &Listener::acceptUnix);
    m_state = observe::PortState::Open;
}

void Listener::acceptUnix()
{
    for (;;) {
        net::Descriptor client(::accept4(m_unix.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (client.isValid()) {
            m_owner.clientAccepted(m_port, std::move(client));
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            rest();
        if (errno != EINTR && errno != ECONNABORTED)
            return;
    }
}

void Listener::rest()
{
    if (m_unixNotifier)
        m_unixNotifier->setEnabled(false);
    m_retry.start();
    m_owner.descriptorsExhausted();
}

void Listener::resume()
{
    if (!isOpen() || !m_retry.isActive())
        return;
    m_retry.stop();
    if (m_tcp)
        m_tcp->resumeAccepting();
    else
        m_unixNotifier->setEnabled(true);
}

void Listener::failed(const QString &error)
{
    m_state = observe::PortState::Failed;
    m_error = error;
    m_tcp.reset();
}

observe::PortRecord Listener::record() const
{
    return {isolation::toTorrc(m_port->spec), m_port->address, m_state, m_error, m_port->streams};
}

} // namespace argyle::engine
