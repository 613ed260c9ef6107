// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QToolButton>

class QAction;
class QMenu;

namespace argyle::ui {

class PortSwitches;

/// Whether Argyle listens, in the toolbar: a click stops or resumes all ports, the menu has a switch for each.
class ListeningButton : public QToolButton
{
    Q_OBJECT
public:
    /// The actions stand in the menu too, below the ports.
    ListeningButton(QAction *listen, QAction *portSettings, QWidget *parent);

    void setPorts(const QList<observe::PortRecord> &ports);
    /// Shared with the menu bar.
    QMenu *portsMenu() const { return m_menu; }

    /// As wide as its longest text: what stands beside it stays in place when it changes.
    QSize sizeHint() const override;

signals:
    void listeningRequested(argyle::settings::Port::Switch position);
    void portSwitchRequested(const QString &spec, argyle::settings::Port::Switch position);

private:
    void describe();
    void fillMenu();

    QList<observe::PortRecord> m_ports;
    QAction *m_listen;
    QAction *m_portSettings;
    PortSwitches *m_switches;
    QMenu *m_menu;
};

} // namespace argyle::ui
