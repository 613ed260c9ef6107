// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "observe/routetrial.h"
#include "settings/settings.h"

#include <QDialog>
#include <QList>

#include <optional>

class QListWidget;
class QStackedWidget;

namespace argyle::ui {

class AppearancePage;
class Notice;
class PortsPage;
class RoutePage;
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
    /// How the route is, whenever the engine tells.
    void setRoute(const QString &route, const std::optional<observe::TorStatus> &tor);
    /// The answer to routeTrialRequested().
    void setRouteFindings(const settings::Settings &tried, const observe::TrialFindings &findings);
    /// A sentence about the settings file (it could not be saved); empty takes it away.
    void setProblem(const QString &problem);
    /// Why Argyle does not start with the session, or still does; empty takes it away.
    void setAutostartProblem(const QString &problem);
    /// Why the desktop's proxy settings do not lead here, or still do; empty takes it away.
    void setSystemProxyProblem(const QString &problem);

    /// Brings the Ports page to the front.
    void showPorts();

signals:
    /// The person changed a setting; the value is valid.
    void settingsChanged(const argyle::settings::Settings &settings);
    /// The streams that have ended are to be forgotten now.
    void removeEndedRequested();
    /// The person wants to know whether the route of these settings works, be it in use or not.
    void routeTrialRequested(const argyle::settings::Settings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPage(SettingsPage *page);
    void take(SettingsPage *source, const settings::Settings &settings);
    void fitList();

    settings::Settings m_settings;
    PortsPage *m_ports;
    QList<SettingsPage *> m_pages;
    RoutePage *m_route;
    AppearancePage *m_appearance;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    Notice *m_problem;
};

} // namespace argyle::ui
