// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace argyle::ui {

/// A number of bytes in decimal units, as short as it stays exact enough: "512 B", "9.1 MB", "84 kB".
QString bytesText(quint64 bytes);
/// A rate in kilobytes a second without its unit, for columns that name it: "812.4", "1,300".
QString kilobytesText(double bytesPerSecond);
/// A rate with its unit, the same for all: "0.2 kB/s", "812 kB/s", "1,300 kB/s".
QString rateText(double bytesPerSecond);
/// How long something took: "< 1 ms", "38 ms", "2.1 s", "0:42", "1:02:03".
QString durationText(qint64 milliseconds);
/// How long something has gone on, in whole seconds, so that it does not flicker: "0:00", "3:10", "1:02:03".
QString clockText(qint64 milliseconds);
/// How long a phase took: "< 0.01 ms", "0.05 ms", "0.4 ms", "38 ms", and beyond a second as durationText().
QString phaseText(qint64 microseconds);
/// What stands where there is nothing to show.
QString nothingText();

/// A text that keeps its own direction among right-to-left ones, as addresses, sizes and codes do (UAX #9, first strong isolate).
QString isolated(const QString &text);

} // namespace argyle::ui
