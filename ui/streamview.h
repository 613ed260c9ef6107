// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"
#include "ui/streammodel.h"

#include <QPersistentModelIndex>
#include <QTableView>

#include <array>
#include <optional>

namespace argyle::ui {

class StreamSortModel;

/// The streams table. What the person looks at stays where it is while rows come and go around it; while it follows, it
/// shows the newest streams instead, until the person scrolls, selects or sorts by another column than theirs.
class StreamView : public QTableView
{
    Q_OBJECT
public:
    explicit StreamView(StreamSortModel &streams, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    /// Sorts by the streams' numbers where another column is sorted by.
    void setFollowing(bool following);

    /// Columns that can be missed are hidden while there is no room for them, until the person arranges the columns.
    void letColumnsYield();
    void setDensity(settings::Density density);
    /// The header's, for the menu bar.
    QMenu *columnMenu() const { return m_columnMenu; }

    /// Of the selected streams, the lowest first. Collected once, until others are selected.
    const QList<quint64> &selectedIds() const;
    /// Of the selected streams, the one that has the focus or had it last, else the first; nothing where none is selected.
    std::optional<quint64> currentId() const;
    void selectStream(quint64 id);
    /// Takes the focus, and selects the first row where none is selected.
    void enterFromAbove();

signals:
    void followingChanged(bool following);
    /// Another selection, or another stream in it has the focus.
    void selectedStreamsChanged();
    void streamMenuRequested(const QPoint &globalPosition);

protected:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void fitRows();
    void fitColumns();
    void fitToWidth();
    void showWhatHasRoom();
    int widestState() const;
    QList<int> arrangement() const;
    bool isSelected(int row) const;
    void noteCurrent();
    int keptTop() const;
    void keepTop(int row);
    void settle();
    void showNewest();
    void sortedBy(int column);
    void rowsWereRemoved(int first, int last);
    void layoutIsAboutToChange();
    void layoutChanged();
    void modelIsAboutToBeReset();
    void modelWasReset();

    StreamSortModel *m_streams;
    QMenu *m_columnMenu;
    QList<int> m_fitted;                                  ///< the arrangement as fitColumns() left it
    std::array<int, StreamModel::ColumnCount> m_widths{}; ///< the same of each column, be it hidden
    int m_leastReply = 0;                                 ///< most replies can be read
    bool m_columnsYield = false;
    settings::Density m_density = settings::Density::Comfortable;
    bool m_following = true;
    bool m_restoring = false;                            ///< selection and scrolling are the view's own doing
    std::optional<int> m_top;                            ///< the row that shall be on top when the batch is over
    QPersistentModelIndex m_anchor;                      ///< the row on top, while the order changes
    std::optional<quint64> m_anchorId;                   ///< the same, while the model is reset
    mutable std::optional<QList<quint64>> m_selectedIds; ///< nothing: not collected yet
    std::optional<quint64> m_lastCurrent;                ///< the selected stream that had the focus last
    QList<quint64> m_keptIds;                            ///< those that were selected, while the model is reset
    std::optional<quint64> m_keptId;                     ///< the same of the one that has the focus
};

} // namespace argyle::ui
