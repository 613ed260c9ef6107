// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QString>

/// What a stream record says to a person, in the words that table, filter, menus and details share.
namespace argyle::ui {

using observe::Destinations;

/// "firefox", or nothingText() where the system did not tell.
QString applicationText(const observe::StreamRecord &stream);
/// "1080" where the port listens at 127.0.0.1, as most do; else the whole address.
QString portText(const observe::StreamRecord &stream);
/// "CONNECT 5", "RESOLVE 4A", "command 09 5", "HTTP"; nothingText() while nothing was asked.
QString askedText(const observe::StreamRecord &stream);
/// "example.com:443", "[2001:db8::1]:443", a bare host where a lookup was asked; "(hidden)" where that is wished.
QString destinationText(const observe::StreamRecord &stream, Destinations destinations);
/// "Open", "Failed"…
QString stateText(observe::StreamState state);
/// "00 succeeded", "00 → 192.0.2.7" for a lookup; the problem where no reply was sent; nothingText() while there is none.
QString replyText(const observe::StreamRecord &stream, Destinations destinations);
/// "alpha (DE) → beta (FR) → gamma"; nothingText() where it goes through no circuit that is known.
QString circuitText(const observe::StreamRecord &stream);
/// The problem, without what it says of the destination where that is hidden.
QString problemText(const observe::StreamRecord &stream, Destinations destinations);
/// Time since the beginning, still running or final.
QString timeText(const observe::StreamRecord &stream, qint64 now);

/// What stands in the place of a destination that is not to be shown.
QString hiddenText();

/// The text of the code that was sent, by the protocol that the client spoke; null while none was sent, or where the
/// client spoke neither SOCKS4 nor SOCKS5.
const socks::CodeText *codeText(const observe::StreamRecord &stream);
/// A source text of the SOCKS library in the person's language.
QString socksText(const char *source);

} // namespace argyle::ui
