// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QFrame>

#include <optional>

class QLabel;
class QToolButton;

namespace argyle::ui {

class Notice;
class Switch;

/// One port in the list of the Ports page: its switch, address, flags in a few words, streams, and why it is not open.
class PortRow : public QFrame
{
    Q_OBJECT
public:
    explicit PortRow(QWidget *parent = nullptr);

    /// The record is what the engine has told of this port since it was last switched, if it told anything.
    void setPort(const settings::Port &port, const std::optional<observe::PortRecord> &record);

signals:
    void switched(argyle::settings::Port::Switch position);
    void editRequested();
    void removeRequested();

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showState(const settings::Port &port, const std::optional<observe::PortRecord> &record);

    Switch *m_switch;
    QLabel *m_address;
    QLabel *m_details;
    QLabel *m_streams;
    QToolButton *m_edit;
    QToolButton *m_remove;
    Notice *m_error;
};

} // namespace argyle::ui
