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

namespace {

// What is accepted in one turn of the event loop: a crowd at the door does not hold up those inside.
constexpr int turnLimit = 128;

} // namespace

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
    m_tcp = std::make_unique<QTcpServer>();
    // As much as the kernel's own bound (net.core.somaxconn) lets through.
    m_tcp->setListenBacklogSize(4096);
    if (m_tcp->listen(QHostAddress(address.address), address.port)) {
        // Qt's server up to here: it asks for three system calls more a client than accepting does by itself.
        m_tcp->pauseAccepting();
        isolation::PortSpec actual;
        actual.address = isolation::TcpAddress{address.address, m_tcp->serverPort()};
        m_port->address = isolation::addressText(actual);
        const int fd = static_cast<int>(m_tcp->socketDescriptor());
        net::setNoDelay(fd);
        if (const auto bound = net::SocketAddress::localOf(fd); !bound.isUnspecified())
            m_port->bound = bound;
        accept(fd);
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
    accept(m_unix.get());
}

void Listener::accept(int fd)
{
    m_notifier = std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Listener::acceptClients);
    m_state = observe::PortState::Open;
}

void Listener::acceptClients()
{
    for (int i = 0; i < turnLimit; ++i) {
        net::SocketAddress peer;
        net::Descriptor client = net::acceptClient(static_cast<int>(m_notifier->socket()), peer);
        if (client.isValid()) {
            m_owner.clientAccepted(m_port, std::move(client), peer);
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
    m_notifier->setEnabled(false);
    m_retry.start();
    m_owner.descriptorsExhausted();
}

void Listener::resume()
{
    if (!isOpen() || !m_retry.isActive())
        return;
    m_retry.stop();
    m_notifier->setEnabled(true);
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
