// SPDX-License-Identifier: MIT
#include "ui/announcer.h"

#include "ui/dnsleak.h"

#include <utility>

namespace argyle::ui {

void Announcer::setSettings(const settings::Settings &settings)
{
    m_wanted = settings.notifications;
}

void Announcer::apply(const observe::Delta &delta)
{
    tellOfTor(delta.tor);
    tellOfLeaks(delta);
}

void Announcer::setPorts(const QList<observe::PortRecord> &ports)
{
    QSet<QString> failed;
    for (const observe::PortRecord &port : ports) {
        if (port.state != observe::PortState::Failed)
            continue;
        failed.insert(port.spec);
        if (m_wanted.failedPorts && !m_failedPorts.contains(port.spec))
            emit announced(tr("The port %1 could not be opened").arg(port.address), port.error,
                           TrayIcon::Weight::Warning);
    }
    m_failedPorts = failed;
}

// A Tor that starts is no news until it is ready; one that was ready is news when it is not any more.
void Announcer::tellOfTor(const std::optional<observe::TorStatus> &tor)
{
    const bool isReady = tor && tor->isReady;
    const bool wasReady = std::exchange(m_torWasReady, isReady);
    if (!m_wanted.tor || !tor || isReady == wasReady)
        return;
    if (isReady)
        emit announced(tr("Tor is ready"), tr("Streams can go through Tor now."), TrayIcon::Weight::News);
    else
        emit announced(tr("Tor is gone"), tor->problem.isEmpty() ? tr("Streams wait until it is back.") : tor->problem,
                       TrayIcon::Weight::Warning);
}

void Announcer::tellOfLeaks(const observe::Delta &delta)
{
    for (const observe::StreamRecord &stream : delta.streams) {
        // Who it is may come to be known only later; then the stream is told again.
        if (!stream.leaksDns || stream.application.isEmpty() || m_leaking.contains(stream.application))
            continue;
        m_leaking.insert(stream.application);
        if (m_wanted.dnsLeaks)
            emit announced(tr("%1 looks names up by itself", "an application").arg(stream.application),
                           dnsLeakAdvice(stream.application), TrayIcon::Weight::Warning);
    }
}

} // namespace argyle::ui
