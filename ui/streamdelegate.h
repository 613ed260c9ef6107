// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace argyle::ui {

/// Cells of the streams table as the style draws them, and the DNS-leak badge beside the state.
class StreamDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// What a state takes with the badge beside it, the cell's margins included.
    static int widthWithBadge(const QString &state, const QWidget &view);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    static QString badgeText();
    static QString shortBadgeText();
    static QFont badgeFont(const QFont &font);
    static QSize badgeSize(const QFont &font, const QString &text);
    void paintBadge(QPainter *painter, const QStyleOptionViewItem &option, int textWidth) const;
};

} // namespace argyle::ui
