// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/group.h"
#include "socks/request.h"

#include <memory>
#include <string>

namespace argyle::routes {

/// What one isolation group is known by at a proxy: 128 random bits, new with each epoch and each run, so that nobody else's
/// credentials can be the same by chance or by design.
class GroupIdentity : public isolation::GroupState
{
public:
    GroupIdentity();
    /// 32 hexadecimal digits.
    const std::string &secret() const { return m_secret; }

    /// As Tor takes it: "the password isolates" (Tor's socks-extensions, <torS0X> format 0). A Tor that knows no such format takes
    /// the user name for an ordinary one, which isolates just as well.
    socks::Credentials forTor() const { return {"<torS0X>0", m_secret}; }
    /// As any other proxy takes it.
    socks::Credentials forProxy() const { return {"argyle", m_secret}; }

    /// The identity of the group and its epoch, made where it has none.
    static std::shared_ptr<const GroupIdentity> of(isolation::Group &group);

private:
    std::string m_secret;
};

} // namespace argyle::routes
