// SPDX-License-Identifier: MIT
#pragma once

#include "session/desktopproxy.h"

#include <QCoreApplication>
#include <QStringList>

namespace argyle::session {

/// GNOME's: the GSettings schemas org.gnome.system.proxy, read and written by gsettings(1). Values are texts of GVariant.
class GnomeProxy : public DesktopProxy
{
    Q_DECLARE_TR_FUNCTIONS(argyle::session::GnomeProxy)

public:
    /// Whether gsettings and the schemas are there.
    static bool isInstalled();

    QString name() const override;
    ProxyValues leadingTo(const ProxyPlace &place) const override;
    std::optional<ProxyValues> read(QString &problem) const override;
    QString write(const ProxyValues &values) override;

private:
    /// What gsettings prints; nothing, with its complaint in `problem`, where it fails.
    static std::optional<QString> run(const QStringList &arguments, QString &problem);
};

} // namespace argyle::session
