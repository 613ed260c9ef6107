// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"
#include "ui/trayicon.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace argyle::ui {

/// Finds in the engine's news what is worth a notification, each thing once: ports that could not be opened, Tor that became
/// ready or is gone, applications that look names up by themselves. Main thread only.
class Announcer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setSettings(const settings::Settings &settings);
    /// Whether it needs news that only an engine that is watched tells (EngineThread::setWatching()).
    bool needsNews() const { return m_wanted.tor || m_wanted.dnsLeaks; }

    void apply(const observe::Delta &delta);
    void setPorts(const QList<observe::PortRecord> &ports);

signals:
    void announced(const QString &title, const QString &text, argyle::ui::TrayIcon::Weight weight);

private:
    void tellOfTor(const std::optional<observe::TorStatus> &tor);
    void tellOfLeaks(const observe::Delta &delta);

    settings::Notifications m_wanted;
    QSet<QString> m_failedPorts;
    bool m_torWasReady = false;
    QSet<QString> m_leaking;
};

} // namespace argyle::ui
