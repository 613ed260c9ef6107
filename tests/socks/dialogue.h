// SPDX-License-Identifier: MIT
#pragma once

#include "socks/serverhandshake.h"
#include "tests/socks/splits.h"

#include <QByteArray>

namespace argyle::socks::test {

/// What became of a server handshake that was fed some bytes.
struct Played
{
    ServerHandshake::Outcome outcome = ServerHandshake::Outcome::NeedMore;
    qsizetype consumed = 0;
    QByteArray answer; ///< all that was to be sent
    QByteArray asked;  ///< describe() of the request
    Reply refusal = Reply::Succeeded;
};

/// Feeds the pieces until there is an outcome.
Played play(ServerPolicy policy, const Delivery &pieces);

/// "5 CONNECT name example.com:443 user/password": protocol, command, how the host was sent, target, credentials ("-" without).
QByteArray describe(const Request &request);

/// Plays `sent` in every delivery, alone and with data behind it, and wants the same each time: this outcome, these bytes
/// answered, all of `sent` consumed and nothing of what is behind it (nothing at all where it is not SOCKS). Plays every part
/// of it that is cut short, which has to need more and to have answered a part of the answer at most.
/// A QCOMPARE inside fails the calling test.
void checkDialogue(ServerPolicy policy, const QByteArray &sent, ServerHandshake::Outcome outcome,
                   const QByteArray &answer, const QByteArray &asked);

} // namespace argyle::socks::test
