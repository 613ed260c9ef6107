// SPDX-License-Identifier: MIT
#include "routes/torreply.h"

#include <algorithm>
#include <utility>

namespace argyle::routes {

namespace {

constexpr std::size_t statusSize = 3;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<std::string> TorReply::valueOf(std::string_view key) const
{
    for (const TorLine &line : lines) {
        const std::string_view text = line.text;
        if (text.size() <= key.size() || !text.starts_with(key) || text[key.size()] != '=')
            continue;
        return line.data.empty() ? std::string(text.substr(key.size() + 1)) : line.data;
    }
    return std::nullopt;
}

void TorReplyReader::receive(std::string_view bytes)
{
    while (!bytes.empty() && !m_isBroken) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        m_size += piece.size() + 1;
        if (m_size > bound) {
            m_isBroken = true;
            return;
        }
        m_line += piece;
        if (end == std::string_view::npos)
            return;
        bytes.remove_prefix(end + 1);
        // Tor ends its lines with CR LF; CR alone is not expected to stand for anything.
        if (m_line.ends_with('\r'))
            m_line.pop_back();
        const std::string line = std::exchange(m_line, {});
        if (m_inData)
            receivedDataLine(line);
        else
            receivedLine(line);
    }
}

void TorReplyReader::receivedLine(std::string_view line)
{
    const bool hasStatus = line.size() > statusSize && std::all_of(line.begin(), line.begin() + statusSize, isDigit);
    const char kind = hasStatus ? line[statusSize] : '\0';
    if (kind != ' ' && kind != '-' && kind != '+') {
        m_isBroken = true;
        return;
    }
    m_reply.status = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    m_reply.lines.push_back({std::string(line.substr(statusSize + 1)), {}});
    m_inData = kind == '+';
    if (kind == ' ') {
        m_complete.push_back(std::exchange(m_reply, {}));
        m_size = 0;
    }
}

void TorReplyReader::receivedDataLine(std::string_view line)
{
    if (line == ".") {
        m_inData = false;
        return;
    }
    if (line.starts_with('.'))
        line.remove_prefix(1);
    std::string &data = m_reply.lines.back().data;
    data += line;
    data += '\n';
}

std::optional<TorReply> TorReplyReader::next()
{
    if (m_complete.empty())
        return std::nullopt;
    std::optional<TorReply> reply(std::move(m_complete.front()));
    m_complete.pop_front();
    return reply;
}

} // namespace argyle::routes
