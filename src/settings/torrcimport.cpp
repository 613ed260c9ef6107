// SPDX-License-Identifier: MIT
#include "settings/torrcimport.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

#include <utility>

namespace argyle::settings {

namespace {

struct Line
{
    int number = 0;
    QString text;
};

/// The lines with those that a backslash continues made one. A comment among them is passed over, and goes on by itself to the
/// end of its line, as Tor takes it.
QList<Line> logicalLines(const QString &torrc)
{
    QList<Line> lines;
    bool continues = false;
    int number = 0;
    for (QString text : torrc.split(QLatin1Char('\n'))) {
        ++number;
        text = text.trimmed();
        if (text.startsWith(QLatin1Char('#')))
            continue;
        const bool isContinued = text.endsWith(QLatin1Char('\\'));
        if (isContinued)
            text.chop(1);
        if (continues)
            lines.last().text += text;
        else
            lines.append({number, text});
        continues = isContinued;
    }
    return lines;
}

class TorrcReader
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::TorrcReader)

public:
    explicit TorrcReader(const QList<isolation::PortSpec> &present);
    TorrcPorts read(const QString &torrc);

private:
    void readLine(const Line &line);
    void readPort(const Line &line, const QString &value);
    void leaveOut(const Line &line, const QString &reason);
    static QString reasonFor(const QString &name);

    QSet<QString> m_taken;
    TorrcPorts m_found;
};

TorrcReader::TorrcReader(const QList<isolation::PortSpec> &present)
{
    for (const isolation::PortSpec &spec : present) {
        if (!isolation::choosesPort(spec))
            m_taken.insert(isolation::addressText(spec));
    }
}

TorrcPorts TorrcReader::read(const QString &torrc)
{
    for (const Line &line : logicalLines(torrc)) {
        if (!line.text.trimmed().isEmpty())
            readLine(line);
    }
    return std::move(m_found);
}

void TorrcReader::readLine(const Line &line)
{
    const QString text = line.text.trimmed();
    qsizetype end = 0;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    QString name = text.left(end).toLower();
    if (name == QLatin1String("/socksport"))
        return leaveOut(line, tr("It takes ports of another file away, and that file is not read here."));
    if (name.startsWith(QLatin1Char('+')))
        name.remove(0, 1);
    if (name == QLatin1String("socksport"))
        return readPort(line, text.mid(end).trimmed());
    if (const QString reason = reasonFor(name); !reason.isEmpty())
        leaveOut(line, reason);
    else
        ++m_found.otherLines;
}

void TorrcReader::readPort(const Line &line, const QString &value)
{
    if (value.section(QLatin1Char('#'), 0, 0).trimmed() == QLatin1String("0"))
        return leaveOut(line, tr("0 stands for no port."));
    const isolation::ParsedPort parsed = isolation::parsePortSpec(value);
    if (!parsed.spec)
        return leaveOut(line, parsed.error);
    const QString address = isolation::addressText(*parsed.spec);
    if (!isolation::choosesPort(*parsed.spec)) {
        if (m_taken.contains(address))
            return leaveOut(line, tr("There is a port at %1 already.").arg(address));
        m_taken.insert(address);
    }
    m_found.ports.append(*parsed.spec);
}

void TorrcReader::leaveOut(const Line &line, const QString &reason)
{
    m_found.leftOut.append({line.number, line.text.simplified(), reason});
}

/// Why a line that a person may take for one about ports is none for Argyle. Empty for the rest.
QString TorrcReader::reasonFor(const QString &name)
{
    static const QStringList otherPorts{QStringLiteral("httptunnelport"), QStringLiteral("transport"),
                                        QStringLiteral("natdport"), QStringLiteral("dnsport")};
    if (otherPorts.contains(name))
        return tr("Argyle's ports speak SOCKS alone.");
    if (name == QLatin1String("sockslistenaddress"))
        return tr("Tor has given this up; write the address in the SocksPort line.");
    if (name == QLatin1String("sockspolicy"))
        return tr("Argyle has no list of clients that may connect; let a port listen at 127.0.0.1 only.");
    if (name == QLatin1String("safesocks"))
        return tr("In Argyle each port has this for itself: it is the port's SafeSocks flag.");
    if (name == QLatin1String("testsocks"))
        return tr("Argyle always shows which clients resolve names themselves.");
    if (name == QLatin1String("%include"))
        return tr("Other files are not read; paste their lines too.");
    return {};
}

} // namespace

TorrcPorts portsOfTorrc(const QString &torrc, const QList<isolation::PortSpec> &present)
{
    return TorrcReader(present).read(torrc);
}

} // namespace argyle::settings
