// SPDX-License-Identifier: MIT
// What Tor's control port, or whatever listens in its place, says.
#include "routes/torauthentication.h"
#include "routes/torevents.h"
#include "routes/torreply.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <string_view>
#include <vector>

using namespace argyle::routes;
using argyle::fuzz::require;

namespace {

std::vector<TorReply> read(std::string_view input, std::size_t piece, bool &isBroken)
{
    TorReplyReader reader;
    std::vector<TorReply> replies;
    for (std::size_t at = 0; at < input.size(); at += piece) {
        reader.receive(input.substr(at, piece));
        while (auto reply = reader.next())
            replies.push_back(*reply);
    }
    isBroken = reader.isBroken();
    return replies;
}

/// Whatever it says, it is understood or not, and nothing worse.
void understand(const TorReply &reply)
{
    require(!reply.lines.empty() && reply.status >= 0 && reply.status <= 999);
    const TorEventText event = splitTorEvent(reply.text());
    require(event.keyword.size() + event.rest.size() <= reply.text().size());
    if (const auto stream = parseTorStream(event.rest))
        require(stream->circuit != QLatin1String("0"));
    if (const auto circuit = parseTorCircuit(event.rest)) {
        for (const auto &relay : circuit->circuit.relays)
            require(relay.fingerprint.size() <= 40);
    }
    parseTorStatus(event.rest);
    addressInConsensusEntry(reply.text());
    firstLoopbackPort(reply.text());
    if (const auto protocol = parseTorProtocol(reply))
        require(!protocol->version.contains(u' '));
    const TorChallenge challenge(QByteArray(32, 'c'), QByteArray(32, 'n'));
    require(!challenge.answerTo(reply)); // nobody finds the hash by chance
    const std::string quoted = torQuoted(reply.text());
    require(TorWords("K=" + quoted).valueOf("K") == reply.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(bytes), size);
    bool isBroken = false;
    bool isBrokenByByte = false;
    const std::vector<TorReply> replies = read(input, std::max<std::size_t>(size, 1), isBroken);
    require(replies == read(input, 1, isBrokenByByte));
    require(isBroken == isBrokenByByte);
    for (const TorReply &reply : replies)
        understand(reply);
    return 0;
}
