// SPDX-License-Identifier: MIT
#include "ui/streamorder.h"

#include "ui/streammodel.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
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

bool isOrderedByText(const StreamModel &streams, int column)
{
    switch (column) {
    case StreamModel::ApplicationColumn:
    case StreamModel::PortColumn:
    case StreamModel::CircuitColumn:
        return true;
    case StreamModel::DestinationColumn:
        return streams.destinations() != observe::Destinations::Hidden;
    default:
        return false;
    }
}

/// Of a column that is ordered by text.
QString textOf(const observe::StreamRecord &stream, int column)
{
    switch (column) {
    case StreamModel::ApplicationColumn:
        return stream.application;
    case StreamModel::PortColumn:
        return stream.port;
    case StreamModel::DestinationColumn:
        return stream.host;
    default:
        return stream.circuit.text();
    }
}

/// What orders the streams whose texts in that column are equal, before their ids do.
quint16 secondOf(const observe::StreamRecord &stream, int column)
{
    return column == StreamModel::DestinationColumn ? stream.hostPort : quint16(0);
}

/// A row with the beginning of its text, folded, one byte a character: most pairs are decided without a look at their texts.
/// What a byte cannot say ends it: then the whole texts decide.
struct KeyedRow
{
    KeyedRow(const QString &text, quint16 itsSecond, int itsRow, int itsPlace)
        : second(itsSecond)
        , row(itsRow)
        , place(itsPlace)
    {
        for (std::size_t i = 0; i < key.size() && qsizetype(i) < text.size(); ++i) {
            const char16_t folded = text[qsizetype(i)].toCaseFolded().unicode();
            key[i] = static_cast<unsigned char>(std::min<char16_t>(folded, lastByte));
            if (folded == 0 || folded >= lastByte)
                return;
        }
        isWhole = text.size() <= std::ssize(key);
    }

    static constexpr char16_t lastByte = 0x80;
    std::array<unsigned char, 20> key{};
    bool isWhole = false; ///< the key has all of the text
    quint16 second;
    int row;
    int place; ///< of its text
};

int compare(const StreamModel &streams, int column, int row, int otherRow)
{
    const observe::StreamRecord &one = streams.record(row);
    const observe::StreamRecord &other = streams.record(otherRow);
    if (isOrderedByText(streams, column)) {
        const int byText = order(textOf(one, column), textOf(other, column));
        return byText != 0 ? byText : order(secondOf(one, column), secondOf(other, column));
    }
    switch (column) {
    case StreamModel::AskedColumn:
        return order(std::pair(one.command, one.protocol), std::pair(other.command, other.protocol));
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
    if (!isOrderedByText(streams, column)) {
        std::sort(rows.begin(), rows.end(),
                  [&](int row, int otherRow) { return comesBefore(streams, column, order, row, otherRow); });
        return;
    }
    std::vector<QString> texts;
    std::vector<KeyedRow> keyed;
    texts.reserve(rows.size());
    keyed.reserve(rows.size());
    for (const int row : rows) {
        const observe::StreamRecord &stream = streams.record(row);
        texts.push_back(textOf(stream, column));
        keyed.emplace_back(texts.back(), secondOf(stream, column), row, static_cast<int>(keyed.size()));
    }
    const auto text = [&](const KeyedRow &keyedRow) -> const QString & {
        return texts[static_cast<std::size_t>(keyedRow.place)];
    };
    std::sort(keyed.begin(), keyed.end(), [&](const KeyedRow &one, const KeyedRow &other) {
        int result = std::memcmp(one.key.data(), other.key.data(), one.key.size());
        if (result == 0 && !(one.isWhole && other.isWhole))
            result = ui::order(text(one), text(other));
        if (result == 0)
            result = one.second != other.second ? one.second - other.second : one.row - other.row;
        return order == Qt::AscendingOrder ? result < 0 : result > 0;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const KeyedRow &each) { return each.row; });
}

} // namespace argyle::ui
