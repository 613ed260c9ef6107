// SPDX-License-Identifier: MIT
// Names, address literals and onion addresses.
#include "socks/onion.h"
#include "socks/request.h"
#include "tests/fuzz/require.h"

using namespace argyle::socks;
using argyle::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(bytes), size);

    const std::optional<Host> host = parseHost(text);
    const std::optional<Host> literal = parseLiteral(text);
    require(!literal || host == literal);
    if (host) {
        require(size > 0 && size <= 255);
        require(isName(*host) == !literal);
        require(!isName(*host) || (isWellFormedName(text) && std::get<std::string>(*host) == text));
        // What is written is read as the same again.
        require(parseHost(toString(*host)) == host);
        require(isName(*host) || parseLiteral(toString(*host)) == host);
    } else {
        require(!isWellFormedName(text));
    }

    require(!isValidOnionName(text) || isOnionName(text));
    require(!isOnionName(text) || isOnionName("www." + text));
    require(isValidOnionName(text) == isValidOnionName("www." + text));
    return 0;
}
