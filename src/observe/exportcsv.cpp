// SPDX-License-Identifier: MIT
#include "observe/export.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

namespace argyle::observe {

namespace {

const QString phasePrefix = QStringLiteral("phases.");

QStringList columns()
{
    QStringList names{
        QStringLiteral("id"),       QStringLiteral("openedAt"),    QStringLiteral("endedAt"),
        QStringLiteral("port"),     QStringLiteral("group"),       QStringLiteral("epoch"),
        QStringLiteral("protocol"), QStringLiteral("command"),     QStringLiteral("host"),
        QStringLiteral("hostPort"), QStringLiteral("state"),       QStringLiteral("reply"),
        QStringLiteral("route"),    QStringLiteral("circuit"),     QStringLiteral("application"),
        QStringLiteral("client"),   QStringLiteral("credentials"), QStringLiteral("remote"),
        QStringLiteral("answer"),   QStringLiteral("dnsLeak"),     QStringLiteral("received"),
        QStringLiteral("sent"),     QStringLiteral("problem"),
    };
    for (int i = 0; i < phaseCount; ++i)
        names << phasePrefix + QString::fromLatin1(nameOf(Phase(i)));
    return names;
}

/// Spreadsheets run a cell that begins so (OWASP, "CSV Injection"), also when it is quoted; with an apostrophe before it
/// they take it for text.
QString withoutFormula(const QString &text)
{
    static const QString triggers = QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"); // the full-width ones too
    return !text.isEmpty() && triggers.contains(text.front()) ? u'\'' + text : text;
}

QString cell(const QJsonValue &value)
{
    if (!value.isString() && !value.isObject())
        return value.toVariant().toString();
    // The one object among a stream's values is its circuit.
    QString text = withoutFormula(value.isObject() ? circuitFromJson(value).text() : value.toString());
    const bool isPlain = std::none_of(text.begin(), text.end(),
                                      [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; });
    if (isPlain)
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString row(const QStringList &columns, const QJsonObject &stream)
{
    const QJsonObject phases = stream.value(QStringLiteral("phases")).toObject();
    QStringList cells;
    cells.reserve(columns.size());
    for (const QString &column : columns) {
        cells << cell(column.startsWith(phasePrefix) ? phases.value(column.sliced(phasePrefix.size()))
                                                     : stream.value(column));
    }
    return cells.join(u',') + QStringLiteral("\r\n");
}

} // namespace

QByteArray toCsv(const QList<StreamRecord> &records, Destinations destinations)
{
    const QStringList names = columns();
    QByteArray csv = names.join(u',').toLatin1() + "\r\n";
    for (const StreamRecord &record : records)
        csv += row(names, toJson(record, destinations)).toUtf8();
    return csv;
}

} // namespace argyle::observe
