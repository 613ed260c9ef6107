// SPDX-License-Identifier: MIT
#include "ui/fittingarea.h"

#include <QEvent>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace argyle::ui {

FittingArea::FittingArea(QWidget *content, Share share, QWidget *parent)
    : QScrollArea(parent)
    , m_share(share)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    content->installEventFilter(this);
}

int FittingArea::mostContentWidth() const
{
    const int most = screen()->availableGeometry().width() * (m_share == Share::Most ? 9 : 5) / 10;
    return most - verticalScrollBar()->sizeHint().width();
}

QSize FittingArea::sizeHint() const
{
    QSize wanted = widget()->sizeHint();
    if (widget()->hasHeightForWidth()) // wrapped sentences need what they need at the width that they get
        wanted.setHeight(widget()->heightForWidth(std::max(wanted.width(), viewport()->width())));
    return wanted + QSize(verticalScrollBar()->sizeHint().width(), 0);
}

QSize FittingArea::minimumSizeHint() const
{
    // As wide as the content must be, so that nobody has to scroll two ways, unless the screen is narrower still.
    const int wanted = std::min(widget()->minimumSizeHint().width(), mostContentWidth());
    return {wanted + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

bool FittingArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace argyle::ui
