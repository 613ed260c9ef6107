// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"

class QWidget;

namespace argyle::ui {

/// What came of an export: neither where the person thought better of it.
struct Exported
{
    QString path;    ///< where the streams are now
    QString problem; ///< a sentence where they could not be written
};

/// Asks where to, in a dialog of that title, and writes the streams as CSV or JSON by the name that was chosen.
Exported exportStreams(QWidget *parent, const QString &title, const QList<observe::StreamRecord> &streams,
                       observe::Destinations destinations);

/// Writes them to that file, as JSON where it ends in ".json" and as CSV otherwise. A sentence where it could not be done.
QString writeStreams(const QString &path, const QList<observe::StreamRecord> &streams,
                     observe::Destinations destinations);

} // namespace argyle::ui
