// SPDX-License-Identifier: MIT
#pragma once

#include "net/reactor.h"

namespace argyle::net {

/// Three QSocketNotifiers a link (reading, writing, errors), each disabled when it has fired until a call would block again: works
/// wherever Qt does.
class NotifierReactor final : public Reactor
{
    Q_OBJECT
public:
    NotifierReactor();
    ~NotifierReactor() override;

protected:
    bool add(Link &link) override;
    void remove(Link &link) override;
    void waitReadable(Link &link) override;
    void waitWritable(Link &link) override;
    void turn() override;

private:
    struct Watch;
    std::vector<std::unique_ptr<Watch>> m_watches; ///< by descriptor
};

} // namespace argyle::net
