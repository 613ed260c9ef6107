// SPDX-License-Identifier: MIT
#include "ui/listeningbutton.h"

#include "ui/portsummary.h"
#include "ui/portswitches.h"
#include "ui/theme.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace argyle::ui {

using settings::Port;

namespace {

QString textWhere(bool open)
{
    return open ? ListeningButton::tr("&Listening") : ListeningButton::tr("Not &listening");
}

} // namespace

ListeningButton::ListeningButton(QAction *listen, QAction *portSettings, QWidget *parent)
    : QToolButton(parent)
    , m_listen(listen)
    , m_portSettings(portSettings)
    , m_switches(new PortSwitches(this))
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
    connect(m_switches, &PortSwitches::switchRequested, this, &ListeningButton::portSwitchRequested);
    fillMenu();
    describe();
}

void ListeningButton::setPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    if (m_switches->setPorts(ports))
        fillMenu();
    describe();
}

QSize ListeningButton::sizeHint() const
{
    const auto widthOf = [this](const QString &text) { return fontMetrics().size(Qt::TextShowMnemonic, text).width(); };
    QSize size = QToolButton::sizeHint();
    if (toolButtonStyle() != Qt::ToolButtonIconOnly)
        size.rwidth() += std::max(widthOf(textWhere(true)), widthOf(textWhere(false))) - widthOf(text());
    return size;
}

void ListeningButton::describe()
{
    const PortsLook look = portsLook(m_ports);
    const bool open = isAnyOpen(m_ports);
    m_listen->setChecked(open);
    m_listen->setText(textWhere(open));
    m_listen->setIcon(theme::icon(symbolOf(look)));
    m_listen->setToolTip(open ? tr("Close all ports; streams that are open go on") : tr("Open the ports again"));
}

void ListeningButton::fillMenu()
{
    m_menu->clear();
    m_menu->addActions(m_switches->actions());
    m_menu->addSeparator();
    m_menu->addActions({m_listen, m_portSettings});
}

} // namespace argyle::ui
