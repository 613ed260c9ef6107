// SPDX-License-Identifier: MIT
#include "isolation/group.h"

#include "isolation/groupkey.h"

#include <QCoreApplication>
#include <QtGlobal>

#include <array>
#include <cstring>

namespace argyle::isolation {

namespace {

constexpr const char *destinationField = QT_TRANSLATE_NOOP("argyle::isolation", "Destination address");

QString fromBytes(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString baseName(const QString &executable)
{
    return executable.mid(executable.lastIndexOf(QLatin1Char('/')) + 1);
}

const QString &ownName()
{
    static const QString name = baseName(QCoreApplication::applicationFilePath());
    return name;
}

QString protocolText(std::string_view field)
{
    const auto protocol = socks::Protocol(field.front());
    if (protocol == socks::Protocol::Http)
        return QString::fromLatin1(socks::nameOf(protocol));
    return QStringLiteral("SOCKS") + QString::fromLatin1(socks::nameOf(protocol));
}

template<typename Address>
QString addressText(std::string_view field)
{
    Address address;
    std::memcpy(address.octets.data(), field.data(), address.octets.size());
    return QString::fromStdString(socks::toString(socks::Host(address)));
}

/// A name has a zero byte before it (groupkey.cpp).
QString hostText(std::string_view field)
{
    if (field.starts_with('\0'))
        return fromBytes(field.substr(1));
    return field.size() == socks::Ipv4().octets.size() ? addressText<socks::Ipv4>(field)
                                                       : addressText<socks::Ipv6>(field);
}

quint32 portNumber(std::string_view field)
{
    quint32 port = 0;
    std::memcpy(&port, field.data(), sizeof port);
    return port;
}

} // namespace

QString Group::name() const
{
    if (!m_applications.isEmpty()) {
        const qsizetype others = m_applications.size() - 1;
        return others == 0 ? m_applications.first() : QStringLiteral("%1 +%2").arg(m_applications.first()).arg(others);
    }
    const QString tag = credentialsTag();
    return tag.isEmpty() ? fromBytes(m_portKey) : tag;
}

void Group::addApplication(const QString &executable)
{
    constexpr qsizetype most = 99;
    const QString name = baseName(executable);
    if (name.isEmpty() || m_applications.size() == most || m_applications.contains(name))
        return;
    const bool isOwnLast = !m_applications.isEmpty() && m_applications.last() == ownName();
    m_applications.insert(m_applications.size() - (isOwnLast ? 1 : 0), name);
}

QString Group::credentialsTag() const
{
    if (!m_isolation.testFlag(PortFlag::IsolateSocksAuth))
        return {};
    const QString tag = isolation::credentialsTag(credentialsIn(fieldIn(m_key, PortFlag::IsolateSocksAuth)));
    return tag.isEmpty() ? tag : QStringLiteral("tag ") + tag;
}

std::vector<GroupField> Group::fields() const
{
    struct Name
    {
        PortFlag flag;
        const char *text;
    };

    static constexpr std::array names{
        Name{PortFlag::IsolateClientAddr, QT_TRANSLATE_NOOP("argyle::isolation", "Client address")},
        Name{PortFlag::IsolateSocksAuth, QT_TRANSLATE_NOOP("argyle::isolation", "Credentials")},
        Name{PortFlag::IsolateClientProtocol, QT_TRANSLATE_NOOP("argyle::isolation", "Protocol")},
        Name{PortFlag::IsolateDestPort, QT_TRANSLATE_NOOP("argyle::isolation", "Destination port")},
        Name{PortFlag::IsolateDestAddr, destinationField},
        Name{PortFlag::IsolateClientProcess, QT_TRANSLATE_NOOP("argyle::isolation", "Application")},
    };

    std::vector<GroupField> fields;
    if (const auto session = sessionGroupIn(m_key))
        fields.push_back(
            {QString::fromLatin1(QT_TRANSLATE_NOOP("argyle::isolation", "Session group")), QString::number(*session)});
    else
        fields.push_back({QString::fromLatin1(QT_TRANSLATE_NOOP("argyle::isolation", "Port")), fromBytes(m_portKey)});
    for (const Name &name : names) {
        if (m_isolation.testFlag(name.flag))
            fields.push_back({QString::fromLatin1(name.text), valueOf(name.flag)});
    }
    return fields;
}

QString Group::valueOf(PortFlag flag) const
{
    const std::string_view field = fieldIn(m_key, flag);
    switch (flag) {
    case PortFlag::IsolateSocksAuth:
        return credentialsTag();
    case PortFlag::IsolateClientProtocol:
        return protocolText(field);
    case PortFlag::IsolateDestPort:
        return QString::number(portNumber(field));
    case PortFlag::IsolateDestAddr:
        return hostText(field);
    default:
        return fromBytes(field);
    }
}

bool namesDestination(const QString &fieldName)
{
    return fieldName == QLatin1StringView(destinationField);
}

} // namespace argyle::isolation
