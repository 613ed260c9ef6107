// SPDX-License-Identifier: MIT
#include "ui/traymenu.h"

#include "ui/portsummary.h"
#include "ui/portswitches.h"
#include "ui/theme.h"

namespace argyle::ui {

TrayMenu::TrayMenu(QWidget *parent)
    : QMenu(parent)
    , m_switches(new PortSwitches(this))
{
    // Not greyed: it is there to be read, and assistive technology passes over what cannot be chosen.
    m_state = addAction(QString(), this, &TrayMenu::openRequested);
    addSeparator();
    m_afterPorts = addSeparator();
    addAction(theme::icon(QStringLiteral("argyle-new-identity")), tr("New &identity"), this,
              &TrayMenu::newIdentityRequested);
    addSeparator();
    setDefaultAction(addAction(tr("&Open Argyle"), this, &TrayMenu::openRequested));
    addAction(theme::icon(QStringLiteral("application-exit")), tr("&Quit"), this, &TrayMenu::quitRequested);
    connect(m_switches, &PortSwitches::switchRequested, this, &TrayMenu::portSwitchRequested);
    describe();
}

void TrayMenu::setPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    if (m_switches->setPorts(ports))
        insertActions(m_afterPorts, m_switches->actions());
    describe();
}

void TrayMenu::setRoute(const QString &route)
{
    m_route = route;
    describe();
}

QString TrayMenu::state() const
{
    return m_state->text();
}

void TrayMenu::describe()
{
    const QString ports = portSummary(m_ports);
    m_state->setText(m_route.isEmpty() ? ports : tr("%1 · Route: %2", "ports, route").arg(ports, m_route));
}

} // namespace argyle::ui
