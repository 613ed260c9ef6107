// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settingspage.h"

#include <QList>

class QComboBox;
class QGroupBox;

namespace argyle::ui {

class Switch;

/// How Argyle looks, and what it does in the person's desktop: tray, notifications, start.
class AppearancePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit AppearancePage(QWidget *parent = nullptr);

    /// Why Argyle does not start with the session, or still does; empty takes it away.
    void setAutostartProblem(const QString &problem);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    using Part = bool &(*)(settings::Settings &);
    struct SwitchedPart
    {
        Switch *button;
        Part part;
    };

    void makeLook();
    void makeTray();
    void makeNotifications();
    void makeStart();
    QComboBox *makeChoice(const char *objectName) const;
    QGroupBox *addGroup(const QString &title);
    /// `done` says the change in words, for Undo.
    Switch *addSwitch(QGroupBox *group, const char *objectName, const QString &text, const QString &done, Part part);

    QComboBox *m_scheme;
    QComboBox *m_density;
    QComboBox *m_language;
    Switch *m_closeToTray = nullptr;
    Switch *m_startHidden = nullptr;
    Notice *m_autostartProblem = nullptr;
    QList<SwitchedPart> m_switches;
};

} // namespace argyle::ui
