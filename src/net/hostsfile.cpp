// SPDX-License-Identifier: MIT
#include "net/hostsfile.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <utility>

namespace argyle::net {

HostsFile::HostsFile(QString path)
    : m_path(std::move(path))
{}

void HostsFile::refresh()
{
    const FileStamp stamp = FileStamp::of(m_path);
    if (m_stamp == stamp)
        return;
    m_stamp = stamp;
    m_addresses.clear();
    m_names.clear();
    read();
}

void HostsFile::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    while (!file.atEnd())
        readLine(file.readLine());
}

/// hosts(5): an address, then names, separated by blanks; '#' begins a comment.
void HostsFile::readLine(const QByteArray &line)
{
    const qsizetype comment = line.indexOf('#');
    const QByteArray text = (comment < 0 ? line : line.left(comment)).simplified().toLower();
    const QList<QByteArray> words = text.split(' ');
    const auto address = SocketAddress::fromLiteral(words.front().toStdString(), 0);
    if (!address)
        return;
    for (QByteArray name : words.mid(1)) {
        if (name.endsWith('.'))
            name.chop(1);
        if (name.isEmpty())
            continue;
        std::vector<SocketAddress> &addresses = m_addresses[name.toStdString()];
        if (std::find(addresses.begin(), addresses.end(), *address) == addresses.end())
            addresses.push_back(*address);
        m_names.try_emplace(address->hostText(), name.toStdString());
    }
}

std::vector<SocketAddress> HostsFile::addressesOf(const std::string &name) const
{
    const auto found = m_addresses.find(name);
    return found == m_addresses.end() ? std::vector<SocketAddress>{} : found->second;
}

std::optional<std::string> HostsFile::nameOf(const SocketAddress &address) const
{
    const auto found = m_names.find(address.hostText());
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

} // namespace argyle::net
