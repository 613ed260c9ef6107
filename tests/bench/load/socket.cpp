// SPDX-License-Identifier: MIT
#include "tests/bench/load/socket.h"

#include <algorithm>
#include <cerrno>
#include <charconv>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace argyle::bench {

namespace {

const sockaddr *plain(const sockaddr_in &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

} // namespace

Socket Socket::connecting(const sockaddr_in &address)
{
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return socket;
    socket.setNoDelay();
    if (::connect(socket.fd(), plain(address), sizeof address) != 0 && errno != EINPROGRESS) {
        const int reason = errno;
        socket.close(Ending::Orderly);
        errno = reason;
    }
    return socket;
}

Socket Socket::listening(sockaddr_in address)
{
    constexpr int backlog = 4096;
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.fd(), plain(address), sizeof address) != 0 || ::listen(socket.fd(), backlog) != 0)
        socket.close(Ending::Orderly);
    return socket;
}

void Socket::setNoDelay() const
{
    const int on = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

std::uint16_t Socket::localPort() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

void Socket::close(Ending ending)
{
    if (!isOpen())
        return;
    if (ending == Ending::Abrupt) {
        const linger now{1, 0};
        ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    ::close(std::exchange(m_fd, -1));
}

sockaddr_in ipv4(std::uint32_t address, std::uint16_t port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_addr.s_addr = htonl(address);
    result.sin_port = htons(port);
    return result;
}

sockaddr_in parseAddress(const std::string &text)
{
    sockaddr_in result = ipv4(INADDR_NONE, 0);
    const std::size_t colon = text.rfind(':');
    std::uint16_t port = 0;
    if (colon == std::string::npos || ::inet_pton(AF_INET, text.substr(0, colon).c_str(), &result.sin_addr) != 1)
        return result;
    const auto parsed = std::from_chars(text.data() + colon + 1, text.data() + text.size(), port);
    if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size())
        result.sin_port = htons(port);
    return result;
}

unsigned long raiseDescriptorLimit()
{
    // More than any scenario takes; there are machines without a limit, and tables are as long as it.
    constexpr rlim_t enough = 1 << 16;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min(limit.rlim_max, enough);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

} // namespace argyle::bench
