// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QString>
#include <QVariant>

namespace argyle::ui {

class RateMeter;

/// What the cells of a stream's row are made of.
struct StreamCell
{
    const observe::StreamRecord &stream;
    const RateMeter &rates;
    QString groupName;
    qint64 now; ///< milliseconds since the epoch
    observe::Destinations destinations;
};

/// What stands in a cell of StreamModel.
QString cellText(const StreamCell &cell, int column);
QString cellToolTip(const StreamCell &cell, int column);
/// A brush where the text is not in the view's own colour.
QVariant cellForeground(const StreamCell &cell, int column);

} // namespace argyle::ui
