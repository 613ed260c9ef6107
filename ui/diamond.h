// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

class QPainter;
class QPalette;
class QRectF;

namespace argyle::ui {

/// What a diamond looks like. The pattern alone tells neighbours apart, without colour vision.
struct DiamondLook
{
    enum class Pattern : quint8 { Full, Ring, Nested, LeftHalf, LowerHalf, Checked, Quartered };
    static constexpr int patternCount = 7;
    static constexpr int hueCount = 8;

    Pattern pattern = Pattern::Full;
    int hue = 0; ///< 0 to hueCount - 1
    bool operator==(const DiamondLook &) const = default;
};

/// The look of a group's diamond: the same for the same id. Ids that follow each other differ in both pattern and hue, and
/// 56 in a row are all different.
DiamondLook diamondLook(quint32 group);

/// The diamond of an isolation group, sharp at every size and device pixel ratio, following the application's palette.
/// Group 0 (a stream that has no group yet) gets a faint outline.
QIcon diamondIcon(quint32 group);
/// All groups: a small argyle of four diamonds in the text's colour.
QIcon allGroupsIcon();

/// Paints a diamond into the square in the middle of `rect`, in colours for that palette.
void paintDiamond(QPainter &painter, const QRectF &rect, const DiamondLook &look, const QPalette &palette);

} // namespace argyle::ui
