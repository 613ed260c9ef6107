// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QObject>

namespace argyle::ui {

class MainWindow;
class Tray;

/// What becomes of Argyle when its window is closed: it goes on in the tray where there is one and the person wants that, and
/// quits otherwise, not without a question while streams are open. Main thread only.
class Closing : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    Closing(MainWindow &window, Tray &tray, QObject *parent = nullptr);

    void setSettings(const settings::Settings &settings) { m_settings = settings; }

signals:
    /// The person was told where Argyle went: once is enough.
    void explained();
    void quitRequested();

private:
    void close();
    void goToTray();
    void askBeforeQuitting(int openStreams);

    MainWindow &m_window;
    Tray &m_tray;
    settings::Settings m_settings;
};

} // namespace argyle::ui
