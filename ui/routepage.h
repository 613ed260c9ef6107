// SPDX-License-Identifier: MIT
#pragma once

#include "observe/routetrial.h"
#include "ui/settingspage.h"

class QPushButton;

namespace argyle::ui {

class Remark;
class RouteForm;
class RouteStatus;
class TrialView;

/// The way out of Argyle. What is written here is a draft that can be tried out, and is in use when the person says so: half an
/// address must not carry anybody's streams.
class RoutePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit RoutePage(QWidget *parent = nullptr);

    void setRoute(const QString &route, const std::optional<observe::TorStatus> &tor) override;
    /// What a trial of these settings' route found.
    void setFindings(const settings::Settings &tried, const observe::TrialFindings &findings);

signals:
    /// The person wants to know whether the route of these settings works; setFindings() answers.
    void trialRequested(const argyle::settings::Settings &settings);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    settings::Settings draft() const;
    void drafted();
    void use();
    void tryOut();

    settings::Settings m_shown; ///< whose route the form was given
    settings::Settings m_tried; ///< whose route the trial is of
    RouteStatus *m_status;
    RouteForm *m_form;
    QPushButton *m_use;
    QPushButton *m_try;
    Remark *m_hint;
    TrialView *m_trial;
};

} // namespace argyle::ui
