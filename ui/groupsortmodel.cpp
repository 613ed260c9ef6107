// SPDX-License-Identifier: MIT
#include "ui/groupsortmodel.h"

#include "ui/groupmodel.h"

namespace argyle::ui {

bool GroupSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.row() == 0 || right.row() == 0)
        return (left.row() == 0) == (sortOrder() == Qt::AscendingOrder);
    const QVariant one = left.data(GroupModel::SortRole);
    const QVariant other = right.data(GroupModel::SortRole);
    if (one == other)
        return left.row() < right.row();
    if (one.userType() == QMetaType::QString)
        return one.toString().localeAwareCompare(other.toString()) < 0;
    return QVariant::compare(one, other) == QPartialOrdering::Less;
}

} // namespace argyle::ui
