// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QTreeView>

#include <optional>

namespace argyle::ui {

class GroupDelegate;
class GroupModel;
class GroupSortModel;

/// The list of isolation groups. The one that is selected narrows the streams table; "All" is always there and is what
/// remains where the selected group goes.
class GroupsPane : public QTreeView
{
    Q_OBJECT
public:
    explicit GroupsPane(GroupModel &groups, QWidget *parent = nullptr);

    /// Nothing where all groups are shown.
    std::optional<quint32> selectedGroup() const;
    void selectGroup(std::optional<quint32> group);

    void setDensity(settings::Density density);
    /// Whether the route leads through Tor: then each group's circuit stands below its name.
    void setCircuitsShown(bool areShown);
    /// The header's, for the menu bar.
    QMenu *columnMenu() const { return m_columnMenu; }

    QSize sizeHint() const override;

signals:
    void groupSelected(std::optional<quint32> group);
    void newCircuitRequested(quint32 group);
    void closeStreamsRequested(quint32 group);
    void explanationRequested(quint32 group);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    std::optional<quint32> groupAt(const QModelIndex &index) const;
    void fitColumns();

    GroupModel *m_groups;
    GroupSortModel *m_sorted;
    GroupDelegate *m_rows;
    QMenu *m_columnMenu;
};

} // namespace argyle::ui
