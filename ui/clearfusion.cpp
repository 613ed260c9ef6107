// SPDX-License-Identifier: MIT
#include "ui/clearfusion.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace argyle::ui {

namespace {

constexpr qreal usualLine = 16; ///< pixels of a line of text that Fusion's sizes go with

/// Whether Fusion's own edge would not show: on dark, unless it is the focus frame or greyed out.
bool needsEdge(const QStyleOption &option)
{
    return theme::shadeOf(option.palette) == theme::Shade::Dark && (option.state & QStyle::State_Enabled)
           && !(option.state & QStyle::State_HasFocus);
}

void drawEdge(QPainter *painter, const QStyleOption &option, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Midlight).lighter(185));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

} // namespace

ClearFusion::ClearFusion()
    : QProxyStyle(QStringLiteral("Fusion"))
{}

int ClearFusion::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *more) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, more);
    }
}

int ClearFusion::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int size = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return qRound(size * std::max(1.0, QFontMetricsF(QApplication::font()).height() / usualLine));
    default:
        return size;
    }
}

void ClearFusion::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!needsEdge(*option))
        return;
    if (element == PE_IndicatorCheckBox || element == PE_FrameLineEdit)
        drawEdge(painter, *option, 2);
    else if (element == PE_IndicatorRadioButton)
        drawEdge(painter, *option, option->rect.height() / 2.0);
}

void ClearFusion::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                     const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_SpinBox || control == CC_ComboBox) && needsEdge(*option))
        drawEdge(painter, *option, 2);
}

} // namespace argyle::ui
