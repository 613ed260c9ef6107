// SPDX-License-Identifier: MIT
#include "routes/groupidentity.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <array>

namespace argyle::routes {

GroupIdentity::GroupIdentity()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    m_secret = QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex().toStdString();
}

std::shared_ptr<const GroupIdentity> GroupIdentity::of(isolation::Group &group)
{
    auto identity = std::dynamic_pointer_cast<GroupIdentity>(group.state());
    if (!identity) {
        identity = std::make_shared<GroupIdentity>();
        group.setState(identity);
    }
    return identity;
}

} // namespace argyle::routes
