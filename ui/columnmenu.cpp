// SPDX-License-Identifier: MIT
#include "ui/columnmenu.h"

#include <QHeaderView>

namespace argyle::ui {

ColumnMenu::ColumnMenu(const QString &title, QHeaderView &header, int columnThatStays, QWidget *parent)
    : QMenu(title, parent)
    , m_header(&header)
{
    for (int column = 0; column < header.count(); ++column) {
        QAction *action = addAction(header.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setEnabled(column != columnThatStays);
        connect(action, &QAction::triggered, m_header,
                [this, column](bool isShown) { m_header->setSectionHidden(column, !isShown); });
        m_switches.append(action);
    }
    connect(this, &QMenu::aboutToShow, this, &ColumnMenu::showStates);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) { popup(m_header->mapToGlobal(position)); });
}

// They may be others than before: a layout that was kept is put back.
void ColumnMenu::showStates()
{
    for (int column = 0; column < m_switches.size(); ++column)
        m_switches[column]->setChecked(!m_header->isSectionHidden(column));
}

} // namespace argyle::ui
