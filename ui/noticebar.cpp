// SPDX-License-Identifier: MIT
#include "ui/noticebar.h"

#include "ui/theme.h"
#include "ui/tint.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyle>
#include <QToolButton>

namespace argyle::ui {

NoticeBar::NoticeBar(const QString &action, QWidget *parent)
    : QFrame(parent)
    , m_symbol(new QLabel(this))
    , m_label(new QLabel(this))
    , m_offer(new QPushButton(this))
    , m_action(new QPushButton(action, this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setAutoRaise(true);
    m_close->setIcon(theme::icon(QStringLiteral("window-close")));
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(m_close->toolTip());
    m_close->setFocusPolicy(Qt::TabFocus);

    auto *layout = new QHBoxLayout(this);
    const int margin = style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing);
    layout->setContentsMargins(2 * margin, margin, margin, margin);
    layout->addWidget(m_symbol);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    setOffer({});
    connect(m_offer, &QPushButton::clicked, this, &NoticeBar::offerAccepted);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionRequested);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    recolor();
    hide();
}

void NoticeBar::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_label->setText(text);
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent alert(m_label, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void NoticeBar::setOffer(const QString &offer)
{
    m_offer->setText(offer);
    m_offer->setVisible(!offer.isEmpty());
    // Without a text it has no name either, and is nothing to be reached.
    m_offer->setFocusPolicy(offer.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_recoloring)
        recolor();
}

void NoticeBar::recolor()
{
    const QScopedValueRollback recoloring(m_recoloring, true);
    // Only what differs, so that the rest goes on following the application.
    QPalette colored;
    colored.setColor(QPalette::Base, tintedBase(colored, theme::warningText(colored)));
    setPalette(colored);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_symbol->setPixmap(theme::icon(QStringLiteral("dialog-warning")).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace argyle::ui
