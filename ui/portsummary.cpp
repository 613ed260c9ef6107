// SPDX-License-Identifier: MIT
#include "ui/portsummary.h"

#include <QCoreApplication>

#include <algorithm>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::PortSummary)
};

int count(const QList<observe::PortRecord> &ports, observe::PortState state)
{
    return static_cast<int>(
        std::count_if(ports.begin(), ports.end(), [=](const auto &port) { return port.state == state; }));
}

} // namespace

bool isAnyOpen(const QList<observe::PortRecord> &ports)
{
    return count(ports, observe::PortState::Open) > 0;
}

PortsLook portsLook(const QList<observe::PortRecord> &ports)
{
    if (count(ports, observe::PortState::Failed) > 0)
        return PortsLook::Trouble;
    return isAnyOpen(ports) ? PortsLook::Listening : PortsLook::NotListening;
}

QString symbolOf(PortsLook look)
{
    switch (look) {
    case PortsLook::Listening:
        return QStringLiteral("argyle-listening");
    case PortsLook::NotListening:
        return QStringLiteral("argyle-not-listening");
    case PortsLook::Trouble:
        break;
    }
    return QStringLiteral("dialog-warning");
}

QString portSummary(const QList<observe::PortRecord> &ports)
{
    const int open = count(ports, observe::PortState::Open);
    const int failed = count(ports, observe::PortState::Failed);
    QString text = open == 0   ? Texts::tr("No port open")
                   : open == 1 ? Texts::tr("1 port open")
                               : Texts::tr("%n ports open", "two or more", open);
    if (failed > 0)
        text += failed == 1 ? Texts::tr(", 1 could not open")
                            : Texts::tr(", %n could not open", "ports, two or more", failed);
    return text;
}

} // namespace argyle::ui
