// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

/// Colours that are made from the palette's own. They add to words, which never depend on them.
namespace argyle::ui {

/// `part` of `over` on top of `under`, 0 to 1.
QColor blended(const QColor &under, const QColor &over, double part);
/// Text that steps back: what has ended, what is secondary. Reads at 4.5:1 where the palette's own text reads at 9:1.
QColor mutedText(const QPalette &palette);
/// The palette's Base with a breath of a colour: a ground for the palette's own text.
QColor tintedBase(const QPalette &palette, const QColor &color);

} // namespace argyle::ui
