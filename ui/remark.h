// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace argyle::ui {

/// A sentence in a quieter colour below what it is about.
class Remark : public QLabel
{
    Q_OBJECT
public:
    explicit Remark(const QString &text, QWidget *parent = nullptr);
};

} // namespace argyle::ui
