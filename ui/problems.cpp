// SPDX-License-Identifier: MIT
#include "ui/problems.h"

#include "ui/mainwindow.h"
#include "ui/settingswindow.h"

#include <QEvent>
#include <QStringList>

namespace argyle::ui {

Problems::Problems(MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{}

void Problems::setSettingsWindow(SettingsWindow *settings)
{
    m_settings = settings;
    m_settingsShow = settings->isVisible();
    m_settings->installEventFilter(this);
    showInSettings();
    showInWindow();
}

void Problems::set(Subject subject, const QString &problem)
{
    m_problems[subject].clear();
    showInWindow();
    m_problems[subject] = problem;
    showInSettings();
    showInWindow();
}

bool Problems::areBesideSettings() const
{
    return m_settingsShow;
}

bool Problems::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        m_settingsShow = event->type() == QEvent::Show;
        showInWindow();
    }
    return QObject::eventFilter(watched, event);
}

void Problems::showInWindow()
{
    QStringList sentences;
    for (const auto &[subject, problem] : m_problems) {
        if (!problem.isEmpty() && (subject == Subject::Port || !areBesideSettings()))
            sentences.append(problem);
    }
    m_window.setProblem(sentences.join(QLatin1Char('\n')));
}

void Problems::showInSettings()
{
    if (!m_settings)
        return;
    m_settings->setProblem(m_problems[Subject::File]);
    m_settings->setAutostartProblem(m_problems[Subject::Autostart]);
    m_settings->setSystemProxyProblem(m_problems[Subject::SystemProxy]);
}

} // namespace argyle::ui
