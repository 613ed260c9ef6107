// SPDX-License-Identifier: MIT
#include "ui/timelinetab.h"

#include "ui/phasebardelegate.h"
#include "ui/phasemodel.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace argyle::ui {

TimelineTab::TimelineTab(QWidget *parent)
    : QTreeView(parent)
    , m_phases(new PhaseModel(this))
{
    setAccessibleName(tr("Phases of the selected streams"));
    setModel(m_phases);
    setItemDelegate(new PhaseBarDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(NoSelection);
    setFrameShape(NoFrame);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(PhaseModel::NameColumn, QHeaderView::Fixed);
    header()->setSectionResizeMode(PhaseModel::BarColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(PhaseModel::DurationColumn, QHeaderView::Fixed);
    setHeaderHidden(true);
    fitColumns();
}

void TimelineTab::setStreams(const QList<observe::StreamRecord> &streams, qint64 now)
{
    m_phases->setStreams(streams, m_destinations, now);
    if (std::exchange(m_areSeveral, streams.size() > 1) != m_areSeveral)
        fitColumns();
}

void TimelineTab::clear()
{
    m_phases->clear();
}

void TimelineTab::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void TimelineTab::fitColumns()
{
    const int margin = fontMetrics().averageCharWidth() * 3;
    int widest = m_areSeveral ? fontMetrics().horizontalAdvance(QStringLiteral("88888 subdomain.example.com:443")) : 0;
    for (int i = 0; i < observe::phaseCount; ++i) {
        const QString name = PhaseModel::phaseName(static_cast<observe::Phase>(i));
        widest = std::max(widest, fontMetrics().horizontalAdvance(name));
    }
    header()->resizeSection(PhaseModel::NameColumn, widest + margin);
    header()->resizeSection(PhaseModel::DurationColumn,
                            std::max(fontMetrics().horizontalAdvance(QStringLiteral("1:02:03 w")),
                                     fontMetrics().horizontalAdvance(tr("Duration")))
                                + margin);
}

} // namespace argyle::ui
