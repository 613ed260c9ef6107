// SPDX-License-Identifier: MIT
#include "ui/textkeys.h"

#include <QKeyEvent>

namespace argyle::ui {

bool isTakenByText(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    if (!key->matches(QKeySequence::Copy) && !key->matches(QKeySequence::SelectAll))
        return false;
    event->accept();
    return true;
}

} // namespace argyle::ui
