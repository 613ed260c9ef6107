// SPDX-License-Identifier: MIT
#include "ui/groupdelegate.h"

#include "ui/format.h"
#include "ui/groupmodel.h"
#include "ui/tint.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace argyle::ui {

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = RowHeightDelegate::sizeHint(option, index);
    if (m_areCircuitsShown)
        size.rheight() += option.fontMetrics.height();
    return size;
}

void GroupDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowHeightDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft)
        option->text = isolated(option->text);
    // A second line that is empty leaves its place to the circuit.
    if (m_areCircuitsShown && index.data(GroupModel::IdRole).isValid())
        option->text += QString(QChar::LineSeparator) + QChar::Nbsp;
}

void GroupDelegate::paintCircuit(QPainter &painter, const QStyleOptionViewItem &option, int viewWidth,
                                 const QModelIndex &name) const
{
    if (!m_areCircuitsShown || !name.data(GroupModel::IdRole).isValid())
        return;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, name);
    const QString circuit = name.data(GroupModel::CircuitRole).toString();
    const QString text = circuit.isEmpty() ? tr("No circuit yet") : isolated(circuit);

    QRect line = option.widget->style()->subElementRect(QStyle::SE_ItemViewItemText, &cell, option.widget);
    const int margin = option.widget->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, option.widget) + 1;
    line.setTop(option.rect.center().y() + 1);
    line.setHeight(cell.fontMetrics.height());
    if (option.direction == Qt::RightToLeft)
        line.setLeft(margin);
    else
        line.setRight(viewWidth - 1);
    line.adjust(margin, 0, -margin, 0);

    const bool isSelected = option.state & QStyle::State_Selected;
    painter.save();
    painter.setFont(cell.font);
    painter.setPen(isSelected ? cell.palette.color(QPalette::HighlightedText) : mutedText(option.palette));
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter);
    painter.drawText(line, int(alignment) | Qt::TextSingleLine,
                     cell.fontMetrics.elidedText(text, Qt::ElideRight, line.width()));
    painter.restore();
}

} // namespace argyle::ui
