// SPDX-License-Identifier: MIT
#include "ui/rowranges.h"

#include <algorithm>

namespace argyle::ui {

std::vector<RowRange> rowRanges(const std::vector<int> &rows)
{
    std::vector<RowRange> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().first + ranges.back().count == row)
            ++ranges.back().count;
        else
            ranges.push_back({row, 1});
    }
    return ranges;
}

void sortUnique(std::vector<int> &rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

void closeGap(std::vector<int> &rows, int first, int last)
{
    std::erase_if(rows, [=](int row) { return row >= first && row <= last; });
    for (int &row : rows)
        row -= row > last ? last - first + 1 : 0;
}

void closeGaps(std::vector<int> &rows, const std::vector<int> &taken)
{
    if (rows.empty() || taken.empty())
        return;
    // How many were taken before each row; -1 for one that was.
    std::vector<int> moves(static_cast<std::size_t>(*std::max_element(rows.begin(), rows.end())) + 1);
    auto next = taken.begin();
    int count = 0;
    for (std::size_t row = 0; row < moves.size(); ++row) {
        const bool isTaken = next != taken.end() && static_cast<std::size_t>(*next) == row;
        moves[row] = isTaken ? -1 : count;
        if (isTaken) {
            ++next;
            ++count;
        }
    }
    std::erase_if(rows, [&moves](int row) { return moves[static_cast<std::size_t>(row)] < 0; });
    for (int &row : rows)
        row -= moves[static_cast<std::size_t>(row)];
}

void openGap(std::vector<int> &rows, int first, int count)
{
    for (int &row : rows)
        row += row >= first ? count : 0;
}

} // namespace argyle::ui
