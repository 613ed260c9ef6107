// SPDX-License-Identifier: MIT
#pragma once

#include "socks/bytes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>

namespace argyle::socks::test {

/// A message as it stands in a table: hexadecimal bytes, and text between single quotes: "05 03 'abc' 00".
inline QByteArray wire(QByteArrayView text)
{
    QByteArray message;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
        } else if (text[at] == '\'') {
            const qsizetype end = text.indexOf('\'', at + 1);
            if (end < 0)
                qFatal("A text in a message has no end: %s", text.data());
            message += text.sliced(at + 1, end - at - 1).toByteArray();
            at = end + 1;
        } else {
            bool isNumber = false;
            message += static_cast<char>(text.sliced(at, 2).toByteArray().toInt(&isNumber, 16));
            if (!isNumber)
                qFatal("Not a byte at %d of %s", int(at), text.data());
            at += 2;
        }
    }
    return message;
}

inline Bytes bytesOf(const QByteArray &message)
{
    return std::as_bytes(std::span(message.constData(), static_cast<std::size_t>(message.size())));
}

inline QByteArray arrayOf(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// For comparisons: reads better than an array in a failed test.
inline QByteArray hexOf(const QByteArray &message)
{
    return message.toHex(' ');
}

} // namespace argyle::socks::test
