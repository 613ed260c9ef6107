// SPDX-License-Identifier: MIT
#include "ui/phasebardelegate.h"

#include "ui/format.h"
#include "ui/phasemodel.h"
#include "ui/tint.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace argyle::ui {

void PhaseBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != PhaseModel::BarColumn)
        return;
    const int margin = option.fontMetrics.averageCharWidth();
    const QRectF track = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
    const double height = std::max(4.0, option.fontMetrics.height() * 0.5);
    const double begin = index.data(PhaseModel::BeginRole).toDouble();
    const double end = index.data(PhaseModel::EndRole).toDouble();

    // However short, it happened: a bar is never thinner than can be seen.
    QRectF bar(track.left() + track.width() * begin, track.center().y() - height / 2,
               std::max(track.width() * (end - begin), 2.0), height);
    bar.moveRight(std::min(bar.right(), track.right()));

    painter->save();
    if (option.direction == Qt::RightToLeft) {
        painter->translate(option.rect.left() + option.rect.right() + 1, 0);
        painter->scale(-1, 1);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const QColor color = option.palette.color(QPalette::Highlight);
    QBrush brush(color);
    if (index.data(PhaseModel::RunningRole).toBool()) {
        // What goes on has no end yet.
        QLinearGradient fading(bar.topLeft(), bar.topRight());
        fading.setColorAt(0, color);
        fading.setColorAt(1, blended(option.palette.color(QPalette::Base), color, 0.15));
        brush = fading;
    }
    painter->setBrush(brush);
    painter->drawRoundedRect(bar, 1.5, 1.5);
    painter->restore();
}

QSize PhaseBarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The rows get the air that lines of a table have.
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + 5));
    return size;
}

void PhaseBarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft)
        option->text = isolated(option->text);
}

} // namespace argyle::ui
