// SPDX-License-Identifier: MIT
#include "routes/torauthentication.h"

#include "routes/torwords.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>

#include <utility>

namespace argyle::routes {

namespace {

constexpr qsizetype cookieSize = 32;
constexpr qsizetype nonceSize = 32;
constexpr qsizetype hashSize = 32;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::routes::TorAuthentication)
};

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QByteArray fromHex(std::optional<std::string_view> text)
{
    return text ? QByteArray::fromHex(QByteArray(text->data(), qsizetype(text->size()))) : QByteArray();
}

struct Cookie
{
    QByteArray bytes;
    QString problem;
};

Cookie readCookie(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {
            {},
            Texts::tr(
                "Tor's control port wants its cookie, and %1 cannot be read: %2. Let your account read it (on Debian, "
                "join the group debian-tor), or give a password.")
                .arg(path, file.errorString())};
    }
    QByteArray bytes = file.read(cookieSize + 1);
    if (bytes.size() != cookieSize)
        return {{}, Texts::tr("%1 holds no cookie of Tor's control port.").arg(path)};
    return {bytes, {}};
}

TorLogin impossible(const QString &problem)
{
    return {TorLogin::Way::Impossible, TorLogin::Proof::None, {}, {}, problem};
}

/// Equal, in a time that does not tell how far.
bool isSameHash(const QByteArray &left, const QByteArray &right)
{
    if (left.size() != right.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    return difference == 0;
}

} // namespace

std::optional<TorProtocol> parseTorProtocol(const TorReply &reply)
{
    if (!reply.isOk() || !reply.text().starts_with("PROTOCOLINFO"))
        return std::nullopt;
    TorProtocol protocol;
    for (const TorLine &line : reply.lines) {
        const TorWords words(line.text);
        if (words.at(0) == "AUTH") {
            protocol.methods = toQString(words.valueOf("METHODS").value_or("")).split(u',', Qt::SkipEmptyParts);
            protocol.cookieFile = toQString(words.valueOf("COOKIEFILE").value_or(""));
        } else if (words.at(0) == "VERSION") {
            // "0.4.9.11 (git-…)" in some builds
            protocol.version = toQString(words.valueOf("Tor").value_or("")).section(u' ', 0, 0);
        }
    }
    return protocol;
}

TorLogin chooseTorLogin(const TorProtocol &protocol, const QString &password)
{
    const auto offers = [&protocol](const char *method) { return protocol.methods.contains(QLatin1String(method)); };
    if (offers("NULL"))
        return {TorLogin::Way::Plain, TorLogin::Proof::None, "AUTHENTICATE", {}, {}};
    if (offers("HASHEDPASSWORD") && !password.isEmpty()) {
        const std::string quoted = torQuoted(password.toStdString());
        return {TorLogin::Way::Plain,
                TorLogin::Proof::Password,
                "AUTHENTICATE " + QByteArray::fromStdString(quoted),
                {},
                {}};
    }
    if (offers("SAFECOOKIE") || offers("COOKIE")) {
        Cookie cookie = readCookie(protocol.cookieFile);
        if (!cookie.problem.isEmpty())
            return impossible(cookie.problem);
        if (offers("SAFECOOKIE"))
            return {TorLogin::Way::Challenge, TorLogin::Proof::Cookie, {}, cookie.bytes, {}};
        return {TorLogin::Way::Plain, TorLogin::Proof::Cookie, "AUTHENTICATE " + cookie.bytes.toHex(), {}, {}};
    }
    if (offers("HASHEDPASSWORD"))
        return impossible(Texts::tr("Tor's control port wants a password, and the route has none."));
    return impossible(Texts::tr("Tor's control port offers no way to log in that Argyle knows."));
}

TorChallenge::TorChallenge(QByteArray cookie, QByteArray nonce)
    : m_cookie(std::move(cookie))
    , m_nonce(std::move(nonce))
{}

QByteArray TorChallenge::command() const
{
    return "AUTHCHALLENGE SAFECOOKIE " + m_nonce.toHex();
}

std::optional<QByteArray> TorChallenge::answerTo(const TorReply &reply) const
{
    const TorWords words(reply.text());
    const QByteArray serverHash = fromHex(words.valueOf("SERVERHASH"));
    const QByteArray serverNonce = fromHex(words.valueOf("SERVERNONCE"));
    if (!reply.isOk() || words.at(0) != "AUTHCHALLENGE" || serverHash.size() != hashSize
        || serverNonce.size() != nonceSize)
        return std::nullopt;
    const auto proof = [&](const char *key) {
        return QMessageAuthenticationCode::hash(m_cookie + m_nonce + serverNonce, key, QCryptographicHash::Sha256);
    };
    if (!isSameHash(serverHash, proof("Tor safe cookie authentication server-to-controller hash")))
        return std::nullopt;
    return "AUTHENTICATE " + proof("Tor safe cookie authentication controller-to-server hash").toHex();
}

} // namespace argyle::routes
