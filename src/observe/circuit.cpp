// SPDX-License-Identifier: MIT
#include "observe/circuit.h"

#include <QDateTime>
#include <QJsonArray>

namespace argyle::observe {

namespace {

constexpr qsizetype shortFingerprint = 8;

QString nameOf(const Relay &relay)
{
    const QString name = relay.nickname.isEmpty() ? relay.fingerprint.left(shortFingerprint) : relay.nickname;
    return relay.country.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, relay.country.toUpper());
}

} // namespace

QString Circuit::text() const
{
    if (isEmpty())
        return {};
    QStringList names;
    for (const Relay &relay : relays)
        names.append(nameOf(relay));
    return names.isEmpty() ? id : names.join(QStringLiteral(" → "));
}

QJsonObject toJson(const Circuit &circuit)
{
    QJsonArray relays;
    for (const Relay &relay : circuit.relays) {
        relays.append(QJsonObject{{QStringLiteral("nickname"), relay.nickname},
                                  {QStringLiteral("fingerprint"), relay.fingerprint},
                                  {QStringLiteral("country"), relay.country}});
    }
    return {{QStringLiteral("id"), circuit.id}, {QStringLiteral("relays"), relays}};
}

Circuit circuitFromJson(const QJsonValue &json)
{
    Circuit circuit{json[QStringLiteral("id")].toString(), {}};
    for (const auto &relay : json[QStringLiteral("relays")].toArray()) {
        circuit.relays.append({relay[QStringLiteral("nickname")].toString(),
                               relay[QStringLiteral("fingerprint")].toString(),
                               relay[QStringLiteral("country")].toString()});
    }
    return circuit;
}

QJsonObject toJson(const TorStatus &status)
{
    const QDateTime due = QDateTime::fromMSecsSinceEpoch(status.nextIdentityAt, Qt::UTC);
    return {
        {QStringLiteral("version"), status.version},
        {QStringLiteral("bootstrap"), status.bootstrap ? QJsonValue(*status.bootstrap) : QJsonValue::Null},
        {QStringLiteral("summary"), status.summary},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(status.warnings)},
        {QStringLiteral("problem"), status.problem},
        {QStringLiteral("ready"), status.isReady},
        {QStringLiteral("nextIdentityAt"),
         status.nextIdentityAt ? QJsonValue(due.toString(Qt::ISODateWithMs)) : QJsonValue::Null},
    };
}

} // namespace argyle::observe
