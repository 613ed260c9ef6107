// SPDX-License-Identifier: MIT
#include "ui/detailpane.h"

#include "ui/diamond.h"
#include "ui/grouptab.h"
#include "ui/handshaketab.h"
#include "ui/replytab.h"
#include "ui/timelinetab.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace argyle::ui {

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_diamond(new QLabel(this))
    , m_title(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_timeline(new TimelineTab(this))
    , m_handshake(new HandshakeTab(this))
    , m_groupTab(new GroupTab(this))
    , m_reply(new ReplyTab(this))
{
    auto *groupArea = new QScrollArea(this);
    groupArea->setWidgetResizable(true);
    groupArea->setFrameShape(QFrame::NoFrame);
    groupArea->setWidget(m_groupTab);
    groupArea->setAccessibleName(tr("Group of the stream"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Details of the stream"));
    m_tabs->addTab(m_timeline, tr("Timeline"));
    m_tabs->addTab(m_handshake, tr("Handshake"));
    m_tabs->addTab(groupArea, tr("Group"));
    m_tabs->addTab(m_reply, tr("Reply"));
    connect(m_handshake, &HandshakeTab::transcriptWanted, this, &DetailPane::transcriptWanted);
    connect(m_handshake, &HandshakeTab::copyRequested, this, &DetailPane::copyRequested);
    connect(m_reply, &ReplyTab::transcriptWanted, this, &DetailPane::transcriptWanted);

    auto *corner = new QWidget(m_tabs);
    auto *cornerLayout = new QHBoxLayout(corner);
    const int space = style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing);
    cornerLayout->setContentsMargins(space, 0, 2 * space, space / 2);
    cornerLayout->addWidget(m_diamond);
    cornerLayout->addWidget(m_title);
    m_tabs->setCornerWidget(corner, Qt::TopLeftCorner);

    auto *hint = new QLabel(tr("Select a stream to see what it does."), this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(hint);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void DetailPane::setStream(const observe::StreamRecord &stream, const observe::GroupRecord *group)
{
    m_title->setText(tr("Stream %1", "a stream's number").arg(stream.id));
    if (m_group != stream.group || m_stack->currentIndex() == 0) {
        m_group = stream.group;
        showDiamond();
    }
    m_handshake->setStream(stream);
    if (group)
        m_groupTab->setGroup(*group, m_destinations);
    else
        m_groupTab->clear();
    m_reply->setStream(stream, m_destinations);
    m_stack->setCurrentIndex(1);
}

void DetailPane::clear()
{
    m_stack->setCurrentIndex(0);
    m_timeline->clear();
    m_handshake->clear();
    m_groupTab->clear();
    m_reply->clearStream();
}

void DetailPane::setTor(const std::optional<observe::TorStatus> &tor)
{
    m_reply->setTor(tor);
}

void DetailPane::setTranscript(quint64 stream, const socks::Transcript &transcript)
{
    m_handshake->setTranscript(stream, transcript);
    m_reply->setTranscript(stream, transcript);
}

void DetailPane::setDestinations(observe::Destinations destinations)
{
    m_destinations = destinations;
    m_timeline->setDestinations(destinations);
    m_handshake->setDestinations(destinations);
}

QSize DetailPane::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 12};
}

// Every tab scrolls: on a low screen the window would not fit for their sake.
QSize DetailPane::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {least.width(), std::min(least.height(), fontMetrics().height() * 4)};
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDiamond();
}

void DetailPane::showDiamond()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_diamond->setPixmap(diamondIcon(m_group).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace argyle::ui
