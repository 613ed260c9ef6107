// SPDX-License-Identifier: MIT
#pragma once

#include "ui/trayicon.h"

#include <QSystemTrayIcon>

namespace argyle::ui {

/// The desktop's own tray.
class SystemTrayIcon : public TrayIcon
{
    Q_OBJECT
public:
    explicit SystemTrayIcon(QObject *parent = nullptr);

    bool isAvailable() const override;
    void setVisible(bool visible) override;
    void setIcon(const QIcon &icon) override;
    void setToolTip(const QString &text) override;
    void setMenu(QMenu *menu) override;
    void say(const QString &title, const QString &text, Weight weight) override;

private:
    QSystemTrayIcon m_icon;
};

} // namespace argyle::ui
