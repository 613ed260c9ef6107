// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QFormLayout;
class QLineEdit;

namespace argyle::ui {

class Notice;

/// The part of the route form that says which tor Argyle runs, and what more it is told.
class OwnTorBox : public QWidget
{
    Q_OBJECT
public:
    explicit OwnTorBox(QWidget *parent = nullptr);

    /// Path of the program; empty: the system's.
    QString program() const;
    /// Path of a file with further torrc lines; empty: none.
    QString torrcExtra() const;
    void setPaths(const QString &program, const QString &torrcExtra);
    /// What is wrong, as a sentence; empty where nothing is.
    QString problem() const;

signals:
    void edited();

private:
    void addRow(QFormLayout &form, const QString &label, QLineEdit *field, const QString &question);
    QString programProblem() const;
    QString torrcProblem() const;
    void check();

    QLineEdit *m_program;
    QLineEdit *m_torrcExtra;
    Notice *m_programProblem;
    Notice *m_torrcProblem;
};

} // namespace argyle::ui
