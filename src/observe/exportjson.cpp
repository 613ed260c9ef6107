// SPDX-License-Identifier: MIT
#include "observe/export.h"

#include "argyle/version.h"
#include "observe/hiding.h"

#include <QDateTime>

namespace argyle::observe {

namespace {

QJsonValue count(quint64 number)
{
    return QJsonValue(qint64(number));
}

QJsonValue commandValue(const StreamRecord &record)
{
    const bool isSocks = record.protocol != socks::Protocol::Unknown && record.protocol != socks::Protocol::Http;
    if (!isSocks || !record.hasRequest())
        return QJsonValue::Null;
    if (const char *name = socks::nameOf(record.command))
        return QString::fromLatin1(name);
    return QStringLiteral("command ") + codeDigits(quint8(record.command));
}

QJsonValue timeValue(qint64 msecs)
{
    if (msecs == 0)
        return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(msecs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject phasesObject(const StreamRecord &record)
{
    QJsonObject phases;
    for (int i = 0; i < phaseCount; ++i) {
        const qint64 microseconds = record.phases[std::size_t(i)];
        if (microseconds >= 0)
            phases.insert(QString::fromLatin1(nameOf(Phase(i))), double(microseconds) / 1000);
    }
    return phases;
}

QJsonObject shownToJson(const StreamRecord &record)
{
    QJsonObject json{
        {QStringLiteral("id"), count(record.id)},
        {QStringLiteral("port"), record.port},
        {QStringLiteral("group"), qint64(record.group)},
        {QStringLiteral("epoch"), qint64(record.epoch)},
        {QStringLiteral("protocol"), QString::fromLatin1(socks::nameOf(record.protocol))},
        {QStringLiteral("command"), commandValue(record)},
        {QStringLiteral("host"), record.host},
        {QStringLiteral("hostPort"), record.hostPort},
        {QStringLiteral("state"), QString::fromLatin1(nameOf(record.state))},
        {QStringLiteral("reply"), record.reply ? QJsonValue(codeDigits(*record.reply)) : QJsonValue::Null},
        {QStringLiteral("route"), record.route},
        {QStringLiteral("application"), record.application},
        {QStringLiteral("client"), record.client},
        {QStringLiteral("credentials"), record.credentialsTag},
        {QStringLiteral("remote"), record.remote},
        {QStringLiteral("answer"), record.answer},
        {QStringLiteral("dnsLeak"), record.leaksDns},
        {QStringLiteral("problem"), record.problem},
        {QStringLiteral("received"), count(record.received)},
        {QStringLiteral("sent"), count(record.sent)},
        {QStringLiteral("openedAt"), timeValue(record.openedAt)},
        {QStringLiteral("endedAt"), timeValue(record.endedAt)},
        {QStringLiteral("phases"), phasesObject(record)},
    };
    if (!record.circuit.isEmpty())
        json.insert(QStringLiteral("circuit"), toJson(record.circuit));
    else if (record.route == QLatin1String("tor"))
        json.insert(QStringLiteral("circuit"), QJsonValue::Null);
    return json;
}

} // namespace

QJsonObject toJson(const StreamRecord &record, Destinations destinations)
{
    return shownToJson(destinations == Destinations::Hidden ? withoutDestination(record) : record);
}

QJsonArray toJson(const QList<StreamRecord> &records, Destinations destinations)
{
    QJsonArray array;
    for (const StreamRecord &record : records)
        array.append(toJson(record, destinations));
    return array;
}

QJsonObject toJson(const GroupRecord &record)
{
    QJsonObject json{
        {QStringLiteral("id"), qint64(record.id)},
        {QStringLiteral("name"), record.name},
        {QStringLiteral("applications"), QJsonArray::fromStringList(record.applications)},
        {QStringLiteral("port"), record.port},
        {QStringLiteral("streams"), qint64(record.streams)},
        {QStringLiteral("epoch"), qint64(record.epoch)},
        {QStringLiteral("received"), count(record.received)},
        {QStringLiteral("sent"), count(record.sent)},
    };
    if (!record.circuit.isEmpty())
        json.insert(QStringLiteral("circuit"), toJson(record.circuit));
    return json;
}

QJsonObject toJson(const PortRecord &record)
{
    return {
        {QStringLiteral("spec"), record.spec},
        {QStringLiteral("address"), record.address},
        {QStringLiteral("state"), QString::fromLatin1(nameOf(record.state))},
        {QStringLiteral("error"), record.error},
        {QStringLiteral("streams"), qint64(record.streams)},
    };
}

QJsonObject statusToJson(const Delta &delta)
{
    QJsonArray ports;
    for (const PortRecord &port : delta.ports)
        ports.append(toJson(port));
    const QHash<quint8, quint64> counts = delta.counters.replies();
    QJsonObject replies;
    for (auto reply = counts.begin(); reply != counts.end(); ++reply)
        replies.insert(codeDigits(reply.key()), count(reply.value()));
    QJsonObject json{
        {QStringLiteral("version"), QStringLiteral(ARGYLE_VERSION)},
        {QStringLiteral("route"), delta.route},
        {QStringLiteral("ports"), ports},
        {QStringLiteral("streams"), count(delta.counters.open)},
        {QStringLiteral("replies"), replies},
    };
    if (delta.tor)
        json.insert(QStringLiteral("tor"), toJson(*delta.tor));
    return json;
}

} // namespace argyle::observe
