// SPDX-License-Identifier: MIT
#include "ui/phasemodel.h"

#include "ui/format.h"

#include <algorithm>
#include <numeric>

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

void PhaseModel::setStream(const observe::StreamRecord &stream, qint64 now)
{
    std::vector<Span> spans = spansOf(stream, now);
    layOut(spans);
    if (spans.size() == m_spans.size()) {
        m_spans = std::move(spans);
        if (!m_spans.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_spans = std::move(spans);
    endResetModel();
}

void PhaseModel::clear()
{
    beginResetModel();
    m_spans.clear();
    endResetModel();
}

std::vector<PhaseModel::Span> PhaseModel::spansOf(const observe::StreamRecord &stream, qint64 now)
{
    std::vector<Span> spans;
    qint64 passed = 0;
    for (int i = 0; i < observe::phaseCount; ++i) {
        const qint64 duration = stream.phases[static_cast<std::size_t>(i)];
        if (duration < 0)
            continue;
        spans.push_back({static_cast<Phase>(i), duration, false});
        passed += duration;
    }
    if (stream.isEnded())
        return spans;
    // An open stream whose first byte has not come is waiting for that, not transferring.
    Phase running = phaseOf(stream.state);
    if (running == Phase::Transfer && stream.phases[static_cast<std::size_t>(Phase::FirstByte)] < 0)
        running = Phase::FirstByte;
    const qint64 rest = std::max<qint64>(stream.duration(now) * 1000 - passed, 0);
    if (!spans.empty() && spans.back().phase >= running)
        spans.back().isRunning = true;
    else
        spans.push_back({running, rest, true});
    return spans;
}

void PhaseModel::layOut(std::vector<Span> &spans)
{
    const bool hasTransfer = !spans.empty() && spans.back().phase == Phase::Transfer;
    const double share = !hasTransfer ? 1 : spans.size() == 1 ? 0 : 1 - transferShare;
    const auto end = hasTransfer ? std::prev(spans.end()) : spans.end();
    const qint64 total = std::accumulate(spans.begin(), end, qint64(0),
                                         [](qint64 sum, const Span &span) { return sum + span.duration; });
    double at = 0;
    std::for_each(spans.begin(), end, [&](Span &span) {
        span.begin = at;
        at += total > 0 ? share * static_cast<double>(span.duration) / static_cast<double>(total) : 0;
        span.end = at;
    });
    if (hasTransfer) {
        spans.back().begin = at;
        spans.back().end = 1;
    }
}

int PhaseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spans.size());
}

int PhaseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PhaseModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Span &span = m_spans[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn       ? phaseName(span.phase)
               : index.column() == DurationColumn ? phaseText(span.duration)
                                                  : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == DurationColumn ? Qt::AlignTrailing : Qt::AlignLeading)
                                   | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "phase, duration").arg(phaseName(span.phase), phaseText(span.duration));
    case BeginRole:
        return span.begin;
    case EndRole:
        return span.end;
    case RunningRole:
        return span.isRunning;
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
