// SPDX-License-Identifier: MIT
#include "settings/portchange.h"

#include <algorithm>
#include <functional>

namespace argyle::settings {

namespace {

PortChange checked(const Settings &before, const Settings &changed)
{
    QString problem = problemWith(changed);
    return problem.isEmpty() ? PortChange{changed, {}} : PortChange{before, problem};
}

Port *firstWithLine(Settings &settings, const QString &line, const std::function<bool(const Port &)> &isMeant)
{
    const auto found = std::ranges::find_if(
        settings.ports, [&](const Port &port) { return isolation::toTorrc(port.spec) == line && isMeant(port); });
    return found == settings.ports.end() ? nullptr : &*found;
}

} // namespace

PortChange withPortSwitched(const Settings &settings, const QString &line, Port::Switch position)
{
    Settings changed = settings;
    if (Port *port = firstWithLine(changed, line, [position](const Port &each) { return each.position != position; }))
        port->position = position;
    return checked(settings, changed);
}

PortChange withPortMoved(const Settings &settings, const QString &line, quint16 number)
{
    Settings changed = settings;
    Port *port = firstWithLine(changed, line, &Port::isOn);
    if (auto *tcp = port ? std::get_if<isolation::TcpAddress>(&port->spec.address) : nullptr)
        tcp->port = number;
    return checked(settings, changed);
}

bool switchesAnyOn(const Settings &before, const Settings &after)
{
    return std::ranges::any_of(after.ports, [&before](const Port &port) {
        return port.isOn() && !before.ports.contains(port) && before.ports.contains(Port{port.spec, Port::Switch::Off});
    });
}

} // namespace argyle::settings
