// SPDX-License-Identifier: MIT
#include "ui/secretfield.h"

namespace argyle::ui {

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

QString SecretField::whereItIsKept()
{
    return tr("The password is kept in memory only. After the next start it has to be entered again.");
}

} // namespace argyle::ui
