// SPDX-License-Identifier: MIT
#include "ui/streamsortmodel.h"

#include "ui/rowranges.h"
#include "ui/streamorder.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <iterator>

namespace argyle::ui {

namespace {

// A view goes over its rows at each range that comes or goes: more ranges than these are made one by a change of layout.
constexpr std::size_t maxRanges = 8;

} // namespace

StreamSortModel::StreamSortModel(StreamModel &streams, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_streams(&streams)
{
    setSourceModel(m_streams);
    collect();
    connectSource();
}

void StreamSortModel::connectSource()
{
    connect(m_streams, &StreamModel::modelAboutToBeReset, this, &StreamSortModel::beginResetModel);
    connect(m_streams, &StreamModel::modelReset, this, [this] {
        collect();
        endResetModel();
    });
    connect(m_streams, &StreamModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { sourceRowsInserted(first, last); });
    connect(m_streams, &StreamModel::rowsAboutToSink, this, &StreamSortModel::sourceRowsAboutToSink);
    connect(m_streams, &StreamModel::rowsSunk, this, &StreamSortModel::sourceRowsSunk);
    connect(m_streams, &StreamModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceRowsAboutToBeRemoved(first, last); });
    connect(m_streams, &StreamModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { sourceRowsRemoved(first, last); });
    connect(m_streams, &StreamModel::dataChanged, this, &StreamSortModel::sourceDataChanged);
    connect(m_streams, &StreamModel::settled, this, &StreamSortModel::settle);
    connect(m_streams, &StreamModel::groupNamesChanged, this, [this] {
        if (m_filter.usesGroupNames())
            refilter();
    });
}

void StreamSortModel::setFilter(const StreamFilter &filter)
{
    m_filter = filter;
    refilter();
}

void StreamSortModel::setGroup(std::optional<quint32> group)
{
    if (m_group == group)
        return;
    m_group = group;
    refilter();
}

bool StreamSortModel::isLive(int column)
{
    return column >= StreamModel::StateColumn;
}

int StreamSortModel::rowOf(quint64 id) const
{
    const int sourceRow = m_streams->rowOf(id);
    return sourceRow < 0 ? -1 : proxyRow(sourceRow);
}

int StreamSortModel::rowThatStays(int row) const
{
    int stays = row;
    for (auto next = std::lower_bound(m_leaving.begin(), m_leaving.end(), row);
         next != m_leaving.end() && *next == stays; ++next)
        ++stays;
    return stays < rowCount() ? stays : row;
}

quint64 StreamSortModel::idAt(int row) const
{
    return record(row).id;
}

const observe::StreamRecord &StreamSortModel::record(int row) const
{
    return m_streams->record(m_rows[static_cast<std::size_t>(row)]);
}

QModelIndex StreamSortModel::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= std::ssize(m_rows))
        return {};
    return m_streams->index(m_rows[static_cast<std::size_t>(proxyIndex.row())], proxyIndex.column());
}

QModelIndex StreamSortModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const int row = proxyRow(sourceIndex.row());
    return row < 0 ? QModelIndex() : index(row, sourceIndex.column());
}

QModelIndex StreamSortModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex StreamSortModel::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex StreamSortModel::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int StreamSortModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StreamSortModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : StreamModel::ColumnCount;
}

QVariant StreamSortModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_streams->headerData(section, orientation, role) : QVariant();
}

void StreamSortModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= StreamModel::ColumnCount || (column == m_column && order == m_order))
        return;
    const QScopedValueRollback sorting(m_sorting, true);
    m_column = column;
    m_order = order;
    changeLayout([this] { sortAll(); });
}

bool StreamSortModel::accepts(int sourceRow) const
{
    const observe::StreamRecord &stream = m_streams->record(sourceRow);
    if (m_group && stream.group != *m_group)
        return false;
    return m_filter.isEmpty()
           || m_filter.matches(stream, m_streams->groupName(stream.group), m_streams->destinations());
}

bool StreamSortModel::isBefore(int sourceRow, int otherSourceRow) const
{
    return comesBefore(*m_streams, m_column, m_order, sourceRow, otherSourceRow);
}

int StreamSortModel::proxyRow(int sourceRow) const
{
    if (!m_inverseIsValid) {
        m_inverse.assign(static_cast<std::size_t>(m_streams->rowCount()), -1);
        int row = 0;
        for (const int source : m_rows)
            m_inverse[static_cast<std::size_t>(source)] = row++;
        m_inverseIsValid = true;
    }
    return m_inverse[static_cast<std::size_t>(sourceRow)];
}

void StreamSortModel::sourceRowsInserted(int first, int last)
{
    const int count = last - first + 1;
    if (first + count < m_streams->rowCount()) {
        openGap(m_rows, first, count);
        openGap(m_dirty, first, count);
        openGap(m_fresh, first, count);
    }
    m_inverseIsValid = false;
    for (int row = first; row <= last; ++row)
        m_fresh.push_back(row);
}

// What sinks is not shown any more: for the view it goes here, all of it at once.
void StreamSortModel::sourceRowsAboutToSink(const std::vector<int> &rows)
{
    std::vector<int> leaving;
    for (const int row : rows) {
        if (const int shown = proxyRow(row); shown >= 0)
            leaving.push_back(shown);
    }
    dropRows(std::move(leaving));
}

void StreamSortModel::sourceRowsSunk(const std::vector<int> &rows)
{
    closeGaps(m_rows, rows);
    closeGaps(m_dirty, rows);
    closeGaps(m_fresh, rows);
    m_inverseIsValid = false;
}

void StreamSortModel::sourceRowsAboutToBeRemoved(int first, int last)
{
    std::vector<int> leaving;
    for (int row = first; row <= last; ++row) {
        if (const int shown = proxyRow(row); shown >= 0)
            leaving.push_back(shown);
    }
    dropRows(std::move(leaving));
}

void StreamSortModel::sourceRowsRemoved(int first, int last)
{
    closeGap(m_rows, first, last);
    closeGap(m_dirty, first, last);
    closeGap(m_fresh, first, last);
    m_inverseIsValid = false;
}

void StreamSortModel::sourceDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    if (topLeft.column() == StreamModel::TimeColumn && bottomRight.column() == StreamModel::TimeColumn) {
        m_timePassed = m_column == StreamModel::TimeColumn;
        if (!m_rows.empty())
            emit dataChanged(index(0, StreamModel::TimeColumn), index(rowCount() - 1, StreamModel::TimeColumn));
        return;
    }
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row)
        m_dirty.push_back(row);
}

void StreamSortModel::settle()
{
    sortUnique(m_fresh);
    sortUnique(m_dirty);
    std::vector<int> changed;
    std::set_difference(m_dirty.begin(), m_dirty.end(), m_fresh.begin(), m_fresh.end(), std::back_inserter(changed));
    std::vector<int> leaving;
    std::vector<int> staying;
    std::vector<int> coming;
    for (const int row : changed) {
        const int shown = proxyRow(row);
        if (!accepts(row)) {
            if (shown >= 0)
                leaving.push_back(shown);
        } else {
            (shown < 0 ? coming : staying).push_back(row);
        }
    }
    std::copy_if(m_fresh.begin(), m_fresh.end(), std::back_inserter(coming), [this](int row) { return accepts(row); });
    m_dirty.clear();
    m_fresh.clear();

    dropRows(std::move(leaving));
    std::sort(coming.begin(), coming.end(), [this](int one, int other) { return isBefore(one, other); });
    const bool inOrder = isInOrder(staying);
    if (!inOrder || !insertInPlace(coming)) {
        appendRows(coming);
        if (!inOrder)
            coming.insert(coming.end(), staying.begin(), staying.end());
        place(std::move(coming));
    }
    if (m_timePassed && !std::is_sorted(m_rows.begin(), m_rows.end(), [this](int a, int b) { return isBefore(a, b); }))
        changeLayout([this] { sortAll(); });
    m_timePassed = false;
    announce(staying);
}

// A filter may show or hide any number of rows: that is another model to a view, which finds what was selected by its id.
void StreamSortModel::refilter()
{
    beginResetModel();
    collect();
    endResetModel();
}

void StreamSortModel::collect()
{
    m_rows.clear();
    m_dirty.clear();
    m_fresh.clear();
    m_inverseIsValid = false;
    for (int row = 0; row < m_streams->rowCount(); ++row) {
        if (accepts(row))
            m_rows.push_back(row);
    }
    sortAll();
}

void StreamSortModel::sortAll()
{
    m_inverseIsValid = false;
    if (m_column == StreamModel::StreamColumn) {
        // Source rows are in the order of their ids.
        std::sort(m_rows.begin(), m_rows.end());
        if (m_order == Qt::DescendingOrder)
            std::reverse(m_rows.begin(), m_rows.end());
        return;
    }
    sortRows(*m_streams, m_column, m_order, m_rows);
}

// Takes these rows out and merges them in where they belong: as many searches as there are rows, and one pass.
void StreamSortModel::place(std::vector<int> sourceRows)
{
    const auto before = [this](int one, int other) { return isBefore(one, other); };
    std::sort(sourceRows.begin(), sourceRows.end(), before);
    changeLayout([&] {
        std::vector<char> moves(static_cast<std::size_t>(m_streams->rowCount()), 0);
        for (const int row : sourceRows)
            moves[static_cast<std::size_t>(row)] = 1;
        std::vector<int> rest;
        rest.reserve(m_rows.size());
        std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rest),
                     [&](int row) { return moves[static_cast<std::size_t>(row)] == 0; });
        m_rows.clear();
        auto from = rest.cbegin();
        for (const int row : sourceRows) {
            const auto to = std::upper_bound(from, rest.cend(), row, before);
            m_rows.insert(m_rows.end(), from, to);
            m_rows.push_back(row);
            from = to;
        }
        m_rows.insert(m_rows.end(), from, rest.cend());
    });
}

// Rows that did not change are in order among themselves: only the neighbours of those that did can be out of it.
bool StreamSortModel::isInOrder(const std::vector<int> &changed) const
{
    return std::all_of(changed.begin(), changed.end(), [this](int sourceRow) {
        const auto row = static_cast<std::size_t>(proxyRow(sourceRow));
        const bool afterPrevious = row == 0 || !isBefore(sourceRow, m_rows[row - 1]);
        const bool beforeNext = row + 1 == m_rows.size() || !isBefore(m_rows[row + 1], sourceRow);
        return afterPrevious && beforeNext;
    });
}

void StreamSortModel::dropRows(std::vector<int> proxyRows)
{
    std::sort(proxyRows.begin(), proxyRows.end());
    std::vector<RowRange> ranges = rowRanges(proxyRows);
    if (ranges.size() > maxRanges) {
        m_leaving = std::move(proxyRows);
        changeLayout([&] {
            std::vector<int> leaving;
            std::vector<int> rest;
            auto next = m_leaving.cbegin();
            for (int row = 0; row < rowCount(); ++row) {
                const bool leaves = next != m_leaving.cend() && *next == row;
                (leaves ? leaving : rest).push_back(m_rows[static_cast<std::size_t>(row)]);
                next += leaves ? 1 : 0;
            }
            rest.insert(rest.end(), leaving.begin(), leaving.end());
            m_rows = std::move(rest);
        });
        const auto count = static_cast<int>(m_leaving.size());
        m_leaving.clear();
        ranges = {{rowCount() - count, count}};
    }
    std::for_each(ranges.rbegin(), ranges.rend(), [this](const RowRange &range) {
        beginRemoveRows({}, range.first, range.first + range.count - 1);
        m_rows.erase(m_rows.begin() + range.first, m_rows.begin() + range.first + range.count);
        m_inverseIsValid = false;
        endRemoveRows();
    });
}

// False, and nothing done, where they would come in too many places.
bool StreamSortModel::insertInPlace(const std::vector<int> &added)
{
    struct Insertion
    {
        int place;
        std::vector<int> rows;
    };
    std::vector<Insertion> insertions;
    for (const int row : added) {
        const auto found = std::upper_bound(m_rows.begin(), m_rows.end(), row,
                                            [this](int one, int other) { return isBefore(one, other); });
        const auto place = static_cast<int>(found - m_rows.begin());
        if (insertions.empty() || insertions.back().place != place) {
            if (insertions.size() == maxRanges)
                return false;
            insertions.push_back({place, {}});
        }
        insertions.back().rows.push_back(row);
    }
    std::for_each(insertions.rbegin(), insertions.rend(), [this](const Insertion &insertion) {
        beginInsertRows({}, insertion.place, insertion.place + static_cast<int>(insertion.rows.size()) - 1);
        m_rows.insert(m_rows.begin() + insertion.place, insertion.rows.begin(), insertion.rows.end());
        m_inverseIsValid = false;
        endInsertRows();
    });
    return true;
}

void StreamSortModel::appendRows(const std::vector<int> &added)
{
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    m_inverseIsValid = false;
    endInsertRows();
}

void StreamSortModel::announce(const std::vector<int> &changed)
{
    if (changed.empty())
        return;
    int first = rowCount();
    int last = 0;
    for (const int sourceRow : changed) {
        first = std::min(first, proxyRow(sourceRow));
        last = std::max(last, proxyRow(sourceRow));
    }
    emit dataChanged(index(first, 0), index(last, StreamModel::ColumnCount - 1));
}

void StreamSortModel::changeLayout(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sourceRows;
    sourceRows.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &shown : before)
        sourceRows.push_back(m_rows[static_cast<std::size_t>(shown.row())]);
    change();
    m_inverseIsValid = false;
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(proxyRow(sourceRows[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace argyle::ui
