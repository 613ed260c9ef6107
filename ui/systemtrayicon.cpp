// SPDX-License-Identifier: MIT
#include "ui/systemtrayicon.h"

namespace argyle::ui {

SystemTrayIcon::SystemTrayIcon(QObject *parent)
    : TrayIcon(parent)
{
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit activated();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
}

bool SystemTrayIcon::isAvailable() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTrayIcon::setVisible(bool visible)
{
    m_icon.setVisible(visible);
}

void SystemTrayIcon::setIcon(const QIcon &icon)
{
    m_icon.setIcon(icon);
}

void SystemTrayIcon::setToolTip(const QString &text)
{
    m_icon.setToolTip(text);
}

void SystemTrayIcon::setMenu(QMenu *menu)
{
    m_icon.setContextMenu(menu);
}

void SystemTrayIcon::say(const QString &title, const QString &text, Weight weight)
{
    m_icon.showMessage(title, text,
                       weight == Weight::Warning ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

} // namespace argyle::ui
