// SPDX-License-Identifier: MIT
#pragma once

class QEvent;

namespace argyle::ui {

/// Copying is the window's too; a text that has the focus comes first. True where the event asked for that, and was accepted.
bool isTakenByText(QEvent *event);

} // namespace argyle::ui
