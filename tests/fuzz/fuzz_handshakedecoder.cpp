// SPDX-License-Identifier: MIT
// A transcript of any bytes, taken apart. Input: pieces, each behind a byte whose top bit is the sender and the others the size.
#include "socks/handshakedecoder.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <span>

using namespace argyle::socks;
using argyle::fuzz::require;

namespace {

constexpr unsigned senderBit = 0x80;

Transcript transcriptOf(Bytes input)
{
    Transcript transcript;
    while (!input.empty()) {
        const auto header = std::to_integer<unsigned>(input.front());
        input = input.subspan(1);
        const Bytes piece = input.first(std::min<std::size_t>(header & ~senderBit, input.size()));
        transcript.add(header & senderBit ? Sender::Argyle : Sender::Client, piece);
        input = input.subspan(piece.size());
    }
    return transcript;
}

std::vector<std::byte> bytesOf(const Transcript &transcript, Sender sender)
{
    std::vector<std::byte> bytes;
    for (const Transcript::Piece &piece : transcript.pieces()) {
        if (piece.sender == sender)
            bytes.insert(bytes.end(), piece.bytes.begin(), piece.bytes.end());
    }
    return bytes;
}

/// The fields follow each other without gap or overlap, to the end of the message.
void requireCovered(const Message &message)
{
    std::size_t at = 0;
    for (const Field &field : message.fields) {
        require(field.offset == at);
        at += field.length;
    }
    require(at == message.bytes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const Transcript transcript = transcriptOf(std::as_bytes(std::span(bytes, size)));
    const std::vector<Message> messages = decode(transcript);
    for (const Sender sender : {Sender::Client, Sender::Argyle}) {
        std::vector<std::byte> decoded;
        for (const Message &message : messages) {
            if (message.sender == sender)
                decoded.insert(decoded.end(), message.bytes.begin(), message.bytes.end());
        }
        require(decoded == bytesOf(transcript, sender));
        require(decoded.size() <= Transcript::atMost[static_cast<std::size_t>(sender)]);
    }
    for (const Message &message : messages)
        requireCovered(message);
    return 0;
}
