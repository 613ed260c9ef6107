// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

/// Lists of row numbers, as proxy models keep them.
namespace argyle::ui {

struct RowRange
{
    int first;
    int count;
};

/// The runs of consecutive numbers in a sorted list.
std::vector<RowRange> rowRanges(const std::vector<int> &rows);
void sortUnique(std::vector<int> &rows);
/// The rows from `first` to `last` were removed: they go from the list, and those behind them move up.
void closeGap(std::vector<int> &rows, int first, int last);
/// The rows, which are sorted, were taken out: they go from the list, and those behind them move up.
void closeGaps(std::vector<int> &rows, const std::vector<int> &taken);
/// `count` rows were inserted at `first`: those from there on move down.
void openGap(std::vector<int> &rows, int first, int count);

} // namespace argyle::ui
