// SPDX-License-Identifier: MIT
#pragma once

#include "session/desktopproxy.h"

#include <QByteArray>
#include <QCoreApplication>

namespace argyle::session {

/// KDE's: the group "Proxy Settings" of kioslaverc, which all programs that use KIO read.
class KdeProxy : public DesktopProxy
{
    Q_DECLARE_TR_FUNCTIONS(argyle::session::KdeProxy)

public:
    /// $XDG_CONFIG_HOME/kioslaverc
    static QString defaultPath();

    explicit KdeProxy(QString path);

    QString name() const override;
    ProxyValues leadingTo(const ProxyPlace &place) const override;
    std::optional<ProxyValues> read(QString &problem) const override;
    QString write(const ProxyValues &values) override;

private:
    std::optional<QByteArray> content(QString &problem) const;
    static void tellPrograms();

    QString m_path;
};

/// The value of a key in a group of a KConfig file, as it stands there; nothing where there is none.
std::optional<QString> kconfigValue(const QByteArray &file, const QByteArray &group, const QByteArray &key);
/// The file with the key set, or without it; every other line as it was.
QByteArray withKconfigValue(const QByteArray &file, const QByteArray &group, const QByteArray &key,
                            const std::optional<QString> &value);

} // namespace argyle::session
