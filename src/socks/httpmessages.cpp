// SPDX-License-Identifier: MIT
#include "socks/httpmessages.h"

#include "socks/ascii.h"
#include "socks/httpline.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace argyle::socks {

namespace {

constexpr const char *endsEarly = QT_TRANSLATE_NOOP("socks", "The bytes end inside this line.");

/// The next line with its end, and whether it has one.
struct Line
{
    std::string_view whole;
    std::string_view text;
    bool hasEnd() const { return whole.ends_with('\n'); }
};

Line nextLine(const MessageReader &reader)
{
    std::string_view rest = reader.restAsText();
    const std::size_t before = rest.size();
    const std::string_view text = takeLine(rest);
    return {reader.restAsText().substr(0, before - rest.size()), text};
}

bool holds(std::string_view name, std::string_view part)
{
    return std::search(name.begin(), name.end(), part.begin(), part.end(),
                       [](char c, char expected) { return lowered(c) == expected; })
           != name.end();
}

/// What a browser says of itself whichever page it wants. Any other header may tell of the page.
bool saysNothingOfThePage(std::string_view name)
{
    constexpr std::array plain{"user-agent",
                               "accept",
                               "accept-language",
                               "accept-encoding",
                               "connection",
                               "proxy-connection",
                               "keep-alive",
                               "cache-control",
                               "pragma",
                               "dnt",
                               "content-length",
                               "te",
                               "upgrade-insecure-requests"};
    return std::any_of(plain.begin(), plain.end(), [name](const char *each) { return isSame(name, each); });
}

Sensitivity sensitivityOf(std::string_view name)
{
    constexpr std::array secrets{"auth", "cookie", "token", "key", "session", "password", "secret"};
    if (std::any_of(secrets.begin(), secrets.end(), [name](const char *part) { return holds(name, part); }))
        return Sensitivity::Secret;
    return saysNothingOfThePage(name) ? Sensitivity::Open : Sensitivity::Destination;
}

/// Takes what of the line is in front of `next`, which is a part of it.
void takeUpTo(MessageReader &reader, FieldKind kind, const char *next, std::string_view text)
{
    reader.takePart(kind, static_cast<std::size_t>(next - reader.restAsText().data()), text);
}

/// A target may hold credentials: http://user:password@host/ (RFC 3986 §3.2.1).
void takeTarget(MessageReader &reader, std::string_view target, const char *end)
{
    std::string_view authority = afterScheme(target);
    if (authority.empty() && !target.starts_with('/'))
        authority = target; // as CONNECT has it
    authority = authority.substr(0, authority.find_first_of("/?#"));
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        const auto scheme = static_cast<std::size_t>(authority.data() - target.data());
        if (scheme != 0)
            reader.takePart(FieldKind::HttpTarget, scheme, target.substr(0, scheme));
        reader.takePart(FieldKind::HttpTargetCredentials, at + 1, authority.substr(0, at));
        target.remove_prefix(scheme + at + 1);
        if (target.empty())
            return;
    }
    takeUpTo(reader, FieldKind::HttpTarget, end, target);
}

void takeRequestLine(MessageReader &reader)
{
    const Line line = nextLine(reader);
    const char *const end = line.whole.data() + line.whole.size();
    std::string_view rest = line.text;
    const std::string_view method = takeWord(rest);
    const std::string_view target = takeWord(rest);
    const std::string_view version = trimmed(rest);
    takeUpTo(reader, FieldKind::HttpMethod, target.empty() ? end : target.data(), method);
    if (!target.empty())
        takeTarget(reader, target, version.empty() ? end : version.data());
    if (!version.empty())
        takeUpTo(reader, FieldKind::HttpVersion, end, version);
    if (!line.hasEnd())
        reader.field().fault = endsEarly;
}

void takeStatusLine(MessageReader &reader)
{
    const Line line = nextLine(reader);
    const char *const end = line.whole.data() + line.whole.size();
    std::string_view rest = line.text;
    const std::string_view version = takeWord(rest);
    const std::string_view status = trimmed(rest);
    takeUpTo(reader, FieldKind::HttpVersion, status.empty() ? end : status.data(), version);
    if (!status.empty())
        takeUpTo(reader, FieldKind::HttpStatus, end, status);
    if (!line.hasEnd())
        reader.field().fault = endsEarly;
}

using Judge = Sensitivity (*)(std::string_view name);

void takeHeader(MessageReader &reader, const Line &line, Judge judge, Sensitivity before)
{
    const std::size_t colon = line.text.find(':');
    const bool isContinued = line.text.starts_with(' ') || line.text.starts_with('\t'); // RFC 9112 §5.2
    const bool hasName = colon != std::string_view::npos && !isContinued;
    const std::string_view name = hasName ? trimmed(line.text.substr(0, colon)) : std::string_view();
    reader.takePart(FieldKind::HttpHeader, line.whole.size(),
                    trimmed(hasName ? line.text.substr(colon + 1) : line.text));
    Field &field = reader.field();
    field.label = name;
    // What a line without a name is, nobody knows.
    field.sensitivity = hasName ? judge(name) : isContinued ? before : Sensitivity::Secret;
    if (!line.hasEnd())
        field.fault = endsEarly;
    else if (!hasName && !isContinued)
        field.fault = QT_TRANSLATE_NOOP("socks", "No header: it has no colon.");
}

void takeHeaders(MessageReader &reader, Judge judge)
{
    Sensitivity before = Sensitivity::Open;
    while (!reader.atEnd()) {
        const Line line = nextLine(reader);
        if (line.hasEnd() && line.text.empty()) {
            reader.takePart(FieldKind::HttpEnd, line.whole.size(), {});
            reader.complete();
            return;
        }
        takeHeader(reader, line, judge, before);
        before = reader.field().sensitivity;
    }
}

} // namespace

void readHttpRequest(MessageReader &reader)
{
    reader.begin(MessageKind::HttpRequest);
    takeRequestLine(reader);
    takeHeaders(reader, sensitivityOf);
}

void readHttpAnswer(MessageReader &reader)
{
    reader.begin(MessageKind::HttpAnswer);
    takeStatusLine(reader);
    takeHeaders(reader, [](std::string_view) { return Sensitivity::Open; });
}

} // namespace argyle::socks
