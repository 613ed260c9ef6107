// SPDX-License-Identifier: MIT
#include "ui/codemodel.h"

#include "ui/codeexplanation.h"
#include "ui/format.h"
#include "ui/streamtext.h"

#include <QLocale>

namespace argyle::ui {

CodeModel::CodeModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_socks4Begins(socks::replyTexts().size())
{
    for (const socks::CodeText &text : socks::replyTexts())
        m_rows.push_back(&text);
    for (const socks::CodeText &text : socks::socks4ReplyTexts())
        m_rows.push_back(&text);
}

void CodeModel::setCounters(const observe::Counters &counters)
{
    m_counters = counters;
    const QHash<quint8, quint64> before = std::exchange(m_counts, counters.replies());
    for (int row = 0; row < rowCount(); ++row) {
        if (before.value(code(row)) != m_counts.value(code(row)))
            emit dataChanged(index(row, CountColumn), index(row, CountColumn));
    }
}

QList<std::pair<QString, quint64>> CodeModel::countsByPort(int row) const
{
    QList<std::pair<QString, quint64>> counts;
    const auto &byPort = m_counters.repliesByPort;
    for (auto port = byPort.begin(); port != byPort.end(); ++port) {
        if (const quint64 count = port.value().value(code(row)))
            counts.append({port.key(), count});
    }
    return counts;
}

int CodeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CodeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CodeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.row(), column);
    case Qt::TextAlignmentRole:
        return int((column == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        if (column == CountColumn)
            return m_counts.value(code(index.row()));
        // Of SOCKS5's codes F0 to F7 follow SOCKS4's by number; they belong with their own.
        return column == CodeColumn ? QVariant(index.row()) : QVariant(shown(index.row(), column));
    default:
        return {};
    }
}

QVariant CodeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // what happened most often first
        return int(section == CountColumn ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CodeColumn:
        return tr("Code");
    case NameColumn:
        return tr("Name");
    case ProtocolColumn:
        return tr("Protocol");
    case CountColumn:
        return tr("Times here", "how often a code was sent");
    default:
        return {};
    }
}

QString CodeModel::protocolOf(int row) const
{
    if (std::size_t(row) >= m_socks4Begins)
        return QStringLiteral("SOCKS4");
    return socks::isExtended(static_cast<socks::Reply>(code(row))) ? tr("SOCKS5, extended by Tor")
                                                                   : QStringLiteral("SOCKS5");
}

QString CodeModel::shown(int row, int column) const
{
    switch (column) {
    case CodeColumn:
        return observe::codeDigits(code(row));
    case NameColumn:
        return socksText(text(row).name);
    case ProtocolColumn:
        return protocolOf(row);
    default:
        break;
    }
    const quint64 count = m_counts.value(code(row));
    return count ? QLocale().toString(count) : nothingText();
}

} // namespace argyle::ui
