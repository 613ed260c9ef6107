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
        size.rwidth() += badgeSize(option.font, badgeText()).width() + 2 * textMargin(option);
    return size;
}

int StreamDelegate::widthWithBadge(const QString &state, const QWidget &view)
{
    QStyleOptionViewItem option;
    option.initFrom(&view);
    option.widget = &view;
    return view.fontMetrics().horizontalAdvance(state) + badgeSize(view.font(), badgeText()).width()
           + 5 * textMargin(option);
}

void StreamDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->direction == Qt::RightToLeft)
        option->text = isolated(option->text);
    // The port of a long name shows too.
    if (index.column() == StreamModel::DestinationColumn)
        option->textElideMode = Qt::ElideMiddle;
    if (index.column() == StreamModel::CircuitColumn || index.column() == StreamModel::ReplyColumn)
        option->text.prepend(StreamModel::columnGap());
}

QString StreamDelegate::badgeText()
{
    return tr("DNS leak", "badge on a stream");
}

QString StreamDelegate::shortBadgeText()
{
    return tr("DNS", "badge on a stream that leaks DNS, where there is little room");
}

QFont StreamDelegate::badgeFont(const QFont &font)
{
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * 0.88);
    return small;
}

QSize StreamDelegate::badgeSize(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(badgeFont(font));
    return {metrics.horizontalAdvance(text) + metrics.height(), metrics.height() + 1};
}

void StreamDelegate::paintBadge(QPainter *painter, const QStyleOptionViewItem &option, int textWidth) const
{
    const int before = textMargin(option) + textWidth + 3 * textMargin(option);
    const int room = option.rect.width() - before - 1;
    const bool isRoomForAll = badgeSize(option.font, badgeText()).width() <= room;
    const QString text = isRoomForAll ? badgeText() : shortBadgeText();
    const QSize size = badgeSize(option.font, text);
    if (size.width() > room)
        return;
    QRect badge(option.rect.left() + before, option.rect.center().y() - size.height() / 2, size.width(), size.height());
    badge = QStyle::visualRect(option.direction, option.rect, badge);

    const bool selected = option.state & QStyle::State_Selected;
    const QColor color =
        selected ? option.palette.color(QPalette::HighlightedText) : theme::warningText(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? Qt::NoBrush : QBrush(tintedBase(option.palette, color)));
    QColor rim = color;
    rim.setAlphaF(0.55f);
    painter->setPen(QPen(rim, 1));
    const QRectF pill = QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter->setPen(color);
    painter->setFont(badgeFont(option.font));
    painter->drawText(badge, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace argyle::ui
