// SPDX-License-Identifier: MIT
#include "ui/portflagbox.h"

#include "ui/notice.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace argyle::ui {

PortFlagBox::PortFlagBox(const QString &title, const QList<Choice> &choices, QWidget *parent)
    : QGroupBox(title, parent)
    , m_choices(choices)
    , m_problem(new Notice(Notice::Kind::Error, this))
{
    auto *layout = new QVBoxLayout(this);
    for (const Choice &choice : choices) {
        auto *box = new QCheckBox(choice.text);
        box->setToolTip(choice.toolTip);
        box->setAccessibleDescription(choice.toolTip);
        connect(box, &QCheckBox::toggled, this, &PortFlagBox::edited);
        auto *row = new QHBoxLayout;
        if (choice.depth == Depth::BelowTheOneBefore) // under its text, not under its box
            row->addSpacing(style()->pixelMetric(QStyle::PM_IndicatorWidth)
                            + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
        row->addWidget(box);
        layout->addLayout(row);
        m_boxes.append(box);
    }
    layout->addWidget(m_problem);
    layout->addStretch(1);
}

void PortFlagBox::setFlags(isolation::PortFlags flags)
{
    const QSignalBlocker blocker(this); // what the boxes signal meanwhile is no edit
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(flags.testFlag(m_choices[i].flag) == (m_choices[i].ticked == Ticked::Sets));
}

void PortFlagBox::applyTo(isolation::PortFlags &flags) const
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        flags.setFlag(m_choices[i].flag, m_boxes[i]->isChecked() == (m_choices[i].ticked == Ticked::Sets));
}

void PortFlagBox::setUsable(isolation::PortFlag flag, bool isUsable)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_choices[i].flag == flag)
            m_boxes[i]->setEnabled(isUsable);
    }
}

void PortFlagBox::setProblem(const QString &problem)
{
    m_problem->setText(problem);
}

} // namespace argyle::ui
