// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>

namespace argyle::ui {

/// Groups in the order of a column; the row of all groups stays on top whatever the order.
class GroupSortModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace argyle::ui
