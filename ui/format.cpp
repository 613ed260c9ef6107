// SPDX-License-Identifier: MIT
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::Format)
};

// Two significant digits tell enough: 9.1 MB, but 84 kB.
int digitsAfterPoint(double bytes)
{
    double scaled = bytes;
    while (scaled >= 1000)
        scaled /= 1000;
    return scaled < 10 ? 1 : 0;
}

} // namespace

QString bytesText(quint64 bytes)
{
    if (bytes < 1000)
        return Texts::tr("%1 B", "bytes").arg(bytes);
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), digitsAfterPoint(static_cast<double>(bytes)),
                                       QLocale::DataSizeSIFormat);
}

QString kilobytesText(double bytesPerSecond)
{
    return QLocale().toString(bytesPerSecond / 1000, 'f', bytesPerSecond < 999'950 ? 1 : 0);
}

QString rateText(double bytesPerSecond)
{
    // One unit for all rates: one that changes at every look is hard to read, and tables name theirs once.
    const double shown = std::max(bytesPerSecond, 0.0);
    const bool isWhole = shown < 50 || shown >= 9950;
    return Texts::tr("%1 kB/s", "kilobytes a second").arg(QLocale().toString(shown / 1000, 'f', isWhole ? 0 : 1));
}

QString durationText(qint64 milliseconds)
{
    const qint64 shown = std::max<qint64>(milliseconds, 0);
    if (shown == 0)
        return Texts::tr("< 1 ms", "less than a millisecond");
    if (shown < 1000)
        return Texts::tr("%1 ms", "milliseconds").arg(QLocale().toString(shown));
    if (shown < 9950)
        return Texts::tr("%1 s", "seconds").arg(QLocale().toString(static_cast<double>(shown) / 1000, 'f', 1));
    return clockText(shown);
}

QString clockText(qint64 milliseconds)
{
    const qint64 seconds = std::max<qint64>(milliseconds, 0) / 1000;
    const auto twoDigits = [](qint64 value) { return QString::number(value).rightJustified(2, QLatin1Char('0')); };
    if (seconds < 3600)
        return Texts::tr("%1:%2", "minutes:seconds").arg(QString::number(seconds / 60), twoDigits(seconds % 60));
    return Texts::tr("%1:%2:%3", "hours:minutes:seconds")
        .arg(QString::number(seconds / 3600), twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

QString phaseText(qint64 microseconds)
{
    if (microseconds >= 9950)
        return durationText((microseconds + 500) / 1000);
    const auto inMilliseconds = [](qint64 shown, int digits) {
        return QLocale().toString(static_cast<double>(shown) / 1000, 'f', digits);
    };
    if (microseconds < 10)
        return Texts::tr("< %1 ms", "less than so many milliseconds").arg(inMilliseconds(10, 2));
    return Texts::tr("%1 ms", "milliseconds").arg(inMilliseconds(microseconds, microseconds < 95 ? 2 : 1));
}

QString nothingText()
{
    return QStringLiteral("–");
}

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    return firstStrongIsolate + text + popIsolate;
}

} // namespace argyle::ui
