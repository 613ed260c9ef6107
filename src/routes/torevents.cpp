// SPDX-License-Identifier: MIT
#include "routes/torevents.h"

#include <QStringList>

namespace argyle::routes {

namespace {

constexpr qsizetype fingerprintSize = 40;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// "127.0.0.1:4711" or "[::1]:4711".
std::uint16_t portOf(std::optional<std::string_view> address)
{
    return address ? toQString(*address).section(u':', -1).toUShort() : std::uint16_t(0);
}

/// "$FINGERPRINT~nickname", "$FINGERPRINT" (control-spec §2.4, LongName).
observe::Relay parseRelay(const QString &longName)
{
    const QString name = longName.startsWith(u'$') ? longName.sliced(1) : longName;
    return {name.section(u'~', 1), name.section(u'~', 0, 0).left(fingerprintSize), {}};
}

} // namespace

TorEventText splitTorEvent(std::string_view text)
{
    const std::size_t end = text.find(' ');
    return {text.substr(0, end), end == std::string_view::npos ? std::string_view() : text.substr(end + 1)};
}

std::optional<TorStreamEvent> parseTorStream(std::string_view text)
{
    const TorWords words(text);
    if (words.count() < 3)
        return std::nullopt;
    const QString circuit = toQString(words.at(2));
    return TorStreamEvent{toQString(words.at(0)), toQString(words.at(1)),
                          circuit == QLatin1String("0") ? QString() : circuit, portOf(words.valueOf("SOURCE_ADDR"))};
}

std::optional<TorCircuitEvent> parseTorCircuit(std::string_view text)
{
    const TorWords words(text);
    if (words.count() < 2)
        return std::nullopt;
    TorCircuitEvent event;
    event.circuit.id = toQString(words.at(0));
    event.status = toQString(words.at(1));
    event.conflux = toQString(words.valueOf("CONFLUX_ID").value_or(""));
    for (const QString &relay : toQString(words.at(2)).split(u',', Qt::SkipEmptyParts))
        event.circuit.relays.append(parseRelay(relay));
    return event;
}

std::optional<TorStatusEvent> parseTorStatus(std::string_view text)
{
    const TorWords words(text);
    if (words.count() < 2)
        return std::nullopt;
    return TorStatusEvent{toQString(words.at(0)), toQString(words.at(1)), words};
}

QString addressInConsensusEntry(std::string_view entry)
{
    // "r nickname identity [digest] date time address ORPort DirPort" (dir-spec §3.4.1); which consensus it is decides whether
    // there is a digest.
    const QString line = toQString(entry.substr(0, entry.find('\n')));
    const QStringList words = line.split(u' ');
    return words.size() >= 7 && words.first() == QLatin1String("r") ? words.at(words.size() - 3) : QString();
}

std::optional<std::uint16_t> firstLoopbackPort(std::string_view listeners)
{
    constexpr std::string_view loopback = "127.0.0.1:";
    const TorWords words(listeners);
    for (std::size_t place = 0; place < words.count(); ++place) {
        if (words.at(place).starts_with(loopback))
            return portOf(words.at(place));
    }
    return std::nullopt;
}

} // namespace argyle::routes
