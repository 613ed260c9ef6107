// SPDX-License-Identifier: MIT
#include "ui/tint.h"

#include "ui/theme.h"

namespace argyle::ui {

QColor blended(const QColor &under, const QColor &over, double part)
{
    const auto mix = [part](float from, float to) { return from + static_cast<float>(part) * (to - from); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

QColor mutedText(const QPalette &palette)
{
    return blended(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.68);
}

QColor tintedBase(const QPalette &palette, const QColor &color)
{
    const bool dark = theme::shadeOf(palette) == theme::Shade::Dark;
    return blended(palette.color(QPalette::Base), color, dark ? 0.18 : 0.10);
}

} // namespace argyle::ui
