// SPDX-License-Identifier: MIT
#include "ui/streamorder.h"

#include "ui/streammodel.h"

#include <algorithm>
#include <array>
#include <cstring>
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

/// The text that a column is ordered by first; nullptr where it is ordered by numbers, or by a text that is made for the purpose.
const QString *textOf(const StreamModel &streams, int column, int row)
{
    const observe::StreamRecord &stream = streams.record(row);
    switch (column) {
    case StreamModel::ApplicationColumn:
        return &stream.application;
    case StreamModel::PortColumn:
        return &stream.port;
    case StreamModel::DestinationColumn:
        return streams.destinations() == observe::Destinations::Hidden ? nullptr : &stream.host;
    default:
        return nullptr;
    }
}

/// A row with the beginning of its text, folded, one byte a character: most pairs are decided without a look at their streams.
/// What a byte cannot say ends it: then the whole texts decide.
struct KeyedRow
{
    KeyedRow(const QString &text, int ofRow)
        : row(ofRow)
    {
        for (std::size_t i = 0; i < key.size() && qsizetype(i) < text.size(); ++i) {
            const char16_t folded = text[qsizetype(i)].toCaseFolded().unicode();
            key[i] = static_cast<unsigned char>(std::min<char16_t>(folded, lastByte));
            if (folded >= lastByte)
                return;
        }
    }

    static constexpr char16_t lastByte = 0x80;
    std::array<unsigned char, 20> key{};
    int row;
};

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

void sortRows(const StreamModel &streams, int column, Qt::SortOrder order, std::vector<int> &rows)
{
    const auto before = [&](int row, int otherRow) { return comesBefore(streams, column, order, row, otherRow); };
    if (rows.empty() || !textOf(streams, column, rows.front())) {
        std::sort(rows.begin(), rows.end(), before);
        return;
    }
    std::vector<KeyedRow> keyed;
    keyed.reserve(rows.size());
    for (const int row : rows)
        keyed.emplace_back(*textOf(streams, column, row), row);
    std::sort(keyed.begin(), keyed.end(), [&](const KeyedRow &one, const KeyedRow &other) {
        const int result = std::memcmp(one.key.data(), other.key.data(), one.key.size());
        if (result == 0)
            return before(one.row, other.row);
        return order == Qt::AscendingOrder ? result < 0 : result > 0;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const KeyedRow &each) { return each.row; });
}

} // namespace argyle::ui
