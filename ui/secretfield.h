// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace argyle::ui {

/// A password, which nobody can read over the person's shoulder until they ask for it.
class SecretField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);

    /// For below the field: that the settings file does not get it.
    static QString whereItIsKept();
};

} // namespace argyle::ui
