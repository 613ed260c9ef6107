// SPDX-License-Identifier: MIT
#include "ui/statusline.h"

#include "ui/format.h"
#include "ui/portsummary.h"
#include "ui/ratemeter.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>

#include <algorithm>
#include <vector>

namespace argyle::ui {

namespace {

constexpr qint64 lately = 60'000;

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_dot(new QLabel(this))
    , m_text(new QLabel(this))
    , m_rates(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_rates->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    const int margin = style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing);
    layout->setContentsMargins(margin, 1, margin, 1);
    layout->addWidget(m_dot);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_rates);
    describe();
}

void StatusLine::apply(const observe::Delta &delta)
{
    if (delta.kind == observe::Delta::Kind::Snapshot)
        recallFailures(delta);
    if (delta.portsChanged)
        m_ports = delta.ports;
    m_route = delta.route;
    m_identityDue = delta.tor ? delta.tor->nextIdentityAt : 0;
    m_open = delta.counters.open;
    m_now = std::max(m_now, delta.at);
    if (m_failed.empty() || m_failed.back().second != delta.counters.failed)
        m_failed.emplace_back(delta.at, delta.counters.failed);
    describe();
}

// A snapshot comes whenever somebody begins to look; what failed shortly before is among its ended streams.
void StatusLine::recallFailures(const observe::Delta &snapshot)
{
    std::vector<qint64> times;
    for (const observe::StreamRecord &stream : snapshot.streams) {
        if (stream.state == observe::StreamState::Failed && stream.endedAt > snapshot.at - lately)
            times.push_back(stream.endedAt);
    }
    std::sort(times.begin(), times.end());
    quint64 failed = snapshot.counters.failed - std::min<quint64>(times.size(), snapshot.counters.failed);
    m_failed.clear();
    m_failed.emplace_back(snapshot.at - lately, failed);
    for (const qint64 time : times)
        m_failed.emplace_back(time, ++failed);
}

void StatusLine::tick(qint64 now, const RateMeter &rates)
{
    m_now = std::max(m_now, now);
    // The one before the minute says how many there were when it began.
    while (m_failed.size() > 1 && m_failed[1].first <= m_now - lately)
        m_failed.pop_front();
    m_rates->setText(tr("↓ %1   ↑ %2", "rates").arg(rateText(rates.down()), rateText(rates.up())));
    m_rates->setAccessibleName(tr("Down %1, up %2").arg(rateText(rates.down()), rateText(rates.up())));
    describe();
    fitText();
}

void StatusLine::setSelected(qsizetype count)
{
    m_selected = count;
    describe();
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showDot();
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void StatusLine::describe()
{
    QStringList parts{portSummary(m_ports)};
    if (!m_route.isEmpty())
        parts.append(routeText());
    parts.append(streamsText());
    if (m_selected > 1)
        parts.append(tr("%1 selected", "so many streams").arg(QLocale().toString(m_selected)));
    const QString text = parts.join(QStringLiteral(" · "));
    if (text == m_whole)
        return;
    m_whole = text;
    m_text->setToolTip(text);
    m_text->setAccessibleName(text);
    fitText();
    showDot();
}

// The rates are in the throughput strip as well: they make room first.
void StatusLine::fitText()
{
    const int space = layout()->spacing();
    const QRect inside = contentsRect().marginsRemoved(layout()->contentsMargins()); // the layout itself follows later
    const int room = inside.width() - m_dot->sizeHint().width() - space;
    const int roomBesideRates = room - m_rates->sizeHint().width() - space;
    const bool fits = m_text->fontMetrics().horizontalAdvance(m_whole) <= roomBesideRates;
    m_rates->setVisible(fits);
    m_text->setText(m_text->fontMetrics().elidedText(m_whole, Qt::ElideRight, fits ? roomBesideRates : room));
}

void StatusLine::showDot()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_dot->setPixmap(theme::icon(symbolOf(portsLook(m_ports))).pixmap(QSize(side, side), devicePixelRatioF()));
}

QString StatusLine::routeText() const
{
    QString text = tr("Route: %1").arg(m_route);
    const qint64 seconds = (m_identityDue - m_now + 999) / 1000;
    if (m_identityDue == 0 || seconds <= 0)
        return text;
    //: %1 is the route, %n how long Tor lets a new identity wait
    return tr("%1, new identity in %n s", nullptr, int(seconds)).arg(text);
}

QString StatusLine::streamsText() const
{
    const QString open = tr("%1 open", "streams").arg(QLocale().toString(m_open));
    const quint64 failed = failedLately();
    return tr("%1, %2 failed in the last minute", "so many open, so many failed").arg(open, QLocale().toString(failed));
}

quint64 StatusLine::failedLately() const
{
    return m_failed.empty() ? 0 : m_failed.back().second - m_failed.front().second;
}

} // namespace argyle::ui
