// SPDX-License-Identifier: MIT
#pragma once

#include "settings/routespec.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace argyle::ui {

class EndpointField;
class Notice;
class SecretField;

/// The part of the route form that says which SOCKS proxy, and who we are there.
class UpstreamBox : public QWidget
{
    Q_OBJECT
public:
    explicit UpstreamBox(QWidget *parent = nullptr);

    void setSpec(const settings::UpstreamSpec &spec);
    /// Of use where problem() is empty.
    settings::UpstreamSpec spec() const;
    /// What is wrong or missing, as a sentence; empty where nothing is.
    QString problem() const;

signals:
    void edited();

private:
    void arrange();
    QString loginProblem() const;
    void check();

    EndpointField *m_proxy;
    QLineEdit *m_user;
    SecretField *m_password;
    QCheckBox *m_perGroup;
    Notice *m_proxyProblem;
    Notice *m_loginProblem;
};

} // namespace argyle::ui
