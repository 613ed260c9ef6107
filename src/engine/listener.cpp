// SPDX-License-Identifier: MIT
#include "engine/listener.h"

#include "net/descriptorlimit.h"
#include "net/portholder.h"
#include "net/socketoptions.h"

#include <cerrno>
#include <chrono>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace argyle::engine {

namespace {

// What is accepted in one turn of the event loop: a crowd at the door does not hold up those inside.
constexpr int turnLimit = 128;

QString takenBy(const net::LocalProcess &holder)
{
    if (holder.pid == ::getpid())
        return Listener::tr("another port of Argyle listens there already; choose another address");
    if (holder.name().isEmpty())
        return Listener::tr("another program listens there already; close it or choose another port");
    return Listener::tr("%1 (process %2) listens there already; close it or choose another port", "a program, its id")
        .arg(holder.name(), QString::number(holder.pid));
}

} // namespace

Listener::Listener(const isolation::PortSpec &spec, net::Reactor &reactor, ListenerOwner &owner)
    : m_reactor(reactor)
    , m_owner(owner)
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
    if (m_link && m_port->spec.isUnix())
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
    const auto wanted = net::SocketAddress::fromLiteral(address.address.toStdString(), address.port);
    int error = EADDRNOTAVAIL;
    net::Descriptor socket = wanted ? net::listenTcp(*wanted, error) : net::Descriptor();
    if (socket.isValid()) {
        const auto bound = net::SocketAddress::localOf(socket.get());
        isolation::PortSpec actual;
        actual.address = isolation::TcpAddress{address.address, bound.port()};
        m_port->address = isolation::addressText(actual);
        if (!bound.isUnspecified())
            m_port->bound = bound;
        m_listening.emplace(bound);
        accept(std::move(socket));
        return;
    }
    switch (error) {
    case EADDRINUSE:
        failed(takenBy(net::portHolder(*wanted)));
        break;
    case EACCES:
        failed(tr("the system forbids it; ports below 1024 need special rights"));
        break;
    case EADDRNOTAVAIL:
        failed(tr("this machine does not have that address"));
        break;
    case EAFNOSUPPORT:
        failed(tr("this machine has no IPv6"));
        break;
    default:
        failed(QString::fromStdString(std::generic_category().message(error)));
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
    net::Descriptor socket = net::listenUnix(address.path.toStdString(), mode, error);
    if (socket.isValid())
        accept(std::move(socket));
    else if (error == EADDRINUSE)
        failed(tr("another program listens there already, or something else has that name"));
    else
        failed(QString::fromStdString(std::generic_category().message(error)));
}

void Listener::accept(net::Descriptor socket)
{
    m_state = observe::PortState::Open;
    m_link = std::make_unique<net::Link>(m_reactor, std::move(socket), this, net::Transport::Other);
}

void Listener::linkReady(net::Link &link)
{
    for (int i = 0; i < turnLimit && !m_isResting; ++i) {
        if (!hasRoom()) {
            rest();
            break;
        }
        net::SocketAddress peer;
        net::Descriptor client = link.accept(peer);
        if (client.isValid()) {
            m_isNearLimit = m_isNearLimit || net::isLastDescriptor(client.get());
            m_owner.clientAccepted(m_port, std::move(client), peer);
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            m_isNearLimit = true;
            rest();
        } else if (errno != EINTR && errno != ECONNABORTED) {
            break;
        }
    }
    if (link.mayRead() && !m_isResting)
        link.again();
}

/// Whether one more client leaves the last descriptors alone. Asked anew only while they were in sight.
bool Listener::hasRoom()
{
    m_isNearLimit = m_isNearLimit && !net::areDescriptorsLeft();
    return !m_isNearLimit;
}

void Listener::rest()
{
    m_isResting = true;
    m_error = tr("so many streams are open that new clients wait; close some, or raise the limit on open files");
    m_retry.start();
    m_owner.descriptorsExhausted();
}

void Listener::resume()
{
    if (!m_isResting)
        return;
    m_retry.start();
    if (!hasRoom())
        return;
    m_isResting = false;
    m_error.clear();
    m_retry.stop();
    m_link->again();
}

void Listener::failed(const QString &error)
{
    m_state = observe::PortState::Failed;
    m_error = error;
}

observe::PortRecord Listener::record() const
{
    return {isolation::toTorrc(m_port->spec), m_port->address, m_state, m_error, m_port->streams};
}

} // namespace argyle::engine
