// SPDX-License-Identifier: MIT
#include "ui/switch.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace argyle::ui {

namespace {

constexpr int margin = 2; ///< room for the focus frame

QSize trackSize(const QFontMetrics &metrics)
{
    const int height = std::max(16, metrics.height());
    return {height * 9 / 5, height};
}

int gap(const QFontMetrics &metrics)
{
    return metrics.height() / 2;
}

} // namespace

QSize Switch::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    QSize size = trackSize(metrics);
    if (!text().isEmpty())
        size.rwidth() += gap(metrics) + metrics.size(Qt::TextShowMnemonic, text()).width();
    return size + QSize(2 * margin, 2 * margin);
}

QSize Switch::minimumSizeHint() const
{
    return sizeHint();
}

QRect Switch::trackRect() const
{
    QRect track(QPoint(margin, 0), trackSize(fontMetrics()));
    track.moveTop((height() - track.height()) / 2);
    return QStyle::visualRect(layoutDirection(), rect(), track);
}

QRect Switch::textRect() const
{
    const int start = margin + trackSize(fontMetrics()).width() + gap(fontMetrics());
    return QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(start, 0, -margin, 0));
}

bool Switch::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void Switch::changeEvent(QEvent *event)
{
    QCheckBox::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const QRectF track = QRectF(trackRect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = track.height() / 2;

    // Off: an outline with a knob of the same ink. On: filled with the highlight. The difference is of shape and place
    // too.
    const QColor ink = palette().color(group, QPalette::PlaceholderText);
    const QColor fill = palette().color(group, QPalette::Highlight);
    painter.setPen(QPen(isChecked() ? fill : ink, 1.2));
    painter.setBrush(isChecked() ? fill : palette().color(group, QPalette::Base));
    painter.drawRoundedRect(track, radius, radius);

    const qreal knob = track.height() - 2 * (isChecked() ? 3.0 : 4.0);
    QRectF place(0, 0, knob, knob);
    const bool atRight = isChecked() != (layoutDirection() == Qt::RightToLeft);
    place.moveCenter(QPointF(atRight ? track.right() - radius : track.left() + radius, track.center().y()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? palette().color(group, QPalette::HighlightedText) : ink);
    painter.drawEllipse(place);

    if (!text().isEmpty()) {
        const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter);
        style()->drawItemText(&painter, textRect(), static_cast<int>(leading) | Qt::TextShowMnemonic, palette(),
                              isEnabled(), text(), QPalette::WindowText);
    }
    if (hasFocus()) {
        const QRectF frame = track.adjusted(-2, -2, 2, 2);
        painter.setPen(QPen(palette().color(QPalette::Active, QPalette::WindowText), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, radius + 2, radius + 2);
    }
}

} // namespace argyle::ui
