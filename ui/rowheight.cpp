// SPDX-License-Identifier: MIT
#include "ui/rowheight.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace argyle::ui {

int heightOfRow(const QWidget &view, settings::Density density)
{
    const int room = density == settings::Density::Compact ? 3 : 8;
    return room + std::max(view.fontMetrics().height(), view.style()->pixelMetric(QStyle::PM_SmallIconSize));
}

QSize RowHeightDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (option.widget)
        size.setHeight(heightOfRow(*option.widget, m_density));
    return size;
}

} // namespace argyle::ui
