// SPDX-License-Identifier: MIT
#include "ui/emptystate.h"

#include "ui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace argyle::ui {

EmptyState::EmptyState(QMenu *proxyMenu, QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_copy(new QPushButton(theme::icon(QStringLiteral("edit-copy")), tr("Copy proxy settings"), this))
    , m_try(new QPushButton(theme::icon(QStringLiteral("media-playback-start")), tr("&Try it now"), this))
    , m_ports(new QPushButton(theme::icon(QStringLiteral("network-server")), tr("Ports…"), this))
    , m_resume(new QPushButton(theme::icon(QStringLiteral("argyle-listening")), tr("&Open the ports again"), this))
    , m_showAll(new QPushButton(tr("Show all streams"), this))
    , m_trial(new QLabel(this))
{
    m_copy->setMenu(proxyMenu);
    m_try->setToolTip(tr("Ask example.com for its front page's header through this port"));
    for (QLabel *label : {m_heading, m_text, m_trial}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addSpacing(fontMetrics().height() / 2);
    for (QPushButton *button : {m_copy, m_try, m_ports, m_resume, m_showAll})
        layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addWidget(m_trial);
    layout->addStretch(3);

    connect(m_try, &QPushButton::clicked, this, &EmptyState::trialRequested);
    connect(m_ports, &QPushButton::clicked, this, &EmptyState::portSettingsRequested);
    connect(m_resume, &QPushButton::clicked, this, &EmptyState::resumeRequested);
    connect(m_showAll, &QPushButton::clicked, this, &EmptyState::showAllRequested);
    fitText();
    describe();
}

void EmptyState::setReason(Reason reason, Narrowing narrowing)
{
    m_reason = reason;
    m_narrowing = narrowing;
    describe();
}

void EmptyState::setAddress(const std::optional<ProxyAddress> &address)
{
    m_address = address;
    describe();
}

void EmptyState::setFailures(const QStringList &sentences)
{
    m_failures = sentences;
    describe();
}

int EmptyState::heightWanted() const
{
    // Before it shows it has some width or other.
    const int itsWidth = isVisible() ? width() : std::max(width(), sizeHint().width());
    return std::max(layout()->minimumHeightForWidth(itsWidth), layout()->heightForWidth(itsWidth));
}

void EmptyState::setTrial(const QString &sentence)
{
    m_trial->setText(sentence);
    describe();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        emit heightWantedChanged();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitText();
}

void EmptyState::describe()
{
    switch (m_reason) {
    case Reason::NoStreams:
        m_heading->setText(tr("No streams yet"));
        if (m_address && m_address->isUnix())
            m_text->setText(tr("Point an application at the socket %1 (SOCKS5).").arg(m_address->path));
        else if (m_address)
            m_text->setText(tr("Point an application at %1 (SOCKS5).").arg(addressText(*m_address)));
        else
            m_text->clear();
        break;
    case Reason::NoPorts:
        m_heading->setText(tr("No port is open"));
        m_text->setText(tr("Applications reach Argyle through a port. Switch one on, or add one."));
        break;
    case Reason::PortFailed:
        m_heading->setText(tr("No port could be opened"));
        m_text->setText((m_failures + QStringList(tr("Until a port is open, no application can reach Argyle.")))
                            .join(QLatin1Char('\n')));
        break;
    case Reason::Paused:
        m_heading->setText(tr("Argyle is paused"));
        m_text->setText(tr("Its ports are closed, so no application can reach it. Streams that were open go on."));
        break;
    case Reason::NoMatch:
        m_heading->setText(tr("No stream matches"));
        m_text->setText(whatHides());
        break;
    }
    const bool teaches = m_reason == Reason::NoStreams && m_address;
    m_copy->setVisible(teaches);
    m_try->setVisible(teaches);
    // Where there is little room, an empty line would be at the expense of the others.
    m_trial->setVisible(teaches && !m_trial->text().isEmpty());
    m_ports->setVisible(m_reason == Reason::NoPorts || m_reason == Reason::PortFailed);
    m_resume->setVisible(m_reason == Reason::Paused);
    m_showAll->setVisible(m_reason == Reason::NoMatch);
}

QString EmptyState::whatHides() const
{
    if (m_narrowing == Narrow::Filter)
        return tr("There are streams, but none that the filter lets through.");
    if (m_narrowing == Narrow::Group)
        return tr("There are streams, but none of the selected group.");
    return tr("There are streams, but none that the filter and the selected group let through.");
}

void EmptyState::fitText()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_heading->setFont(large);
}

} // namespace argyle::ui
