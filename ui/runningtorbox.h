// SPDX-License-Identifier: MIT
#pragma once

#include "settings/routespec.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace argyle::ui {

class EndpointField;
class Notice;
class Remark;
class SecretField;

/// The part of the route form that says where a Tor that runs already can be reached.
class RunningTorBox : public QWidget
{
    Q_OBJECT
public:
    explicit RunningTorBox(QWidget *parent = nullptr);

    void setSpec(const settings::RunningTorSpec &spec);
    /// Of use where problem() is empty.
    settings::RunningTorSpec spec() const;
    /// What is wrong or missing, as a sentence; empty where nothing is.
    QString problem() const;

signals:
    void edited();

private:
    enum class Control : quint8 { None, Tcp, Unix };
    enum class Login : quint8 { Automatic, Password };

    void makeControls();
    void arrange();
    Control control() const;
    bool usesPassword() const;
    QString controlProblem() const;
    void check();
    void showRows();

    QFormLayout *m_form;
    EndpointField *m_socks;
    Notice *m_socksProblem;
    QComboBox *m_controlKind;
    EndpointField *m_control;
    QLineEdit *m_path;
    Notice *m_controlProblem;
    Notice *m_pathProblem;
    Remark *m_withoutControl;
    QComboBox *m_login;
    SecretField *m_password;
};

} // namespace argyle::ui
