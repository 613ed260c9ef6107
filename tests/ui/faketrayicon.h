// SPDX-License-Identifier: MIT
#pragma once

#include "ui/trayicon.h"

#include <QList>

namespace argyle::tests {

/// A tray that keeps what it is told. The test owns what it shows; the icon itself belongs to the ui::Tray.
class FakeTrayIcon : public ui::TrayIcon
{
    Q_OBJECT
public:
    struct Message
    {
        QString title;
        QString text;
        Weight weight;
    };
    struct Screen
    {
        bool isAvailable = true;
        bool isVisible = false;
        QIcon icon;
        QString toolTip;
        QList<Message> messages;
    };

    explicit FakeTrayIcon(Screen &screen)
        : m_screen(screen)
    {}

    bool isAvailable() const override { return m_screen.isAvailable; }
    void setVisible(bool visible) override { m_screen.isVisible = visible; }
    void setIcon(const QIcon &icon) override { m_screen.icon = icon; }
    void setToolTip(const QString &text) override { m_screen.toolTip = text; }
    void setMenu(QMenu *) override {}
    void say(const QString &title, const QString &text, Weight weight) override
    {
        m_screen.messages.append({title, text, weight});
    }

private:
    Screen &m_screen;
};

} // namespace argyle::tests
