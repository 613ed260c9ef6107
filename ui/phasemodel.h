// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QAbstractTableModel>

#include <vector>

namespace argyle::ui {

/// A phase that happened, or goes on.
struct PhaseSpan
{
    observe::Phase phase;
    qint64 duration; ///< microseconds
    bool isRunning;
    double begin = 0; ///< 0 to 1 of the bar's width
    double end = 0;
};

/// Of one stream its phases in their order, a row each; of several the streams, each row with its phases. All on one scale.
class PhaseModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, BarColumn, DurationColumn, ColumnCount };
    enum Role {
        SpansRole = Qt::UserRole, ///< QList<PhaseSpan>
    };

    explicit PhaseModel(QObject *parent = nullptr);

    /// `now` is in milliseconds since the epoch.
    void setStreams(const QList<observe::StreamRecord> &streams, observe::Destinations destinations, qint64 now);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString phaseName(observe::Phase phase);

private:
    struct Row
    {
        QString name;
        QList<PhaseSpan> spans;
    };

    static QList<PhaseSpan> spansOf(const observe::StreamRecord &stream, qint64 now);
    static void layOut(std::vector<QList<PhaseSpan>> &streams);
    static QStringList linesOf(const Row &row);

    std::vector<Row> m_rows;
};

} // namespace argyle::ui
