// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settingspage.h"

class QComboBox;

namespace argyle::ui {

class Switch;

/// Light or dark, and what closing the window does.
class AppearancePage : public SettingsPage
{
    Q_OBJECT
public:
    explicit AppearancePage(QWidget *parent = nullptr);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    QComboBox *m_scheme;
    Switch *m_closeToTray;
};

} // namespace argyle::ui
