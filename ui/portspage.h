// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settingspage.h"

class QFrame;
class QLabel;
class QPushButton;

namespace argyle::ui {

class PortForm;
class PortRow;
class SystemProxyBox;

/// The ports that Argyle listens on: switch, edit, add, remove.
class PortsPage : public SettingsPage
{
    Q_OBJECT
public:
    explicit PortsPage(QWidget *parent = nullptr);

    void setPorts(const QList<observe::PortRecord> &ports) override;
    /// Why the desktop's proxy settings do not lead here, or still do; empty takes it away.
    void setSystemProxyProblem(const QString &problem);

protected:
    void display() override;
    void copyOwn(const settings::Settings &from, settings::Settings &to) const override;

private:
    PortRow *addRow();
    void addPort();
    void importPorts();
    void editPort(qsizetype index);
    void removePort(qsizetype index);
    void switchPort(qsizetype index, settings::Port::Switch position);
    QList<isolation::PortSpec> rivalsOf(const settings::Port *port) const;
    isolation::PortSpec freshSpec() const;

    QList<observe::PortRecord> m_records;
    QList<PortRow *> m_rows;
    QFrame *m_list;
    QLabel *m_empty;
    QPushButton *m_add;
    QPushButton *m_import;
    SystemProxyBox *m_systemProxy;
};

} // namespace argyle::ui
