// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settingspage.h"

class QSpinBox;

namespace argyle::ui {

class Remark;
class Switch;

/// What is kept of streams, and what of them is shown.
class PrivacyPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit PrivacyPage(QWidget *parent = nullptr);

signals:
    /// The streams that have ended are to be forgotten now.
    void removeEndedRequested();

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    QSpinBox *m_kept;
    Remark *m_removed;
    Switch *m_hide;
};

} // namespace argyle::ui
