// SPDX-License-Identifier: MIT
#include "ui/phasemodel.h"

#include "ui/format.h"
#include "ui/streamtext.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace argyle::ui {

namespace {

using observe::Phase;
using observe::StreamState;

// The transfer lasts as long as the application likes. Drawn to scale it would leave nothing of the phases that tell
// where a connection was slow, so it has a share of its own.
constexpr double transferShare = 0.3;

Phase phaseOf(StreamState state)
{
    switch (state) {
    case StreamState::Handshake:
        return Phase::Handshake;
    case StreamState::Resolving:
        return Phase::Resolve;
    case StreamState::Connecting:
        return Phase::Connect;
    case StreamState::Open:
    case StreamState::Done:
    case StreamState::Failed:
        break;
    }
    return Phase::Transfer;
}

} // namespace

PhaseModel::PhaseModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void PhaseModel::setStreams(const QList<observe::StreamRecord> &streams, observe::Destinations destinations, qint64 now)
{
    std::vector<QList<PhaseSpan>> spans;
    for (const observe::StreamRecord &stream : streams)
        spans.push_back(spansOf(stream, now));
    layOut(spans);
    std::vector<Row> rows;
    if (streams.size() == 1) {
        for (const PhaseSpan &span : std::as_const(spans.front()))
            rows.push_back({phaseName(span.phase), {span}});
    } else {
        for (qsizetype i = 0; i < streams.size(); ++i) {
            rows.push_back({tr("%1 %2", "a stream's number, its destination")
                                .arg(QString::number(streams[i].id), destinationText(streams[i], destinations)),
                            spans[std::size_t(i)]});
        }
    }
    if (rows.size() == m_rows.size()) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PhaseModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QList<PhaseSpan> PhaseModel::spansOf(const observe::StreamRecord &stream, qint64 now)
{
    QList<PhaseSpan> spans;
    qint64 passed = 0;
    for (int i = 0; i < observe::phaseCount; ++i) {
        const qint64 duration = stream.phases[static_cast<std::size_t>(i)];
        if (duration < 0)
            continue;
        spans.append({static_cast<Phase>(i), duration, false});
        passed += duration;
    }
    if (stream.isEnded())
        return spans;
    // An open stream whose first byte has not come is waiting for that, not transferring.
    Phase running = phaseOf(stream.state);
    if (running == Phase::Transfer && stream.phases[static_cast<std::size_t>(Phase::FirstByte)] < 0)
        running = Phase::FirstByte;
    const qint64 rest = std::max<qint64>(stream.duration(now) * 1000 - passed, 0);
    if (!spans.isEmpty() && spans.back().phase >= running)
        spans.back().isRunning = true;
    else
        spans.append({running, rest, true});
    return spans;
}

void PhaseModel::layOut(std::vector<QList<PhaseSpan>> &streams)
{
    qint64 longestWay = 0; // to the transfer
    qint64 longestTransfer = -1;
    for (const QList<PhaseSpan> &spans : streams) {
        qint64 way = 0;
        for (const PhaseSpan &span : spans) {
            if (span.phase == Phase::Transfer)
                longestTransfer = std::max(longestTransfer, span.duration);
            else
                way += span.duration;
        }
        longestWay = std::max(longestWay, way);
    }
    const double wayShare = longestTransfer < 0 ? 1 : longestWay == 0 ? 0 : 1 - transferShare;
    const auto part = [](qint64 duration, qint64 longest, double share) {
        return longest > 0 ? share * static_cast<double>(duration) / static_cast<double>(longest) : 0;
    };
    for (QList<PhaseSpan> &spans : streams) {
        double at = 0;
        for (PhaseSpan &span : spans) {
            span.begin = at;
            at += span.phase == Phase::Transfer ? part(span.duration, longestTransfer, 1 - wayShare)
                                                : part(span.duration, longestWay, wayShare);
            span.end = at;
        }
    }
}

QStringList PhaseModel::linesOf(const Row &row)
{
    QStringList lines;
    for (const PhaseSpan &span : row.spans)
        lines.append(tr("%1: %2", "phase, duration").arg(phaseName(span.phase), phaseText(span.duration)));
    return lines;
}

int PhaseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PhaseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PhaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const QString duration =
        phaseText(std::accumulate(row.spans.begin(), row.spans.end(), qint64(0),
                                  [](qint64 sum, const PhaseSpan &span) { return sum + span.duration; }));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? row.name : index.column() == DurationColumn ? duration : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == DurationColumn ? Qt::AlignTrailing : Qt::AlignLeading)
                                   | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return linesOf(row).join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "phase, duration").arg(row.name, duration);
    case Qt::AccessibleDescriptionRole:
        return linesOf(row).join(QStringLiteral(", "));
    case SpansRole:
        return QVariant::fromValue(row.spans);
    default:
        return {};
    }
}

QVariant PhaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Phase");
    case DurationColumn:
        return tr("Duration");
    default:
        return QString();
    }
}

QString PhaseModel::phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Handshake:
        return tr("Handshake");
    case Phase::Resolve:
        return tr("Resolve");
    case Phase::Connect:
        return tr("Connect");
    case Phase::Reply:
        return tr("Reply", "phase: sending it");
    case Phase::FirstByte:
        return tr("First byte", "phase: waiting for it");
    case Phase::Transfer:
        break;
    }
    return tr("Transfer");
}

} // namespace argyle::ui
