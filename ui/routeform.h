// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QWidget>

class QRadioButton;
class QVBoxLayout;

namespace argyle::ui {

class OwnTorBox;
class RunningTorBox;
class UpstreamBox;

/// The ways out to choose from, and what each needs to know. It holds a draft, which is no setting yet.
class RouteForm : public QWidget
{
    Q_OBJECT
public:
    explicit RouteForm(QWidget *parent = nullptr);

    /// Shows the route of the settings. What was written into the fields of other ways out stays there.
    void setRoute(const settings::Settings &settings);
    /// Puts the draft into the settings, where problem() is empty.
    void applyTo(settings::Settings &settings) const;
    /// What is wrong or missing, as a sentence; empty where nothing is.
    QString problem() const;
    /// Whether the draft is the way out that nothing stands in.
    bool isDirect() const;

signals:
    void edited();

private:
    /// The fields of a choice stand below it, and only while it is chosen.
    void addChoice(QVBoxLayout &layout, QRadioButton *choice, QWidget *fields);

    QRadioButton *m_isDirect;
    QRadioButton *m_isUpstream;
    QRadioButton *m_isRunningTor;
    QRadioButton *m_isOwnTor;
    UpstreamBox *m_upstream;
    RunningTorBox *m_runningTor;
    OwnTorBox *m_ownTor;
};

} // namespace argyle::ui
