// SPDX-License-Identifier: MIT
#include "socks/http.h"

#include "socks/ascii.h"
#include "socks/pageframe.h"

#include <algorithm>
#include <array>
#include <utility>

namespace argyle::socks {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 12> reasons{{
    {200, "OK"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {407, "Proxy Authentication Required"},
    {421, "Misdirected Request"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};

std::string_view reasonOf(int status)
{
    const auto *const found =
        std::find_if(reasons.begin(), reasons.end(), [status](const auto &reason) { return reason.first == status; });
    return found == reasons.end() ? std::string_view("This Is A SOCKS Proxy") : found->second;
}

std::string endpointOf(const PageValues &values)
{
    if (values.port.empty())
        return values.address;
    const bool isIpv6 = values.address.find(':') != std::string::npos;
    return (isIpv6 ? '[' + values.address + ']' : values.address) + ':' + values.port;
}

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

struct Placeholder
{
    std::string_view name;
    std::string value;
};

using Placeholders = std::array<Placeholder, 7>;

constexpr std::size_t longestPlaceholder = 16; // with its braces

Placeholders placeholdersOf(const PageValues &values)
{
    return {{
        {"address", escaped(values.address)},
        {"port", escaped(values.port)},
        {"endpoint", escaped(endpointOf(values))},
        {"host", escaped(values.host)},
        {"application", escaped(values.application)},
        {"version", escaped(values.version)},
        {"title", {}},
    }};
}

bool isPlaceholder(std::string_view name, const Placeholders &placeholders)
{
    return std::any_of(placeholders.begin(), placeholders.end(),
                       [name](const Placeholder &known) { return known.name == name; });
}

bool isWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const char lower = lowered(c);
        return (lower >= 'a' && lower <= 'z') || c == '_' || c == '-';
    });
}

/// The values are put in once: braces inside a value stay what they are. Unknown placeholders stay too.
std::string filled(std::string_view text, const Placeholders &placeholders)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        text.remove_prefix(open);
        const std::size_t close = text.substr(0, longestPlaceholder).find('}');
        const std::string_view name = close == std::string_view::npos ? "" : text.substr(1, close - 1);
        const auto *const found = std::find_if(placeholders.begin(), placeholders.end(),
                                               [name](const Placeholder &known) { return known.name == name; });
        const bool isKnown = found != placeholders.end();
        if (isKnown)
            result += found->value;
        else
            result += '{';
        text.remove_prefix(isKnown ? name.size() + 2 : 1);
    }
    return result;
}

bool isWholeDocument(std::string_view body)
{
    constexpr std::string_view doctype = "<!doctype";
    constexpr std::string_view html = "<html";
    body.remove_prefix(std::min(body.find_first_not_of(" \t\r\n"), body.size()));
    return isSame(body.substr(0, doctype.size()), doctype) || isSame(body.substr(0, html.size()), html);
}

/// As the inside of a JavaScript string in double quotes.
std::string quotedForScript(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string script;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\') {
            script += c;
        } else {
            script += "\\x";
            script += digits[byte >> 4];
            script += digits[byte & 0x0F];
        }
    }
    return script;
}

std::string answerWith(int status, std::string_view contentType, const std::string &body, const HttpRequest &request)
{
    std::string answer = "HTTP/1.0 ";
    answer += std::to_string(status);
    answer += ' ';
    answer += reasonOf(status);
    answer += "\r\nContent-Type: ";
    answer += contentType;
    answer += "\r\nContent-Length: ";
    answer += std::to_string(body.size());
    answer += "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    if (!request.isHead())
        answer += body;
    return answer;
}

} // namespace

std::string renderPage(const PageTemplate &page, const PageValues &values)
{
    Placeholders placeholders = placeholdersOf(values);
    // Escaping leaves braces alone, so the title can be escaped before its values go in.
    const std::string title = filled(escaped(page.title), placeholders);
    placeholders.back().value = title;
    std::string body = filled(page.body, placeholders);
    if (isWholeDocument(page.body))
        return body;

    std::string html(pageFrame.beforeTitle);
    html += title;
    html += pageFrame.beforeHeading;
    html += title;
    html += pageFrame.beforeBody;
    html += body;
    html += pageFrame.end;
    return html;
}

std::vector<std::string> unknownPlaceholders(std::string_view text)
{
    const Placeholders placeholders = placeholdersOf({});
    std::vector<std::string> unknown;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find_first_of("{}", open + 1);
        if (close == std::string_view::npos)
            break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (text[close] == '{' || !isWord(name) || isPlaceholder(name, placeholders))
            continue;
        const std::string written(text.substr(open, close + 1 - open));
        if (std::find(unknown.begin(), unknown.end(), written) == unknown.end())
            unknown.push_back(written);
    }
    return unknown;
}

std::string proxyAutoConfig(const PageValues &values)
{
    return "function FindProxyForURL(url, host) {\n    return \"SOCKS5 " + quotedForScript(endpointOf(values))
           + "\";\n}\n";
}

std::string httpAnswer(const HttpRequest &request, const PageTemplate &page, const PageValues &values)
{
    // A browser reaches no port in the file system.
    if (request.asksForPac() && !values.port.empty())
        return answerWith(200, "application/x-ns-proxy-autoconfig", proxyAutoConfig(values), request);
    return answerWith(page.status, "text/html; charset=utf-8", renderPage(page, values), request);
}

} // namespace argyle::socks
