// SPDX-License-Identifier: MIT
#include "ui/streammodel.h"

#include "isolation/group.h"
#include "ui/diamond.h"
#include "ui/streamcell.h"

#include <algorithm>
#include <iterator>

namespace argyle::ui {

namespace {

// Ranges that are this close are told as one: a row too many costs less than a signal.
constexpr int rangeGap = 8;

// Every range that is removed is a pass over all rows behind it, here and in whoever follows: more than these are made one.
constexpr std::size_t maxRanges = 8;

bool isNumeric(int column)
{
    return column >= StreamModel::DownRateColumn && column <= StreamModel::TimeColumn;
}

} // namespace

struct StreamModel::Row
{
    observe::StreamRecord stream;
    RateMeter meter;
};

StreamModel::StreamModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

StreamModel::~StreamModel() = default;

void StreamModel::apply(const observe::Delta &delta)
{
    if (delta.groupsChanged)
        takeNames(delta.groups);
    if (delta.kind == observe::Delta::Kind::Snapshot)
        reset(delta);
    else
        update(delta.streams, delta.at);
    emit settled();
}

void StreamModel::tick(qint64 now)
{
    std::vector<int> changed;
    advanceRates(now, changed);
    m_now = std::max(m_now, now);
    announce(std::move(changed), DownRateColumn, UpRateColumn);
    if (!m_rows.empty())
        emit dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn), {Qt::DisplayRole});
    emit settled();
}

void StreamModel::setEndedKept(int count)
{
    m_endedKept = std::max(count, 0);
    dropEnded();
    emit settled();
}

void StreamModel::removeEnded()
{
    removeIds({m_ended.begin(), m_ended.end()});
    m_ended.clear();
    emit settled();
}

void StreamModel::setDestinations(observe::Destinations destinations)
{
    if (m_destinations == destinations)
        return;
    m_destinations = destinations;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit settled();
}

int StreamModel::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return found != m_ids.end() && *found == id ? static_cast<int>(found - m_ids.begin()) : -1;
}

const observe::StreamRecord &StreamModel::record(int row) const
{
    return m_rows[static_cast<std::size_t>(row)]->stream;
}

const RateMeter &StreamModel::rates(int row) const
{
    return m_rows[static_cast<std::size_t>(row)]->meter;
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StreamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void StreamModel::reset(const observe::Delta &delta)
{
    beginResetModel();
    m_ids.clear();
    m_rows.clear();
    m_ended.clear();
    m_running.clear();
    m_now = delta.at;

    std::vector<const observe::StreamRecord *> streams;
    streams.reserve(static_cast<std::size_t>(delta.streams.size()));
    std::vector<const observe::StreamRecord *> ended;
    for (const observe::StreamRecord &stream : delta.streams)
        (stream.isEnded() ? ended : streams).push_back(&stream);
    std::stable_sort(ended.begin(), ended.end(), [](auto *one, auto *other) { return one->endedAt < other->endedAt; });
    const std::size_t kept = std::min(ended.size(), static_cast<std::size_t>(m_endedKept));
    ended.erase(ended.begin(), ended.end() - static_cast<std::ptrdiff_t>(kept));
    for (const observe::StreamRecord *stream : ended)
        m_ended.push_back(stream->id);

    streams.insert(streams.end(), ended.begin(), ended.end());
    std::sort(streams.begin(), streams.end(), [](auto *one, auto *other) { return one->id < other->id; });
    for (const observe::StreamRecord *stream : streams) {
        m_ids.push_back(stream->id);
        m_rows.push_back(std::make_unique<Row>());
        m_rows.back()->stream = *stream;
    }
    endResetModel();
}

void StreamModel::takeNames(const QList<observe::GroupRecord> &groups)
{
    QHash<quint32, QString> names;
    names.reserve(groups.size());
    for (const observe::GroupRecord &group : groups)
        names.insert(group.id, isolation::nameInWords(group.name));
    // The names of groups that are new come with their first streams: only another name for a known one is news to rows.
    bool renamed = false;
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        renamed = renamed || m_groupNames.value(name.key(), *name) != *name;
    m_groupNames = std::move(names);
    if (renamed)
        emit groupNamesChanged();
}

void StreamModel::update(const QList<observe::StreamRecord> &streams, qint64 at)
{
    std::vector<const observe::StreamRecord *> fresh;
    std::vector<int> changed;
    for (const observe::StreamRecord &stream : streams) {
        const int row = rowOf(stream.id);
        if (row < 0) {
            fresh.push_back(&stream);
            continue;
        }
        change(*m_rows[static_cast<std::size_t>(row)], stream);
        changed.push_back(row);
    }
    const qint64 since = m_now ? m_now : at;
    advanceRates(at, changed);
    m_now = std::max(m_now, at);
    announce(std::move(changed), StreamColumn, ReplyColumn);
    insert(std::move(fresh), since);
    dropEnded();
}

void StreamModel::change(Row &row, const observe::StreamRecord &stream)
{
    const bool moved = stream.received != row.stream.received || stream.sent != row.stream.sent;
    if (moved && !stream.isEnded() && !row.meter.isRunning()) {
        // It was quiet until the batch before this one.
        row.meter.begin(m_now, row.stream.received, row.stream.sent);
        m_running.push_back(stream.id);
    }
    if (stream.isEnded() && !row.stream.isEnded()) {
        m_ended.push_back(stream.id);
        row.meter.stop();
    }
    row.stream = stream;
}

std::unique_ptr<StreamModel::Row> StreamModel::makeRow(const observe::StreamRecord &stream, qint64 since)
{
    auto row = std::make_unique<Row>();
    row->stream = stream;
    if (stream.isEnded()) {
        m_ended.push_back(stream.id);
    } else {
        row->meter.begin(since, 0, 0);
        m_running.push_back(stream.id);
    }
    return row;
}

void StreamModel::insert(std::vector<const observe::StreamRecord *> fresh, qint64 since)
{
    std::stable_sort(fresh.begin(), fresh.end(), [](auto *one, auto *other) { return one->id < other->id; });
    auto next = fresh.begin();
    while (next != fresh.end()) {
        // Everything that belongs before the same known row is one range.
        const auto place = std::upper_bound(m_ids.begin(), m_ids.end(), (*next)->id);
        const auto end = place == m_ids.end()
                             ? fresh.end()
                             : std::find_if(next, fresh.end(), [&](auto *stream) { return stream->id > *place; });
        const auto first = place - m_ids.begin();
        std::vector<quint64> ids;
        std::vector<std::unique_ptr<Row>> rows;
        for (; next != end; ++next) {
            if (!ids.empty() && ids.back() == (*next)->id) {
                change(*rows.back(), **next);
                continue;
            }
            ids.push_back((*next)->id);
            rows.push_back(makeRow(**next, since));
        }
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + std::ssize(ids)) - 1);
        m_ids.insert(m_ids.begin() + first, ids.begin(), ids.end());
        m_rows.insert(m_rows.begin() + first, std::make_move_iterator(rows.begin()),
                      std::make_move_iterator(rows.end()));
        endInsertRows();
    }
}

void StreamModel::advanceRates(qint64 at, std::vector<int> &changed)
{
    std::erase_if(m_running, [&](quint64 id) {
        const int row = rowOf(id);
        if (row < 0)
            return true;
        Row &running = *m_rows[static_cast<std::size_t>(row)];
        if (running.meter.advance(at, running.stream.received, running.stream.sent))
            changed.push_back(row);
        return !running.meter.isRunning();
    });
}

void StreamModel::announce(std::vector<int> changed, Column first, Column last)
{
    std::sort(changed.begin(), changed.end());
    auto start = changed.begin();
    while (start != changed.end()) {
        auto end = start;
        while (std::next(end) != changed.end() && *std::next(end) - *end <= rangeGap)
            ++end;
        emit dataChanged(index(*start, first), index(*end, last));
        start = std::next(end);
    }
}

void StreamModel::dropEnded()
{
    std::vector<quint64> ids;
    while (m_ended.size() > static_cast<std::size_t>(m_endedKept)) {
        ids.push_back(m_ended.front());
        m_ended.pop_front();
    }
    removeIds(ids);
}

void StreamModel::removeIds(const std::vector<quint64> &ids)
{
    std::vector<int> rows;
    rows.reserve(ids.size());
    for (const quint64 id : ids)
        rows.push_back(rowOf(id));
    std::sort(rows.begin(), rows.end());
    std::vector<RowRange> ranges = rowRanges(rows);
    if (ranges.size() > maxRanges) {
        sink(rows);
        const auto count = static_cast<int>(rows.size());
        ranges = {{rowCount() - count, count}};
    }
    // From the end, so that the rows that are still to go keep their numbers.
    std::for_each(ranges.rbegin(), ranges.rend(), [this](const RowRange &range) { removeRange(range); });
}

void StreamModel::removeRange(const RowRange &range)
{
    const int end = range.first + range.count;
    beginRemoveRows({}, range.first, end - 1);
    m_ids.erase(m_ids.begin() + range.first, m_ids.begin() + end);
    m_rows.erase(m_rows.begin() + range.first, m_rows.begin() + end);
    endRemoveRows();
}

void StreamModel::sink(const std::vector<int> &rows)
{
    emit rowsAboutToSink(rows);
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const auto staying = rowCount() - static_cast<int>(rows.size());
    const auto placeOf = [&rows, staying](int row) {
        const auto next = std::lower_bound(rows.begin(), rows.end(), row);
        const auto before = static_cast<int>(next - rows.begin());
        return next != rows.end() && *next == row ? staying + before : row - before;
    };
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &each : before)
        after.append(index(placeOf(each.row()), each.column()));

    std::vector<quint64> sunkIds;
    std::vector<std::unique_ptr<Row>> sunkRows;
    auto next = rows.begin();
    std::size_t to = 0;
    for (std::size_t from = 0; from < m_ids.size(); ++from) {
        if (next != rows.end() && static_cast<std::size_t>(*next) == from) {
            ++next;
            sunkIds.push_back(m_ids[from]);
            sunkRows.push_back(std::move(m_rows[from]));
        } else {
            m_ids[to] = m_ids[from];
            m_rows[to] = std::move(m_rows[from]);
            ++to;
        }
    }
    std::copy(sunkIds.begin(), sunkIds.end(), m_ids.begin() + staying);
    std::move(sunkRows.begin(), sunkRows.end(), m_rows.begin() + staying);
    changePersistentIndexList(before, after);
    emit rowsSunk(rows);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = *m_rows[static_cast<std::size_t>(index.row())];
    const StreamCell cell{row.stream, row.meter, groupName(row.stream.group), m_now, m_destinations};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(cell, index.column());
    case Qt::DecorationRole:
        return index.column() == StreamColumn ? diamondIcon(row.stream.group) : QVariant();
    case Qt::ToolTipRole:
        return cellToolTip(cell, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(isNumeric(index.column()) ? Qt::AlignTrailing | Qt::AlignVCenter
                                                             : Qt::AlignLeading | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return cellForeground(cell, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == StreamColumn
                   ? tr("Stream %1, group %2").arg(cellText(cell, StreamColumn), cell.groupName)
                   : tr("%1: %2", "column, value").arg(columnName(index.column()), cellText(cell, index.column()));
    case IdRole:
        return row.stream.id;
    case LeaksDnsRole:
        return row.stream.leaksDns;
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isNumeric(section) ? Qt::AlignTrailing | Qt::AlignVCenter
                                                      : Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole) // the newest and the largest first
        return int(isNumeric(section) || section == StreamColumn ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return columnName(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DownRateColumn:
        return tr("↓ kB/s", "column: download rate");
    case UpRateColumn:
        return tr("↑ kB/s", "column: upload rate");
    case ApplicationColumn:
        return tr("App", "column: short for application");
    case DownColumn:
        return tr("Down", "column: bytes to the client");
    case UpColumn:
        return tr("Up", "column: bytes from the client");
    case CircuitColumn:
    case ReplyColumn:
        return columnGap() + columnName(section);
    default:
        return columnName(section);
    }
}

QString StreamModel::columnName(int column)
{
    switch (column) {
    case StreamColumn:
        return tr("Stream");
    case ApplicationColumn:
        return tr("Application");
    case PortColumn:
        return tr("Port");
    case AskedColumn:
        return tr("Asked", "column: what the client asked for");
    case DestinationColumn:
        return tr("Destination");
    case StateColumn:
        return tr("State");
    case DownRateColumn:
        return tr("Download rate");
    case UpRateColumn:
        return tr("Upload rate");
    case DownColumn:
        return tr("Downloaded");
    case UpColumn:
        return tr("Uploaded");
    case TimeColumn:
        return tr("Time");
    case CircuitColumn:
        return tr("Circuit");
    case ReplyColumn:
        return tr("Reply");
    default:
        return {};
    }
}

} // namespace argyle::ui
