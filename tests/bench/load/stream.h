// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/socket.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace argyle::bench {

/// How a client talks to the proxy.
enum class Handshake {
    StepByStep, ///< each part is written when the answer to the one before is there, as most clients do
    OneWrite,   ///< greeting, request and first bytes in one write, as a client may that knows its server
};

/// The way to the far end.
struct Way
{
    std::optional<sockaddr_in> proxy; ///< none: straight
    Handshake handshake = Handshake::StepByStep;
};

/// A client's side of one stream, up to the first bytes of its own. Speaks SOCKS5 without authentication (RFC 1928).
class Stream
{
public:
    enum class State { Connecting, Method, Reply, Open, Failed };

    Stream() = default;
    /// `first` is sent as soon as the handshake allows; it must outlive the stream.
    Stream(const Way &way, const sockaddr_in &destination, std::string_view first);

    /// Does all that can be done now. To be called once after the start and then whenever the socket is ready.
    State advance();
    /// Receives what the far end sent: bytes, 0 at its end; nothing where there is none yet. An open stream alone may.
    std::optional<std::size_t> receive(char *buffer, std::size_t size);
    void close(Ending ending) { m_socket.close(ending); }

    int fd() const { return m_socket.fd(); }
    State state() const { return m_state; }
    const std::string &problem() const { return m_problem; } ///< where it failed

private:
    bool isDirect() const { return !m_way.proxy; }
    void fail(const std::string &problem);
    void start();
    bool receiveAnswer();
    std::size_t expected() const;
    void judgeAnswer();
    bool send(std::string_view bytes);
    std::string request() const;

    Way m_way;
    sockaddr_in m_destination{};
    std::string_view m_first;
    Socket m_socket;
    State m_state = State::Failed;
    // Method selection and reply, whose longest address is a name of 255 bytes.
    std::array<unsigned char, 2 + 4 + 1 + 255 + 2> m_answer{};
    std::size_t m_answered = 0;
    std::string m_problem;
};

} // namespace argyle::bench
