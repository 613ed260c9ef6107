// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QDialog>
#include <QList>

class QListWidget;
class QStackedWidget;

namespace argyle::ui {

class Notice;
class SettingsPage;

/// The settings window: pages at the left, the one that is chosen at the right. It edits a value; whoever shows it saves the
/// value and hands it to the engine. Changes are told at once. Main thread only.
class SettingsWindow : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsWindow(const settings::Settings &settings, QWidget *parent = nullptr);
    ~SettingsWindow() override;

    const settings::Settings &settings() const { return m_settings; }
    /// Shows settings that were changed elsewhere (the tray, the first-run bar); tells nobody.
    void setSettings(const settings::Settings &settings);
    /// What became of the ports, whenever the engine tells.
    void setPorts(const QList<observe::PortRecord> &ports);
    /// A sentence about the settings file (it could not be saved); empty takes it away.
    void setProblem(const QString &problem);

    /// Brings the Ports page to the front.
    void showPorts();

signals:
    /// The person changed a setting; the value is valid.
    void settingsChanged(const argyle::settings::Settings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPage(SettingsPage *page);
    void take(SettingsPage *source, const settings::Settings &settings);
    void fitList();

    settings::Settings m_settings;
    QList<SettingsPage *> m_pages;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    Notice *m_problem;
};

} // namespace argyle::ui
