// SPDX-License-Identifier: MIT
#include "tests/bench/load/stream.h"

#include <cerrno>
#include <cstring>

#include <sys/socket.h>

namespace argyle::bench {

namespace {

using namespace std::string_view_literals;

// RFC 1928 §3: version 5, one method, no authentication.
constexpr std::string_view greeting = "\x05\x01\x00"sv;
constexpr std::size_t methodSize = 2;

/// RFC 1928 §6; `reply` has its first five bytes at least.
std::size_t replySize(const unsigned char *reply)
{
    constexpr unsigned char name = 3;
    constexpr unsigned char ipv6 = 4;
    const std::size_t host = reply[3] == name ? 1U + reply[4] : reply[3] == ipv6 ? 16 : 4;
    return 4 + host + 2;
}

} // namespace

Stream::Stream(const Way &way, const sockaddr_in &destination, std::string_view first)
    : m_way(way)
    , m_destination(destination)
    , m_first(first)
    , m_socket(Socket::connecting(way.proxy.value_or(destination)))
{
    if (m_socket.isOpen())
        m_state = State::Connecting;
    else
        fail(std::strerror(errno));
}

Stream::State Stream::advance()
{
    if (m_state == State::Connecting)
        start();
    while (m_state == State::Method || m_state == State::Reply) {
        if (!receiveAnswer())
            break;
        judgeAnswer();
    }
    return m_state;
}

std::optional<std::size_t> Stream::receive(char *buffer, std::size_t size)
{
    const ssize_t count = ::recv(fd(), buffer, size, 0);
    if (count >= 0)
        return static_cast<std::size_t>(count);
    if (errno != EAGAIN && errno != EINTR)
        fail(std::strerror(errno));
    return std::nullopt;
}

void Stream::fail(const std::string &problem)
{
    m_state = State::Failed;
    m_problem = problem;
}

/// A socket that is not connected yet takes no bytes (EAGAIN).
void Stream::start()
{
    std::string bytes(isDirect() ? m_first : greeting);
    if (!isDirect() && m_way.handshake == Handshake::OneWrite)
        bytes.append(request()).append(m_first);
    // Whoever sends nothing first learns from its socket whether it is connected.
    if (bytes.empty() || send(bytes))
        m_state = isDirect() ? State::Open : State::Method;
}

/// Whether there were bytes.
bool Stream::receiveAnswer()
{
    const ssize_t count = ::recv(fd(), m_answer.data() + m_answered, expected() - m_answered, 0);
    if (count > 0) {
        m_answered += static_cast<std::size_t>(count);
        return true;
    }
    if (count == 0)
        fail("the proxy closed the connection");
    else if (errno != EAGAIN && errno != EINTR)
        fail(std::strerror(errno));
    return false;
}

/// The size of the answers as far as they are known: no byte of the far end's may be taken with them.
std::size_t Stream::expected() const
{
    constexpr std::size_t usualReply = 10;
    if (m_state == State::Method && m_way.handshake == Handshake::StepByStep)
        return methodSize;
    return methodSize + (m_answered < methodSize + 5 ? usualReply : replySize(m_answer.data() + methodSize));
}

void Stream::judgeAnswer()
{
    if (m_state == State::Method && m_answered >= methodSize) {
        m_state = State::Reply;
        if (m_answer[0] != 5 || m_answer[1] != 0)
            fail("the proxy does not take clients without authentication");
        else if (m_way.handshake == Handshake::StepByStep && !send(request()))
            fail("the proxy does not take a request");
    }
    if (m_state != State::Reply || m_answered < methodSize + 5)
        return;
    if (m_answer[methodSize] != 5 || m_answer[methodSize + 1] != 0)
        fail("the proxy replied " + std::to_string(m_answer[methodSize + 1]));
    else if (m_answered > expected())
        fail("the proxy's reply has an odd size");
    else if (m_answered == expected()) {
        m_state = State::Open;
        if (m_way.handshake == Handshake::StepByStep && !m_first.empty() && !send(m_first))
            fail("the proxy does not take the first bytes");
    }
}

/// All or nothing: what is sent here is shorter than any send buffer.
bool Stream::send(std::string_view bytes)
{
    const ssize_t count = ::send(fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN)
        fail(std::strerror(errno));
    return count == static_cast<ssize_t>(bytes.size());
}

/// RFC 1928 §4: CONNECT to an IPv4 address.
std::string Stream::request() const
{
    std::string bytes("\x05\x01\x00\x01"sv);
    bytes.append(reinterpret_cast<const char *>(&m_destination.sin_addr), sizeof m_destination.sin_addr);
    bytes.append(reinterpret_cast<const char *>(&m_destination.sin_port), sizeof m_destination.sin_port);
    return bytes;
}

} // namespace argyle::bench
