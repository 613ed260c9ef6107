// SPDX-License-Identifier: MIT
#include "settings/routespec.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace argyle::settings {

namespace {

constexpr auto upstreamPrefix = "socks5://";
constexpr auto runningTorPrefix = "tor:";
constexpr auto isolateSuffix = "?isolate";
constexpr QLatin1String socksKey("socks");
constexpr QLatin1String controlKey("control");
constexpr QLatin1String passwordKey("password");

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::RouteSpec)
};

ParsedRoute mistake(const QString &error)
{
    return {std::nullopt, error};
}

std::optional<socks::Endpoint> parseEndpoint(const QString &text)
{
    return socks::parseEndpoint(text.toStdString());
}

/// For an error's sentence, where somebody may have written a user and a password in the wrong place: of the first word what stands
/// behind an @, else, in case it is they and the address is missing, what stands before a colon.
QString withoutSecrets(const QString &text)
{
    const auto blank = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
    const QString word = text.left(blank - text.begin());
    const qsizetype at = word.lastIndexOf(u'@');
    const QString shown = at >= 0 ? word.mid(at + 1) : word.section(u':', 0, 0);
    return text.endsWith(shown) ? shown : shown + u'…';
}

ParsedRoute parseUpstream(const QString &rest)
{
    UpstreamSpec spec;
    const qsizetype at = rest.lastIndexOf(QLatin1Char('@'));
    if (at >= 0) {
        const QString before = rest.left(at);
        const auto decoded = [](const QString &text) {
            return QByteArray::fromPercentEncoding(text.toUtf8()).toStdString();
        };
        spec.credentials = {decoded(before.section(QLatin1Char(':'), 0, 0)),
                            decoded(before.section(QLatin1Char(':'), 1))};
        // RFC 1929 has one length byte for each, and none of them may be empty.
        const auto fits = [](const std::string &field) { return !field.empty() && field.size() <= 255; };
        if (!fits(spec.credentials.username) || !fits(spec.credentials.password))
            return mistake(Texts::tr("a user name and a password have 1 to 255 bytes each"));
    }
    QString address = rest.mid(at + 1);
    if (address.endsWith(QLatin1String(isolateSuffix))) {
        if (at >= 0)
            return mistake(Texts::tr("%1 goes without a user name and password: it gives each group its own")
                               .arg(QLatin1String(isolateSuffix)));
        spec.identity = UpstreamSpec::Identity::PerGroup;
        address.chop(QLatin1String(isolateSuffix).size());
    }
    if (address.endsWith(QLatin1Char('/')))
        address.chop(1);
    const auto proxy = parseEndpoint(address);
    if (!proxy)
        return mistake(Texts::tr("\"%1\" is not host:port").arg(withoutSecrets(rest)));
    spec.proxy = *proxy;
    return {spec, QString()};
}

/// Takes the first `key=value` off the list. A password comes last: its commas are its own.
std::pair<QString, QString> takeOption(QString &options)
{
    const QString key = options.section(QLatin1Char('='), 0, 0);
    const QString rest = options.mid(key.size() + 1);
    const QString value = key == passwordKey ? rest : rest.section(QLatin1Char(','), 0, 0);
    options = rest.mid(value.size() + 1);
    return {key, value};
}

ParsedRoute parseRunningTor(QString options)
{
    RunningTorSpec spec;
    QStringList seen;
    while (!options.isEmpty()) {
        const auto [key, value] = takeOption(options);
        if (seen.contains(key))
            return mistake(Texts::tr("%1 is given twice").arg(key));
        seen << key;
        const auto endpoint = parseEndpoint(value);
        if (key == passwordKey)
            spec.password = value;
        else if (key == controlKey && value.startsWith(QLatin1String("unix:/")))
            spec.control = value.mid(5);
        else if (key != socksKey && key != controlKey)
            return mistake(Texts::tr("\"%1\" is none of socks, control and password").arg(withoutSecrets(key)));
        else if (!endpoint)
            return mistake(Texts::tr("%1=%2 is not host:port").arg(key, withoutSecrets(value)));
        else if (key == socksKey)
            spec.socks = *endpoint;
        else
            spec.control = *endpoint;
    }
    if (!seen.contains(socksKey))
        return mistake(Texts::tr("socks=host:port is missing"));
    return {spec, QString()};
}

QString encoded(const std::string &text)
{
    return QString::fromLatin1(QByteArray::fromStdString(text).toPercentEncoding());
}

QString endpointText(const socks::Endpoint &endpoint)
{
    return QString::fromStdString(socks::toString(endpoint));
}

} // namespace

ParsedRoute parseRoute(const QString &text)
{
    if (text == QLatin1String("direct"))
        return {DirectSpec{}, QString()};
    if (text == QLatin1String("tor"))
        return {OwnTorSpec{}, QString()};
    if (text.startsWith(QLatin1String(upstreamPrefix)))
        return parseUpstream(text.mid(QLatin1String(upstreamPrefix).size()));
    if (text.startsWith(QLatin1String(runningTorPrefix)))
        return parseRunningTor(text.mid(QLatin1String(runningTorPrefix).size()));
    // What stands behind the kind may hold a password.
    return mistake(Texts::tr("\"%1\" is none of direct, socks5://[user:pass@]host:port, tor and tor:socks=host:port")
                       .arg(text.section(QLatin1Char(':'), 0, 0)));
}

QString toText(const RouteSpec &spec, Secrets secrets)
{
    if (std::holds_alternative<DirectSpec>(spec))
        return QStringLiteral("direct");
    if (std::holds_alternative<OwnTorSpec>(spec))
        return QStringLiteral("tor");
    if (const auto *upstream = std::get_if<UpstreamSpec>(&spec)) {
        const bool tellsThem = secrets == Secrets::Told && !upstream->credentials.isEmpty();
        const QString credentials = encoded(upstream->credentials.username) + QLatin1Char(':')
                                    + encoded(upstream->credentials.password) + QLatin1Char('@');
        return QLatin1String(upstreamPrefix) + (tellsThem ? credentials : QString()) + endpointText(upstream->proxy)
               + (upstream->identity == UpstreamSpec::Identity::PerGroup ? QLatin1String(isolateSuffix)
                                                                         : QLatin1String());
    }
    const auto &tor = std::get<RunningTorSpec>(spec);
    QString text = QLatin1String(runningTorPrefix) + QLatin1String("socks=") + endpointText(tor.socks);
    if (const auto *endpoint = std::get_if<socks::Endpoint>(&tor.control))
        text += QLatin1String(",control=") + endpointText(*endpoint);
    else if (const auto *path = std::get_if<QString>(&tor.control))
        text += QLatin1String(",control=unix:") + *path;
    if (secrets == Secrets::Told && !tor.password.isEmpty())
        text += QLatin1String(",password=") + tor.password;
    return text;
}

QString nameOf(const RouteSpec &spec)
{
    if (std::holds_alternative<DirectSpec>(spec))
        return QStringLiteral("direct");
    return std::holds_alternative<UpstreamSpec>(spec) ? QStringLiteral("upstream") : QStringLiteral("tor");
}

} // namespace argyle::settings
