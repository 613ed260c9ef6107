// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace argyle::ui {

/// Phases as bars on the common scale of all rows, as in a browser's network panel, and the texts beside them.
class PhaseBarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace argyle::ui
