// SPDX-License-Identifier: MIT
#pragma once

#include "ui/portsummary.h"
#include "ui/trayicon.h"
#include "ui/traymenu.h"

#include <memory>

namespace argyle::ui {

/// Argyle in the tray: the icon shows whether it listens, the menu what can be done. Main thread only.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(std::unique_ptr<TrayIcon> icon, QObject *parent = nullptr);
    ~Tray() override;

    void setShown(bool shown);
    /// Whether a person can see it: it is shown, and the desktop has a tray.
    bool isSeen() const;

    void setPorts(const QList<observe::PortRecord> &ports);
    void setRoute(const QString &route);
    /// A notification of the desktop's own kind; nothing where isSeen() is not.
    void say(const QString &title, const QString &text, TrayIcon::Weight weight);

    TrayMenu &menu() { return m_menu; }

signals:
    /// The icon or a notification was clicked.
    void openRequested();

private:
    void describe();

    std::unique_ptr<TrayIcon> m_icon;
    TrayMenu m_menu;
    PortsLook m_look;
    bool m_shown = false;
};

} // namespace argyle::ui
