// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace argyle::ui {

class Notice;

/// The part of the port form that says where to listen: an address and a port number, or a Unix-domain socket.
class PortAddressBox : public QGroupBox
{
    Q_OBJECT
public:
    explicit PortAddressBox(QWidget *parent = nullptr);

    enum class Room : quint8 { Ample, Narrow };
    /// Where it is narrow, address and number take two lines.
    void setRoom(Room room);
    /// Shows the address and, for a socket, who may use it.
    void setSpec(const isolation::PortSpec &spec);
    /// Puts what the controls say into the spec, and takes out flags that do not go with that kind of address.
    void applyTo(isolation::PortSpec &spec) const;
    /// The focus goes to the field that says where, its text selected: whoever types replaces it.
    void enter();
    /// What is wrong with the address, as a sentence; empty takes it away.
    void setProblem(const QString &problem);

signals:
    void edited();

private:
    void makeControls();
    void arrange();
    void connectControls();
    void enableFields();

    QGridLayout *m_fields;
    QHBoxLayout *m_tcp;
    QRadioButton *m_isTcp;
    QLabel *m_addressLabel;
    QComboBox *m_address;
    QLabel *m_portLabel;
    QSpinBox *m_port;
    QCheckBox *m_isAuto;
    QRadioButton *m_isUnix;
    QLabel *m_pathLabel;
    QLineEdit *m_path;
    QLabel *m_usersLabel;
    QComboBox *m_users;
    Notice *m_problem;
    Notice *m_warning;
};

} // namespace argyle::ui
