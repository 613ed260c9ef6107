// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace argyle::control {

/// Columns for a terminal, as wide as their widest cell, two blanks between. A column without any text is left out.
class TextTable
{
public:
    enum class Align : quint8 { Left, Right };
    void addColumn(const QString &heading, Align align = Align::Left);
    /// One cell for each column. What a terminal would take for an order is replaced.
    void addRow(const QStringList &cells);
    /// Lines, each ended; the headings first.
    QString text() const;

private:
    struct Column
    {
        QString heading;
        Align align;
        qsizetype width = 0; ///< of the cells, without the heading
    };
    QString line(const QStringList &cells) const;

    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

/// The text with every control character, and all else that is not to be printed, replaced by U+FFFD.
QString printable(QString text);

} // namespace argyle::control
