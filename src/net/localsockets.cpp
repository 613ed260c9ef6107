// SPDX-License-Identifier: MIT
#include "net/localsockets.h"

#include <QByteArray>
#include <QFile>
#include <QList>

#include <algorithm>
#include <cstring>
#include <string>
#include <unordered_map>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace argyle::net {

namespace {

struct Request
{
    nlmsghdr header;
    inet_diag_req_v2 body;
};

Request requestFor(const SocketAddress &local, const SocketAddress &remote, std::uint32_t sequence)
{
    Request request{};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.header.nlmsg_seq = sequence;
    request.body.sdiag_family = std::uint8_t(local.family());
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_states = ~0u;
    const std::size_t size = local.isIpv4() ? 4 : 16;
    inet_diag_sockid &id = request.body.id;
    std::memcpy(id.idiag_src, local.octets(), size);
    std::memcpy(id.idiag_dst, remote.octets(), size);
    id.idiag_sport = htons(local.port());
    id.idiag_dport = htons(remote.port());
    if (local.isIpv6())
        id.idiag_if = reinterpret_cast<const sockaddr_in6 *>(local.data())->sin6_scope_id;
    std::fill(std::begin(id.idiag_cookie), std::end(id.idiag_cookie), INET_DIAG_NOCOOKIE);
    return request;
}

std::string keyOf(const SocketAddress &local, const SocketAddress &remote)
{
    return local.unmapped().text() + ' ' + remote.unmapped().text();
}

/// "0100007F:1F90": words of 32 bits in the order of this machine's bytes, and the port as a number.
SocketAddress addressFrom(const QByteArray &text)
{
    const qsizetype colon = text.indexOf(':');
    const auto port = std::uint16_t(text.mid(colon + 1).toUShort(nullptr, 16));
    std::uint8_t octets[16] = {};
    for (qsizetype word = 0; word < std::min<qsizetype>(colon / 8, 4); ++word) {
        const std::uint32_t value = text.mid(word * 8, 8).toUInt(nullptr, 16);
        std::memcpy(octets + word * 4, &value, sizeof value);
    }
    if (colon == 8)
        return SocketAddress::ipv4({octets[0], octets[1], octets[2], octets[3]}, port);
    return colon == 32 ? SocketAddress::ipv6(octets, port) : SocketAddress();
}

/// One line of a file as proc(5) describes under /proc/net/tcp.
struct ProcSocket
{
    SocketEnds ends;
    bool isListening = false;
    std::uint64_t inode = 0;
};

std::vector<ProcSocket> readProcFile(const QString &path)
{
    std::vector<ProcSocket> sockets;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return sockets;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        constexpr qsizetype inodeField = 9;
        if (fields.size() <= inodeField)
            continue;
        const SocketAddress local = addressFrom(fields[1]);
        const SocketAddress remote = addressFrom(fields[2]);
        if (local.isValid() && remote.isValid()) // TCP_LISTEN is 0A
            sockets.push_back({{local, remote}, fields[3] == "0A", fields[inodeField].toULongLong()});
    }
    return sockets;
}

std::vector<ProcSocket> readProcFiles()
{
    std::vector<ProcSocket> sockets = readProcFile(QStringLiteral("/proc/net/tcp"));
    const std::vector<ProcSocket> ipv6 = readProcFile(QStringLiteral("/proc/net/tcp6"));
    sockets.insert(sockets.end(), ipv6.begin(), ipv6.end());
    return sockets;
}

} // namespace

LocalSockets::LocalSockets(Source source)
{
    if (source == Source::ProcFiles)
        return;
    m_netlink.reset(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    // The kernel answers from inside send(); this only guards against one that does not.
    const timeval patience{1, 0};
    if (m_netlink.isValid())
        setsockopt(m_netlink.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

std::vector<std::uint64_t> LocalSockets::inodesOf(std::span<const SocketEnds> sockets)
{
    std::vector<std::uint64_t> inodes(sockets.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        const int family = sockets[i].local.family();
        if ((family == AF_INET || family == AF_INET6) && askKernel(sockets[i], inodes[i]) == Answer::None)
            open.push_back(i);
    }
    if (open.empty())
        return inodes;
    std::unordered_map<std::string, std::uint64_t> known;
    for (const ProcSocket &socket : readProcFiles())
        known[keyOf(socket.ends.local, socket.ends.remote)] = socket.inode;
    for (const std::size_t i : open) {
        const auto found = known.find(keyOf(sockets[i].local, sockets[i].remote));
        if (found != known.end())
            inodes[i] = found->second;
    }
    return inodes;
}

std::uint64_t LocalSockets::listenerAt(const SocketAddress &address)
{
    const SocketAddress wanted = address.unmapped();
    for (const ProcSocket &socket : readProcFiles()) {
        const SocketAddress local = socket.ends.local.unmapped();
        if (socket.isListening && local.port() == wanted.port()
            && (local == wanted || local.isUnspecified() || wanted.isUnspecified()))
            return socket.inode;
    }
    return 0;
}

LocalSockets::Answer LocalSockets::askKernel(const SocketEnds &socket, std::uint64_t &inode)
{
    // A client's socket of one family may reach a server's of the other: both are found by the IPv4 address.
    const SocketAddress local = socket.local.unmapped();
    const SocketAddress remote = socket.remote.unmapped();
    if (!m_netlink.isValid() || local.family() != remote.family())
        return Answer::None;
    const Request request = requestFor(local, remote, ++m_sequence);
    if (send(m_netlink.get(), &request, sizeof request, 0) != ssize_t(sizeof request))
        return Answer::None;

    alignas(nlmsghdr) char buffer[8192];
    for (;;) {
        const ssize_t size = recv(m_netlink.get(), buffer, sizeof buffer, 0);
        const auto *const header = reinterpret_cast<const nlmsghdr *>(buffer);
        const bool isWhole = size >= 0 && NLMSG_OK(header, std::uint32_t(size));
        if (!isWhole)
            return Answer::None;
        if (header->nlmsg_seq != m_sequence)
            continue; // late, to a question that was given up
        if (header->nlmsg_type != SOCK_DIAG_BY_FAMILY || header->nlmsg_len < NLMSG_LENGTH(sizeof(inet_diag_msg)))
            return m_kernelKnows ? Answer::Given : Answer::None;
        const auto *const found = reinterpret_cast<const inet_diag_msg *>(buffer + NLMSG_HDRLEN);
        m_kernelKnows = true;
        // Where there is no connection the kernel offers who listens on the port.
        if (found->id.idiag_dport == htons(remote.port()))
            inode = found->idiag_inode;
        return Answer::Given;
    }
}

} // namespace argyle::net
