// SPDX-License-Identifier: MIT
#pragma once

#include "socks/request.h"

#include <QString>
#include <QWidget>

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace argyle::ui {

/// Where a program listens: its host, a name or an address, and its port.
class EndpointField : public QWidget
{
    Q_OBJECT
public:
    /// `name` begins the object names of the fields: "proxy" gives "proxyHost" and "proxyPort".
    EndpointField(const QString &name, quint16 usualPort, QWidget *parent = nullptr);

    /// Makes a row of the form, whose label leads to the host.
    void addTo(QFormLayout &form, const QString &label);
    /// The field for the host, for a notice to be about.
    QLineEdit *host() const { return m_host; }

    void setEndpoint(const socks::Endpoint &endpoint);
    /// Of use where problem() is empty.
    socks::Endpoint endpoint() const;
    /// What is wrong, as a sentence; empty where nothing is.
    QString problem() const;
    bool isEmpty() const;

signals:
    void edited();

private:
    QLineEdit *m_host;
    QSpinBox *m_port;
};

} // namespace argyle::ui
