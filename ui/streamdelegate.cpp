// SPDX-License-Identifier: MIT
#include "ui/streamdelegate.h"

#include "ui/format.h"
#include "ui/streammodel.h"
#include "ui/theme.h"
#include "ui/tint.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace argyle::ui {

namespace {

int textMargin(const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    return style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
}

} // namespace

void StreamDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != StreamModel::StateColumn || !index.data(StreamModel::LeaksDnsRole).toBool())
        return;
    const QString state = index.data(Qt::DisplayRole).toString();
    paintBadge(painter, option, option.fontMetrics.horizontalAdvance(state));
}

QSize StreamDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == StreamModel::StateColumn && index.data(StreamModel::LeaksDnsRole).toBool())
        size.rwidth() += badgeSize(option.font).width() + 2 * textMargin(option);
    return size;
}

void StreamDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft)
        option->text = isolated(option->text);
    if (index.column() == StreamModel::CircuitColumn || index.column() == StreamModel::ReplyColumn)
        option->text.prepend(StreamModel::columnGap());
}

QString StreamDelegate::badgeText()
{
    return tr("DNS leak", "badge on a stream");
}

QFont StreamDelegate::badgeFont(const QFont &font)
{
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QSize StreamDelegate::badgeSize(const QFont &font)
{
    const QFontMetrics metrics(badgeFont(font));
    return {metrics.horizontalAdvance(badgeText()) + metrics.height(), metrics.height() + 1};
}

void StreamDelegate::paintBadge(QPainter *painter, const QStyleOptionViewItem &option, int textWidth) const
{
    const QSize size = badgeSize(option.font);
    const int before = textMargin(option) + textWidth + 3 * textMargin(option);
    QRect badge(option.rect.left() + before, option.rect.center().y() - size.height() / 2, size.width(), size.height());
    badge.setRight(std::min(badge.right(), option.rect.right() - 1));
    badge = QStyle::visualRect(option.direction, option.rect, badge);
    if (badge.width() <= size.height())
        return;

    const bool selected = option.state & QStyle::State_Selected;
    const QColor text = selected ? option.palette.color(QPalette::HighlightedText) : theme::warningText(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? Qt::NoBrush : QBrush(tintedBase(option.palette, text)));
    QColor rim = text;
    rim.setAlphaF(0.55f);
    painter->setPen(QPen(rim, 1));
    const QRectF pill = QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setPen(text);
    painter->setFont(badgeFont(option.font));
    const QString shown =
        painter->fontMetrics().elidedText(badgeText(), Qt::ElideRight, badge.width() - size.height() / 2);
    painter->drawText(badge, Qt::AlignCenter, shown);
    painter->restore();
}

} // namespace argyle::ui
