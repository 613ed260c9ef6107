// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace argyle::socks::test {

/// One way to deliver a message: the pieces, in order.
using Delivery = QList<QByteArray>;

/// Ways in which a stream may deliver a message: at once, byte by byte, in two pieces cut at every place, and in many pieces
/// of random sizes, empty ones among them, the same ones in every run.
QList<Delivery> deliveriesOf(const QByteArray &message);

} // namespace argyle::socks::test
