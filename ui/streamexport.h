// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"

class QWidget;

namespace argyle::ui {

/// Asks where to, in a dialog of that title, and writes the streams as CSV or JSON by the name that was chosen. A sentence where they could not be
/// written; empty where they were, or where the person thought better of it.
QString exportStreams(QWidget *parent, const QString &title, const QList<observe::StreamRecord> &streams,
                      observe::Destinations destinations);

/// Writes them to that file, as JSON where it ends in ".json" and as CSV otherwise. A sentence where it could not be done.
QString writeStreams(const QString &path, const QList<observe::StreamRecord> &streams,
                     observe::Destinations destinations);

} // namespace argyle::ui
