// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace argyle::ui {

/// A password: nobody reads it over the person's shoulder, and the settings file does not get it.
class SecretField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
};

} // namespace argyle::ui
