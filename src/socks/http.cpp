// SPDX-License-Identifier: MIT
#include "socks/http.h"

#include "socks/ascii.h"
#include "socks/httpline.h"

#include <algorithm>

namespace argyle::socks {

namespace {

constexpr std::size_t maximumHead = std::size_t{16} * 1024;
/// Credentials in front of an "@" are not for the screen.
std::string_view withoutCredentials(std::string_view authority)
{
    return authority.substr(authority.rfind('@') + 1);
}

/// Host and port that a target names itself: absolute-form and, for CONNECT, authority-form (RFC 9112 §3.2.3).
std::string_view authorityOf(std::string_view method, std::string_view target)
{
    if (method == "CONNECT")
        return withoutCredentials(target);
    const std::string_view rest = afterScheme(target);
    return withoutCredentials(rest.substr(0, rest.find_first_of("/?#")));
}

std::string_view pathOf(std::string_view target)
{
    if (const std::string_view rest = afterScheme(target); !rest.empty())
        target = rest.substr(std::min(rest.find_first_of("/?#"), rest.size()));
    return target.substr(0, target.find_first_of("?#"));
}

/// Where the empty line ends that ends a head; npos where there is none yet.
std::size_t endOfHead(std::string_view text, std::size_t from = 0)
{
    const std::size_t withReturn = text.find("\n\r\n", from);
    const std::size_t without = text.find("\n\n", from);
    if (withReturn == std::string_view::npos && without == std::string_view::npos)
        return std::string_view::npos;
    return withReturn < without ? withReturn + 3 : without + 2;
}

} // namespace

bool looksLikeHttp(std::byte first)
{
    constexpr std::string_view initials = "ghpcdot";
    return initials.find(lowered(std::to_integer<char>(first))) != std::string_view::npos;
}

std::string_view headOf(std::string_view message)
{
    return message.substr(0, endOfHead(message));
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
    const std::size_t end = endOfHead(m_head, from);
    m_complete = end != std::string_view::npos || m_head.size() == maximumHead;
    // What stands behind the empty line is a body, and nobody's business.
    m_head.resize(std::min(end, m_head.size()));
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
            request.host = withoutCredentials(trimmed(line.substr(colon + 1)));
    }
    return request;
}

} // namespace argyle::socks
