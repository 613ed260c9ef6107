// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace argyle::ui {

/// A scroll area without a frame that asks for the room its content wants, and scrolls only where the screen has less: large
/// fonts on small screens. It takes no focus of its own and scrolls to whatever gets it.
class FittingArea : public QScrollArea
{
    Q_OBJECT
public:
    /// How much of a narrow screen's width it may ask for: all but a window's frame, or what a list beside it leaves.
    enum class Share : quint8 { Most, Half };

    explicit FittingArea(QWidget *content, Share share, QWidget *parent = nullptr);

    /// How wide a content may be that nobody has to scroll sideways.
    int mostContentWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Share m_share;
};

} // namespace argyle::ui
