// SPDX-License-Identifier: MIT
#include "routes/runningtorroute.h"

#include "routes/torlog.h"
#include "routes/torportflags.h"

#include <utility>

namespace argyle::routes {

QStringList whatSocksPortLacks(const TorReply &configuration, std::uint16_t port)
{
    for (const TorLine &line : configuration.lines) {
        // "SocksPort=127.0.0.1:9050 ExtendedErrors", "SocksPort=9050"
        const QStringList words = QString::fromStdString(line.text).section(u'=', 1).split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty() || words.first().section(u':', -1).toUShort() != port)
            continue;
        QStringList sentences;
        if (words.contains(QLatin1String("NoIsolateSOCKSAuth"), Qt::CaseInsensitive))
            sentences << RunningTorRoute::tr(
                "The SocksPort of that Tor has NoIsolateSOCKSAuth: isolation groups share circuits there.");
        if (!words.contains(QLatin1String("ExtendedErrors"), Qt::CaseInsensitive))
            sentences << RunningTorRoute::tr(
                "The SocksPort of that Tor has no ExtendedErrors: it does not tell why an onion service failed.");
        return sentences;
    }
    return {};
}

std::optional<TorControlAddress> controlAddressOf(const settings::RunningTorSpec &spec)
{
    if (const auto *endpoint = std::get_if<socks::Endpoint>(&spec.control))
        return *endpoint;
    if (const auto *path = std::get_if<QString>(&spec.control))
        return *path;
    return std::nullopt;
}

RunningTorRoute::RunningTorRoute(const TorMeans &means, settings::RunningTorSpec spec)
    : TorRoute(means)
    , m_spec(std::move(spec))
{
    std::optional<TorControlAddress> address = controlAddressOf(m_spec);
    if (!address)
        return;
    TorControl &control = followControl([address] { return address; }, m_spec.password, TorControl::Rests());
    connect(&control, &TorControl::ready, this, [this, &control] {
        control.send("GETCONF SocksPort", [this](const TorReply &reply) { configurationTold(reply); });
    });
    connect(&control, &TorControl::lost, this, [this] { noteSocksPort(SocksPort::Untried); });
    control.start();
}

void RunningTorRoute::configurationTold(const TorReply &reply)
{
    m_lacks = whatSocksPortLacks(reply, m_spec.socks.port);
    for (const QString &sentence : m_lacks)
        qCWarning(logTor).noquote() << sentence;
    emit stateChanged();
}

QString RunningTorRoute::inWords() const
{
    const bool isKnown = m_socksPort != SocksPort::Untried || tor()->bootstrap;
    return isKnown ? TorRoute::inWords() : tr("%1 (not tried yet)").arg(torName());
}

std::optional<observe::TorStatus> RunningTorRoute::tor() const
{
    observe::TorStatus status;
    if (state())
        status = state()->status();
    status.warnings = m_lacks + status.warnings;
    // Where the control port does not tell, the SocksPort alone counts.
    if (!status.bootstrap)
        status.isReady = m_socksPort == SocksPort::Answers;
    if (m_socksPort == SocksPort::IsSilent) {
        status.isReady = false;
        status.problem =
            tr("Nothing answers at %1: is Tor running?").arg(QString::fromStdString(socks::toString(m_spec.socks)));
    }
    return status;
}

QString RunningTorRoute::problemWith(const isolation::PortSpec &port) const
{
    const QString words = torFlagWords(torFlagsOf(port.flags));
    if (words.isEmpty())
        return {};
    return tr("only a Tor that Argyle runs itself can do this for one port: %1; remove that from the port, or choose "
              "the route tor")
        .arg(words);
}

std::optional<socks::Endpoint> RunningTorRoute::proxyFor(isolation::PortFlags)
{
    const bool isBootstrapping = state() && state()->status().bootstrap && !state()->status().isReady;
    return isBootstrapping ? std::nullopt : std::optional(m_spec.socks);
}

void RunningTorRoute::reached(quint64 stream, std::uint16_t sourcePort)
{
    TorRoute::reached(stream, sourcePort);
    noteSocksPort(SocksPort::Answers);
}

void RunningTorRoute::missed()
{
    noteSocksPort(SocksPort::IsSilent);
}

void RunningTorRoute::noteSocksPort(SocksPort now)
{
    if (std::exchange(m_socksPort, now) != now)
        emit stateChanged();
}

QString RunningTorRoute::torName() const
{
    if (state() && !state()->status().version.isEmpty())
        return TorRoute::torName();
    return tr("Tor at %1").arg(QString::fromStdString(socks::toString(m_spec.socks)));
}

} // namespace argyle::routes
