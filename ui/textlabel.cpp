// SPDX-License-Identifier: MIT
#include "ui/textlabel.h"

#include "ui/textkeys.h"

namespace argyle::ui {

TextLabel::TextLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrap(true);
}

bool TextLabel::event(QEvent *event)
{
    return isTakenByText(event) || QLabel::event(event);
}

} // namespace argyle::ui
