// SPDX-License-Identifier: MIT
#include "ui/streamview.h"

#include "ui/codeexplanation.h"
#include "ui/columnmenu.h"
#include "ui/format.h"
#include "ui/rowheight.h"
#include "ui/streamdelegate.h"
#include "ui/streamsortmodel.h"
#include "ui/streamtext.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace argyle::ui {

StreamView::StreamView(StreamSortModel &streams, QWidget *parent)
    : QTableView(parent)
    , m_streams(&streams)
{
    setAccessibleName(tr("Streams"));
    setItemDelegate(new StreamDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setModel(m_streams);
    setUpHeader();
    fitRows();
    // Behind Tor alone there is something in it, and the groups have it as well: one click on the header's menu away.
    hideColumn(StreamModel::CircuitColumn);
    fitColumns();

    connect(m_streams, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { rowsWereRemoved(first, last); });
    connect(m_streams, &QAbstractItemModel::layoutAboutToBeChanged, this, &StreamView::layoutIsAboutToChange);
    connect(m_streams, &QAbstractItemModel::layoutChanged, this, &StreamView::layoutChanged);
    connect(m_streams, &QAbstractItemModel::modelAboutToBeReset, this, &StreamView::modelIsAboutToBeReset);
    connect(m_streams, &QAbstractItemModel::modelReset, this, &StreamView::modelWasReset);
    connect(&m_streams->streams(), &StreamModel::settled, this, &StreamView::settle);
    // Told for what the person does alone: wheel, keys, the handle; not for setValue().
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { setFollowing(false); });
}

void StreamView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSortIndicator(m_streams->sortColumn(), m_streams->sortOrder());
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &StreamView::sortedBy);
    m_columnMenu = new ColumnMenu(tr("&Columns of the streams"), *header, StreamModel::StreamColumn, this);
    m_columnMenu->addSeparator();
    m_columnMenu->addAction(tr("Fit columns to their texts"), this, &StreamView::resizeColumnsToContents);
}

void StreamView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (m_following) {
        // By another column the newest are all over the table.
        if (m_streams->sortColumn() != StreamModel::StreamColumn)
            sortByColumn(StreamModel::StreamColumn, Qt::DescendingOrder);
        showNewest();
    }
    emit followingChanged(m_following);
}

const QList<quint64> &StreamView::selectedIds() const
{
    if (m_selectedIds)
        return *m_selectedIds;
    QList<quint64> ids;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.append(m_streams->idAt(row));
    }
    std::sort(ids.begin(), ids.end());
    m_selectedIds = std::move(ids);
    return *m_selectedIds;
}

std::optional<quint64> StreamView::currentId() const
{
    if (const int row = currentIndex().row(); isSelected(row))
        return m_streams->idAt(row);
    // Ctrl takes the focus to other rows, and the selection stays where it is.
    if (m_lastCurrent && isSelected(m_streams->rowOf(*m_lastCurrent)))
        return m_lastCurrent;
    return selectedIds().isEmpty() ? std::nullopt : std::optional(selectedIds().first());
}

bool StreamView::isSelected(int row) const
{
    return row >= 0 && selectionModel()->isRowSelected(row);
}

void StreamView::noteCurrent()
{
    if (const int row = currentIndex().row(); isSelected(row))
        m_lastCurrent = m_streams->idAt(row);
}

void StreamView::selectStream(quint64 id)
{
    // Not by selectRow(), which finds no column in a right-to-left view, nor by the view's setCurrentIndex(), which adds or
    // takes away where the person holds Ctrl for something else.
    if (const int row = m_streams->rowOf(id); row >= 0)
        selectionModel()->setCurrentIndex(m_streams->index(row, 0),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void StreamView::enterFromAbove()
{
    setFocus();
    if (!selectionModel()->hasSelection())
        setCurrentIndex(m_streams->index(0, 0)); // invalid where there is none
}

void StreamView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTableView::rowsInserted(parent, first, last);
    const int above = first <= keptTop() ? last - first + 1 : 0;
    if (m_following || above > 0)
        keepTop(keptTop() + above);
}

void StreamView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    // The view would go on to a neighbour, and the person would lose what they did not select.
    const QModelIndex current = currentIndex();
    if (current.row() >= first && current.row() <= last)
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void StreamView::rowsWereRemoved(int first, int last)
{
    const int above = std::min(last + 1, keptTop()) - first;
    if (above > 0)
        keepTop(keptTop() - above);
}

void StreamView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (indexAt(event->pos()).isValid())
            emit streamMenuRequested(event->globalPos());
    } else if (const std::optional<quint64> id = currentId()) {
        const QModelIndex its = m_streams->index(m_streams->rowOf(*id), std::max(currentIndex().column(), 0));
        emit streamMenuRequested(viewport()->mapToGlobal(visualRect(its).center()));
    }
}

void StreamView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

void StreamView::resizeEvent(QResizeEvent *event)
{
    fitToWidth();
    QTableView::resizeEvent(event);
}

void StreamView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (selected.isEmpty() && deselected.isEmpty())
        return; // the same rows stand elsewhere
    m_selectedIds.reset();
    noteCurrent();
    if (m_restoring)
        return;
    if (!selected.isEmpty())
        setFollowing(false);
    emit selectedStreamsChanged();
}

void StreamView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    noteCurrent();
    if (!m_restoring)
        emit selectedStreamsChanged();
}

void StreamView::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(heightOfRow(*this, m_density));
}

void StreamView::setDensity(settings::Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    fitRows();
}

void StreamView::fitColumns()
{
    // Wide enough for what usually stands there, and for the name of the column; the last one takes the rest.
    const auto advance = [this](const QString &text) { return fontMetrics().horizontalAdvance(text); };
    const std::array<QString, StreamModel::ColumnCount> samples{
        QStringLiteral("88888"),
        QStringLiteral("thunderbird"),
        QStringLiteral("10808"),
        QStringLiteral("CONNECT 4a"),
        QStringLiteral("static.example.com:443"),
        QString(), // below
        kilobytesText(88'888'000),
        kilobytesText(88'888'000),
        bytesText(888'000'000),
        bytesText(888'000'000),
        QStringLiteral("1:02:03"),
        QStringLiteral("nickname (DE) → nickname (FR) → nickname (SE)"),
        codeTitle(quint8(socks::Reply::CommandNotSupported), socks::textOf(socks::Reply::CommandNotSupported))};
    const int margin = fontMetrics().averageCharWidth() * 2;
    const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize) + margin / 2;
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        const QString name = model()->headerData(column, Qt::Horizontal).toString();
        int wide = std::max(advance(samples[std::size_t(column)]) + (column == StreamModel::StreamColumn ? icon : 0),
                            horizontalHeader()->fontMetrics().horizontalAdvance(name))
                   + margin;
        if (column == StreamModel::StateColumn)
            wide = std::max(wide, widestState());
        setColumnWidth(column, wide);
        m_widths[std::size_t(column)] = wide;
    }
    const QString success = codeTitle(quint8(socks::Reply::Succeeded), socks::textOf(socks::Reply::Succeeded));
    m_leastReply = std::min(advance(success) + margin, m_widths[StreamModel::ReplyColumn]);
    m_fitted = arrangement();
}

/// Open and ended streams stay, and are looked at: their badge is not cut.
int StreamView::widestState() const
{
    using observe::StreamState;
    return std::max(StreamDelegate::widthWithBadge(stateText(StreamState::Open), *this),
                    StreamDelegate::widthWithBadge(stateText(StreamState::Done), *this));
}

/// Where the columns stand and how wide they are, but for the width of the last, which changes with the window's.
QList<int> StreamView::arrangement() const
{
    QList<int> arrangement;
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        const int place = horizontalHeader()->visualIndex(column);
        arrangement << place << (place < StreamModel::ColumnCount - 1 ? horizontalHeader()->sectionSize(column) : 0);
    }
    return arrangement;
}

// Until the person arranges the columns, a window that is too narrow for all of them cuts the last rather than moving it out of sight.
void StreamView::fitToWidth()
{
    if (arrangement() != m_fitted)
        return;
    if (m_columnsYield)
        showWhatHasRoom();
    QHeaderView *header = horizontalHeader();
    const int last = StreamModel::ReplyColumn;
    const int fitted = m_widths[last];
    const int others = header->length() - header->sectionSize(last);
    const int least = std::min(header->sectionSizeHint(last), fitted);
    header->resizeSection(last, std::clamp(viewport()->width() - others, least, fitted));
}

void StreamView::letColumnsYield()
{
    m_columnsYield = true;
    fitToWidth();
}

// State and reply are what a person looks for: they stay in sight, at the cost of what the details and the groups tell as well.
void StreamView::showWhatHasRoom()
{
    // The last of them goes first.
    static constexpr std::array yielding{StreamModel::TimeColumn,  StreamModel::DownColumn, StreamModel::UpColumn,
                                         StreamModel::AskedColumn, StreamModel::PortColumn, StreamModel::DownRateColumn,
                                         StreamModel::UpRateColumn};
    int room = viewport()->width();
    for (int column = 0; column < StreamModel::ColumnCount; ++column) {
        const bool yields = std::find(yielding.begin(), yielding.end(), column) != yielding.end();
        if (!yields && !isColumnHidden(column))
            room -= column == StreamModel::ReplyColumn ? m_leastReply : m_widths[std::size_t(column)];
    }
    for (const int column : yielding) {
        room -= m_widths[std::size_t(column)];
        setColumnHidden(column, room < 0);
    }
    m_fitted = arrangement();
}

// Items are scrolled whole: the scroll bar counts rows.
int StreamView::keptTop() const
{
    return m_top ? *m_top : verticalScrollBar()->value();
}

// A batch moves rows in several steps, and the view is laid out once, after the last.
void StreamView::keepTop(int row)
{
    if (!m_top)
        QMetaObject::invokeMethod(this, &StreamView::settle, Qt::QueuedConnection);
    m_top = row;
}

void StreamView::settle()
{
    if (!m_top)
        return;
    const int top = *m_top;
    m_top.reset();
    // The range of the scroll bar is news to it until the rows are laid out.
    executeDelayedItemsLayout();
    if (m_following)
        showNewest();
    else
        verticalScrollBar()->setValue(top);
}

void StreamView::showNewest()
{
    if (m_streams->sortOrder() == Qt::DescendingOrder)
        scrollToTop();
    else
        scrollToBottom();
}

// By the person, or as a layout had it that was kept.
void StreamView::sortedBy(int column)
{
    if (column != StreamModel::StreamColumn)
        setFollowing(false);
    else if (m_following)
        showNewest();
}

void StreamView::layoutIsAboutToChange()
{
    // By a column that changes all the time rows trade places for good reasons, and the eye stays on the place, not the row.
    const bool stays = !m_streams->isSorting() && !StreamSortModel::isLive(m_streams->sortColumn());
    m_anchor = stays ? m_streams->index(m_streams->rowThatStays(keptTop()), 0) : QModelIndex();
}

void StreamView::layoutChanged()
{
    if (m_anchor.isValid())
        keepTop(m_anchor.row());
    m_anchor = QModelIndex();
}

void StreamView::modelIsAboutToBeReset()
{
    m_keptIds = selectedIds();
    m_keptId = currentId();
    m_anchorId.reset();
    if (keptTop() > 0 && keptTop() < m_streams->rowCount())
        m_anchorId = m_streams->idAt(keptTop());
}

void StreamView::modelWasReset()
{
    QItemSelection selection;
    for (const quint64 id : std::as_const(m_keptIds)) {
        if (const int row = m_streams->rowOf(id); row >= 0)
            selection.select(m_streams->index(row, 0), m_streams->index(row, StreamModel::ColumnCount - 1));
    }
    {
        const QScopedValueRollback restoring(m_restoring, true);
        if (const int row = m_keptId ? m_streams->rowOf(*m_keptId) : -1; row >= 0)
            selectionModel()->setCurrentIndex(m_streams->index(row, 0), QItemSelectionModel::NoUpdate);
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    const int top = m_anchorId ? m_streams->rowOf(*m_anchorId) : -1;
    keepTop(std::max(top, 0));
    m_keptIds.clear();
    m_selectedIds.reset(); // a selection that a reset left empty is not told of
    emit selectedStreamsChanged();
}

} // namespace argyle::ui
