// SPDX-License-Identifier: MIT
#pragma once

#include "settings/torrcimport.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace argyle::ui {

class Notice;

/// Takes ports from a torrc that is pasted or chosen: shows what would come of it before anything is added.
class TorrcDialog : public QDialog
{
    Q_OBJECT
public:
    /// `present` are the ports that are there already.
    TorrcDialog(QList<isolation::PortSpec> present, QWidget *parent);

    /// What would be added.
    const QList<isolation::PortSpec> &ports() const { return m_found.ports; }
    /// Puts a file's content into the text; says so where it cannot be read.
    void openFile(const QString &path);

private:
    void arrange();
    void chooseFile();
    void read();
    void describe();

    QList<isolation::PortSpec> m_present;
    settings::TorrcPorts m_found;
    QPlainTextEdit *m_text;
    QPushButton *m_choose;
    Notice *m_problem;
    QLabel *m_summary;
    QListWidget *m_taken;
    QLabel *m_leftOutLabel;
    QTreeWidget *m_leftOut;
    QPushButton *m_add = nullptr;
};

} // namespace argyle::ui
