// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QIcon>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace argyle::ui {

class FittingArea;
class Notice;

/// One page of the settings window: a heading, the page's own controls, and Undo for what was changed in it. A page edits a
/// value of all settings and answers for its own part of them alone.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    QString title() const { return m_title; }
    QIcon icon() const;
    const settings::Settings &settings() const { return m_settings; }

    /// Shows settings that were changed elsewhere. What can be undone stays.
    void setSettings(const settings::Settings &settings);
    /// What became of the ports; pages that show none ignore it.
    virtual void setPorts(const QList<observe::PortRecord> &ports);
    /// How the route in use is, in words, and Tor where it leads through one; pages that show neither ignore it.
    virtual void setRoute(const QString &route, const std::optional<observe::TorStatus> &tor);

    bool canUndo() const { return !m_steps.isEmpty(); }
    /// Takes the page's last change back, and leaves alone what other pages have changed since.
    void undo();

signals:
    /// The person changed something; the settings are valid.
    void edited(const argyle::settings::Settings &settings);

protected:
    SettingsPage(const QString &title, const QString &iconName, QWidget *parent);

    /// Where the page puts its controls.
    QVBoxLayout *content() const { return m_content; }
    /// Scrolls to a control that has just appeared, once it has its place.
    void reveal(QWidget *control);
    /// Shows settings() in the controls. Changes that these signal meanwhile are not edits.
    virtual void display() = 0;
    /// Copies the page's own part of the settings.
    virtual void copyOwn(const settings::Settings &from, settings::Settings &to) const = 0;

    /// Makes a change that the person asked for. `done` says it in words, for Undo. Changes in a row that name the same
    /// field (typing) are undone as one until the field is left; a null field stands for a change of its own. Settings that
    /// are not valid are not taken: the page says why and shows the old ones again.
    void edit(const QString &done, QWidget *field, const std::function<void(settings::Settings &)> &change);
    /// What is changed next is undone by itself, be it in the same field.
    void endRun();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Step
    {
        settings::Settings before;
        QString done;
        const QWidget *field; ///< whose next change still belongs here; null: none's does
    };

    void take(const settings::Settings &settings);
    void showUndo();

    QString m_title;
    QString m_iconName;
    settings::Settings m_settings;
    QList<Step> m_steps;
    bool m_isDisplaying = false;

    QVBoxLayout *m_content;
    FittingArea *m_area;
    Notice *m_problem;
    QLabel *m_lastChange;
    QPushButton *m_undo;
};

} // namespace argyle::ui
