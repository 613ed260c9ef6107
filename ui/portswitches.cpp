// SPDX-License-Identifier: MIT
#include "ui/portswitches.h"

#include <QAction>

namespace argyle::ui {

using settings::Port;

PortSwitches::PortSwitches(QObject *parent)
    : QObject(parent)
{}

void PortSwitches::setPorts(const QList<observe::PortRecord> &ports)
{
    qDeleteAll(m_actions);
    m_actions.clear();
    for (const observe::PortRecord &port : ports)
        m_actions.append(makeAction(port));
}

QAction *PortSwitches::makeAction(const observe::PortRecord &port)
{
    const bool failed = port.state == observe::PortState::Failed;
    auto *action = new QAction(failed ? tr("%1 (could not open)", "a port").arg(port.address) : port.address, this);
    action->setCheckable(true);
    action->setChecked(port.state == observe::PortState::Open);
    action->setToolTip(port.error);
    connect(action, &QAction::triggered, this, [this, action, spec = port.spec](bool wanted) {
        action->setChecked(!wanted); // until the engine says so
        emit switchRequested(spec, wanted ? Port::Switch::On : Port::Switch::Off);
    });
    return action;
}

} // namespace argyle::ui
