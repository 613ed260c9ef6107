// SPDX-License-Identifier: MIT
#pragma once

#include "session/desktopproxy.h"
#include "settings/statefolder.h"

#include <QCoreApplication>

namespace argyle::session {

/// Makes the desktop's proxy settings lead to Argyle, and puts back what was there before. That is kept in a file, so that it
/// survives a crash: whoever starts next calls putBack(). What the person has changed meanwhile is left as it is.
class SystemProxy
{
    Q_DECLARE_TR_FUNCTIONS(argyle::session::SystemProxy)

public:
    /// `desktop` is null where there is none whose settings are known. In `folder` system-proxy-gnome.json or its like is kept.
    explicit SystemProxy(std::unique_ptr<DesktopProxy> desktop = DesktopProxy::current(),
                         const QString &folder = settings::stateFolder());

    /// Empty where the desktop leads there now, else a sentence that says why not.
    QString leadTo(const ProxyPlace &place);
    /// Empty where nothing of ours is left, else a sentence that says what is.
    QString putBack();

private:
    struct Kept
    {
        ProxyValues before;
        QList<ProxyValues> ours; ///< all that were written since, the newest last
    };
    std::optional<Kept> kept() const;
    QString keep(const Kept &kept) const;

    std::unique_ptr<DesktopProxy> m_desktop;
    QString m_path;
    std::optional<ProxyPlace> m_place; ///< where it leads by us
};

} // namespace argyle::session
