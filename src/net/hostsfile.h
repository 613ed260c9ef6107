// SPDX-License-Identifier: MIT
#pragma once

#include "net/filestamp.h"
#include "net/socketaddress.h"

#include <QString>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace argyle::net {

/// A hosts(5) file kept in memory: c-ares before 1.20 reads the whole of it at every lookup, which a list of a hundred thousand
/// blocked names makes too slow for a thread that relays. No file, or one that may not be read, is an empty one.
class HostsFile
{
public:
    explicit HostsFile(QString path);

    /// Reads the file again where it has changed.
    void refresh();

    /// Every address of a name (lower case, no trailing dot) in the order of the file, port 0; empty: the file does not have it.
    std::vector<SocketAddress> addressesOf(const std::string &name) const;
    /// The first name of an address (its port does not matter).
    std::optional<std::string> nameOf(const SocketAddress &address) const;

private:
    void read();
    void readLine(const QByteArray &line);

    QString m_path;
    std::optional<FileStamp> m_stamp; ///< of what was read
    std::unordered_map<std::string, std::vector<SocketAddress>> m_addresses;
    std::unordered_map<std::string, std::string> m_names; ///< by SocketAddress::hostText()
};

} // namespace argyle::net
