// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "socks/handshakemessage.h"

#include <QString>
#include <QStringList>

/// What the messages of a handshake say to a person.
namespace argyle::ui {

/// How much of a handshake is shown.
struct Disclosure
{
    enum class Credentials : quint8 { Masked, Revealed } credentials = Credentials::Masked;
    observe::Destinations destinations = observe::Destinations::Shown;

    /// Whether a field is shown. Revealing credentials reveals no destination.
    bool covers(const socks::Field &field) const;
    bool operator==(const Disclosure &) const = default;
};

/// Whether something in the messages is shown only once credentials are revealed.
bool hasSecrets(const std::vector<socks::Message> &messages);

/// "Client → Argyle: Greeting".
QString titleOf(const socks::Message &message);
/// "RFC 1928 §3 · 3 bytes". The size would tell that of what is masked: it is left out then.
QString remarkOn(const socks::Message &message, const Disclosure &disclosure);
/// "VER", "Host".
QString nameOf(const socks::Field &field);
/// The bytes in hexadecimal, "05 01 00", so many a line. Dots in their place, always as many, where they are not shown.
QStringList hexOf(const socks::Message &message, const socks::Field &field, const Disclosure &disclosure,
                  qsizetype bytesInLine);
/// What the bytes say: "CONNECT", "443".
QString valueOf(const socks::Field &field, const Disclosure &disclosure);
/// What the field is for.
QString meaningOf(const socks::Field &field);
/// Why it does not fit; empty where it does.
QString faultOf(const socks::Field &field);
/// What stands behind a message that is not whole.
QString endsEarlyText();

/// All of it as lines of text, for the clipboard: a message's title, and a line for each of its fields, in columns.
QString asPlainText(const std::vector<socks::Message> &messages, const Disclosure &disclosure);

} // namespace argyle::ui
