// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace argyle::socks {

/// Whether a first byte is that of an HTTP method: G H P (socks-extensions §4), C D O T, in either case.
bool looksLikeHttp(std::byte first);

/// What is known of a request that reached a SOCKS port by mistake.
struct HttpRequest
{
    std::string method; ///< upper case; empty where no request line came
    std::string target; ///< as sent: "/proxy.pac", "http://host/…", "host:443"
    std::string host;   ///< host[:port] that the target names, else the Host field; empty where neither does
    /// Whether the target asks for the PAC file: GET or HEAD of the path "/proxy.pac", with or without a query.
    bool asksForPac() const;
    bool isHead() const { return method == "HEAD"; }
    /// Whether it is put as to a web server, which this port is not either: no proxy is asked that way (RFC 9112 §3.2.1).
    bool isForServer() const { return target.starts_with('/'); }
};

/// Reads a request's head in pieces of any size, bounded: 16 KiB, what is longer counts as complete.
class HttpRequestReader
{
public:
    /// Takes the input; true once the head is complete (an empty line, or the bound passed).
    bool receive(Bytes input);
    /// What was understood so far; also useful when the client stalls or closes in the middle.
    HttpRequest request() const;
    /// What came of the head, up to and with the empty line that ends it.
    std::string_view head() const { return m_head; }

private:
    std::string m_head;
    bool m_complete = false;
};

/// The person's page: placeholders in braces ({address} {port} {endpoint} {host} {application} {version}) in title and body;
/// {endpoint} is address and port together, "127.0.0.1:1080" or "[::1]:1080".
struct PageTemplate
{
    int status = 501;  ///< 400 to 599
    std::string title; ///< text, not HTML
    /// HTML; what is put in for a placeholder is escaped. A whole document (it begins with "<!doctype" or "<html") is sent as
    /// it is, and may have the placeholder {title}; anything else is put under a heading, in the built-in style.
    std::string body;
};

struct PageValues
{
    std::string address;     ///< where the browser reached the port: "127.0.0.1", "::1", "unix:/run/x"
    std::string port;        ///< "1080"; empty for a port in the file system
    std::string host;        ///< what the browser wanted to reach by way of the port, may be empty
    std::string application; ///< may be empty
    std::string version;     ///< Argyle's
};

/// The page that is built in: what is wrong, this port's address, how to set a SOCKS proxy in common browsers.
PageTemplate builtInPage();
/// The page as HTML (UTF-8) with the placeholders filled in, each value HTML-escaped. Unknown placeholders stay.
std::string renderPage(const PageTemplate &page, const PageValues &values);
/// The words in braces that are no placeholders, misspelt ones mostly: "{hots}", each once, in the order of the text. Braces
/// around anything but a word, as in style sheets, are not meant.
std::vector<std::string> unknownPlaceholders(std::string_view text);
/// The whole HTTP/1.0 answer: status line, Content-Type, Content-Length, Cache-Control: no-store, Connection: close,
/// and the body unless the request was HEAD. A request for /proxy.pac is answered 200 with proxyAutoConfig(), where the port
/// has a number.
std::string httpAnswer(const HttpRequest &request, const PageTemplate &page, const PageValues &values);
/// What of a message stands before its body: all of it where its head has no end.
std::string_view headOf(std::string_view message);
/// A PAC file that names this port as SOCKS5.
std::string proxyAutoConfig(const PageValues &values);

} // namespace argyle::socks
