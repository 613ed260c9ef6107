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

void openGap(std::vector<int> &rows, int first, int count)
{
    for (int &row : rows)
        row += row >= first ? count : 0;
}

} // namespace argyle::ui
