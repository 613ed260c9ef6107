// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <map>

namespace argyle::settings {

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
    int status = 501;    ///< 400 to 599
    QString title;
    QString body;
    bool operator==(const BrowserPage &) const = default;
};

enum class ColorScheme : quint8 { System, Light, Dark };

/// Every setting that Argyle has, with its default. Read and written by SettingsFile alone.
struct Settings
{
    QList<Port> ports = defaultPorts();

    QString route = QStringLiteral("direct"); ///< as --route takes it, without credentials (they stay in memory)
    QStringList nameServers;                  ///< address[:port]; empty: the system's
    bool cacheNames = true;

    BrowserPage browserPage;
    std::map<QString, BrowserPage> browserPages; ///< by application (executable's base name); others get browserPage

    std::chrono::seconds handshakeTimeout{60};
    std::chrono::seconds connectTimeout{120};

    ColorScheme colorScheme = ColorScheme::System;
    bool closeToTray = true;

    int closedStreamsKept = 10'000; ///< 0 to 100 000, in memory only
    bool hideDestinations = false;

    static QList<Port> defaultPorts(); ///< 127.0.0.1:1080 alone
    bool operator==(const Settings &) const = default;
};

/// What is wrong with a value, as a sentence for a person; empty where it is fine.
QString problemWith(const Settings &settings);

} // namespace argyle::settings

Q_DECLARE_METATYPE(argyle::settings::Settings)
