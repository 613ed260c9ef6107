// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "ui/ratemeter.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace argyle::ui {

/// All isolation groups, a row each in the order of their ids, below a first row that stands for all of them.
class GroupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, StreamsColumn, DownRateColumn, UpRateColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< quint32, invalid for the row of all groups
        SortRole,              ///< what a column sorts by
        CircuitRole,           ///< QString, relays and countries; empty where no circuit is known
    };

    explicit GroupModel(QObject *parent = nullptr);

    /// Takes a batch of news; what changed is told at once, in one range.
    void apply(const observe::Delta &delta);
    /// Lets time pass where no news come: rates fall to zero. `now` is in milliseconds since the epoch.
    void tick(qint64 now);

    /// Nothing for the row of all groups.
    std::optional<quint32> idAt(int row) const;
    /// The row of a group, or -1.
    int rowOf(quint32 id) const;
    /// The group as the engine last told it; null where it is not known.
    const observe::GroupRecord *group(quint32 id) const;
    /// Rates of all streams together.
    const RateMeter &totalRates() const { return m_totalMeter; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        observe::GroupRecord group;
        RateMeter meter;
    };

    /// The last row that changed, as advanceRates() gives it too; 0 where none of a group's did.
    int merge(const QList<observe::GroupRecord> &groups);
    void removeMissing(const QList<observe::GroupRecord> &groups);
    void insertFresh(const QList<observe::GroupRecord> &groups);
    void change(Row &row, const observe::GroupRecord &group);
    int advanceRates(qint64 at);
    void announceTo(int last);
    std::vector<Row>::const_iterator find(quint32 id) const;
    QString text(int row, int column) const;
    QVariant sortKey(int row, int column) const;
    QString toolTip(const observe::GroupRecord &group) const;

    std::vector<Row> m_groups; ///< by id
    RateMeter m_totalMeter;
    quint64 m_open = 0;
    quint64 m_received = 0;
    quint64 m_sent = 0;
    qint64 m_now = 0;
};

} // namespace argyle::ui
