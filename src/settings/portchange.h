// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

namespace argyle::settings {

/// What becomes of the settings when one port changes.
struct PortChange
{
    Settings settings;
    QString problem; ///< why it cannot change, as a sentence for a person; the settings are then what they were
};

// A port is known by its torrc line, as the engine tells it. Of several ports alike only one changes; where none has that line
// any more, nothing does.

/// Of several alike, the first that is not in the position yet.
PortChange withPortSwitched(const Settings &settings, const QString &line, Port::Switch position);
/// Of several alike, the first that is on. A socket of the file system has no number and stays.
PortChange withPortMoved(const Settings &settings, const QString &line, quint16 number);

/// Whether a port is on that was off before.
bool switchesAnyOn(const Settings &before, const Settings &after);

} // namespace argyle::settings
