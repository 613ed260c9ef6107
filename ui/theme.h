// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

/// How Argyle looks: the desktop's own style and palette wherever it has them in the shade that is asked for, Fusion
/// with a palette of our own where it has not. Main thread only.
namespace argyle::ui::theme {

enum class Shade : quint8 { Light, Dark };

/// Puts the colour scheme on the application; may be called again at any time.
void apply(settings::ColorScheme scheme);

/// What a palette is, judged by its window colour against the text on it.
Shade shadeOf(const QPalette &palette);
/// The shade that the desktop prefers; Light where it does not tell.
Shade systemShade();

/// Our own palette: every role in every group.
QPalette palette(Shade shade);

/// Text that tells of an error, or warns, in a colour that reads on the palette's window and base.
QColor errorText(const QPalette &palette);
QColor warningText(const QPalette &palette);

/// The desktop's fixed-width font in the size of the application's font.
QFont monospace();

/// The desktop's icon of that freedesktop name, ours (`:/icons/NAME.svg`) where it has none or where the palette is our
/// own (a desktop's icons are drawn for its own shade). Null where neither exists. Ours follow later changes of the
/// palette.
QIcon icon(const QString &name);

} // namespace argyle::ui::theme
