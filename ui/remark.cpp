// SPDX-License-Identifier: MIT
#include "ui/remark.h"

namespace argyle::ui {

Remark::Remark(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
}

} // namespace argyle::ui
