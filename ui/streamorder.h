// SPDX-License-Identifier: MIT
#pragma once

#include <Qt>

namespace argyle::ui {

class StreamModel;

/// Whether the stream of `row` stands before that of `otherRow` in the order of a column. Streams that are equal by it are
/// in the order of their ids, so that every order is a total one.
bool comesBefore(const StreamModel &streams, int column, Qt::SortOrder order, int row, int otherRow);

} // namespace argyle::ui
