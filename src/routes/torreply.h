// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace argyle::routes {

/// One line of a reply, without its status.
struct TorLine
{
    std::string text;
    std::string data; ///< what followed a "+" line, dots unstuffed, lines ended by '\n'
    bool operator==(const TorLine &) const = default;
};

/// A whole reply of Tor's control port, or an event (control-spec §2.3). Never without a line.
struct TorReply
{
    int status = 0; ///< of its last line
    std::vector<TorLine> lines;

    bool isEvent() const { return status / 100 == 6; }
    bool isOk() const { return status / 100 == 2; }
    /// The text of the first line.
    const std::string &text() const { return lines.front().text; }
    /// What stands behind `key=` in a reply to GETINFO or GETCONF: the data, where there is any. Nothing where no line has the key.
    std::optional<std::string> valueOf(std::string_view key) const;
    bool operator==(const TorReply &) const = default;
};

/// Cuts the bytes of a control connection into replies. No socket, no clock; bytes may come in pieces of any size.
class TorReplyReader
{
public:
    /// A reply that grows beyond this is taken for nonsense.
    static constexpr std::size_t bound = std::size_t{4} * 1024 * 1024;

    void receive(std::string_view bytes);
    /// The oldest reply that has not been taken.
    std::optional<TorReply> next();
    /// What came is no control protocol; nothing more is read.
    bool isBroken() const { return m_isBroken; }

private:
    void receivedLine(std::string_view line);
    void receivedDataLine(std::string_view line);

    std::string m_line; ///< incomplete
    TorReply m_reply;   ///< incomplete
    std::size_t m_size = 0;
    bool m_inData = false;
    bool m_isBroken = false;
    std::deque<TorReply> m_complete;
};

} // namespace argyle::routes
