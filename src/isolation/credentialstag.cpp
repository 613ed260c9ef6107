// SPDX-License-Identifier: MIT
#include "isolation/group.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace argyle::isolation {

namespace {

QByteArray secretOfThisRun()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return {reinterpret_cast<const char *>(words.data()), qsizetype(sizeof words)};
}

} // namespace

QString credentialsTag(const socks::Credentials &credentials)
{
    if (credentials.isEmpty())
        return {};
    static const QByteArray secret = secretOfThisRun();
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret);
    // The length first, so that "ab" with "c" is not "a" with "bc".
    code.addData(QByteArray::number(qulonglong(credentials.username.size())) + ':');
    code.addData(credentials.username.data(), qsizetype(credentials.username.size()));
    code.addData(credentials.password.data(), qsizetype(credentials.password.size()));
    return QString::fromLatin1(code.result().first(2).toHex());
}

QString nameInWords(const QString &name)
{
    static constexpr QLatin1StringView word("tag ");
    constexpr qsizetype digits = 4;
    if (!QStringView(name).chopped(std::min(digits, name.size())).endsWith(word))
        return name;
    //: a tag of four digits, which tells credentials apart without telling them
    const QString tag = QCoreApplication::translate("argyle::isolation", "tag %1").arg(name.last(digits));
    return name.chopped(word.size() + digits) + tag;
}

} // namespace argyle::isolation
