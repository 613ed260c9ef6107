// SPDX-License-Identifier: MIT
#include "net/socketoptions.h"

#include <QtGlobal>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#    include <linux/sockios.h>
#endif

namespace argyle::net {

namespace {

template<typename Value>
void setOption(int fd, int level, int option, const Value &value)
{
    setsockopt(fd, level, option, &value, sizeof(value));
}

// Whether nobody listens any more at a path that is taken by a socket.
bool isLeftBehind(const std::string &path, const SocketAddress &address)
{
    struct stat status
    {};
    if (lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode))
        return false;
    const Descriptor probe = makeStreamSocket(AF_UNIX);
    return probe.isValid() && ::connect(probe.get(), address.data(), address.size()) != 0 && errno == ECONNREFUSED;
}

} // namespace

void setNonBlocking(int fd)
{
    if (const int flags = fcntl(fd, F_GETFL); flags >= 0 && !(flags & O_NONBLOCK))
        fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

void setCloseOnExec(int fd)
{
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

void setNoDelay(int fd)
{
    setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
}

void deferAck([[maybe_unused]] int fd)
{
#ifdef TCP_QUICKACK
    setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 0);
#endif
}

void setResetOnClose(int fd)
{
    setOption(fd, SOL_SOCKET, SO_LINGER, linger{.l_onoff = 1, .l_linger = 0});
}

void keepUrgentInline(int fd)
{
    setOption(fd, SOL_SOCKET, SO_OOBINLINE, 1);
}

int pendingError(int fd)
{
    int error = 0;
    socklen_t size = sizeof(error);
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

int unsentBytes(int fd)
{
#ifdef Q_OS_LINUX
    int bytes = 0;
    return ioctl(fd, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
#else
    Q_UNUSED(fd);
    return 0;
#endif
}

Descriptor makeStreamSocket(int family)
{
#ifdef SOCK_NONBLOCK
    return Descriptor(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
#else
    Descriptor descriptor(::socket(family, SOCK_STREAM, 0));
    if (descriptor.isValid()) {
        setNonBlocking(descriptor.get());
        setCloseOnExec(descriptor.get());
    }
    return descriptor;
#endif
}

Descriptor makeTcpSocket(int family)
{
    Descriptor descriptor = makeStreamSocket(family);
    if (descriptor.isValid())
        setNoDelay(descriptor.get());
    return descriptor;
}

Descriptor acceptClient(int listener, SocketAddress &peer)
{
    sockaddr_storage storage{};
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    socklen_t size = sizeof(storage);
#ifdef SOCK_NONBLOCK
    Descriptor client(::accept4(listener, address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
#else
    Descriptor client(::accept(listener, address, &size));
    if (client.isValid()) {
        setNonBlocking(client.get());
        setCloseOnExec(client.get());
    }
#endif
    if (client.isValid())
        peer = SocketAddress(address, size);
    return client;
}

Descriptor listenTcp(const SocketAddress &address, int &error)
{
    Descriptor listener = makeTcpSocket(address.family());
    if (!listener.isValid()) {
        error = errno;
        return {};
    }
    // Connections of an earlier run that still wait to be forgotten do not hold the port (tcp(7), TIME_WAIT).
    setOption(listener.get(), SOL_SOCKET, SO_REUSEADDR, 1);
    if (address.isIpv6())
        setOption(listener.get(), IPPROTO_IPV6, IPV6_V6ONLY, 1);
    const bool listens =
        ::bind(listener.get(), address.data(), address.size()) == 0 && ::listen(listener.get(), SOMAXCONN) == 0;
    error = listens ? 0 : errno;
    return listens ? std::move(listener) : Descriptor();
}

Descriptor listenUnix(const std::string &path, mode_t mode, int &error)
{
    error = 0;
    const SocketAddress address = SocketAddress::unixPath(path);
    if (!address.isValid()) {
        error = path.empty() ? EINVAL : ENAMETOOLONG;
        return {};
    }
    Descriptor listener = makeStreamSocket(AF_UNIX);
    const auto bound = [&] {
        // Before it is bound this limits what the file is made with, so that it never stands open to more (Linux).
        fchmod(listener.get(), mode);
        return ::bind(listener.get(), address.data(), address.size()) == 0;
    };
    bool isBound = listener.isValid() && bound();
    if (!isBound && errno == EADDRINUSE) {
        // Looking must not hide the reason.
        if (isLeftBehind(path, address))
            isBound = ::unlink(path.c_str()) == 0 && bound();
        else
            errno = EADDRINUSE;
    }
    // The umask had its say at bind(): group and world writable take another call. Nobody can connect before listen().
    if (isBound && ::chmod(path.c_str(), mode) == 0 && ::listen(listener.get(), SOMAXCONN) == 0)
        return listener;
    error = errno;
    if (isBound)
        ::unlink(path.c_str());
    return {};
}

} // namespace argyle::net
