// SPDX-License-Identifier: MIT
#pragma once

#include "ui/streamfilter.h"
#include "ui/streammodel.h"

#include <QAbstractProxyModel>

#include <functional>
#include <optional>
#include <vector>

namespace argyle::ui {

/// The streams that pass the filter, in the order of a column. QSortFilterProxyModel costs a pass over all rows for every
/// row that moves; this one takes a whole batch at once (StreamModel::settled): what left goes, what came is merged in, and
/// where order changed the rows that did not move keep theirs.
class StreamSortModel : public QAbstractProxyModel
{
    Q_OBJECT
public:
    explicit StreamSortModel(StreamModel &streams, QObject *parent = nullptr);

    void setFilter(const StreamFilter &filter);
    const StreamFilter &filter() const { return m_filter; }
    /// Only this group's streams; nothing for those of all groups.
    void setGroup(std::optional<quint32> group);
    std::optional<quint32> group() const { return m_group; }

    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }
    /// Whether a stream's place by this column changes all its life long: by state, rate, time…
    static bool isLive(int column);

    /// Whether the order is changing because somebody asked for another, and not because the streams changed.
    bool isSorting() const { return m_sorting; }

    /// The row of a stream here, or -1 where it is not shown or not known.
    int rowOf(quint64 id) const;
    /// While rows are on their way out: the next row from there on that stays, else `row` itself.
    int rowThatStays(int row) const;
    quint64 idAt(int row) const;
    const observe::StreamRecord &record(int row) const;
    StreamModel &streams() const { return *m_streams; }

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    bool hasChildren(const QModelIndex &parent) const override { return !parent.isValid(); }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    bool accepts(int sourceRow) const;
    bool isBefore(int sourceRow, int otherSourceRow) const;
    int proxyRow(int sourceRow) const;

    void connectSource();
    void sourceRowsInserted(int first, int last);
    void sourceRowsAboutToSink(const std::vector<int> &rows);
    void sourceRowsSunk(const std::vector<int> &rows);
    void sourceRowsAboutToBeRemoved(int first, int last);
    void sourceRowsRemoved(int first, int last);
    void sourceDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight);

    void settle();
    void refilter();
    void collect();
    void sortAll();
    void place(std::vector<int> sourceRows);
    bool isInOrder(const std::vector<int> &changed) const;
    void dropRows(std::vector<int> proxyRows);
    bool insertInPlace(const std::vector<int> &added);
    void appendRows(const std::vector<int> &added);
    void announce(const std::vector<int> &changed);
    void changeLayout(const std::function<void()> &change);

    StreamModel *m_streams;
    StreamFilter m_filter;
    std::optional<quint32> m_group;
    int m_column = StreamModel::StreamColumn;
    Qt::SortOrder m_order = Qt::DescendingOrder; ///< the newest on top

    std::vector<int> m_rows;            ///< source rows in the order shown
    std::vector<int> m_leaving;         ///< rows that are about to move to the end and go, sorted
    std::vector<int> m_dirty;           ///< source rows that changed since the last settle()
    std::vector<int> m_fresh;           ///< source rows that came since the last settle()
    mutable std::vector<int> m_inverse; ///< proxy row of each source row, -1: not shown
    mutable bool m_inverseIsValid = false;
    bool m_sorting = false;
    bool m_timePassed = false; ///< since the rows were last sorted by time
};

} // namespace argyle::ui
