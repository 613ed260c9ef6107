// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace argyle::ui {

class Notice;
class Switch;

/// The switch that makes the desktop's proxy settings lead to Argyle, what it does in words, and why it could not.
class SystemProxyBox : public QWidget
{
    Q_OBJECT
public:
    explicit SystemProxyBox(QWidget *parent = nullptr);

    void setOn(bool on);
    /// Where the settings lead, or would: "127.0.0.1:1080"; empty where no port is open that they could lead to.
    void setAddress(const QString &address);
    void setProblem(const QString &problem);

signals:
    void switched(bool on);

private:
    Switch *m_switch;
    QLabel *m_about;
    Notice *m_problem;
};

} // namespace argyle::ui
