// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <deque>

namespace argyle::ui {

/// What all streams together carried in the last two minutes, a sample a second: down as an area, up as a line.
class ThroughputStrip : public QWidget
{
    Q_OBJECT
public:
    static constexpr int seconds = 120;

    explicit ThroughputStrip(QWidget *parent = nullptr);

    /// The rates of one more second, in bytes a second.
    void add(double down, double up);
    void clear();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Sample
    {
        double down;
        double up;
    };

    double scale() const;
    QPolygonF curve(const QRectF &plot, double top, double Sample::*rate) const;
    void paintPlot(QPainter &painter, const QRectF &plot) const;

    std::deque<Sample> m_samples; ///< the latest last
};

} // namespace argyle::ui
