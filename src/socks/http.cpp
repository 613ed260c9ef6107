// SPDX-License-Identifier: MIT
#include "socks/http.h"

#include "socks/ascii.h"

#include <algorithm>

namespace argyle::socks {

namespace {

constexpr std::size_t maximumHead = std::size_t{16} * 1024;
constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes the next line off `text`, without its end: RFC 9112 §2.2 has a recipient accept a bare LF.
std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string_view takeWord(std::string_view &line)
{
    line = trimmed(line);
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

/// What stands behind "//" in an absolute-form target (RFC 9112 §3.2.2), or nothing.
std::string_view afterScheme(std::string_view target)
{
    const std::size_t scheme = target.find("://");
    return scheme == std::string_view::npos || target.starts_with('/') ? std::string_view() : target.substr(scheme + 3);
}

/// Host and port that a target names itself: absolute-form and, for CONNECT, authority-form (RFC 9112 §3.2.3).
std::string_view authorityOf(std::string_view method, std::string_view target)
{
    if (method == "CONNECT")
        return target;
    const std::string_view rest = afterScheme(target);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    // Credentials in front of an "@" are not for the screen.
    return authority.substr(authority.rfind('@') + 1);
}

std::string_view pathOf(std::string_view target)
{
    if (const std::string_view rest = afterScheme(target); !rest.empty())
        target = rest.substr(std::min(rest.find_first_of("/?#"), rest.size()));
    return target.substr(0, target.find_first_of("?#"));
}

bool endsHead(std::string_view head)
{
    return head.find("\n\r\n") != std::string_view::npos || head.find("\n\n") != std::string_view::npos;
}

} // namespace

bool looksLikeHttp(std::byte first)
{
    constexpr std::string_view initials = "ghpcdot";
    return initials.find(lowered(std::to_integer<char>(first))) != std::string_view::npos;
}

bool HttpRequest::asksForPac() const
{
    return (method == "GET" || method == "HEAD") && pathOf(target) == "/proxy.pac";
}

bool HttpRequestReader::receive(Bytes input)
{
    if (m_complete)
        return true;
    // An empty line may begin in what came before.
    const std::size_t from = m_head.size() < 2 ? 0 : m_head.size() - 2;
    const Bytes kept = input.first(std::min(input.size(), maximumHead - m_head.size()));
    m_head.append(reinterpret_cast<const char *>(kept.data()), kept.size());
    m_complete = endsHead(std::string_view(m_head).substr(from)) || m_head.size() == maximumHead;
    return m_complete;
}

HttpRequest HttpRequestReader::request() const
{
    std::string_view head = m_head;
    // A line that has not ended may be cut in the middle of a word.
    if (!m_complete)
        head = head.substr(0, head.rfind('\n') + 1);

    HttpRequest request;
    std::string_view line = takeLine(head);
    request.method = takeWord(line);
    std::transform(request.method.begin(), request.method.end(), request.method.begin(), raised);
    request.target = takeWord(line);
    request.host = authorityOf(request.method, request.target);
    while (request.host.empty() && !head.empty()) {
        line = takeLine(head);
        if (line.empty())
            break;
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && isSame(line.substr(0, colon), "host"))
            request.host = trimmed(line.substr(colon + 1));
    }
    return request;
}

} // namespace argyle::socks
