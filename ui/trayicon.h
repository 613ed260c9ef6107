// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QObject>
#include <QString>

class QMenu;

namespace argyle::ui {

/// The icon that a desktop shows in its tray, and the notifications that come from it. An interface, because a desktop may have
/// no tray and tests have none.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    /// How much a notification matters.
    enum class Weight : quint8 { News, Warning };

    /// Whether the desktop shows icons now. It may come to do so later, as it does while it starts.
    virtual bool isAvailable() const = 0;
    virtual void setVisible(bool visible) = 0;
    virtual void setIcon(const QIcon &icon) = 0;
    virtual void setToolTip(const QString &text) = 0;
    /// Stays the caller's.
    virtual void setMenu(QMenu *menu) = 0;
    virtual void say(const QString &title, const QString &text, Weight weight) = 0;

signals:
    /// Clicked, not for its menu.
    void activated();
    /// A notification was clicked.
    void messageClicked();

protected:
    using QObject::QObject;
};

} // namespace argyle::ui
