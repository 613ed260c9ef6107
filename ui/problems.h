// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <map>

namespace argyle::ui {

class MainWindow;
class SettingsWindow;

/// What went wrong with what the person set, in sentences. They stand beside the settings while those can be seen, and across the
/// main window otherwise. Main thread only.
class Problems : public QObject
{
    Q_OBJECT
public:
    enum class Subject : quint8 {
        Port,        ///< the main window or the tray asked for a change that was refused: the window says so always
        File,        ///< the settings were not saved
        Autostart,   ///< Argyle does not start with the session, or still does
        SystemProxy, ///< the desktop's proxy settings do not lead here, or still do
    };

    /// The window must outlive this.
    explicit Problems(MainWindow &window, QObject *parent = nullptr);

    /// The window of the settings, once there is one.
    void setSettingsWindow(SettingsWindow *settings);
    /// What came of the last change of the subject; empty: all is well. A sentence that the person has closed comes back.
    void set(Subject subject, const QString &problem);
    bool areBesideSettings() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showInWindow();
    void showInSettings();

    MainWindow &m_window;
    QPointer<SettingsWindow> m_settings;
    bool m_settingsShow = false; ///< as it said last: while it goes it cannot be asked any more
    std::map<Subject, QString> m_problems;
};

} // namespace argyle::ui
