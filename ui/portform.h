// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QDialogButtonBox;
class QGridLayout;
class QGroupBox;
class QLineEdit;
class QSpinBox;

namespace argyle::ui {

class FittingArea;
class Notice;
class PortAddressBox;
class PortFlagBox;

/// The form of one port. Controls and torrc line show the same value: what is changed in one shows at once in the other.
class PortForm : public QDialog
{
    Q_OBJECT
public:
    enum class Purpose : quint8 { Add, Edit };

    /// `others` are ports that are on besides this one: no two of them may listen on the same address.
    PortForm(Purpose purpose, const isolation::PortSpec &spec, const QList<isolation::PortSpec> &others,
             QWidget *parent = nullptr);
    ~PortForm() override;

    /// The port as the form describes it; valid once the form was accepted.
    const isolation::PortSpec &spec() const { return m_spec; }

protected:
    bool event(QEvent *event) override;

private:
    QGroupBox *makeSessionBox();
    QWidget *makeLine();
    void arrange(Purpose purpose);
    bool isRoomForTwoColumns() const;
    void placeBoxes();
    void fitToScreen();

    void readControls();
    void readLine(const QString &typed);
    void showInControls();
    void showInLine();
    void enableChoices();
    void judge();
    QString problemWithNothing() const;
    QString problemWithOthers() const;

    isolation::PortSpec m_spec;
    QList<isolation::PortSpec> m_others;

    PortAddressBox *m_address;
    PortFlagBox *m_isolation;
    PortFlagBox *m_answers;
    PortFlagBox *m_traffic;
    QCheckBox *m_hasGroup;
    QSpinBox *m_group;
    QLineEdit *m_line;
    Notice *m_lineProblem;
    QDialogButtonBox *m_buttons;
    QGroupBox *m_session;
    QGridLayout *m_grid;
    FittingArea *m_area;
    int m_columns = 0;
    int m_fittedHeight = 0; ///< that it gave itself
};

} // namespace argyle::ui
