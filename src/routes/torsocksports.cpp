// SPDX-License-Identifier: MIT
#include "routes/torsocksports.h"

#include "routes/torcontrol.h"
#include "routes/torevents.h"
#include "routes/torlog.h"
#include "routes/torportflags.h"

#include <QTcpServer>

#include <algorithm>

namespace argyle::routes {

using isolation::PortFlags;

namespace {

constexpr const char *listenersKey = "net/listeners/socks";
constexpr int patience = 5; ///< numbers that are tried for one SocksPort

isolation::PortFlags::Int defaultKey()
{
    return torFlagsOf(isolation::PortSpec::defaultFlags()).toInt();
}

/// A number that nobody has at this moment. Tor's own `auto` would move a SocksPort that it has already to the new flags.
std::uint16_t freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QByteArray configurationOf(std::uint16_t port, isolation::PortFlags::Int flags)
{
    return QStringLiteral(" SocksPort=\"127.0.0.1:%1 %2\"").arg(port).arg(torSocksPortWords(PortFlags(flags))).toUtf8();
}

} // namespace

TorSocksPorts::TorSocksPorts(TorControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
{
    connect(&m_control, &TorControl::ready, this, &TorSocksPorts::begin);
    connect(&m_control, &TorControl::lost, this, &TorSocksPorts::forgetAll);
}

std::optional<std::uint16_t> TorSocksPorts::portFor(PortFlags torFlags)
{
    const auto found = m_ports.find(torFlags.toInt());
    if (found != m_ports.end())
        return found->second;
    m_wanted.try_emplace(torFlags.toInt());
    addNext();
    return std::nullopt;
}

QString TorSocksPorts::problemWith(PortFlags torFlags) const
{
    const auto found = m_wanted.find(torFlags.toInt());
    if (found == m_wanted.end() || found->second.count < patience)
        return {};
    return tr("Tor opens no SocksPort with %1: %2").arg(torFlagWords(torFlags), found->second.text);
}

void TorSocksPorts::begin()
{
    m_control.send(QByteArray("GETINFO ") + listenersKey, [this](const TorReply &reply) { listenersTold(reply); });
}

void TorSocksPorts::forgetAll()
{
    m_ports.clear();
    m_isAdding = false;
    for (auto &[flags, refusals] : m_wanted)
        refusals = {};
}

void TorSocksPorts::listenersTold(const TorReply &reply)
{
    const auto port = firstLoopbackPort(reply.valueOf(listenersKey).value_or(std::string()));
    if (!port) {
        qCWarning(logTor, "tor tells no SocksPort of its own");
        return;
    }
    m_ports[defaultKey()] = *port;
    emit changed();
    addNext();
}

void TorSocksPorts::addNext()
{
    const auto next = std::ranges::find_if(m_wanted, [this](const auto &wanted) {
        return !m_ports.contains(wanted.first) && wanted.second.count < patience;
    });
    if (m_isAdding || m_ports.empty() || next == m_wanted.end())
        return;
    m_isAdding = true;
    const Key flags = next->first;
    const std::uint16_t port = freePort();
    QByteArray command = "SETCONF";
    for (const auto &[known, number] : m_ports)
        command += configurationOf(number, known);
    command += configurationOf(port, flags);
    m_control.send(command, [this, flags, port](const TorReply &reply) { added(flags, port, reply); });
}

void TorSocksPorts::added(Key flags, std::uint16_t port, const TorReply &reply)
{
    m_isAdding = false;
    if (reply.isOk()) {
        m_wanted[flags] = {};
        m_ports[flags] = port;
        emit changed();
    } else {
        Refusals &refusals = m_wanted[flags];
        refusals.text = QString::fromStdString(reply.text());
        if (++refusals.count == patience) {
            qCWarning(logTor).noquote() << problemWith(PortFlags(flags));
            emit changed();
        }
    }
    addNext();
}

} // namespace argyle::routes
