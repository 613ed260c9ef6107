// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"
#include "socks/request.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>

namespace argyle::settings {

/// The values that a number may have, both ends included.
struct Range
{
    int least;
    int most;
    constexpr bool holds(qint64 value) const { return value >= least && value <= most; }
};

inline constexpr Range pageStatusRange{400, 599};
inline constexpr Range timeoutRange{1, 3600}; ///< seconds
inline constexpr Range closedStreamsRange{0, 100'000};

/// A port as the person keeps it: it may be switched off without being forgotten.
struct Port
{
    enum class Switch : quint8 { Off, On };
    isolation::PortSpec spec;
    Switch position = Switch::On;
    bool isOn() const { return position == Switch::On; }
    bool operator==(const Port &) const = default;
};

/// The misconfigured-browser page. Empty title and body stand for the built-in ones.
struct BrowserPage
{
    bool enabled = true; ///< off: HTTP clients are closed on without a word
    int status = 501;    ///< in pageStatusRange
    QString title;
    QString body;
    bool operator==(const BrowserPage &) const = default;
};

enum class ColorScheme : quint8 { System, Light, Dark };
enum class Density : quint8 { Comfortable, Compact };

/// What the desktop's notifications tell of, each by itself.
struct Notifications
{
    bool failedPorts = true; ///< a port could not be opened
    bool tor = true;         ///< Tor became ready, or is gone
    bool dnsLeaks = true;    ///< an application looks names up by itself; told once of each
    bool operator==(const Notifications &) const = default;
};

/// Every setting that Argyle has, with its default. Read and written by SettingsFile alone.
struct Settings
{
    QList<Port> ports = defaultPorts();

    QString route = QStringLiteral("direct"); ///< as --route takes it; the file goes without its credentials
    QString torProgram;                       ///< path of the tor that the route `tor` runs; empty: the system's
    QString torrcExtra;      ///< path of a file with further torrc lines for it (bridges…); empty: none
    QStringList nameServers; ///< address[:port]; empty: the system's
    bool cacheNames = true;

    BrowserPage browserPage;
    std::map<QString, BrowserPage> browserPages; ///< by application (executable's base name); others get browserPage

    std::chrono::seconds handshakeTimeout{60}; ///< in timeoutRange, as is the next
    std::chrono::seconds connectTimeout{120};

    ColorScheme colorScheme = ColorScheme::System;
    Density density = Density::Comfortable;
    QString language; ///< of a translation that exists ("de"), "en" for the texts as they are; empty: the system's
    bool showTray = true;
    bool closeToTray = true;    ///< closing the window leaves Argyle in the tray, where there is one
    bool trayExplained = false; ///< the person was told of that
    bool startHidden = false;   ///< in the tray, where there is one
    bool startWithSession = false;
    bool systemProxy = false; ///< the desktop's proxy settings lead to the first open port
    Notifications notifications;

    int closedStreamsKept = 10'000; ///< in closedStreamsRange, in memory only
    bool hideDestinations = false;

    static QList<Port> defaultPorts(); ///< 127.0.0.1:1080 alone
    bool operator==(const Settings &) const = default;
};

/// What is wrong with a value, as a sentence for a person; empty where it is fine.
QString problemWith(const Settings &settings);
/// The same for a route, as parseRoute() reads it.
QString problemWithRoute(const QString &route);
/// The same for the name of an application that a page belongs to.
QString problemWithApplication(const QString &application);
/// A name server: an IPv4 address, an IPv6 address (in brackets where a port follows), with or without `:port`, which is 53 where it is
/// not given. Nothing where it is none of these.
std::optional<socks::Endpoint> parseNameServer(const QString &server);
/// What is wrong with one, as a sentence for a person; empty where it is fine.
QString problemWithNameServer(const QString &server);

} // namespace argyle::settings

Q_DECLARE_METATYPE(argyle::settings::Settings)
