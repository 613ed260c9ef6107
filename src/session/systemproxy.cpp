// SPDX-License-Identifier: MIT
#include "session/systemproxy.h"

#include "settings/wholefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace argyle::session {

namespace {

const QString beforeKey = QStringLiteral("before");
const QString oursKey = QStringLiteral("ours");
const QString nameKey = QStringLiteral("name");
const QString valueKey = QStringLiteral("value");

QJsonArray toJson(const ProxyValues &values)
{
    QJsonArray array;
    for (const ProxyValue &each : values)
        array.append(
            QJsonObject{{nameKey, each.name}, {valueKey, each.value ? QJsonValue(*each.value) : QJsonValue()}});
    return array;
}

ProxyValues fromJson(const QJsonArray &array)
{
    ProxyValues values;
    for (const auto &each : array) {
        const QJsonObject one = each.toObject();
        const QJsonValue value = one[valueKey];
        values.append({one[nameKey].toString(), value.isString() ? std::optional(value.toString()) : std::nullopt});
    }
    return values;
}

} // namespace

SystemProxy::SystemProxy(std::unique_ptr<DesktopProxy> desktop, const QString &folder)
    : m_desktop(std::move(desktop))
    , m_path(m_desktop ? folder + QStringLiteral("/system-proxy-%1.json").arg(m_desktop->name()) : QString())
{}

QString SystemProxy::leadTo(const ProxyPlace &place)
{
    const auto failed = [](const QString &why) { return tr("Argyle is not the system's proxy: %1").arg(why); };
    if (!m_desktop)
        return failed(tr("this desktop has no proxy settings that Argyle knows. Set each application by itself."));
    if (m_place == place)
        return {};
    QString problem;
    std::optional<Kept> state = kept();
    if (!state) {
        const std::optional<ProxyValues> before = m_desktop->read(problem);
        if (!before)
            return failed(problem);
        state = Kept{*before, {}};
    }
    const ProxyValues ours = m_desktop->leadingTo(place);
    state->ours.removeAll(ours);
    state->ours.append(ours);
    // First what is needed to put it back, then the change itself.
    problem = keep(*state);
    if (problem.isEmpty())
        problem = m_desktop->write(ours);
    if (!problem.isEmpty())
        return failed(problem);
    m_place = place;
    return {};
}

QString SystemProxy::putBack()
{
    m_place.reset();
    const std::optional<Kept> state = kept();
    if (!state)
        return {};
    const auto failed = [](const QString &why) {
        return tr("The system's proxy settings could not be put back: %1").arg(why);
    };
    QString problem;
    const std::optional<ProxyValues> now = m_desktop->read(problem);
    if (!now)
        return failed(problem);
    ProxyValues values;
    for (const ProxyValue &before : state->before) {
        const bool isOurs = std::any_of(state->ours.begin(), state->ours.end(), [&](const ProxyValues &ours) {
            const auto mine =
                std::find_if(ours.begin(), ours.end(), [&](const auto &one) { return one.name == before.name; });
            return mine != ours.end() && now->contains(*mine);
        });
        // The mode, which was written last, goes first: nothing follows the others any more when they change.
        if (isOurs)
            values.prepend(before);
    }
    problem = m_desktop->write(values);
    if (!problem.isEmpty())
        return failed(problem);
    if (QFile file(m_path); !file.remove())
        return failed(tr("%1 cannot be removed (%2).").arg(QDir::toNativeSeparators(m_path), file.errorString()));
    return {};
}

std::optional<SystemProxy::Kept> SystemProxy::kept() const
{
    QFile file(m_path);
    if (!m_desktop || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Kept kept{fromJson(object[beforeKey].toArray()), {}};
    const QJsonArray ours = object[oursKey].toArray();
    for (const auto &each : ours)
        kept.ours.append(fromJson(each.toArray()));
    return kept;
}

QString SystemProxy::keep(const Kept &kept) const
{
    QJsonArray ours;
    for (const ProxyValues &each : kept.ours)
        ours.append(toJson(each));
    const QJsonObject object{{beforeKey, toJson(kept.before)}, {oursKey, ours}};
    return settings::writeWhole(m_path, QJsonDocument(object).toJson(), settings::Readers::Owner);
}

} // namespace argyle::session
