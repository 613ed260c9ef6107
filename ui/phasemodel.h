// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QAbstractTableModel>

#include <vector>

namespace argyle::ui {

/// The phases of one stream that happened, in their order, and the one that goes on.
class PhaseModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, BarColumn, DurationColumn, ColumnCount };
    enum Role {
        BeginRole = Qt::UserRole, ///< double, 0 to 1 of the bar's width
        EndRole,                  ///< the same
        RunningRole,              ///< bool
    };

    explicit PhaseModel(QObject *parent = nullptr);

    /// `now` is in milliseconds since the epoch.
    void setStream(const observe::StreamRecord &stream, qint64 now);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString phaseName(observe::Phase phase);

private:
    struct Span
    {
        observe::Phase phase;
        qint64 duration; ///< microseconds
        bool isRunning;
        double begin = 0;
        double end = 0;
    };

    static std::vector<Span> spansOf(const observe::StreamRecord &stream, qint64 now);
    static void layOut(std::vector<Span> &spans);

    std::vector<Span> m_spans;
};

} // namespace argyle::ui
