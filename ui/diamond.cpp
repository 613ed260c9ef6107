// SPDX-License-Identifier: MIT
#include "ui/diamond.h"

#include "ui/theme.h"
#include "ui/tint.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>

namespace argyle::ui {

namespace {

// Eight hues that keep at least 3:1 against the ground (WCAG 1.4.11), ordered so that neighbours are far apart.
constexpr std::array<QRgb, DiamondLook::hueCount> lightHues{0xff2166b5, 0xffc4560a, 0xff2b7d3a, 0xff8138a8,
                                                            0xff7d6a00, 0xff00808c, 0xffc01f63, 0xff56697a};
constexpr std::array<QRgb, DiamondLook::hueCount> darkHues{0xff6caef5, 0xfff79a4d, 0xff74cc80, 0xffc795ee,
                                                           0xffd9c84e, 0xff4fcbd8, 0xfff584b0, 0xffa9bac8};

QColor hueColor(int hue, const QPalette &palette)
{
    const auto &hues = theme::shadeOf(palette) == theme::Shade::Dark ? darkHues : lightHues;
    return QColor::fromRgb(hues[static_cast<std::size_t>(hue)]);
}

QPolygonF diamond(const QPointF &center, qreal radius)
{
    return QPolygonF({center + QPointF(0, -radius), center + QPointF(radius, 0), center + QPointF(0, radius),
                      center + QPointF(-radius, 0)});
}

// The square in the middle of the rectangle, moved onto whole pixels so that corners are sharp.
QRectF square(const QRectF &rect)
{
    const qreal side = std::floor(std::min(rect.width(), rect.height()));
    return {std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2), side, side};
}

void fill(QPainter &painter, const QPolygonF &shape, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(shape);
}

void outline(QPainter &painter, const QPointF &center, qreal radius, qreal width, const QColor &color)
{
    QPen pen(color, width);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    // The stroke lies inside: its middle is half a width from the edge, measured across the slope.
    painter.drawPolygon(diamond(center, radius - width * M_SQRT1_2));
}

void fillPart(QPainter &painter, const QPointF &center, qreal radius, const QRectF &part, const QColor &color)
{
    painter.save();
    painter.setClipRect(part);
    fill(painter, diamond(center, radius), color);
    painter.restore();
}

// The four diamonds inside of one, in the order top, right, bottom, left.
std::array<QPointF, 4> quarters(const QPointF &center, qreal radius)
{
    const qreal half = radius / 2;
    return {center + QPointF(0, -half), center + QPointF(half, 0), center + QPointF(0, half),
            center + QPointF(-half, 0)};
}

void paintPattern(QPainter &painter, const QPointF &center, qreal radius, DiamondLook::Pattern pattern,
                  const QColor &color)
{
    using Pattern = DiamondLook::Pattern;
    const qreal stroke = std::max<qreal>(1.4, radius / 5);
    const auto around = quarters(center, radius);
    const QRectF box(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
    switch (pattern) {
    case Pattern::Full:
        fill(painter, diamond(center, radius), color);
        return;
    case Pattern::Quartered:
        for (const QPointF &quarter : around)
            fill(painter, diamond(quarter, radius / 2 - stroke * 0.45), color);
        return;
    case Pattern::Ring:
        break;
    case Pattern::Nested:
        fill(painter, diamond(center, radius * 0.42), color);
        break;
    case Pattern::LeftHalf:
        fillPart(painter, center, radius, box.adjusted(0, 0, -radius, 0), color);
        break;
    case Pattern::LowerHalf:
        fillPart(painter, center, radius, box.adjusted(0, radius, 0, 0), color);
        break;
    case Pattern::Checked:
        fill(painter, diamond(around[1], radius / 2), color);
        fill(painter, diamond(around[3], radius / 2), color);
        break;
    }
    outline(painter, center, radius, stroke, color);
}

enum class Motif : quint8 { Group, NoGroup, AllGroups };

// Paints through the pixmap cache: a table asks for the same few diamonds at every repaint.
class DiamondEngine final : public QIconEngine
{
public:
    DiamondEngine(Motif motif, DiamondLook look)
        : m_motif(motif)
        , m_look(look)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, pixmap(rect.size() * painter->device()->devicePixelRatioF(), mode, state));
    }

    // The size is in the screen's pixels; QIcon tells the pixmap how many there are to one of Qt's.
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const QColor ground = palette.color(mode == QIcon::Selected ? QPalette::Highlight : QPalette::Base);
        const QString key =
            QStringLiteral("argyle-diamond-%1-%2-%3-%4-%5x%6-%7")
                .arg(QString::number(int(m_motif)), QString::number(int(m_look.pattern)), QString::number(m_look.hue),
                     QString::number(int(mode)), QString::number(size.width()), QString::number(size.height()),
                     ground.name() + palette.color(QPalette::Text).name());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = drawn(size, mode, palette);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    QIconEngine *clone() const override { return new DiamondEngine(m_motif, m_look); }
    QString key() const override { return QStringLiteral("argyle-diamond"); }

private:
    QPixmap drawn(const QSize &size, QIcon::Mode mode, QPalette palette) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        if (mode == QIcon::Disabled)
            painter.setOpacity(0.4);
        if (mode == QIcon::Selected) {
            // A selected row has a ground of its own: the hues for it are those of a palette with that ground.
            palette.setColor(QPalette::Base, palette.color(QPalette::Highlight));
            palette.setColor(QPalette::Text, palette.color(QPalette::HighlightedText));
        }
        paintMotif(painter, square(QRectF(QPointF(0, 0), size)), mode, palette);
        return pixmap;
    }

    void paintMotif(QPainter &painter, const QRectF &box, QIcon::Mode mode, const QPalette &palette) const
    {
        const qreal radius = box.width() / 2 - box.width() / 32;
        const QColor text = palette.color(QPalette::Text);
        switch (m_motif) {
        case Motif::NoGroup:
            outline(painter, box.center(), radius * 0.8, std::max<qreal>(1, radius / 7),
                    blended(palette.color(QPalette::Base), text, 0.45));
            return;
        case Motif::AllGroups:
            for (const QPointF &quarter : quarters(box.center(), radius))
                fill(painter, diamond(quarter, radius / 2 - radius / 10), text);
            return;
        case Motif::Group:
            break;
        }
        if (mode == QIcon::Selected)
            paintPattern(painter, box.center(), radius, m_look.pattern, text);
        else
            paintDiamond(painter, box, m_look, palette);
    }

    Motif m_motif;
    DiamondLook m_look;
};

} // namespace

DiamondLook diamondLook(quint32 group)
{
    // 7 and 8 have no common divisor, so that the pair repeats only after 56 groups.
    const quint32 number = group == 0 ? 0 : group - 1;
    return {static_cast<DiamondLook::Pattern>(number % DiamondLook::patternCount),
            static_cast<int>(number % DiamondLook::hueCount)};
}

QIcon diamondIcon(quint32 group)
{
    return QIcon(new DiamondEngine(group == 0 ? Motif::NoGroup : Motif::Group, diamondLook(group)));
}

QIcon allGroupsIcon()
{
    return QIcon(new DiamondEngine(Motif::AllGroups, {}));
}

void paintDiamond(QPainter &painter, const QRectF &rect, const DiamondLook &look, const QPalette &palette)
{
    const QRectF box = square(rect);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintPattern(painter, box.center(), box.width() / 2 - box.width() / 32, look.pattern, hueColor(look.hue, palette));
    painter.restore();
}

} // namespace argyle::ui
