// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"
#include "ui/ratemeter.h"
#include "ui/rowranges.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>
#include <memory>
#include <vector>

namespace argyle::ui {

/// All streams that the engine told of, a row each, in the order of their ids: open ones, and the latest ended ones up to
/// a bound. Sorting and filtering are StreamSortModel's.
class StreamModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        StreamColumn,
        ApplicationColumn,
        PortColumn,
        AskedColumn,
        DestinationColumn,
        StateColumn,
        DownRateColumn,
        UpRateColumn,
        DownColumn,
        UpColumn,
        TimeColumn,
        CircuitColumn,
        ReplyColumn,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole, ///< quint64
        LeaksDnsRole,          ///< bool
    };

    explicit StreamModel(QObject *parent = nullptr);
    ~StreamModel() override;

    /// Takes a batch of news: at most one range of rows is inserted where ids rise, as the engine's do; changes are told in
    /// ranges. Ended rows beyond the bound go, the longest ended first.
    void apply(const observe::Delta &delta);
    /// Lets time pass where no news come: rates fall to zero, running times go on. `now` is in milliseconds since the epoch.
    void tick(qint64 now);
    /// How many ended streams are kept, 0 or more.
    void setEndedKept(int count);
    void removeEnded();
    void setDestinations(observe::Destinations destinations);
    observe::Destinations destinations() const { return m_destinations; }

    /// The row of a stream, or -1.
    int rowOf(quint64 id) const;
    const observe::StreamRecord &record(int row) const;
    const RateMeter &rates(int row) const;
    /// The latest time that it was told, in milliseconds since the epoch.
    qint64 now() const { return m_now; }
    /// The name of a group as the engine last told it; empty where it told none.
    QString groupName(quint32 group) const { return m_groupNames.value(group); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The name of a column where there is room for it: "Download rate".
    static QString columnName(int column);
    /// What stands before the texts of a column that follows one of numbers, which end where these begin.
    static QString columnGap() { return QStringLiteral("\u2002"); }

signals:
    /// Rows go that stand in many places, in the order of their numbers here: first they sink to the end, which is a change of
    /// layout, then they are removed at once.
    void rowsAboutToSink(const std::vector<int> &rows);
    /// They have sunk.
    void rowsSunk(const std::vector<int> &rows);
    /// After each apply() and tick(), when all rows are as the batch left them.
    void settled();
    /// A known group's name is another now, so that a filter by names may answer otherwise.
    void groupNamesChanged();

private:
    struct Row;

    void reset(const observe::Delta &delta);
    void takeNames(const QList<observe::GroupRecord> &groups);
    void update(const QList<observe::StreamRecord> &streams, qint64 at);
    void change(Row &row, const observe::StreamRecord &stream);
    void insert(std::vector<const observe::StreamRecord *> fresh, qint64 since);
    void advanceRates(qint64 at, std::vector<int> &changed);
    void announce(std::vector<int> changed, Column first, Column last);
    void dropEnded();
    void removeIds(const std::vector<quint64> &ids);
    void removeRange(const RowRange &range);
    void sink(const std::vector<int> &rows);
    std::unique_ptr<Row> makeRow(const observe::StreamRecord &stream, qint64 since);

    // Both sorted by id, so that a row is found by bisection and nothing is rebuilt when rows go.
    std::vector<quint64> m_ids;
    std::vector<std::unique_ptr<Row>> m_rows;
    std::deque<quint64> m_ended;    ///< the longest ended first
    std::vector<quint64> m_running; ///< streams whose rate may be other than zero
    QHash<quint32, QString> m_groupNames;
    qint64 m_now = 0;
    int m_endedKept = 10'000;
    observe::Destinations m_destinations = observe::Destinations::Shown;
};

} // namespace argyle::ui
