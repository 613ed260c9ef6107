// SPDX-License-Identifier: MIT
#pragma once

#include "net/descriptor.h"
#include "net/socketaddress.h"

#include <string>

#include <sys/types.h>

/// What sockets are set to. Every function leaves a descriptor that does not know the option as it is.
namespace argyle::net {

void setNonBlocking(int fd);
void setCloseOnExec(int fd);
/// TCP_NODELAY: small writes are not held back for others.
void setNoDelay(int fd);
/// TCP_QUICKACK 0, of a socket that is about to connect and has something to send then: the handshake's last acknowledgement goes
/// out with those bytes, in one segment, and without them 200 ms later. Later segments are acknowledged as ever.
void deferAck(int fd);
/// SO_LINGER 0: closing sends a reset and discards what is unsent.
void setResetOnClose(int fd);
/// SO_OOBINLINE: urgent data keeps its place in the stream.
void keepUrgentInline(int fd);
/// SO_ERROR, which this clears; 0 for none.
int pendingError(int fd);
/// Bytes written to the socket that the peer's system has not taken yet; 0 where that cannot be told.
int unsentBytes(int fd);

/// A non-blocking stream socket of the family (AF_INET, AF_INET6, AF_UNIX) that is closed on exec; not valid: errno says why.
Descriptor makeStreamSocket(int family);
/// The same for TCP, with TCP_NODELAY set.
Descriptor makeTcpSocket(int family);

/// The next client of a listener, non-blocking and closed on exec, and its address; not valid: errno says why (EAGAIN: there is
/// none). Options of the listener such as TCP_NODELAY are the client's too.
Descriptor acceptClient(int listener, SocketAddress &peer);

/// Listens there, with TCP_NODELAY for every client; an IPv6 address is for IPv6 alone. Not valid: `error` is an errno value.
Descriptor listenTcp(const SocketAddress &address, int &error);

/// Listens at a path of the file system, whose socket gets exactly these permissions (0600, 0660, 0666). A socket that a dead
/// process left behind is replaced; one that somebody answers at, or a file that is no socket, is not: EADDRINUSE. Not valid:
/// `error` is an errno value. The path is the caller's to remove in the end.
Descriptor listenUnix(const std::string &path, mode_t mode, int &error);

} // namespace argyle::net
