// SPDX-License-Identifier: MIT
#include "control/texttable.h"

#include <algorithm>

namespace argyle::control {

QString printable(QString text)
{
    for (QChar &character : text) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar::ReplacementCharacter;
    }
    return text;
}

void TextTable::addColumn(const QString &heading, Align align)
{
    m_columns.append({heading, align});
}

void TextTable::addRow(const QStringList &cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    QStringList row;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        row.append(printable(cells[i]));
        m_columns[i].width = std::max(m_columns[i].width, row.last().size());
    }
    m_rows.append(row);
}

QString TextTable::line(const QStringList &cells) const
{
    QString line;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        if (column.width == 0)
            continue;
        const qsizetype width = std::max(column.width, column.heading.size());
        line += column.align == Align::Right ? cells[i].rightJustified(width) : cells[i].leftJustified(width);
        line += QStringLiteral("  ");
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line + QLatin1Char('\n');
}

QString TextTable::text() const
{
    QStringList headings;
    for (const Column &column : m_columns)
        headings.append(column.heading);
    QString text = line(headings);
    for (const QStringList &row : m_rows)
        text += line(row);
    return text;
}

} // namespace argyle::control
