// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settingspage.h"

class QLineEdit;

namespace argyle::ui {

class Notice;
class Switch;

/// Who is asked for names on the direct route, and whether answers are remembered.
class NamesPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit NamesPage(QWidget *parent = nullptr);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    void readServers(const QString &typed);

    QLineEdit *m_servers;
    Notice *m_problem;
    Switch *m_cache;
};

} // namespace argyle::ui
