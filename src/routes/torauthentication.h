// SPDX-License-Identifier: MIT
#pragma once

#include "routes/torreply.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace argyle::routes {

/// What Tor says of itself before anyone is let in (control-spec §3.21).
struct TorProtocol
{
    QStringList methods; ///< "NULL", "HASHEDPASSWORD", "COOKIE", "SAFECOOKIE"
    QString cookieFile;
    QString version; ///< "0.4.9.11"
};
std::optional<TorProtocol> parseTorProtocol(const TorReply &reply);

/// A way to be let in. Secret where it holds a password or a cookie: never printed.
struct TorLogin
{
    enum class Way : quint8 { Impossible, Plain, Challenge };
    enum class Proof : quint8 { None, Password, Cookie };
    Way way = Way::Impossible;
    Proof proof = Proof::None; ///< what it lets us in by
    QByteArray command;        ///< of Plain: the AUTHENTICATE command itself
    QByteArray cookie;         ///< of Challenge
    QString problem;           ///< of Impossible: a sentence
};
/// The best of the ways that Tor offers: by password where one is given, SAFECOOKIE, COOKIE, or nothing at all where nothing is
/// asked. Reads the cookie's file, of which only one of exactly 32 bytes is taken: anything else may be a file that somebody wants
/// to be told (control-spec §5.1).
TorLogin chooseTorLogin(const TorProtocol &protocol, const QString &password);

/// SAFECOOKIE (control-spec §3.24): both sides prove that they know the cookie, and neither says it.
class TorChallenge
{
public:
    /// `nonce`: 32 random bytes.
    TorChallenge(QByteArray cookie, QByteArray nonce);
    QByteArray command() const;
    /// The AUTHENTICATE command; nothing where the reply is no answer to the challenge or comes from somebody who does not know the
    /// cookie.
    std::optional<QByteArray> answerTo(const TorReply &reply) const;

private:
    QByteArray m_cookie;
    QByteArray m_nonce;
};

} // namespace argyle::routes
