// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>

namespace argyle::ui {

/// A check box that looks like a switch, for what takes effect at once. Keyboard, mouse and assistive technology meet a
/// check box.
class Switch : public QCheckBox
{
    Q_OBJECT
public:
    using QCheckBox::QCheckBox;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;
    void changeEvent(QEvent *event) override;

private:
    QRect trackRect() const;
    QRect textRect() const;
};

} // namespace argyle::ui
