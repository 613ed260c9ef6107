// SPDX-License-Identifier: MIT
#include "session/desktopproxy.h"

#include "session/gnomeproxy.h"
#include "session/kdeproxy.h"

#include <QStringList>

namespace argyle::session {

std::unique_ptr<DesktopProxy> DesktopProxy::current()
{
    const QStringList names = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':'));
    if (names.contains(QLatin1String("KDE"), Qt::CaseInsensitive))
        return std::make_unique<KdeProxy>(KdeProxy::defaultPath());
    // Cinnamon, MATE, Xfce and others read what GNOME does, where its settings are installed.
    if (GnomeProxy::isInstalled())
        return std::make_unique<GnomeProxy>();
    return nullptr;
}

} // namespace argyle::session
