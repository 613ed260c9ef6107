// SPDX-License-Identifier: MIT
#include "ui/listeningbutton.h"

#include "ui/theme.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace argyle::ui {

using observe::PortState;
using settings::Port;

namespace {

bool any(const QList<observe::PortRecord> &ports, PortState state)
{
    return std::any_of(ports.begin(), ports.end(), [=](const auto &port) { return port.state == state; });
}

} // namespace

ListeningButton::ListeningButton(QAction *listen, QAction *portSettings, QWidget *parent)
    : QToolButton(parent)
    , m_listen(listen)
    , m_portSettings(portSettings)
    , m_menu(new QMenu(tr("&Ports"), this))
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(MenuButtonPopup);
    setFocusPolicy(Qt::TabFocus);
    setDefaultAction(m_listen);
    setMenu(m_menu);
    // What is shown is what the engine told: a click asks, and the answer changes the look.
    connect(m_listen, &QAction::triggered, this, [this](bool wanted) {
        describe();
        emit listeningRequested(wanted ? Port::Switch::On : Port::Switch::Off);
    });
    fillMenu();
    describe();
}

void ListeningButton::setPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    fillMenu();
    describe();
}

void ListeningButton::describe()
{
    const bool open = any(m_ports, PortState::Open);
    const bool failed = any(m_ports, PortState::Failed);
    m_listen->setChecked(open);
    m_listen->setText(open ? tr("&Listening") : tr("Not &listening"));
    m_listen->setIcon(theme::icon(failed ? QStringLiteral("dialog-warning")
                                  : open ? QStringLiteral("argyle-listening")
                                         : QStringLiteral("argyle-not-listening")));
    m_listen->setToolTip(open ? tr("Close all ports; streams that are open go on") : tr("Open the ports again"));
}

void ListeningButton::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_portActions);
    m_portActions.clear();
    for (const observe::PortRecord &port : std::as_const(m_ports)) {
        m_portActions.append(portAction(port));
        m_menu->addAction(m_portActions.last());
    }
    m_menu->addSeparator();
    m_menu->addActions({m_listen, m_portSettings});
}

QAction *ListeningButton::portAction(const observe::PortRecord &port)
{
    const bool failed = port.state == PortState::Failed;
    auto *action = new QAction(failed ? tr("%1 (could not open)", "a port").arg(port.address) : port.address, this);
    action->setCheckable(true);
    action->setChecked(port.state == PortState::Open);
    action->setToolTip(port.error);
    connect(action, &QAction::triggered, this, [this, action, spec = port.spec](bool wanted) {
        action->setChecked(!wanted); // until the engine says so
        emit portSwitchRequested(spec, wanted ? Port::Switch::On : Port::Switch::Off);
    });
    return action;
}

} // namespace argyle::ui
