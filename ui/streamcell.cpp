// SPDX-License-Identifier: MIT
#include "ui/streamcell.h"

#include "ui/dnsleak.h"
#include "ui/format.h"
#include "ui/streammodel.h"
#include "ui/streamtext.h"
#include "ui/theme.h"
#include "ui/tint.h"

#include <QBrush>
#include <QCoreApplication>
#include <QGuiApplication>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::StreamCell)
};

} // namespace

QString cellText(const StreamCell &cell, int column)
{
    const observe::StreamRecord &stream = cell.stream;
    const bool moves = !stream.isEnded() && stream.state == observe::StreamState::Open;
    const bool carried = moves || stream.received > 0 || stream.sent > 0;
    switch (column) {
    case StreamModel::StreamColumn:
        return QString::number(stream.id);
    case StreamModel::ApplicationColumn:
        return applicationText(stream);
    case StreamModel::PortColumn:
        return portText(stream);
    case StreamModel::AskedColumn:
        return askedText(stream);
    case StreamModel::DestinationColumn:
        return destinationText(stream, cell.destinations);
    case StreamModel::StateColumn:
        return stateText(stream.state);
    case StreamModel::DownRateColumn:
        return moves ? kilobytesText(cell.rates.down()) : nothingText();
    case StreamModel::UpRateColumn:
        return moves ? kilobytesText(cell.rates.up()) : nothingText();
    case StreamModel::DownColumn:
        return carried ? bytesText(stream.received) : nothingText();
    case StreamModel::UpColumn:
        return carried ? bytesText(stream.sent) : nothingText();
    case StreamModel::TimeColumn:
        return timeText(stream, cell.now);
    case StreamModel::CircuitColumn:
        return circuitText(stream);
    case StreamModel::ReplyColumn:
        return replyText(stream, cell.destinations);
    default:
        return {};
    }
}

QString cellToolTip(const StreamCell &cell, int column)
{
    const observe::StreamRecord &stream = cell.stream;
    switch (column) {
    case StreamModel::StreamColumn:
        return cell.groupName.isEmpty() ? QString() : Texts::tr("Group %1").arg(cell.groupName);
    case StreamModel::ApplicationColumn:
        return stream.applicationPid > 0 ? Texts::tr("Process %1").arg(stream.applicationPid) : QString();
    case StreamModel::PortColumn:
        return stream.port;
    case StreamModel::DestinationColumn:
        if (cell.destinations == observe::Destinations::Hidden || stream.remote.isEmpty())
            return {};
        return Texts::tr("Connected to %1").arg(stream.remote);
    case StreamModel::StateColumn:
        return stream.leaksDns ? dnsLeakAdvice(stream.application) : problemText(stream, cell.destinations);
    case StreamModel::CircuitColumn:
        return stream.circuit.text();
    case StreamModel::ReplyColumn:
        if (QString problem = problemText(stream, cell.destinations); !problem.isEmpty())
            return problem;
        if (const socks::CodeText *code = codeText(stream); code && stream.answer.isEmpty())
            return socksText(code->meaning);
        return {};
    default:
        return {};
    }
}

QVariant cellForeground(const StreamCell &cell, int column)
{
    const observe::StreamState state = cell.stream.state;
    if (state == observe::StreamState::Open)
        return {};
    const QPalette palette = QGuiApplication::palette();
    if (state == observe::StreamState::Failed
        && (column == StreamModel::StateColumn || column == StreamModel::ReplyColumn))
        return QBrush(theme::errorText(palette));
    return cell.stream.isEnded() ? QVariant(QBrush(mutedText(palette))) : QVariant();
}

} // namespace argyle::ui
