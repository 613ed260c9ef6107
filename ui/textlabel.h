// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace argyle::ui {

/// A plain text that can be selected and copied, by mouse and by keys.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
};

} // namespace argyle::ui
