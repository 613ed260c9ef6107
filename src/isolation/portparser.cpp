// SPDX-License-Identifier: MIT
// Reads a SocksPort line (tor(1), SocksPort).
#include "isolation/portflags.h"
#include "isolation/portspec.h"
#include "socks/request.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace argyle::isolation {

namespace {

constexpr std::string_view unixPrefix = "unix:";

QString text(std::string_view word)
{
    return QString::fromUtf8(word.data(), qsizetype(word.size()));
}

bool equals(std::string_view word, const char *name)
{
    return QByteArrayView(word.data(), qsizetype(word.size())).compare(name, Qt::CaseInsensitive) == 0;
}

bool startsWith(std::string_view word, std::string_view prefix)
{
    return word.size() >= prefix.size() && equals(word.substr(0, prefix.size()), prefix.data());
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A decimal number without a sign, nothing where it is anything else or does not fit.
std::optional<int> number(std::string_view digits)
{
    int value = 0;
    if (digits.empty() || digits.front() == '-')
        return std::nullopt;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// One line on its way to a PortSpec. The first thing that is wrong ends it.
class PortParser
{
    Q_DECLARE_TR_FUNCTIONS(argyle::isolation::PortParser)

public:
    explicit PortParser(std::string_view line)
        : m_rest(line)
    {}

    ParsedPort parse();

private:
    bool fail(const QString &error);
    void skipSpace();
    std::string_view takeWord();

    bool readAddress();
    bool readTcp(std::string_view word);
    bool readHost(std::string_view host, std::string_view word);
    bool readPort(std::string_view port, std::string_view word);
    bool readBarePath();
    bool readQuotedPath();
    bool unescape(std::string &path);
    bool setPath(const std::string &path, std::string_view word);

    bool readFlag(std::string_view word);
    bool readSessionGroup(std::string_view word);
    bool noteTraffic(const FlagName &flag, bool isOn, std::string_view word);

    std::string_view m_rest;
    PortSpec m_spec;
    QString m_error;
    bool m_onionOnlySeen = false;
};

bool PortParser::fail(const QString &error)
{
    m_error = error;
    return false;
}

void PortParser::skipSpace()
{
    while (!m_rest.empty() && isSpace(m_rest.front()))
        m_rest.remove_prefix(1);
    if (!m_rest.empty() && m_rest.front() == '#') // a comment, as everywhere in torrc
        m_rest = {};
}

std::string_view PortParser::takeWord()
{
    skipSpace();
    std::size_t length = 0;
    while (length < m_rest.size() && !isSpace(m_rest[length]) && m_rest[length] != '#')
        ++length;
    const auto word = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return word;
}

ParsedPort PortParser::parse()
{
    if (!readAddress())
        return {std::nullopt, m_error};
    for (auto word = takeWord(); !word.empty(); word = takeWord()) {
        if (!readFlag(word))
            return {std::nullopt, m_error};
    }
    if (const QString problem = problemWith(m_spec); !problem.isEmpty())
        return {std::nullopt, problem};
    return {m_spec, {}};
}

bool PortParser::readAddress()
{
    skipSpace();
    if (m_rest.empty())
        return fail(
            tr("The line is empty: a port begins with a number, an address and a number, or unix: and a path."));
    if (!startsWith(m_rest, unixPrefix))
        return readTcp(takeWord());
    if (m_rest.substr(unixPrefix.size()).starts_with('"'))
        return readQuotedPath();
    return readBarePath();
}

bool PortParser::readTcp(std::string_view word)
{
    m_spec.address = TcpAddress{};
    if (word.starts_with('[')) {
        const auto end = word.find(']');
        if (end == std::string_view::npos)
            return fail(tr("\"%1\" has no closing bracket.").arg(text(word)));
        const auto rest = word.substr(end + 1);
        if (!rest.starts_with(':'))
            return fail(
                tr("\"%1\" has no port: write %2:1080, for example.").arg(text(word), text(word.substr(0, end + 1))));
        return readHost(word.substr(0, end + 1), word) && readPort(rest.substr(1), word);
    }
    const auto colon = word.rfind(':');
    if (colon == std::string_view::npos) {
        if (socks::parseLiteral(word))
            return fail(tr("\"%1\" has no port: write %1:1080, for example.").arg(text(word)));
        return readPort(word, word);
    }
    if (word.find(':') != colon)
        return fail(tr("\"%1\": an IPv6 address stands in brackets, as in [::1]:1080.").arg(text(word)));
    return readHost(word.substr(0, colon), word) && readPort(word.substr(colon + 1), word);
}

bool PortParser::readHost(std::string_view host, std::string_view word)
{
    auto &tcp = std::get<TcpAddress>(m_spec.address);
    if (equals(host, "localhost"))
        return true;
    const bool inBrackets = host.starts_with('[');
    const auto literal = socks::parseLiteral(host);
    if (!literal || inBrackets != socks::isIpv6(*literal))
        return fail(tr("\"%1\" in \"%2\" is not an IP address to listen on.").arg(text(host), text(word)));
    tcp.address = QString::fromStdString(socks::toString(*literal));
    return true;
}

bool PortParser::readPort(std::string_view port, std::string_view word)
{
    if (equals(port, "auto"))
        return true;
    const auto value = number(port);
    if (!value || *value < 1 || *value > 65535)
        return fail(tr("\"%1\" is not a port: it is a number from 1 to 65535, or auto.").arg(text(word)));
    std::get<TcpAddress>(m_spec.address).port = quint16(*value);
    return true;
}

bool PortParser::readBarePath()
{
    const auto word = takeWord();
    return setPath(std::string(word.substr(unixPrefix.size())), word);
}

bool PortParser::readQuotedPath()
{
    const auto word = m_rest;
    m_rest.remove_prefix(unixPrefix.size() + 1);
    std::string path;
    while (!m_rest.starts_with('"')) {
        if (m_rest.empty())
            return fail(tr("\"%1\" has no closing quotation mark.").arg(text(word)));
        if (!unescape(path))
            return false;
    }
    m_rest.remove_prefix(1);
    if (!m_rest.empty() && !isSpace(m_rest.front()) && m_rest.front() != '#')
        return fail(tr("\"%1\": a space is due after the closing quotation mark.").arg(text(word)));
    return setPath(path, word.substr(0, word.size() - m_rest.size()));
}

/// Takes one character of a quoted path, or one C escape sequence.
bool PortParser::unescape(std::string &path)
{
    const auto isOctal = [](char c) { return c >= '0' && c <= '7'; };
    const char first = m_rest.front();
    m_rest.remove_prefix(1);
    if (first != '\\') {
        path += first;
        return true;
    }
    const char kind = m_rest.empty() ? '\0' : m_rest.front();
    if (kind == '\\' || kind == '"' || kind == '\'') {
        path += kind;
        m_rest.remove_prefix(1);
        return true;
    }
    const bool isHex = kind == 'x';
    if (isHex)
        m_rest.remove_prefix(1);
    else if (!isOctal(kind))
        return fail(
            tr("\"\\%1\" is not an escape sequence that a path may hold.").arg(text(m_rest.substr(0, kind ? 1 : 0))));
    unsigned value = 0;
    const auto digits = m_rest.substr(0, isHex ? 2 : 3);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, isHex ? 16 : 8);
    if (error != std::errc{} || value > 0xFF)
        return fail(tr("\"%1\" is not an escape sequence that a path may hold.")
                        .arg((isHex ? QStringLiteral("\\x") : QStringLiteral("\\")) + text(digits)));
    m_rest.remove_prefix(std::size_t(end - digits.data()));
    path += char(value);
    return true;
}

bool PortParser::setPath(const std::string &path, std::string_view word)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString decoded = decode(QByteArrayView(path.data(), qsizetype(path.size())));
    if (decode.hasError())
        return fail(tr("The path in \"%1\" is not UTF-8.").arg(text(word)));
    m_spec.address = UnixAddress{decoded};
    return true;
}

bool PortParser::readFlag(std::string_view word)
{
    if (startsWith(word, "SessionGroup="))
        return readSessionGroup(word);
    bool isOn = true;
    const FlagName *flag = findFlag(word);
    if (!flag && startsWith(word, "No")) {
        isOn = false;
        flag = findFlag(word.substr(2));
    }
    if (!flag)
        return fail(tr("\"%1\" is not a flag of a SocksPort.").arg(text(word)));
    if (!noteTraffic(*flag, isOn, word))
        return false;
    m_spec.flags = isOn ? m_spec.flags | flag->flags : m_spec.flags & ~flag->flags;
    return true;
}

bool PortParser::readSessionGroup(std::string_view word)
{
    if (m_spec.sessionGroup)
        return fail(tr("\"%1\" is the second SessionGroup of the line.").arg(text(word)));
    m_spec.sessionGroup = number(word.substr(word.find('=') + 1));
    if (!m_spec.sessionGroup)
        return fail(tr("\"%1\": a session group is a number from 0 to 2147483647.").arg(text(word)));
    return true;
}

/// OnionTrafficOnly is short for "NoDNSRequest NoIPv4Traffic NoIPv6Traffic". A later word that takes one of the three
/// back leaves a line that says "only" and does not mean it.
bool PortParser::noteTraffic(const FlagName &flag, bool isOn, std::string_view word)
{
    if (flag.flags == PortFlag::OnionTrafficOnly) {
        if (!isOn)
            return fail(tr("\"%1\" is not a flag of a SocksPort: use DNSRequest, IPv4Traffic and IPv6Traffic instead.")
                            .arg(text(word)));
        m_onionOnlySeen = true;
    }
    const bool widens = flag.flags == PortFlag::Ipv4Traffic || flag.flags == PortFlag::Ipv6Traffic
                        || flag.flags == PortFlag::DnsRequest;
    if (m_onionOnlySeen && isOn && widens)
        return fail(tr("\"%1\" contradicts OnionTrafficOnly.").arg(text(word)));
    return true;
}

QString problemWithFlags(const PortSpec &spec)
{
    struct Check
    {
        PortFlag flag;
        const char *name;
    };

    static constexpr Check unixOnly[] = {{PortFlag::GroupWritable, "GroupWritable"},
                                         {PortFlag::WorldWritable, "WorldWritable"},
                                         {PortFlag::RelaxDirModeCheck, "RelaxDirModeCheck"}};
    for (const Check &check : unixOnly) {
        if (spec.has(check.flag) && !spec.isUnix())
            return QCoreApplication::translate("argyle::isolation", "%1 is for Unix-domain sockets only.")
                .arg(QString::fromLatin1(check.name));
    }
    if (spec.has(PortFlag::OnionTrafficOnly)) {
        if (!spec.has(PortFlag::OnionTraffic))
            return QCoreApplication::translate("argyle::isolation",
                                               "OnionTrafficOnly and NoOnionTraffic together leave no traffic.");
        return {};
    }
    // As Tor: names that may be asked for but not connected to are a mistake; onion services alone are not.
    const bool hasIp = spec.has(PortFlag::Ipv4Traffic) || spec.has(PortFlag::Ipv6Traffic);
    if (!hasIp && (spec.has(PortFlag::DnsRequest) || !spec.has(PortFlag::OnionTraffic)))
        return QCoreApplication::translate(
            "argyle::isolation", "NoIPv4Traffic and NoIPv6Traffic together leave no traffic; for onion services alone "
                                 "there is OnionTrafficOnly.");
    return {};
}

} // namespace

ParsedPort parsePortSpec(const QString &line)
{
    const QByteArray bytes = line.toUtf8();
    return PortParser(std::string_view(bytes.constData(), std::size_t(bytes.size()))).parse();
}

QString problemWith(const PortSpec &spec)
{
    if (const auto *local = std::get_if<UnixAddress>(&spec.address)) {
        if (!local->path.startsWith(u'/'))
            return QCoreApplication::translate("argyle::isolation",
                                               "\"unix:%1\" has no absolute path: it begins with a slash.")
                .arg(local->path);
        const bool hasControl = std::any_of(local->path.begin(), local->path.end(),
                                            [](QChar c) { return c.unicode() < 0x20 || c == u'\x7F'; });
        if (hasControl)
            return QCoreApplication::translate("argyle::isolation", "The path \"%1\" holds a control character.")
                .arg(local->path.simplified());
    } else if (const auto &tcp = std::get<TcpAddress>(spec.address);
               tcp.address.startsWith(u'[') || !socks::parseLiteral(tcp.address.toStdString())) {
        return QCoreApplication::translate("argyle::isolation", "\"%1\" is not an IP address to listen on.")
            .arg(tcp.address);
    }
    if (spec.sessionGroup && *spec.sessionGroup < 0)
        return QCoreApplication::translate("argyle::isolation", "SessionGroup=%1: a session group is not negative.")
            .arg(*spec.sessionGroup);
    return problemWithFlags(spec);
}

} // namespace argyle::isolation
