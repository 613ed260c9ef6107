// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMenu>

class QHeaderView;

namespace argyle::ui {

/// A switch for each column of a table, at its header's right click. It belongs into the menu bar as well, for a header takes
/// no focus. Columns are named as the model's headers are in their tooltips.
class ColumnMenu : public QMenu
{
    Q_OBJECT
public:
    /// The column that tells what a row is cannot be switched off.
    ColumnMenu(const QString &title, QHeaderView &header, int columnThatStays, QWidget *parent);

private:
    void showStates();

    QHeaderView *m_header;
    QList<QAction *> m_switches; ///< by column
};

} // namespace argyle::ui
