// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QString>

/// All ports at one glance: for the toolbar, the status line and the tray.
namespace argyle::ui {

enum class PortsLook : quint8 {
    Listening,    ///< what is on is open
    NotListening, ///< none is open
    Trouble,      ///< one that is on could not be opened
};

PortsLook portsLook(const QList<observe::PortRecord> &ports);
bool isAnyOpen(const QList<observe::PortRecord> &ports);
/// The icon's name, for theme::icon().
QString symbolOf(PortsLook look);
/// "2 ports open, 1 could not open"
QString portSummary(const QList<observe::PortRecord> &ports);

} // namespace argyle::ui
