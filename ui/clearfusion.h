// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace argyle::ui {

/// Fusion for our own palettes. Its outlines are a darker window colour, which on dark leaves check boxes and fields without
/// an edge, the pictures on dialog buttons are black, and greyed texts have a second text for a shadow, which on dark blurs them:
/// this draws edges that show and leaves pictures and shadows out. Its icons and check boxes have one size: these grow with the
/// person's font.
class ClearFusion : public QProxyStyle
{
    Q_OBJECT
public:
    ClearFusion();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *more) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace argyle::ui
