// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace argyle::ui {

/// What makes an isolation group: each field that its port isolates by, and the value that its streams share.
class GroupTab : public QWidget
{
    Q_OBJECT
public:
    explicit GroupTab(QWidget *parent = nullptr);

    void setGroup(const observe::GroupRecord &group, observe::Destinations destinations);
    /// The stream has no group, or one that the engine does not tell of any more.
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addCircuit(const observe::Circuit &circuit);
    void addRow(const QString &name, const QString &value);
    Qt::Alignment besideItsLabel() const;
    void showDiamond();

    observe::GroupRecord m_group;
    observe::Destinations m_destinations = observe::Destinations::Shown;
    QLabel *m_diamond;
    QLabel *m_name;
    QLabel *m_meaning;
    QFormLayout *m_fields;
};

} // namespace argyle::ui
