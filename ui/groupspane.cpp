// SPDX-License-Identifier: MIT
#include "ui/groupspane.h"

#include "ui/columnmenu.h"
#include "ui/groupdelegate.h"
#include "ui/groupmodel.h"
#include "ui/groupsortmodel.h"
#include "ui/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

namespace argyle::ui {

GroupsPane::GroupsPane(GroupModel &groups, QWidget *parent)
    : QTreeView(parent)
    , m_groups(&groups)
    , m_sorted(new GroupSortModel(this))
    , m_rows(new GroupDelegate(this))
{
    m_sorted->setSourceModel(m_groups);
    setModel(m_sorted);
    setItemDelegate(m_rows);
    setAccessibleName(tr("Isolation groups"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setSortIndicatorClearable(true);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 3);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    m_columnMenu = new ColumnMenu(tr("C&olumns of the groups"), *header(), GroupModel::NameColumn, this);
    // The pane is narrow: how much a group sends is in its tooltip, and one click on the header's menu away.
    hideColumn(GroupModel::UpRateColumn);
    fitColumns();
    setCurrentIndex(m_sorted->index(0, 0));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { emit groupSelected(selectedGroup()); });
}

std::optional<quint32> GroupsPane::selectedGroup() const
{
    return groupAt(currentIndex());
}

void GroupsPane::selectGroup(std::optional<quint32> group)
{
    const int row = group ? m_groups->rowOf(*group) : 0;
    if (row >= 0)
        setCurrentIndex(m_sorted->mapFromSource(m_groups->index(row, 0)));
}

void GroupsPane::setDensity(settings::Density density)
{
    m_rows->setDensity(density);
    scheduleDelayedItemsLayout();
}

void GroupsPane::setCircuitsShown(bool areShown)
{
    if (m_rows->areCircuitsShown() == areShown)
        return;
    m_rows->setCircuitsShown(areShown);
    scheduleDelayedItemsLayout();
}

QSize GroupsPane::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 16};
}

void GroupsPane::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    // Across all columns, which have nothing in that line: the pane is narrow.
    const QModelIndex name = index.siblingAtColumn(GroupModel::NameColumn);
    QStyleOptionViewItem row = option;
    row.rect = visualRect(name);
    const bool isSelected = selectionModel()->isSelected(name);
    row.state.setFlag(QStyle::State_Selected, isSelected);
    m_rows->paintCircuit(*painter, row, viewport()->width(), name);
}

void GroupsPane::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const std::optional<quint32> group = byMouse ? groupAt(indexAt(event->pos())) : selectedGroup();
    if (!group)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(QStringLiteral("view-refresh")), tr("New circuit for this group"), this,
                    [this, id = *group] { emit newCircuitRequested(id); });
    menu->addAction(theme::icon(QStringLiteral("window-close")), tr("Close its streams"), this,
                    [this, id = *group] { emit closeStreamsRequested(id); });
    menu->addSeparator();
    menu->addAction(theme::icon(QStringLiteral("help-about")), tr("What makes this a group"), this,
                    [this, id = *group] { emit explanationRequested(id); });
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void GroupsPane::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void GroupsPane::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // The view would go on to a neighbour: another group's streams, which nobody asked for.
    if (const int row = currentIndex().row(); row >= start && row <= end)
        setCurrentIndex(m_sorted->index(0, 0));
    QTreeView::rowsAboutToBeRemoved(parent, start, end);
}

std::optional<quint32> GroupsPane::groupAt(const QModelIndex &index) const
{
    return m_groups->idAt(m_sorted->mapToSource(index).row());
}

void GroupsPane::fitColumns()
{
    const QFontMetrics metrics = header()->fontMetrics();
    const int margin = metrics.averageCharWidth() * 2;
    header()->setSectionResizeMode(GroupModel::NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(GroupModel::StreamsColumn, QHeaderView::Fixed);
    header()->resizeSection(GroupModel::StreamsColumn, metrics.horizontalAdvance(QStringLiteral("10,000")) + margin);
    for (const int column : {GroupModel::DownRateColumn, GroupModel::UpRateColumn}) {
        header()->setSectionResizeMode(column, QHeaderView::Fixed);
        header()->resizeSection(column, metrics.horizontalAdvance(QStringLiteral("888,888")) + margin);
    }
}

} // namespace argyle::ui
