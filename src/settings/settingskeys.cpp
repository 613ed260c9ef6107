// SPDX-License-Identifier: MIT
#include "settings/settingskeys.h"

#include "settings/keyreader.h"
#include "settings/routespec.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace argyle::settings {

namespace {

const QString portsList = QStringLiteral("ports");
const QString pagesList = QStringLiteral("browserPages");
const QString onePage = QStringLiteral("browserPage/");
const QString lineField = QStringLiteral("line");
const QString onField = QStringLiteral("on");
const QString applicationField = QStringLiteral("application");
const QString enabledField = QStringLiteral("enabled");
const QString statusField = QStringLiteral("status");
const QString titleField = QStringLiteral("title");
const QString bodyField = QStringLiteral("body");
const QString routeKey = QStringLiteral("route/way");
const QString torProgramKey = QStringLiteral("route/torProgram");
const QString torrcExtraKey = QStringLiteral("route/torrcExtra");
const QString nameServersKey = QStringLiteral("names/servers");
const QString cacheNamesKey = QStringLiteral("names/cache");
const QString handshakeTimeoutKey = QStringLiteral("timeouts/handshake");
const QString connectTimeoutKey = QStringLiteral("timeouts/connect");
const QString colorSchemeKey = QStringLiteral("appearance/colorScheme");
const QString closeToTrayKey = QStringLiteral("appearance/closeToTray");
const QString densityKey = QStringLiteral("appearance/density");
const QString languageKey = QStringLiteral("appearance/language");
const QString showTrayKey = QStringLiteral("appearance/tray");
const QString trayExplainedKey = QStringLiteral("appearance/trayExplained");
const QString startHiddenKey = QStringLiteral("session/startHidden");
const QString startWithSessionKey = QStringLiteral("session/startWithSession");
const QString systemProxyKey = QStringLiteral("session/systemProxy");
const QString failedPortsKey = QStringLiteral("notifications/failedPorts");
const QString torKey = QStringLiteral("notifications/tor");
const QString dnsLeaksKey = QStringLiteral("notifications/dnsLeaks");
const QString closedStreamsKey = QStringLiteral("privacy/closedStreamsKept");
const QString hideDestinationsKey = QStringLiteral("privacy/hideDestinations");

/// In the order of ColorScheme.
const QStringList colorSchemes{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};

/// In the order of Density.
const QStringList densities{QStringLiteral("comfortable"), QStringLiteral("compact")};

/// A list that has a size but no entries is empty on purpose; one without is not there.
QString sizeKey(const QString &listName)
{
    return listName + QStringLiteral("/size");
}

/// Credentials stay in memory.
QString routeToKeep(const Settings &settings)
{
    return toText(parseRoute(settings.route).spec.value_or(DirectSpec{}), Secrets::Withheld);
}

void writePage(QVariantMap &keys, const QString &prefix, const BrowserPage &page)
{
    keys.insert(prefix + enabledField, page.enabled);
    keys.insert(prefix + statusField, page.status);
    keys.insert(prefix + titleField, page.title);
    keys.insert(prefix + bodyField, page.body);
}

bool isOfEntry(const QString &key)
{
    return !entryKey(key, portsList).field.isEmpty() || !entryKey(key, pagesList).field.isEmpty();
}

QStringList unknownIn(const QVariantMap &keys)
{
    const QVariantMap known = toKeys({});
    QStringList unknown;
    for (auto key = keys.keyBegin(); key != keys.keyEnd(); ++key) {
        if (!known.contains(*key) && !isOfEntry(*key))
            unknown << *key;
    }
    return unknown;
}

/// One reading of a file's keys.
class SettingsReader
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::SettingsReader)

public:
    explicit SettingsReader(const QVariantMap &keys)
        : m_unknown(unknownIn(keys))
        , m_reader(keys, m_warnings)
    {}

    ReadSettings read();

private:
    void readAppearance(Settings &settings);
    void readSession(Settings &settings);
    QList<Port> ports();
    void switchOffWhereTaken(Port &port, QSet<QString> &taken);
    QString route();
    void warnOfAnotherRoute();
    QStringList nameServers();
    BrowserPage page(const QString &prefix);
    std::map<QString, BrowserPage> pages();
    std::chrono::seconds timeout(const QString &key, std::chrono::seconds fallback);
    bool hidesDestinations();

    const QStringList m_unknown;
    QStringList m_warnings;
    KeyReader m_reader;
    Losses m_lost;
    const Settings m_defaults;
};

ReadSettings SettingsReader::read()
{
    Settings settings;
    settings.ports = ports();
    settings.route = route();
    settings.torProgram = m_reader.text(torProgramKey, m_defaults.torProgram);
    settings.torrcExtra = m_reader.text(torrcExtraKey, m_defaults.torrcExtra);
    settings.nameServers = nameServers();
    settings.cacheNames = m_reader.boolean(cacheNamesKey, m_defaults.cacheNames);
    settings.browserPage = page(onePage);
    settings.browserPages = pages();
    settings.handshakeTimeout = timeout(handshakeTimeoutKey, m_defaults.handshakeTimeout);
    settings.connectTimeout = timeout(connectTimeoutKey, m_defaults.connectTimeout);
    readAppearance(settings);
    readSession(settings);
    settings.closedStreamsKept = m_reader.number(closedStreamsKey, closedStreamsRange, m_defaults.closedStreamsKept);
    settings.hideDestinations = hidesDestinations();
    return {settings, m_warnings, m_unknown, m_lost};
}

void SettingsReader::readAppearance(Settings &settings)
{
    settings.colorScheme =
        ColorScheme(m_reader.choice(colorSchemeKey, colorSchemes, qsizetype(m_defaults.colorScheme)));
    settings.density = Density(m_reader.choice(densityKey, densities, qsizetype(m_defaults.density)));
    settings.language = m_reader.text(languageKey, m_defaults.language);
    settings.showTray = m_reader.boolean(showTrayKey, m_defaults.showTray);
    settings.closeToTray = m_reader.boolean(closeToTrayKey, m_defaults.closeToTray);
    settings.trayExplained = m_reader.boolean(trayExplainedKey, m_defaults.trayExplained);
    Notifications &notifications = settings.notifications;
    notifications.failedPorts = m_reader.boolean(failedPortsKey, m_defaults.notifications.failedPorts);
    notifications.tor = m_reader.boolean(torKey, m_defaults.notifications.tor);
    notifications.dnsLeaks = m_reader.boolean(dnsLeaksKey, m_defaults.notifications.dnsLeaks);
}

void SettingsReader::readSession(Settings &settings)
{
    settings.startHidden = m_reader.boolean(startHiddenKey, m_defaults.startHidden);
    settings.startWithSession = m_reader.boolean(startWithSessionKey, m_defaults.startWithSession);
    settings.systemProxy = m_reader.boolean(systemProxyKey, m_defaults.systemProxy);
}

QList<Port> SettingsReader::ports()
{
    const QList<int> entries = m_reader.entriesOf(portsList);
    if (m_reader.warnOfStrayEntries(portsList))
        m_lost |= Loss::Ports;
    else if (entries.isEmpty() && !m_reader.contains(sizeKey(portsList)))
        return m_defaults.ports;
    QList<Port> ports;
    QSet<QString> taken;
    for (const int entry : entries) {
        const bool isOn = m_reader.boolean(keyOf(portsList, entry, onField), true);
        const auto parsed = isolation::parsePortSpec(m_reader.text(keyOf(portsList, entry, lineField), {}));
        if (!parsed.spec) {
            m_reader.warn(tr("A port of the settings file is left out: %1").arg(parsed.error));
            if (isOn)
                m_lost |= Loss::Ports;
            continue;
        }
        Port port{*parsed.spec, isOn ? Port::Switch::On : Port::Switch::Off};
        switchOffWhereTaken(port, taken);
        ports << port;
    }
    return ports;
}

void SettingsReader::switchOffWhereTaken(Port &port, QSet<QString> &taken)
{
    const QString address = isolation::addressText(port.spec);
    if (!port.isOn() || isolation::choosesPort(port.spec))
        return;
    if (taken.contains(address)) {
        port.position = Port::Switch::Off;
        m_reader.warn(tr("The settings file has two ports at %1; the second is off now.").arg(address));
    }
    taken.insert(address);
}

QString SettingsReader::route()
{
    QString route = m_reader.text(routeKey, m_defaults.route);
    const QString problem = problemWithRoute(route);
    if (problem.isEmpty()) {
        warnOfAnotherRoute();
        return route;
    }
    m_reader.warn(tr("The route of the settings file is not taken: %1").arg(problem));
    m_lost |= Loss::Route;
    return m_defaults.route;
}

/// Whoever misspelt the route meant one.
void SettingsReader::warnOfAnotherRoute()
{
    const auto meant = std::find_if(m_unknown.begin(), m_unknown.end(), [](const QString &key) {
        return key.startsWith(QLatin1String("route/"), Qt::CaseInsensitive);
    });
    if (m_reader.contains(routeKey) || meant == m_unknown.end())
        return;
    m_reader.warn(tr("The settings file has no %1, but %2, which Argyle does not know.").arg(routeKey, *meant));
    m_lost |= Loss::Route;
}

QStringList SettingsReader::nameServers()
{
    const QStringList wanted = m_reader.list(nameServersKey);
    QStringList servers;
    for (const QString &server : wanted) {
        if (const QString problem = problemWithNameServer(server); problem.isEmpty())
            servers << server;
        else
            m_reader.warn(tr("A name server of the settings file is left out: %1").arg(problem));
    }
    if (servers.isEmpty() && !wanted.isEmpty())
        m_lost |= Loss::NameServers;
    return servers;
}

BrowserPage SettingsReader::page(const QString &prefix)
{
    BrowserPage page;
    page.enabled = m_reader.boolean(prefix + enabledField, page.enabled);
    page.status = m_reader.number(prefix + statusField, pageStatusRange, page.status);
    page.title = m_reader.text(prefix + titleField, page.title);
    page.body = m_reader.text(prefix + bodyField, page.body);
    return page;
}

std::map<QString, BrowserPage> SettingsReader::pages()
{
    std::map<QString, BrowserPage> pages;
    m_reader.warnOfStrayEntries(pagesList);
    for (const int entry : m_reader.entriesOf(pagesList)) {
        const QString application = m_reader.text(keyOf(pagesList, entry, applicationField), {});
        if (const QString problem = problemWithApplication(application); problem.isEmpty())
            pages.insert_or_assign(application, page(keyOf(pagesList, entry, {})));
        else
            m_reader.warn(tr("A browser page of the settings file is left out: %1").arg(problem));
    }
    return pages;
}

std::chrono::seconds SettingsReader::timeout(const QString &key, std::chrono::seconds fallback)
{
    return std::chrono::seconds(m_reader.number(key, timeoutRange, int(fallback.count())));
}

/// What cannot be understood hides them: nobody writes there who wants nothing hidden.
bool SettingsReader::hidesDestinations()
{
    const bool isThere = m_reader.contains(hideDestinationsKey);
    return m_reader.boolean(hideDestinationsKey, isThere || m_defaults.hideDestinations);
}

/// What an entry of a list is recognised by when the list is written anew.
QString identityOf(const QString &listName, const QVariantMap &keys, int entry)
{
    if (listName == pagesList)
        return keys.value(keyOf(listName, entry, applicationField)).toString();
    const auto parsed = isolation::parsePortSpec(keys.value(keyOf(listName, entry, lineField)).toString());
    return parsed.spec ? isolation::addressText(*parsed.spec) : QString();
}

void addUnknownOfList(QVariantMap &keys, const QVariantMap &old, const QString &listName)
{
    QStringList unused;
    QHash<QString, int> placeOf;
    for (const int entry : KeyReader(keys, unused).entriesOf(listName))
        placeOf.insert(identityOf(listName, keys, entry), entry);
    for (auto value = old.begin(); value != old.end(); ++value) {
        const EntryKey place = entryKey(value.key(), listName);
        const int entry = place.entry ? placeOf.value(identityOf(listName, old, place.entry)) : 0;
        const QString key = keyOf(listName, entry, place.field);
        if (entry && !keys.contains(key))
            keys.insert(key, value.value());
    }
}

} // namespace

QVariantMap toKeys(const Settings &settings)
{
    QVariantMap keys{
        {routeKey, routeToKeep(settings)},
        {torProgramKey, settings.torProgram},
        {torrcExtraKey, settings.torrcExtra},
        {nameServersKey, settings.nameServers},
        {cacheNamesKey, settings.cacheNames},
        {handshakeTimeoutKey, qlonglong(settings.handshakeTimeout.count())},
        {connectTimeoutKey, qlonglong(settings.connectTimeout.count())},
        {colorSchemeKey, colorSchemes.at(qsizetype(settings.colorScheme))},
        {densityKey, densities.at(qsizetype(settings.density))},
        {languageKey, settings.language},
        {showTrayKey, settings.showTray},
        {closeToTrayKey, settings.closeToTray},
        {trayExplainedKey, settings.trayExplained},
        {failedPortsKey, settings.notifications.failedPorts},
        {torKey, settings.notifications.tor},
        {dnsLeaksKey, settings.notifications.dnsLeaks},
        {startHiddenKey, settings.startHidden},
        {startWithSessionKey, settings.startWithSession},
        {systemProxyKey, settings.systemProxy},
        {closedStreamsKey, settings.closedStreamsKept},
        {hideDestinationsKey, settings.hideDestinations},
        {sizeKey(portsList), settings.ports.size()},
        {sizeKey(pagesList), qsizetype(settings.browserPages.size())},
    };
    int entry = 0;
    for (const Port &port : settings.ports) {
        ++entry;
        keys.insert(keyOf(portsList, entry, lineField), isolation::toTorrc(port.spec));
        keys.insert(keyOf(portsList, entry, onField), port.isOn());
    }
    writePage(keys, onePage, settings.browserPage);
    entry = 0;
    for (const auto &[application, page] : settings.browserPages) {
        ++entry;
        keys.insert(keyOf(pagesList, entry, applicationField), application);
        writePage(keys, keyOf(pagesList, entry, {}), page);
    }
    return keys;
}

ReadSettings fromKeys(const QVariantMap &keys)
{
    return SettingsReader(keys).read();
}

QString languageIn(const QVariantMap &keys)
{
    QStringList warnings;
    return KeyReader(keys, warnings).text(languageKey, QString());
}

QVariantMap withUnknownKeys(QVariantMap keys, const QVariantMap &old)
{
    addUnknownOfList(keys, old, portsList);
    addUnknownOfList(keys, old, pagesList);
    for (auto value = old.begin(); value != old.end(); ++value) {
        if (!isOfEntry(value.key()) && !keys.contains(value.key()))
            keys.insert(value.key(), value.value());
    }
    return keys;
}

} // namespace argyle::settings
