// SPDX-License-Identifier: MIT
#include "ui/portswitches.h"

#include <QAction>

#include <algorithm>

namespace argyle::ui {

using settings::Port;

PortSwitches::PortSwitches(QObject *parent)
    : QObject(parent)
{}

bool PortSwitches::setPorts(const QList<observe::PortRecord> &ports)
{
    const bool areSame =
        std::equal(ports.begin(), ports.end(), m_ports.begin(), m_ports.end(), [](const auto &one, const auto &other) {
            return one.spec == other.spec && one.address == other.address && one.state == other.state
                   && one.error == other.error;
        });
    if (areSame)
        return false;
    m_ports = ports;
    qDeleteAll(m_actions);
    m_actions.clear();
    for (const observe::PortRecord &port : ports)
        m_actions.append(makeAction(port));
    return true;
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
