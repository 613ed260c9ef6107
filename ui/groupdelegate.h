// SPDX-License-Identifier: MIT
#pragma once

#include "ui/rowheight.h"

namespace argyle::ui {

/// Rows of the groups pane: behind Tor they are two lines high, and the circuit of the group stands in the second.
class GroupDelegate : public RowHeightDelegate
{
    Q_OBJECT
public:
    using RowHeightDelegate::RowHeightDelegate;

    bool areCircuitsShown() const { return m_areCircuitsShown; }
    void setCircuitsShown(bool areShown) { m_areCircuitsShown = areShown; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Paints the second line of a row `viewWidth` pixels wide; `name` and the option's rectangle are of its first cell.
    void paintCircuit(QPainter &painter, const QStyleOptionViewItem &option, int viewWidth,
                      const QModelIndex &name) const;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    bool m_areCircuitsShown = false;
};

} // namespace argyle::ui
