// SPDX-License-Identifier: MIT
#include "control/answertext.h"

#include "control/texttable.h"
#include "isolation/group.h"
#include "observe/bootstrapphase.h"
#include "observe/circuit.h"
#include "socks/codes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace argyle::control {

namespace {

using Align = TextTable::Align;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::control::AnswerText)
};

QString text(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString size(const QJsonObject &object, const char *key)
{
    return QLocale().formattedDataSize(object.value(QLatin1String(key)).toInteger(), 1, QLocale::DataSizeSIFormat);
}

/// A state is told to programs by a name (observe::nameOf()), which is the English word for it too.
QString state(const QJsonObject &object)
{
    [[maybe_unused]] static constexpr std::array names{
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "handshake"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "resolving"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "connecting"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "open"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "closed"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "failed"),
        QT_TRANSLATE_NOOP("argyle::control::AnswerText", "off"),
    };
    return Texts::tr(text(object, "state").toUtf8().constData());
}

/// "38 ms", "2.1 s", "3:10", "1:02:03".
QString duration(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return Texts::tr("%1 ms").arg(QLocale().toString(std::max<qint64>(milliseconds, 0)));
    if (milliseconds < 60'000)
        return Texts::tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1000, 'f', 1));
    const qint64 seconds = milliseconds / 1000;
    const auto twoDigits = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString minutes = seconds < 3600
                                ? QString::number(seconds / 60)
                                : QString::number(seconds / 3600) + QLatin1Char(':') + twoDigits(seconds / 60 % 60);
    return minutes + QLatin1Char(':') + twoDigits(seconds % 60);
}

QString durationOf(const QJsonObject &stream)
{
    const auto time = [&stream](const char *key) {
        return QDateTime::fromString(text(stream, key), Qt::ISODateWithMs);
    };
    const QDateTime end = time("endedAt");
    return duration(time("openedAt").msecsTo(end.isValid() ? end : QDateTime::currentDateTimeUtc()));
}

/// "05 connection refused"
QString reply(const QString &code)
{
    bool isNumber = false;
    const uint number = code.toUInt(&isNumber, 16);
    if (!isNumber)
        return {};
    const bool isSocks4 =
        number >= uint(socks::Socks4Reply::Granted) && number <= uint(socks::Socks4Reply::IdentMismatch);
    const socks::CodeText &known =
        isSocks4 ? socks::textOf(socks::Socks4Reply(number)) : socks::textOf(socks::Reply(number));
    return code + QLatin1Char(' ') + QCoreApplication::translate("socks", known.name);
}

QString destination(const QJsonObject &stream)
{
    QString host = text(stream, "host");
    const QString port = text(stream, "hostPort");
    if (host.isEmpty() || port == QLatin1String("0"))
        return host;
    return (host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host) + QLatin1Char(':')
           + port;
}

QString circuit(const QJsonObject &row)
{
    return observe::circuitFromJson(row.value(QStringLiteral("circuit"))).text();
}

QString streamsText(const QJsonArray &streams)
{
    if (streams.isEmpty())
        return Texts::tr("No streams.") + QLatin1Char('\n');
    TextTable table;
    table.addColumn(Texts::tr("ID"), Align::Right);
    table.addColumn(Texts::tr("Application"));
    table.addColumn(Texts::tr("Port"));
    table.addColumn(Texts::tr("Group"), Align::Right);
    table.addColumn(Texts::tr("Asked"));
    table.addColumn(Texts::tr("Destination"));
    table.addColumn(Texts::tr("State"));
    table.addColumn(Texts::tr("Down"), Align::Right);
    table.addColumn(Texts::tr("Up"), Align::Right);
    table.addColumn(Texts::tr("Time"), Align::Right);
    table.addColumn(Texts::tr("Reply"));
    table.addColumn(Texts::tr("Circuit"));
    table.addColumn(Texts::tr("Note", "what a lookup found, or what went wrong"));
    for (const auto &each : streams) {
        const QJsonObject stream = each.toObject();
        const QString group = text(stream, "group");
        const QString answer = text(stream, "answer");
        table.addRow({text(stream, "id"), text(stream, "application"), text(stream, "port"),
                      group == QLatin1String("0") ? QString() : group,
                      (text(stream, "command") + QLatin1Char(' ') + text(stream, "protocol")).trimmed(),
                      destination(stream), state(stream), size(stream, "received"), size(stream, "sent"),
                      durationOf(stream), reply(text(stream, "reply")), circuit(stream),
                      answer.isEmpty() ? text(stream, "problem") : answer});
    }
    return table.text();
}

QString groupsText(const QJsonArray &groups)
{
    if (groups.isEmpty())
        return Texts::tr("No isolation groups.") + QLatin1Char('\n');
    TextTable table;
    table.addColumn(Texts::tr("ID"), Align::Right);
    table.addColumn(Texts::tr("Name"));
    table.addColumn(Texts::tr("Port"));
    table.addColumn(Texts::tr("Open streams"), Align::Right);
    table.addColumn(Texts::tr("Down"), Align::Right);
    table.addColumn(Texts::tr("Up"), Align::Right);
    table.addColumn(Texts::tr("Epoch"), Align::Right);
    table.addColumn(Texts::tr("Circuit"));
    for (const auto &each : groups) {
        const QJsonObject group = each.toObject();
        table.addRow({text(group, "id"), isolation::nameInWords(text(group, "name")), text(group, "port"),
                      text(group, "streams"), size(group, "received"), size(group, "sent"), text(group, "epoch"),
                      circuit(group)});
    }
    return table.text();
}

QString portsText(const QJsonArray &ports)
{
    if (ports.isEmpty())
        return Texts::tr("No ports.") + QLatin1Char('\n');
    TextTable table;
    table.addColumn(Texts::tr("Address"));
    table.addColumn(Texts::tr("State"));
    table.addColumn(Texts::tr("Open streams"), Align::Right);
    table.addColumn(Texts::tr("SocksPort"));
    table.addColumn(Texts::tr("Problem"));
    for (const auto &each : ports) {
        const QJsonObject port = each.toObject();
        table.addRow(
            {text(port, "address"), state(port), text(port, "streams"), text(port, "spec"), text(port, "error")});
    }
    return table.text();
}

/// What more there is to say of the Tor behind the route than its one line.
QString torText(const QJsonObject &tor)
{
    QString lines;
    if (const QString problem = text(tor, "problem"); !problem.isEmpty())
        lines += Texts::tr("Tor: %1").arg(printable(problem)) + QLatin1Char('\n');
    else if (!tor.value(QLatin1String("ready")).toBool() && !text(tor, "summary").isEmpty())
        lines +=
            Texts::tr("Tor: %1").arg(printable(observe::bootstrapPhaseText(text(tor, "summary")))) + QLatin1Char('\n');
    for (const auto &warning : tor.value(QLatin1String("warnings")).toArray())
        lines += Texts::tr("Tor warns: %1").arg(printable(warning.toString())) + QLatin1Char('\n');
    const QDateTime due = QDateTime::fromString(text(tor, "nextIdentityAt"), Qt::ISODateWithMs);
    if (due.isValid()) {
        const qint64 wait = std::max<qint64>(QDateTime::currentDateTimeUtc().msecsTo(due), 0);
        lines += Texts::tr("Tor takes a new identity once in 10 s: the next one in %1.").arg(duration(wait))
                 + QLatin1Char('\n');
    }
    return lines;
}

QString statusText(const QJsonObject &status)
{
    QString lines = Texts::tr("Argyle %1").arg(text(status, "version")) + QLatin1Char('\n');
    lines += Texts::tr("Route: %1").arg(printable(text(status, "route"))) + QLatin1Char('\n');
    lines += torText(status.value(QLatin1String("tor")).toObject());
    lines += Texts::tr("Open streams: %1").arg(text(status, "streams")) + QLatin1Char('\n');
    lines += QLatin1Char('\n') + portsText(status.value(QLatin1String("ports")).toArray()) + QLatin1Char('\n');
    const QJsonObject replies = status.value(QLatin1String("replies")).toObject();
    if (replies.isEmpty())
        return lines + Texts::tr("No replies yet.") + QLatin1Char('\n');
    TextTable table;
    table.addColumn(Texts::tr("Reply"));
    table.addColumn(Texts::tr("Sent"), Align::Right);
    for (auto each = replies.begin(); each != replies.end(); ++each)
        table.addRow({reply(each.key()), QString::number(each.value().toInteger())});
    return lines + table.text();
}

} // namespace

QString textOf(const Command &command, const QJsonValue &result)
{
    switch (command.verb) {
    case Verb::Status:
        return statusText(result.toObject());
    case Verb::Streams:
        return streamsText(result.toArray());
    case Verb::Groups:
        return groupsText(result.toArray());
    case Verb::Ports:
        return portsText(result.toArray());
    case Verb::Close:
        return Texts::tr("Stream %1 is closed.").arg(command.id) + QLatin1Char('\n');
    case Verb::NewCircuit:
        return Texts::tr("Later streams of group %1 start afresh.").arg(command.id) + QLatin1Char('\n');
    case Verb::NewIdentity:
        return Texts::tr("Later streams start afresh, in every group.") + QLatin1Char('\n');
    case Verb::Raise:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace argyle::control
