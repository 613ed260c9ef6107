// SPDX-License-Identifier: MIT
#include "ui/handshaketab.h"

#include "socks/handshakedecoder.h"
#include "ui/handshaketable.h"

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace argyle::ui {

namespace {

/// Whether everything that belongs to the handshake has been said.
bool isOver(const observe::StreamRecord &stream)
{
    return stream.reply || stream.isEnded();
}

} // namespace

HandshakeTab::HandshakeTab(QWidget *parent)
    : QWidget(parent)
    , m_table(new HandshakeTable(this))
    , m_reveal(new QCheckBox(tr("&Reveal credentials"), this))
    , m_copy(new QPushButton(tr("Cop&y handshake"), this))
    , m_buttons(new QVBoxLayout)
    , m_across(new QHBoxLayout(this))
{
    m_reveal->setToolTip(tr("Shows them until you turn to another tab, stream or window"));
    m_copy->setToolTip(tr("Copies what is shown; what is masked stays masked"));
    const int space = style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing);
    m_buttons->setContentsMargins(0, space, 2 * space, space);
    m_buttons->addWidget(m_reveal);
    m_buttons->addWidget(m_copy);
    m_buttons->addStretch(1);
    m_across->setContentsMargins(0, 0, 0, 0);
    m_across->addWidget(m_table, 1);
    m_across->addLayout(m_buttons);

    connect(m_reveal, &QCheckBox::toggled, this, [this](bool isRevealed) {
        using Credentials = Disclosure::Credentials;
        m_table->setDisclosure(
            {isRevealed ? Credentials::Revealed : Credentials::Masked, m_table->disclosure().destinations});
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { emit copyRequested(asPlainText(m_table->messages(), m_table->disclosure())); });
    showButtons();
}

void HandshakeTab::setStream(const observe::StreamRecord &stream)
{
    if (stream.id != m_stream.id)
        forget();
    else if (isOver(stream) != isOver(m_stream))
        m_isAsked = false;
    m_stream = stream;
    ask();
}

void HandshakeTab::clear()
{
    m_stream = {};
    forget();
}

void HandshakeTab::setTranscript(quint64 stream, const socks::Transcript &transcript)
{
    if (stream != m_stream.id || !isVisible())
        return;
    QStringList remarks;
    if (transcript.isEmpty())
        remarks.append(remarkOnNothing());
    if (transcript.isCut(socks::Sender::Client))
        remarks.append(tr("The client sent more than Argyle keeps: this is the beginning."));
    if (transcript.isCut(socks::Sender::Argyle))
        remarks.append(tr("Argyle sent more than it keeps: this is the beginning."));
    m_table->setMessages(socks::decode(transcript), remarks);
    showButtons();
}

void HandshakeTab::setDestinations(observe::Destinations destinations)
{
    m_table->setDisclosure({m_table->disclosure().credentials, destinations});
}

bool HandshakeTab::event(QEvent *event)
{
    // A menu of the window's own is not another window.
    if (event->type() == QEvent::WindowDeactivate && !QApplication::activePopupWidget())
        mask();
    return QWidget::event(event);
}

void HandshakeTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void HandshakeTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    forget();
}

// Beside the table the buttons would leave it no room in a narrow window, or with large fonts.
void HandshakeTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int widest = std::max(m_reveal->sizeHint().width(), m_copy->sizeHint().width());
    const bool isNarrow = width() < 4 * widest;
    m_across->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_buttons->setDirection(isNarrow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

// While the handshake goes on there may be more of it each time.
void HandshakeTab::ask()
{
    if (m_stream.id == 0 || m_isAsked || !isVisible())
        return;
    m_isAsked = isOver(m_stream);
    emit transcriptWanted(m_stream.id);
}

void HandshakeTab::forget()
{
    m_isAsked = false;
    mask();
    m_table->setMessages({}, {});
    showButtons();
}

void HandshakeTab::mask()
{
    m_reveal->setChecked(false);
}

void HandshakeTab::showButtons()
{
    m_reveal->setEnabled(hasSecrets(m_table->messages()));
    m_copy->setEnabled(!m_table->messages().empty());
}

QString HandshakeTab::remarkOnNothing() const
{
    if (m_stream.protocol != socks::Protocol::Unknown)
        return tr("Argyle no longer has the bytes of this handshake.");
    return m_stream.isEnded() ? tr("The client closed without having sent anything, or Argyle no longer has its bytes.")
                              : tr("The client has not sent anything yet.");
}

} // namespace argyle::ui
