// SPDX-License-Identifier: MIT
// An HTTP client's bytes, and the answer to them.
#include "socks/http.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <span>

using namespace argyle::socks;
using argyle::fuzz::require;

namespace {

constexpr std::size_t bound = std::size_t{16} * 1024;

HttpRequest read(Bytes input, std::size_t piece, bool &isComplete)
{
    HttpRequestReader reader;
    isComplete = false;
    for (std::size_t at = 0; at < input.size(); at += piece)
        isComplete = reader.receive(input.subspan(at, std::min(piece, input.size() - at)));
    return reader.request();
}

void requireAnswer(const std::string &answer, const HttpRequest &request)
{
    const std::size_t head = answer.find("\r\n\r\n");
    require(answer.starts_with("HTTP/1.0 ") && head != std::string::npos);
    const std::size_t bodySize = answer.size() - head - 4;
    if (request.isHead())
        require(bodySize == 0);
    else
        require(answer.find("\r\nContent-Length: " + std::to_string(bodySize) + "\r\n") < head);
}

/// Nothing that came from outside may become a tag or an attribute.
void requireEscaped(std::string_view text)
{
    const std::string page = renderPage({501, {}, "<html>{host}"}, {{}, {}, std::string(text), {}, {}});
    require(page.find_first_of("<>\"'", 6) == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const Bytes input = std::as_bytes(std::span(bytes, size));
    bool isComplete = false;
    bool isCompleteByByte = false;
    const HttpRequest request = read(input, std::max<std::size_t>(size, 1), isComplete);
    const HttpRequest byByte = read(input, 1, isCompleteByByte);
    require(isComplete == isCompleteByByte);
    require(isComplete || size < bound);
    // What lies behind the empty line may be in the reader or not; it must not be understood as a part of the head.
    require(request.method == byByte.method && request.target == byByte.target && request.host == byByte.host);
    require(request.method.size() + request.target.size() <= bound && request.host.size() <= bound);

    const PageValues values{"127.0.0.1", "1080", request.host, {}, "1"};
    requireAnswer(httpAnswer(request, builtInPage(), values), request);
    requireEscaped(request.host);

    // The person's template may hold anything too.
    const std::string text(reinterpret_cast<const char *>(bytes), size);
    requireAnswer(httpAnswer({"GET", "/", {}}, {400, text, text}, values), {"GET", "/", {}});
    return 0;
}
