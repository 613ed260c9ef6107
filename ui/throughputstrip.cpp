// SPDX-License-Identifier: MIT
#include "ui/throughputstrip.h"

#include "ui/format.h"
#include "ui/tint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace argyle::ui {

namespace {

// Below this the strip would show noise as if it were traffic.
constexpr double leastScale = 10'000;

// The next of 1, 2, 5, 10… so that the scale stands still while rates dance.
double roundedUp(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * unit)
            return step * unit;
    }
    return 10 * unit;
}

} // namespace

ThroughputStrip::ThroughputStrip(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Throughput in the last two minutes"));
    setToolTip(tr("Throughput in the last two minutes: area down, line up"));
}

void ThroughputStrip::add(double down, double up)
{
    m_samples.push_back({down, up});
    while (std::ssize(m_samples) > seconds)
        m_samples.pop_front();
    setAccessibleDescription(tr("Down %1, up %2").arg(rateText(down), rateText(up)));
    update();
}

void ThroughputStrip::clear()
{
    m_samples.clear();
    setAccessibleDescription({});
    update();
}

QSize ThroughputStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 7};
}

QSize ThroughputStrip::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() * 4};
}

double ThroughputStrip::scale() const
{
    double highest = leastScale;
    for (const Sample &sample : m_samples)
        highest = std::max({highest, sample.down, sample.up});
    return roundedUp(highest);
}

QPolygonF ThroughputStrip::curve(const QRectF &plot, double top, double Sample::*rate) const
{
    QPolygonF points;
    const double step = plot.width() / (seconds - 1);
    double x = plot.right() - step * static_cast<double>(std::ssize(m_samples) - 1);
    for (const Sample &sample : m_samples) {
        points.append({x, plot.bottom() - plot.height() * sample.*rate / top});
        x += step;
    }
    return points;
}

void ThroughputStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = fontMetrics().height();
    const QRect content = rect().adjusted(line / 3, line / 3, -line / 3, -line / 3);
    const QRectF plot(content.adjusted(0, line, 0, -line - line / 4));
    const Sample latest = m_samples.empty() ? Sample{0, 0} : m_samples.back();

    painter.setPen(mutedText(palette()));
    painter.drawText(content, Qt::AlignTop | Qt::AlignTrailing, isolated(rateText(scale())));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(content, Qt::AlignBottom | Qt::AlignLeading,
                     tr("↓ %1", "download rate").arg(isolated(rateText(latest.down))));
    painter.drawText(content, Qt::AlignBottom | Qt::AlignTrailing,
                     tr("↑ %1", "upload rate").arg(isolated(rateText(latest.up))));

    // Time runs with the reading direction.
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintPlot(painter, plot);
}

void ThroughputStrip::paintPlot(QPainter &painter, const QRectF &plot) const
{
    const QColor color = palette().color(QPalette::Highlight);
    const QColor ground = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    painter.fillRect(plot, palette().color(QPalette::Base));
    painter.setPen(QPen(blended(ground, text, 0.14), 1));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = std::round(plot.top() + plot.height() * part) + 0.5;
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    if (m_samples.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const double top = scale();
    const QPolygonF down = curve(plot, top, &Sample::down);
    QPolygonF area = down;
    area.append({down.last().x(), plot.bottom()});
    area.append({down.first().x(), plot.bottom()});
    QColor fill = color;
    fill.setAlphaF(0.28f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(blended(color, text, 0.15), 1.4));
    painter.drawPolyline(down);
    painter.setPen(QPen(mutedText(palette()), 1.2, Qt::DotLine));
    painter.drawPolyline(curve(plot, top, &Sample::up));
}

} // namespace argyle::ui
