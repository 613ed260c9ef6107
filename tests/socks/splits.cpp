// SPDX-License-Identifier: MIT
#include "tests/socks/splits.h"

#include <QRandomGenerator>

#include <algorithm>

namespace argyle::socks::test {

QList<Delivery> deliveriesOf(const QByteArray &message)
{
    constexpr int randomDeliveries = 32;
    QList<Delivery> deliveries{{message}};

    Delivery single;
    for (const char byte : message)
        single << QByteArray(1, byte);
    deliveries << single;

    for (qsizetype cut = 1; cut < message.size(); ++cut)
        deliveries << Delivery{message.first(cut), message.sliced(cut)};

    QRandomGenerator random(0x5EED);
    for (int i = 0; i < randomDeliveries; ++i) {
        Delivery pieces;
        for (qsizetype at = 0; at < message.size();) {
            const qsizetype size = std::min<qsizetype>(random.bounded(9), message.size() - at);
            pieces << message.sliced(at, size);
            at += size;
        }
        deliveries << pieces;
    }
    return deliveries;
}

} // namespace argyle::socks::test
