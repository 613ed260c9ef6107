// SPDX-License-Identifier: MIT
#include "ui/groupmodel.h"

#include "isolation/group.h"
#include "ui/diamond.h"
#include "ui/format.h"
#include "ui/tint.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace argyle::ui {

namespace {

// The row of all groups comes first.
constexpr int firstGroupRow = 1;

bool hasLowerId(const observe::GroupRecord &one, const observe::GroupRecord &other)
{
    return one.id < other.id;
}

} // namespace

GroupModel::GroupModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void GroupModel::apply(const observe::Delta &delta)
{
    if (delta.kind == observe::Delta::Kind::Snapshot)
        m_totalMeter.begin(delta.at, delta.counters.received, delta.counters.sent);
    m_open = delta.counters.open;
    m_received = delta.counters.received;
    m_sent = delta.counters.sent;
    if (!m_totalMeter.isRunning())
        m_totalMeter.begin(m_now ? m_now : delta.at, m_received, m_sent);
    int last = 0;
    if (delta.groupsChanged)
        last = merge(delta.groups);
    last = std::max(last, advanceRates(delta.at));
    m_now = std::max(m_now, delta.at);
    announceTo(last);
}

void GroupModel::tick(qint64 now)
{
    const int last = advanceRates(now);
    m_now = std::max(m_now, now);
    announceTo(last);
}

int GroupModel::merge(const QList<observe::GroupRecord> &groups)
{
    QList<observe::GroupRecord> sorted = groups;
    std::sort(sorted.begin(), sorted.end(), hasLowerId);
    removeMissing(sorted);
    insertFresh(sorted);
    int last = 0;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        Row &row = m_groups[static_cast<std::size_t>(i)];
        if (row.group == sorted[i])
            continue;
        change(row, sorted[i]);
        last = static_cast<int>(i) + firstGroupRow;
    }
    return last;
}

void GroupModel::removeMissing(const QList<observe::GroupRecord> &groups)
{
    const auto isMissing = [&](int index) {
        return !std::binary_search(groups.begin(), groups.end(), m_groups[static_cast<std::size_t>(index)].group,
                                   hasLowerId);
    };
    int last = static_cast<int>(m_groups.size()) - 1;
    while (last >= 0) {
        int first = last;
        while (first >= 0 && isMissing(first))
            --first;
        if (first < last) {
            beginRemoveRows({}, first + 1 + firstGroupRow, last + firstGroupRow);
            m_groups.erase(m_groups.begin() + first + 1, m_groups.begin() + last + 1);
            endRemoveRows();
        }
        last = first - 1;
    }
}

void GroupModel::insertFresh(const QList<observe::GroupRecord> &groups)
{
    const auto isKnown = [this](const observe::GroupRecord &group, qsizetype at) {
        return at < std::ssize(m_groups) && m_groups[static_cast<std::size_t>(at)].group.id == group.id;
    };
    for (qsizetype first = 0; first < groups.size(); ++first) {
        qsizetype end = first;
        std::vector<Row> fresh;
        for (; end < groups.size() && !isKnown(groups[end], first); ++end) {
            fresh.push_back({groups[end], {}});
            fresh.back().meter.begin(m_now, groups[end].received, groups[end].sent);
        }
        if (fresh.empty())
            continue;
        beginInsertRows({}, static_cast<int>(first) + firstGroupRow, static_cast<int>(end) - 1 + firstGroupRow);
        m_groups.insert(m_groups.begin() + first, fresh.begin(), fresh.end());
        endInsertRows();
        first = end - 1;
    }
}

void GroupModel::change(Row &row, const observe::GroupRecord &group)
{
    const bool moved = group.received != row.group.received || group.sent != row.group.sent;
    if (moved && !row.meter.isRunning())
        row.meter.begin(m_now, row.group.received, row.group.sent);
    row.group = group;
}

int GroupModel::advanceRates(qint64 at)
{
    m_totalMeter.advance(at, m_received, m_sent);
    int last = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        Row &row = m_groups[i];
        if (row.meter.advance(at, row.group.received, row.group.sent))
            last = static_cast<int>(i) + firstGroupRow;
    }
    return last;
}

// The row of all groups is always news. Whoever sorts does so at each signal, and a row too many costs next to nothing.
void GroupModel::announceTo(int last)
{
    emit dataChanged(index(0, 0), index(last, ColumnCount - 1));
}

std::vector<GroupModel::Row>::const_iterator GroupModel::find(quint32 id) const
{
    const auto found = std::lower_bound(m_groups.begin(), m_groups.end(), id,
                                        [](const Row &row, quint32 wanted) { return row.group.id < wanted; });
    return found != m_groups.end() && found->group.id == id ? found : m_groups.end();
}

std::optional<quint32> GroupModel::idAt(int row) const
{
    if (row < firstGroupRow || row >= rowCount())
        return std::nullopt;
    return m_groups[static_cast<std::size_t>(row - firstGroupRow)].group.id;
}

int GroupModel::rowOf(quint32 id) const
{
    const auto found = find(id);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin()) + firstGroupRow;
}

const observe::GroupRecord *GroupModel::group(quint32 id) const
{
    const auto found = find(id);
    return found == m_groups.end() ? nullptr : &found->group;
}

int GroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size()) + firstGroupRow;
}

int GroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool isAll = index.row() < firstGroupRow;
    const Row *row = isAll ? nullptr : &m_groups[static_cast<std::size_t>(index.row() - firstGroupRow)];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::DecorationRole:
        if (index.column() != NameColumn)
            return {};
        return isAll ? allGroupsIcon() : diamondIcon(row->group.id);
    case Qt::ToolTipRole:
        return isAll ? tr("The streams of all groups") : toolTip(row->group);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == NameColumn ? Qt::AlignLeading : Qt::AlignTrailing)
                                   | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (isAll || row->group.streams > 0)
            return {};
        return QBrush(mutedText(QGuiApplication::palette()));
    case IdRole:
        return isAll ? QVariant() : QVariant(row->group.id);
    case CircuitRole:
        return isAll ? QString() : row->group.circuit.text();
    case Qt::AccessibleTextRole:
        if (index.column() != NameColumn || isAll || row->group.circuit.isEmpty())
            return {};
        return tr("%1, circuit %2", "group, its relays")
            .arg(isolation::nameInWords(row->group.name), row->group.circuit.text());
    case SortRole:
        return sortKey(index.row(), index.column());
    default:
        return {};
    }
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == NameColumn ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // the largest first
        return int(section == NameColumn ? Qt::AscendingOrder : Qt::DescendingOrder);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isShort = role == Qt::DisplayRole;
    switch (section) {
    case NameColumn:
        return tr("Group");
    case StreamsColumn:
        return isShort ? tr("Open", "column: number of open streams") : tr("Open streams");
    case DownRateColumn:
        return isShort ? tr("↓ kB/s", "column: download rate") : tr("Download rate");
    case UpRateColumn:
        return isShort ? tr("↑ kB/s", "column: upload rate") : tr("Upload rate");
    default:
        return {};
    }
}

QString GroupModel::text(int row, int column) const
{
    const bool isAll = row < firstGroupRow;
    const Row *shown = isAll ? nullptr : &m_groups[static_cast<std::size_t>(row - firstGroupRow)];
    const RateMeter &meter = isAll ? m_totalMeter : shown->meter;
    switch (column) {
    case NameColumn:
        return isAll ? tr("All", "all groups") : isolation::nameInWords(shown->group.name);
    case StreamsColumn:
        return QLocale().toString(isAll ? m_open : quint64(shown->group.streams));
    case DownRateColumn:
        return meter.down() > 0 ? kilobytesText(meter.down()) : nothingText();
    case UpRateColumn:
        return meter.up() > 0 ? kilobytesText(meter.up()) : nothingText();
    default:
        return {};
    }
}

QVariant GroupModel::sortKey(int row, int column) const
{
    if (row < firstGroupRow)
        return {};
    const Row &shown = m_groups[static_cast<std::size_t>(row - firstGroupRow)];
    switch (column) {
    case StreamsColumn:
        return shown.group.streams;
    case DownRateColumn:
        return shown.meter.down();
    case UpRateColumn:
        return shown.meter.up();
    default:
        return shown.group.name;
    }
}

QString GroupModel::toolTip(const observe::GroupRecord &group) const
{
    QStringList lines{isolation::nameInWords(group.name)};
    if (group.applications.size() > 1)
        lines.append(tr("Applications: %1").arg(group.applications.join(QStringLiteral(", "))));
    if (!group.port.isEmpty())
        lines.append(tr("Port %1").arg(group.port));
    if (!group.circuit.isEmpty())
        lines.append(tr("Circuit %1").arg(group.circuit.text()));
    lines.append(tr("%1 down, %2 up").arg(bytesText(group.received), bytesText(group.sent)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace argyle::ui
