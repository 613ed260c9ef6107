// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QStyledItemDelegate>

namespace argyle::ui {

/// How high a row of a table is, in pixels: its text and icon, and room around them.
int heightOfRow(const QWidget &view, settings::Density density);

/// Rows of that height, for views that ask their delegate.
class RowHeightDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setDensity(settings::Density density) { m_density = density; }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    settings::Density m_density = settings::Density::Comfortable;
};

} // namespace argyle::ui
