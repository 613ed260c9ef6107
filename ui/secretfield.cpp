// SPDX-License-Identifier: MIT
#include "ui/secretfield.h"

namespace argyle::ui {

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(Password);
    // Where it is empty after a start, this says why.
    setPlaceholderText(tr("Kept in memory only: enter it again after each start"));
    setToolTip(placeholderText());
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

} // namespace argyle::ui
