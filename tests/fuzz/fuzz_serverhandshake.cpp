// SPDX-License-Identifier: MIT
// A client's bytes, behind one byte that chooses the policy. However they are split, the outcome is the same.
#include "socks/onion.h"
#include "socks/serverhandshake.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <vector>

using namespace argyle::socks;
using argyle::fuzz::require;

namespace {

using Outcome = ServerHandshake::Outcome;

struct Played
{
    Outcome outcome = Outcome::NeedMore;
    std::size_t consumed = 0;
    std::vector<std::byte> answer;
    Request request;
    Reply refusal = Reply::Succeeded;
};

Played play(ServerPolicy policy, Bytes input, std::size_t piece)
{
    ServerHandshake handshake(policy);
    Played played;
    for (std::size_t at = 0; at < input.size() && played.outcome == Outcome::NeedMore;) {
        // A copy of just this piece, so that AddressSanitizer sees a read beyond it.
        const Bytes window = input.subspan(at, std::min(piece, input.size() - at));
        const std::vector<std::byte> copy(window.begin(), window.end());
        const ServerHandshake::Progress progress = handshake.receive(copy);
        require(progress.consumed <= copy.size());
        require(progress.outcome != Outcome::NeedMore || progress.consumed == copy.size());
        at += copy.size();
        played.consumed += progress.consumed;
        played.outcome = progress.outcome;
        const ReplyBytes answer = handshake.takeAnswer();
        const Bytes bytes = answer;
        played.answer.insert(played.answer.end(), bytes.begin(), bytes.end());
        require(handshake.takeAnswer().isEmpty());
    }
    played.refusal = handshake.refusal();
    played.request = handshake.takeRequest();
    return played;
}

void requireFit(const Request &request)
{
    const Host &host = request.target.host;
    const bool isSocks5 = request.protocol == Protocol::Socks5;
    require(isSocks5 || request.protocol == Protocol::Socks4 || request.protocol == Protocol::Socks4a);
    switch (request.command) {
    case Command::Connect:
        require(request.target.port != 0);
        break;
    case Command::Resolve:
        require(isSocks5 || !isIpv6(host));
        break;
    case Command::ResolvePtr:
        require(isSocks5 && !isName(host));
        break;
    default:
        require(false);
    }
    if (const auto *name = std::get_if<std::string>(&host))
        require(isWellFormedName(*name) && (!isOnionName(*name) || isValidOnionName(*name)));
    require(request.credentials.username.size() <= (isSocks5 ? 255 : 512));
    require(request.credentials.password.size() <= (isSocks5 ? 255 : 0));
}

void requireSame(const Played &left, const Played &right)
{
    require(left.outcome == right.outcome);
    require(left.consumed == right.consumed);
    require(left.answer == right.answer);
    require(left.refusal == right.refusal);
    require(left.request.protocol == right.request.protocol);
    require(left.request.command == right.request.command);
    require(left.request.target == right.request.target);
    require(left.request.askedAs == right.request.askedAs);
    require(left.request.credentials == right.request.credentials);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    using Preference = ServerPolicy::Preference;
    const ServerPolicy policy{(bytes[0] & 1) != 0 ? Preference::NoAuthentication : Preference::UsernamePassword,
                              (bytes[0] & 2) != 0 ? Errors::Extended : Errors::Plain};
    const Bytes input = std::as_bytes(std::span(bytes + 1, size - 1));

    const Played whole = play(policy, input, std::max<std::size_t>(input.size(), 1));
    requireSame(whole, play(policy, input, 1));
    requireSame(whole, play(policy, input, 1 + bytes[0] / 4U));

    require(whole.answer.size() <= 14);
    require((whole.refusal != Reply::Succeeded) == (whole.outcome == Outcome::Refused));
    if (whole.outcome == Outcome::Request)
        requireFit(whole.request);
    return 0;
}
