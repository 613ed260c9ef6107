// SPDX-License-Identifier: MIT
// A proxy's answers, behind one byte that chooses what was asked for and how. However they are split, the outcome is the same.
#include "socks/clienthandshake.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <vector>

using namespace argyle::socks;
using argyle::fuzz::require;

namespace {

using Outcome = ClientHandshake::Outcome;

struct Played
{
    std::size_t consumed = 0;
    std::vector<std::byte> sent;
    Outcome outcome = Outcome::NeedMore;
    ClientHandshake::Cause cause = ClientHandshake::Cause::None;
    Reply reply = Reply::Succeeded;
    Endpoint bound;
    bool operator==(const Played &) const = default;
};

Played play(const Request &wanted, ClientPolicy policy, Bytes input, std::size_t piece)
{
    ClientHandshake handshake(wanted, policy);
    Played played;
    played.sent = handshake.takeMessage();
    for (std::size_t at = 0; at < input.size() && handshake.outcome() == Outcome::NeedMore;) {
        // A copy of just this piece, so that AddressSanitizer sees a read beyond it.
        const Bytes window = input.subspan(at, std::min(piece, input.size() - at));
        const std::vector<std::byte> copy(window.begin(), window.end());
        const ClientHandshake::Progress progress = handshake.receive(copy);
        require(progress.outcome == handshake.outcome());
        require(progress.consumed <= copy.size());
        require(progress.outcome != Outcome::NeedMore || progress.consumed == copy.size());
        at += copy.size();
        played.consumed += progress.consumed;
        const std::vector<std::byte> message = handshake.takeMessage();
        played.sent.insert(played.sent.end(), message.begin(), message.end());
    }
    require(handshake.ended() != Outcome::NeedMore);
    played.outcome = handshake.outcome();
    played.cause = handshake.cause();
    played.reply = handshake.reply();
    played.bound = handshake.bound();
    return played;
}

Request wantedFor(std::uint8_t choice)
{
    constexpr std::array commands{Command::Connect, Command::Resolve, Command::ResolvePtr, Command::Connect};
    Request wanted;
    wanted.command = commands[choice & 3];
    wanted.target = {Ipv4{{192, 0, 2, 1}}, 80};
    if ((choice & 4) != 0)
        wanted.credentials = {"user", "password"};
    return wanted;
}

ClientPolicy policyFor(std::uint8_t choice)
{
    return {(choice & 8) != 0 ? ClientPolicy::Pace::Pipelined : ClientPolicy::Pace::StepByStep,
            (choice & 16) != 0 ? ClientPolicy::Authentication::Required : ClientPolicy::Authentication::Optional};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const Request wanted = wantedFor(bytes[0]);
    const ClientPolicy policy = policyFor(bytes[0]);
    const Bytes input = std::as_bytes(std::span(bytes + 1, size - 1));

    const Played whole = play(wanted, policy, input, std::max<std::size_t>(input.size(), 1));
    require(whole == play(wanted, policy, input, 1));
    require(whole == play(wanted, policy, input, 1 + bytes[0] / 16U));

    require((whole.outcome == Outcome::Succeeded) == (whole.reply == Reply::Succeeded));
    if (whole.outcome == Outcome::Succeeded) {
        const auto *name = std::get_if<std::string>(&whole.bound.host);
        require(!name || isWellFormedName(*name));
        require(wanted.command != Command::Resolve || !name);
        require(wanted.command != Command::ResolvePtr || name);
    }
    return 0;
}
