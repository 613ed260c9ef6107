// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <netinet/in.h>

namespace argyle::bench {

/// How a socket of ours is closed.
enum class Ending {
    Orderly, ///< FIN: the other side reads all that was sent, then the end
    Abrupt,  ///< RST: nothing stays behind, no port waits in TIME_WAIT
};

/// Owns a non-blocking TCP socket. Not the product's own class: what measures it shares nothing with it.
class Socket
{
public:
    Socket() = default;
    explicit Socket(int fd)
        : m_fd(fd)
    {}
    Socket(Socket &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {}
    Socket &operator=(Socket &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Socket() { close(Ending::Orderly); }

    /// Starts to connect. Not open where the kernel has no descriptor or port left (errno says which).
    static Socket connecting(const sockaddr_in &address);
    /// Listens at that address, with port 0 at one that the kernel chooses; not open where that fails.
    static Socket listening(sockaddr_in address);

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void setNoDelay() const;
    std::uint16_t localPort() const;
    void close(Ending ending);

private:
    int m_fd = -1;
};

sockaddr_in ipv4(std::uint32_t address, std::uint16_t port);
/// "127.0.0.1:1080"; the port of the result is 0 where the text is none such.
sockaddr_in parseAddress(const std::string &text);
/// Raises the limit on descriptors as far as it may go and is of use; returns how many this process may have.
unsigned long raiseDescriptorLimit();

} // namespace argyle::bench
