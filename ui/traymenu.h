// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QMenu>

namespace argyle::ui {

class PortSwitches;

/// The menu of the icon in the tray: how Argyle is, a switch for each port, and what is asked for most.
class TrayMenu : public QMenu
{
    Q_OBJECT
public:
    explicit TrayMenu(QWidget *parent = nullptr);

    void setPorts(const QList<observe::PortRecord> &ports);
    /// In words, as Delta::route has it.
    void setRoute(const QString &route);
    /// The first line: "1 port open · Route: Direct".
    QString state() const;

signals:
    void openRequested();
    void newIdentityRequested();
    void portSwitchRequested(const QString &spec, argyle::settings::Port::Switch position);
    void quitRequested();

private:
    void describe();

    QList<observe::PortRecord> m_ports;
    QString m_route;
    PortSwitches *m_switches;
    QAction *m_state;
    QAction *m_afterPorts;
};

} // namespace argyle::ui
