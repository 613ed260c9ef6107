// SPDX-License-Identifier: MIT
#include "ui/phasebardelegate.h"

#include "ui/format.h"
#include "ui/phasemodel.h"
#include "ui/tint.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace argyle::ui {

namespace {

/// How much of the highlight's colour a phase has: neighbours differ, also where one between them did not happen.
double strengthOf(observe::Phase phase)
{
    switch (phase) {
    case observe::Phase::Handshake:
    case observe::Phase::Reply:
        return 0.6;
    case observe::Phase::Resolve:
    case observe::Phase::FirstByte:
        return 0.8;
    case observe::Phase::Connect:
    case observe::Phase::Transfer:
        break;
    }
    return 1;
}

QBrush brushOf(const PhaseSpan &span, const QRectF &bar, const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Base);
    const QColor color = blended(ground, palette.color(QPalette::Highlight), strengthOf(span.phase));
    if (!span.isRunning)
        return color;
    // What goes on has no end yet.
    QLinearGradient fading(bar.topLeft(), bar.topRight());
    fading.setColorAt(0, color);
    fading.setColorAt(1, blended(ground, color, 0.15));
    return fading;
}

} // namespace

void PhaseBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != PhaseModel::BarColumn)
        return;
    const int margin = option.fontMetrics.averageCharWidth();
    const QRectF track = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
    const double height = std::max(4.0, option.fontMetrics.height() * 0.5);

    painter->save();
    if (option.direction == Qt::RightToLeft) {
        painter->translate(option.rect.left() + option.rect.right() + 1, 0);
        painter->scale(-1, 1);
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const auto spans = index.data(PhaseModel::SpansRole).value<QList<PhaseSpan>>();
    for (const PhaseSpan &span : spans) {
        // However short, it happened: a bar is never thinner than can be seen.
        QRectF bar(track.left() + track.width() * span.begin, track.center().y() - height / 2,
                   std::max(track.width() * (span.end - span.begin), 2.0), height);
        bar.moveRight(std::min(bar.right(), track.right()));
        painter->setBrush(brushOf(span, bar, option.palette));
        painter->drawRoundedRect(bar, 1.5, 1.5);
    }
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
