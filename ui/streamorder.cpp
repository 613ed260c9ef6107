// SPDX-License-Identifier: MIT
#include "ui/streamorder.h"

#include "ui/streammodel.h"

#include <utility>

namespace argyle::ui {

namespace {

template<typename Value>
int order(const Value &one, const Value &other)
{
    return one < other ? -1 : other < one ? 1 : 0;
}

int order(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive);
}

int compare(const StreamModel &streams, int column, int row, int otherRow)
{
    const observe::StreamRecord &one = streams.record(row);
    const observe::StreamRecord &other = streams.record(otherRow);
    switch (column) {
    case StreamModel::ApplicationColumn:
        return order(one.application, other.application);
    case StreamModel::PortColumn:
        return order(one.port, other.port);
    case StreamModel::AskedColumn:
        return order(std::pair(one.command, one.protocol), std::pair(other.command, other.protocol));
    case StreamModel::DestinationColumn: {
        if (streams.destinations() == observe::Destinations::Hidden)
            return 0;
        const int byHost = order(one.host, other.host);
        return byHost != 0 ? byHost : order(one.hostPort, other.hostPort);
    }
    case StreamModel::StateColumn:
        return order(one.state, other.state);
    case StreamModel::DownRateColumn:
        return order(streams.rates(row).down(), streams.rates(otherRow).down());
    case StreamModel::UpRateColumn:
        return order(streams.rates(row).up(), streams.rates(otherRow).up());
    case StreamModel::DownColumn:
        return order(one.received, other.received);
    case StreamModel::UpColumn:
        return order(one.sent, other.sent);
    case StreamModel::TimeColumn:
        return order(one.duration(streams.now()), other.duration(streams.now()));
    case StreamModel::CircuitColumn:
        return order(one.circuit.text(), other.circuit.text());
    case StreamModel::ReplyColumn:
        return order(one.reply ? *one.reply : -1, other.reply ? *other.reply : -1);
    default:
        return 0;
    }
}

} // namespace

bool comesBefore(const StreamModel &streams, int column, Qt::SortOrder order, int row, int otherRow)
{
    int result = compare(streams, column, row, otherRow);
    if (result == 0)
        result = row - otherRow; // the model's rows are in the order of their ids
    return order == Qt::AscendingOrder ? result < 0 : result > 0;
}

} // namespace argyle::ui
